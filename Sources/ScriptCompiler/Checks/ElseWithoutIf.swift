package import SourceText

extension Rule {
  /// An `[else]` has no `[if …]` right above it.
  package static let elseWithoutIf = Rule(
    "else-without-if",
    explanation:
      "`[else]` stands on the line right below one or more `[if …]` lines, or ends their "
      + "block, and holds when none of them did. A blank line between them parts them.",
    wrong: .step(
      """
      Good morning.
      [else] Good evening.
      - Hello -> offer
      """),
    right: .step(
      """
      [if daypart is morning] Good morning.
      [else] Good evening.
      - Hello -> offer
      """))
}
