package import SourceText

extension Rule {
  /// An outcome's kind or attribute cannot be read.
  package static let badOutcome = Rule(
    "bad-outcome",
    explanation:
      "An outcome is won, open or lost. Behind that may stand what it needs and what follows "
      + "from it, divided by commas.",
    wrong: .body(
      """
      # outcomes
      - later: open, call after 2 days

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """),
    right: .body(
      """
      # outcomes
      - later: open, call in 2 days

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """))
}
