package import SourceText

extension Rule {
  /// A rebuttal stands after `otherwise`.
  package static let otherwiseNotLast = Rule(
    "otherwise-not-last",
    explanation:
      "`### otherwise` says what happens when the last rebuttal failed, so it stands last on "
      + "its card.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - Too expensive -> !price

      # objections

      ## !price: Too expensive
      ~ too expensive
      ### otherwise
      Fair enough.
      => refused
      ### compare
      Compared with what?
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - Too expensive -> !price

      # objections

      ## !price: Too expensive
      ~ too expensive
      ### compare
      Compared with what?
      ### otherwise
      Fair enough.
      => refused
      """))
}
