package import SourceText

extension Rule {
  /// A number is not written in plain digits.
  package static let badNumber = Rule(
    "bad-number",
    explanation:
      "In a script numbers are plain digits with an optional point and decimals, in every "
      + "language, so that they mean the same for everyone: `1000`, `0.5`.",
    wrong: .step(
      """
      [if spend >= 1,000] That is a lot.
      ? spend
      - Yes -> offer
      """),
    right: .step(
      """
      Good morning.
      [if spend >= 1000] That is a lot.
      ? spend
      - Yes -> offer
      """))
}
