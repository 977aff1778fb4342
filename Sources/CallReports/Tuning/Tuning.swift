import CallModel
import Statistics

/// What the log says should be changed in a script, in order of worth.
package struct Tuning: Sendable {
  /// The findings: those with a worth first, the largest first, then the others by how often what they
  /// are about happened.
  package let findings: [TuningFinding]
  /// How many comparisons were made.
  package let comparisonCount: Int
  /// What could not be told, in sentences.
  package let closing: [String]

  /// Looks for everything that the rules know.
  package init(_ evidence: TuningEvidence) {
    let comparisons = TuningComparisons(evidence)
    let found = TuningRule.all.flatMap { $0.find(evidence, comparisons) }
    findings = found.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      if let first = a.worth, let second = b.worth, first != second { return first > second }
      if (a.worth == nil) != (b.worth == nil) { return b.worth == nil }
      return a.weight == b.weight ? one.offset < other.offset : a.weight > b.weight
    }.map(\.element)
    let all = comparisons.all
    comparisonCount = all.count
    closing =
      Tuning.closing(all, evidence) + DecidedVariant.closing(evidence)
      + MissingPhrase.closing(evidence)
  }

  /// What is not told since there are not enough calls for it yet.
  private static func closing(
    _ comparisons: [TuningComparisons.Tested], _ evidence: TuningEvidence
  ) -> [String] {
    let conversations = Double(evidence.counts.conversations)
    var waiting: [(name: String, more: Int)] = []
    for tested in comparisons where !tested.isCalled {
      guard let needed = tested.needed, tested.inHand > 0, tested.inHand < Double(needed) else {
        continue
      }
      let more = (Double(needed) - tested.inHand) * conversations / tested.inHand
      waiting.append((tested.name, more < 1e12 ? max(1, Int(more.rounded(.up))) : .max))
    }
    guard let next = waiting.min(by: { ($0.more, $0.name) < ($1.more, $1.name) }), next.more < .max
    else { return [] }
    let what = comparisons.count == 1 ? "1 comparison" : "\(comparisons.count) comparisons"
    let many = waiting.count == comparisons.count ? what : "\(waiting.count) of \(what)"
    return [
      "not enough calls yet for \(many): about \(next.more) more conversations for the next, "
        + "`\(next.name)`"
    ]
  }
}

/// Something that `tune` looks for.
struct TuningRule: Sendable {
  /// Looks for it.
  let find: @Sendable (TuningEvidence, TuningComparisons) -> [TuningFinding]

  /// All of them, in the order in which findings of the same worth are told.
  static let all: [TuningRule] = [
    TuningRule(find: LossyStep.find),
    TuningRule(find: BetterRebuttal.find),
    TuningRule(find: DecidedVariant.find),
    TuningRule(find: EarlyObjection.find),
    TuningRule(find: MissingPhrase.find),
    TuningRule(find: SlowStep.find),
    TuningRule(find: ContradictedAdvice.find),
    TuningRule(find: UntakenReply.find),
  ]
}
