package import SourceText

extension Rule {
  /// A line of a card stands before its first rebuttal.
  package static let textBeforeRebuttal = Rule(
    "text-before-rebuttal",
    explanation:
      "A card has phrases under its heading and then rebuttals, each under a `###` heading, "
      + "in the order to try them.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - Too expensive -> !price

      # objections

      ## !price: Too expensive
      ~ too expensive
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
      ~ too expensive
      ### answer
      Compared with what?
      """))
}
