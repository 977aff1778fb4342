package import SourceText

extension Rule {
  /// A step stands in `# objections`.
  package static let stepInObjections = Rule(
    "step-in-objections",
    explanation:
      "In `# objections` every `##` heading is a card and begins with `!`. Steps stand in the "
      + "other stages.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - Too expensive -> !price

      # objections

      ## price: Too expensive
      ### answer
      Compared with what?
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - Too expensive -> !price

      # objections

      ## !price: Too expensive
      ~ too expensive | costs too much
      ### answer
      Compared with what?
      """))
}
