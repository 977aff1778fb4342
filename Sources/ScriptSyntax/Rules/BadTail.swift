package import SourceText

extension Rule {
  /// Words stand behind the tail of a reply or jump.
  package static let badTail = Rule(
    "bad-tail",
    explanation:
      "The label and its phrases come first. With the first arrow, bracket, `#id` or score "
      + "begins the tail, and only such parts may follow.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer | good day
      """),
    right: .step(
      """
      Good morning.
      - Hello | good day -> offer
      """))
}
