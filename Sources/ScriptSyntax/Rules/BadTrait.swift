package import SourceText

extension Rule {
  /// A line of a persona is no trait.
  package static let badTrait = Rule(
    "bad-trait",
    explanation:
      "A persona raises cards and gives replies with a chance in per cent, yields after some "
      + "rebuttals, has patience for some turns, and answers fields.",
    wrong: .body(
      """
      # personas

      ## busy
      - patience long

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """),
    right: .body(
      """
      # personas

      ## busy
      - patience 4 turns

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """))
}
