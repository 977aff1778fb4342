import CallModel
import Statistics

/// An advice of `check` on a step that loses fewer calls than all other steps together, by a test: the
/// log contradicts it, and a comment with the figures silences it. Nothing is won by that.
enum ContradictedAdvice {
  static let id = "contradicted-advice"

  @Sendable
  static func find(
    _ evidence: TuningEvidence, _ comparisons: TuningComparisons
  ) -> [TuningFinding] {
    evidence.advice.compactMap { advice in
      guard let tested = comparisons.dropOffs[advice.step], tested.isCalled,
        let difference = tested.comparison.difference, difference < 0
      else { return nil }
      let (here, rest) = (tested.comparison.other, tested.comparison.one)
      return TuningFinding(
        id, at: .advice(advice.number),
        "the log contradicts the advice `\(advice.id)`: "
          + "`\(evidence.script.name(advice.step))` loses fewer calls than the other steps do",
        figures: TuningFinding.figures(
          tested, "drop-off here", "drop-off at the other steps", of: comparisons.all.count),
        help: "write `// allow: \(advice.id) drop-off \(here.count)/\(here.total), "
          + "elsewhere \(rest.count)/\(rest.total)` on a line of its own above",
        weight: here.total)
    }
  }
}
