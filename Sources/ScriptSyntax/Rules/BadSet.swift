package import SourceText

extension Rule {
  /// A set lacks its field or its value.
  package static let badSet = Rule(
    "bad-set",
    explanation:
      "A set puts a value into a field: `[set decides = owner]`. The field is declared under "
      + "`# fields`.",
    wrong: .step(
      """
      Good morning.
      [set supplier]
      - Hello -> offer
      """),
    right: .step(
      """
      Good morning.
      [set supplier = "none"]
      - Hello -> offer
      """))
}
