package import SourceText

extension Rule {
  /// Braces hold something else than a name.
  package static let badBraces = Rule(
    "bad-braces",
    explanation:
      "Between braces stands one name and, if you like, a `|` with the words to say when the "
      + "value is unknown. They never hold a sum or a condition.",
    wrong: .step(
      """
      That is {spend * 12} a year.
      - Yes -> offer
      """),
    right: .step(
      """
      That is {spend | a lot} a month.
      ? spend
      - Yes -> offer
      """))
}
