package import SourceText

extension Rule {
  /// A reply, a jump or `start` names a step that is nowhere.
  package static let unknownStep = Rule(
    "unknown-step",
    explanation:
      "An arrow `->` leads to a step of this script or of the files it includes, by its name. "
      + "A missing one would leave the operator without words in the middle of a call.",
    wrong: .step(
      """
      Good morning.
      - Hello -> ofer
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      """))
}
