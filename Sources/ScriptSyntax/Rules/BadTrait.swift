package import SourceText

extension Rule {
  /// A line of a persona is no trait.
  package static let badTrait = Rule(
    "bad-trait",
    explanation:
      "A persona raises a card with a chance in per cent (`- !price 60%`), at one step or stage "
      + "(`- !price 60% at presentation`), or any card (`- objects 15%`); gives replies "
      + "(`- says hello/busy 40%`, `- says anytime/#opt_out 10%`) or any anytime reply "
      + "(`- interrupts 5%`); yields after some rebuttals, has patience for some turns, a mood at "
      + "the start, talks much or little, and answers fields.",
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
