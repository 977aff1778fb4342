package import SourceText

extension Rule {
  /// One variant of a step has a must line and another has none.
  package static let mustInEveryLetter = Rule(
    "must-in-every-letter",
    explanation:
      "A line that the law requires must be heard whichever variant is drawn, so every letter "
      + "needs its own.",
    wrong: .step(
      """
      [A] [must] This call is recorded.
      [B] Good morning.
      - Hello -> offer
      """),
    right: .step(
      """
      [A] [must] This call is recorded.
      [B] [must] We record this call.
      - Hello -> offer
      """))
}
