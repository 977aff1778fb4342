package import SourceText

extension Rule {
  /// An item of a reserved section has not the form that it needs.
  package static let badItem = Rule(
    "bad-item",
    explanation:
      "Fields and outcomes are items with a name and a colon: `- supplier: text`, `- meeting "
      + "\"Meeting booked\": won`.",
    wrong: .body(
      """
      # outcomes
      - later open

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """),
    right: .body(
      """
      # outcomes
      - later: open

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """))
}
