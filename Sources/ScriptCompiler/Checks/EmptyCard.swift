package import SourceText

extension Rule {
  /// An objection card has no rebuttal.
  package static let emptyCard = Rule(
    "empty-card",
    explanation:
      "A card without a rebuttal leaves the operator without words. Give it at least one.",
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
