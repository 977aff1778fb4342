package import SourceText

extension Rule {
  /// A field is money and the script names no currency.
  package static let noCurrency = Rule(
    "no-currency",
    explanation:
      "Amounts are typed and compared without a currency, so the script says once which one "
      + "is meant.",
    wrong: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      ---

      # outcomes
      - meeting: won
      - refused: lost

      # fields
      - spend: money

      # greeting

      ## hello
      What do you spend?
      ? spend
      - Fine => meeting

      """),
    right: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      currency: EUR
      ---

      # outcomes
      - meeting: won
      - refused: lost

      # fields
      - spend: money

      # greeting

      ## hello
      What do you spend?
      ? spend
      [if spend > 1000] That is a lot for bread.
      - Fine => meeting

      """))
}
