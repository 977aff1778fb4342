package import SourceText

extension Rule {
  /// A bracket stands on a line that cannot have it.
  package static let misplacedDirective = Rule(
    "misplaced-directive",
    explanation:
      "`[must]` and letters mark spoken lines of steps (letters notes too), guards and sets "
      + "may stand on any of its lines, and replies take guards and sets alone.",
    wrong: .step(
      """
      Who supplies you?
      [A] ? supplier
      - Yes -> offer
      """),
    right: .step(
      """
      [A] Who supplies you?
      [B] Whose customer are you?
      ? supplier
      Are you happy with {supplier | them}?
      - Yes -> offer
      """))
}
