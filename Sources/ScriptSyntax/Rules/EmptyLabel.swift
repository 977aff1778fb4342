package import SourceText

extension Rule {
  /// A reply has no label, or a `|` has no words beside it.
  package static let emptyLabel = Rule(
    "empty-label",
    explanation:
      "The operator picks a reply by its label, and the words after a `|` are what prospects "
      + "say for it. Neither can be empty.",
    wrong: .step(
      """
      Good morning.
      - -> offer
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      """))
}
