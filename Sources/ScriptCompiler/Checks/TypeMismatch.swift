package import SourceText

extension Rule {
  /// Values of two types are compared, joined or set.
  package static let typeMismatch = Rule(
    "type-mismatch",
    explanation:
      "A number is not a text, a date is not an amount. What is compared or set must be of "
      + "one type; a bare number beside money is taken in the script's currency.",
    wrong: .step(
      """
      Who supplies you?
      ? supplier
      [if supplier >= 2000] That is a lot.
      - Yes -> offer
      """),
    right: .step(
      """
      What do you spend?
      ? spend
      [if spend >= 2000] That is a lot.
      - Yes -> offer
      """))
}
