package import SourceText

extension Rule {
  /// A line stands where its kind cannot.
  package static let misplacedLine = Rule(
    "misplaced-line",
    explanation:
      "Steps hold spoken lines, notes, asks, replies and jumps; reserved sections hold items; "
      + "phrases with `~` stand under the heading of an objection card.",
    wrong: .step(
      """
      Good morning.
      ~ hello | good day
      - Hello -> offer
      """),
    right: .step(
      """
      Good morning.
      - Hello | good day -> offer
      """))
}
