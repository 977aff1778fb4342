package import SourceText

extension Rule {
  /// An ask names no field, or more than one.
  package static let emptyAsk = Rule(
    "empty-ask",
    explanation:
      "`? supplier` asks the operator to type the value of one field. The question itself is "
      + "a spoken line above it.",
    wrong: .step(
      """
      Who supplies you?
      ?\u{20}
      - Hello -> offer
      """),
    right: .step(
      """
      Who supplies you?
      ? supplier
      Are you happy with {supplier | them}?
      - Hello -> offer
      """))
}
