package import SourceText

extension Rule {
  /// An arrow names an objection card that is nowhere.
  package static let unknownObjection = Rule(
    "unknown-objection",
    explanation:
      "`-> !price` raises the card `## !price` of `# objections`.",
    wrong: .step(
      """
      Good morning.
      - Too expensive -> !prize
      - Hello -> offer
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Too expensive -> !price
      - Hello => meeting

      # objections

      ## !price
      ~ too expensive | costs too much
      ### answer
      Compared with what?
      """))
}
