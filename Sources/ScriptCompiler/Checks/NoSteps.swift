package import SourceText

extension Rule {
  /// The script has no step.
  package static let noSteps = Rule(
    "no-steps",
    explanation:
      "A call begins at a step, so a script needs at least one stage with a step in it.",
    wrong: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      ---

      # outcomes
      - meeting: won
      - refused: lost

      """),
    right: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      ---

      # outcomes
      - meeting: won
      - refused: lost

      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      """))
}
