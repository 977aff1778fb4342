package import SourceText

extension Rule {
  /// An objection card stands in a stage.
  package static let cardInStage = Rule(
    "card-in-stage",
    explanation:
      "Cards can be raised anywhere and so stand apart, in `# objections`.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      ## !price: Too expensive
      Compared with what?
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      # objections

      ## !price: Too expensive
      ~ too expensive | costs too much
      ### answer
      Compared with what?
      """))
}
