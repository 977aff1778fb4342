package import SourceText

extension Rule {
  /// `back` or `next` stands outside an objection card.
  package static let backOutsideObjection = Rule(
    "back-outside-objection",
    explanation:
      "`back` returns to where an objection was raised, `next` goes to the card's next "
      + "rebuttal. In a step and in an anytime reply neither means anything.",
    wrong: .step(
      """
      Good morning.
      - Hello -> back
      """),
    right: .step(
      """
      Good morning.
      - Hello -> again
      - Yes -> offer
      """))
}
