package import SourceText

extension Rule {
  /// A field is for a criterion that the scheme does not have.
  package static let unknownCriterion = Rule(
    "unknown-criterion",
    explanation:
      "`for budget` says that a field answers a criterion of the qualification scheme named "
      + "by `qualify`: BANT, CHAMP, ANUM or NOTE.",
    wrong: .body(
      """
      # fields
      - yearly: money, for money_left

      # greeting

      ## hello
      What can you spend?
      ? yearly
      - Hello => meeting
      """),
    right: .body(
      """
      # fields
      - yearly: money, for budget

      # greeting

      ## hello
      What can you spend?
      ? yearly
      - Hello => meeting
      """))
}
