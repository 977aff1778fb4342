import CallModel
import Statistics

/// A step where surely more than half of the calls that reach it spend more than its target time. What
/// a shorter one would win cannot be said.
enum SlowStep {
  static let id = "slow-step"

  @Sendable
  static func find(
    _ evidence: TuningEvidence, _ comparisons: TuningComparisons
  ) -> [TuningFinding] {
    let script = evidence.script
    return script.steps.refs.compactMap { step in
      let seconds = Int64(script.steps[step].seconds)
      let name = script.name(step)
      let reached = evidence.counts.n(.stepReached, step: name)
      let share = Proportion(evidence.counts.n(.overTime, step: name), within: reached)
      let entered = evidence.counts.n(.stepEntered, step: name)
      guard seconds > 0, entered > 0, share.wilson().low > 0.5 else { return nil }
      let mean = evidence.counts.ms(.stepEntered, step: name) / Int64(entered)
      return TuningFinding(
        id, at: .step(step), "`\(name)` runs over its time in more than half of the calls",
        figures: [
          .init("over its time", .share(share)),
          .init("its time", .duration(seconds * 1000)),
          .init("mean time of \(entered) entries", .duration(mean)),
        ],
        help: "cut what is said here, divide the step, or give it the time that it takes",
        weight: share.count)
    }
  }
}
