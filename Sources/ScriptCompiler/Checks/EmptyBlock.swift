package import SourceText

extension Rule {
  /// Brackets alone on their line cover nothing.
  package static let emptyBlock = Rule(
    "empty-block",
    explanation:
      "Brackets alone on a line are for the lines right below, up to the next blank line or "
      + "heading.",
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
