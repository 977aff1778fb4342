package import SourceText

extension Rule {
  /// A `###` heading stands outside an objection card.
  package static let rebuttalOutsideObjection = Rule(
    "rebuttal-outside-objection",
    explanation:
      "Three `#` begin a rebuttal, which belongs to the card above it in `# objections`. A "
      + "step has two.",
    wrong: .body(
      """
      # greeting

      ### hello
      Good morning.
      - Hello => meeting
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """))
}
