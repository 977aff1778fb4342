package import SourceText

extension Rule {
  /// An included file is missing, unreadable, outside the script's folder, or includes itself.
  package static let badInclude = Rule(
    "bad-include",
    explanation:
      "`include` names files relative to the file that includes them. They lie in the folder "
      + "of the script or below it, so that a script can be moved and kept as a whole.",
    wrong: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      include: cards.patter
      ---

      # outcomes
      - meeting: won
      - refused: lost

      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      """),
    right: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      include: cards.patter
      ---

      # outcomes
      - meeting: won
      - refused: lost

      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      """,
      files: [
        (
          "cards.patter",
          """
          # objections

          ## !price: Too expensive
          ~ too expensive
          ### answer
          Compared with what?

          """
        )
      ]))
}
