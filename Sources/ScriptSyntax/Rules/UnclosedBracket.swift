package import SourceText

extension Rule {
  /// A `[` has no `]` on its line.
  package static let unclosedBracket = Rule(
    "unclosed-bracket",
    explanation:
      "A line that begins with a bracket begins with a guard or a directive, which ends at "
      + "the closing bracket on the same line.",
    wrong: .step(
      """
      [if spend >= 2000 That is a lot.
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
