import CallModel
import Statistics

/// The step that loses most against its interval: of those whose drop-off is higher than that at all
/// other steps together, by a test and with intervals that do not touch, the one that costs most.
///
/// Its worth, for r calls that reached it, of which a share d dropped off, when a share e did at the
/// others, and g of the (1 − d) r that went on reached the goal: (d − e) r · g / ((1 − d) r). It is what
/// would be won if it lost no more than the others and those kept were like those who went on.
enum LossyStep {
  static let id = "lossy-step"

  @Sendable
  static func find(
    _ evidence: TuningEvidence, _ comparisons: TuningComparisons
  ) -> [TuningFinding] {
    let script = evidence.script
    let lossy = comparisons.dropOffs.compactMap {
      step, tested -> (step: Ref<Step>, tested: TuningComparisons.Tested, worth: Double)? in
      let (here, rest) = (tested.comparison.other, tested.comparison.one)
      guard tested.isCalled, let worth = worth(step, tested, evidence),
        here.wilson().low > rest.wilson().high
      else { return nil }
      return (step, tested, worth)
    }
    guard let most = lossy.max(by: { ($0.worth, $1.step.index) < ($1.worth, $0.step.index) }) else {
      return []
    }
    return [
      TuningFinding(
        id, at: .step(most.step),
        "`\(script.name(most.step))` loses more calls than the other steps do",
        figures: TuningFinding.figures(
          most.tested, "drop-off here", "drop-off at the other steps",
          of: comparisons.all.count),
        remarks: [
          "drop-off is calls that ended here lost or given up, of those that reached it; steps that "
            + "only say goodbye are left out"
        ],
        help: "try other words: give the lines of this step letters, `[A]` for these and `[B]` for "
          + "new ones, and let `patter report variants` tell which keep more",
        worth: most.worth, weight: most.tested.comparison.other.total)
    ]
  }

  private static func worth(
    _ step: Ref<Step>, _ tested: TuningComparisons.Tested, _ evidence: TuningEvidence
  ) -> Double? {
    guard let passage = evidence.passages[step], let excess = tested.comparison.difference,
      excess > 0
    else { return nil }
    let wentOn = passage.reached - passage.dropped
    let goals = evidence.goals.n(.stepReached, step: evidence.script.name(step))
    guard wentOn > 0 else { return 0 }
    return evidence.perThousand(
      excess * Double(passage.reached) * min(1, Double(goals) / Double(wentOn)))
  }
}
