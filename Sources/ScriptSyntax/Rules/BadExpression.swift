package import SourceText

extension Rule {
  /// A guard or a value cannot be read.
  package static let badExpression = Rule(
    "bad-expression",
    explanation:
      "A guard compares fields with values: `spend >= 2000`, `decides is owner or manager`, "
      + "`supplier is unknown`. Parts are joined with `and` and `or`; words that are no names "
      + "stand in quotes.",
    wrong: .step(
      """
      [if spend >=] That is a lot.
      ? spend
      - Yes -> offer
      """),
    right: .step(
      """
      Good morning.
      [if spend >= 2000] That is a lot.
      ? spend
      - Yes -> offer
      """))
}
