package import SourceText

extension Rule {
  /// `=>` or `goal` names an outcome that is not declared.
  package static let unknownOutcome = Rule(
    "unknown-outcome",
    explanation:
      "Outcomes are declared under `# outcomes`, so that reports know which are won, open and "
      + "lost.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer
      - No time => refuse
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      - No time => refused
      """))
}
