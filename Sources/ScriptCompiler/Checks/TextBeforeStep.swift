package import SourceText

extension Rule {
  /// A line stands before the first step of its stage, or before the first section.
  package static let textBeforeStep = Rule(
    "text-before-step",
    explanation:
      "Everything that is said belongs to a step. Between the heading of a stage and its "
      + "first step only notes may stand.",
    wrong: .body(
      """
      # greeting
      Good morning.

      ## hello
      How are you?
      - Fine => meeting
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning. How are you?
      - Fine => meeting
      """))
}
