package import SourceText

extension Rule {
  /// A reply stands in the block that brackets cover.
  package static let replyInBlock = Rule(
    "reply-in-block",
    explanation:
      "Brackets alone on their line cover what is said, asked and set below, not replies. A "
      + "reply has its guard on its own line.",
    wrong: .step(
      """
      [if spend >= 2000]
      That is a lot.
      - Yes -> offer
      """),
    right: .step(
      """
      Good morning.
      [if spend >= 2000]
      That is a lot.

      - Yes -> offer
      """))
}
