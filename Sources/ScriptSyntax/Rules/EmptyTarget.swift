package import SourceText

extension Rule {
  /// An arrow has no name behind it.
  package static let emptyTarget = Rule(
    "empty-target",
    explanation:
      "`->` leads to a step or an objection card, `=>` ends the call with an outcome. The "
      + "name stands right behind the arrow.",
    wrong: .step(
      """
      Good morning.
      - Hello ->
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      """))
}
