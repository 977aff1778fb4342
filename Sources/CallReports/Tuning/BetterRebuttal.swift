import CallModel
import Statistics

/// A rebuttal that overcomes more often than the one before it, in the versions that have the two in
/// this order. The later one meets those whom the earlier one did not convince, which are the harder
/// cases; so what is found is rather too little than too much.
///
/// Its worth, when n calls heard the earlier one, p and q are the shares that the two overcome, a is
/// the share of those not convinced by the first who hear the second, and g the share of those overcome
/// who reach the goal: the order now overcomes p + (1 − p) a q, the other one q + (1 − q) a p, and so
/// n (q − p) (1 − a) g is won. Where everybody hears both (a = 1) the order does not matter.
enum BetterRebuttal {
  static let id = "better-rebuttal"

  @Sendable
  static func find(
    _ evidence: TuningEvidence, _ comparisons: TuningComparisons
  ) -> [TuningFinding] {
    let script = evidence.script
    var findings: [TuningFinding] = []
    for card in script.objections.refs {
      let order = Array(script.objections[card].rebuttals.refs)
      for (before, rebuttal) in zip(order, order.dropFirst()) {
        guard let tested = comparisons.rebuttals[rebuttal], tested.isCalled,
          let gain = tested.comparison.difference, gain > 0
        else { continue }
        let (first, second) = (tested.comparison.one, tested.comparison.other)
        let unconvinced = first.total - first.count
        let goOn = unconvinced > 0 ? min(1, Double(second.total) / Double(unconvinced)) : 1
        let goal = goal(card, evidence)
        findings.append(
          TuningFinding(
            id, at: .step(rebuttal),
            "`\(script.name(rebuttal))` overcomes more often than `\(script.name(before))` before it",
            figures: TuningFinding.figures(
              tested, "overcome by `\(script.name(rebuttal))`",
              "overcome by `\(script.name(before))`", of: comparisons.all.count)
              + [.init("goal of the calls that overcame `!\(script.name(card))`", .share(goal))],
            remarks: [
              "it meets those whom the one before did not convince, the harder cases, so that the "
                + "difference is rather larger"
            ],
            help: "put `### \(own(rebuttal, script))` above `### \(own(before, script))`",
            worth: evidence.perThousand(
              gain * (1 - goOn) * Double(first.total) * (goal.share ?? 0)),
            weight: second.total))
      }
    }
    return findings
  }

  /// How many of the calls in which a card was overcome reached the goal; each card once a call, so
  /// that a call that overcame it twice can only make it less.
  private static func goal(_ card: Ref<Objection>, _ evidence: TuningEvidence) -> Proportion {
    let name = evidence.script.name(card)
    return Proportion(
      evidence.goals.sum(.objectionOvercome) { $0.target == name },
      within: evidence.counts.sum(.objectionOvercome) { $0.target == name })
  }

  /// A rebuttal's name without its card.
  private static func own(_ rebuttal: Ref<Step>, _ script: Script) -> String {
    let name = script.name(rebuttal)
    return name.split(separator: "/").last.map(String.init) ?? name
  }
}
