import CallModel
import Statistics

/// All comparisons that a run of `tune` makes, with their probabilities adjusted together by Holm's
/// method, so that in a script where nothing differs a run finds anything in at most one of twenty.
struct TuningComparisons {
  /// Two shares that were compared.
  struct Tested {
    /// The shares; `other` is the one that a finding would speak of.
    let comparison: Comparison
    /// What it is about, for the closing line.
    let name: String
    /// The probability of the test, adjusted for all comparisons of the run.
    fileprivate(set) var adjusted: Double

    /// Whether there is a difference.
    var isCalled: Bool { adjusted <= TuningComparisons.alpha }

    /// How many calls of each side would tell half as much again (or half of what it lacks to all) with
    /// a power of 80 %; nil where the one share is none or all.
    var needed: Int? {
      guard let share = comparison.one.share, share > 0, share < 1 else { return nil }
      return NeededCount.perLetter(share, share + min(share, 1 - share) / 2)
    }

    /// How many of each side are in: what two sides of this many each would tell as well.
    var inHand: Double {
      let (one, other) = (Double(comparison.one.total), Double(comparison.other.total))
      return one > 0 && other > 0 ? 2 / (1 / one + 1 / other) : 0
    }
  }

  /// The chance of any false call.
  static let alpha = 0.05

  /// Drop-off at a step beside that at all others.
  private(set) var dropOffs: [Ref<Step>: Tested] = [:]
  /// Overcome by a rebuttal beside the one before it, in the versions that have the two in this order.
  private(set) var rebuttals: [Ref<Step>: Tested] = [:]
  /// The goal in conversations that met a card beside those that did not; of cards that mostly come up
  /// before the offer.
  private(set) var cards: [Ref<Objection>: Tested] = [:]

  /// All of them.
  var all: [Tested] { Array(dropOffs.values) + Array(rebuttals.values) + Array(cards.values) }

  init(_ evidence: TuningEvidence) {
    compareDropOffs(evidence)
    compareRebuttals(evidence)
    compareCards(evidence)
    adjust()
  }

  private mutating func compareDropOffs(_ evidence: TuningEvidence) {
    let reached = evidence.passages.values.reduce(0) { $0 + $1.reached }
    let dropped = evidence.passages.values.reduce(0) { $0 + $1.dropped }
    for (step, passage) in evidence.passages where reached > passage.reached {
      dropOffs[step] = Tested(
        comparison: Comparison(
          Proportion(dropped - passage.dropped, within: reached - passage.reached),
          Proportion(passage.dropped, within: passage.reached)),
        name: evidence.script.name(step), adjusted: 1)
    }
  }

  private mutating func compareRebuttals(_ evidence: TuningEvidence) {
    let script = evidence.script
    for card in script.objections.refs {
      let name = script.name(card)
      let order = Array(script.objections[card].rebuttals.refs)
      for (before, rebuttal) in zip(order, order.dropFirst()) where script.canOvercome(before) {
        let (first, second) = (script.name(before), script.name(rebuttal))
        let counts = evidence.counts { version in
          let past = version.rebuttals[name] ?? []
          guard let one = past.firstIndex(of: first), let other = past.firstIndex(of: second) else {
            return false
          }
          return one < other
        }
        func overcome(_ step: String) -> Proportion {
          Proportion(
            counts.n(.objectionOvercome, step: step, target: name),
            within: counts.n(.rebuttalGiven, step: step, target: name))
        }
        let comparison = Comparison(overcome(first), overcome(second))
        guard comparison.one.total > 0, comparison.other.total > 0 else { continue }
        rebuttals[rebuttal] = Tested(comparison: comparison, name: second, adjusted: 1)
      }
    }
  }

  private mutating func compareCards(_ evidence: TuningEvidence) {
    for card in evidence.script.objections.refs {
      guard let early = EarlyObjection.early(card, evidence), early.isMostlyEarly else { continue }
      let name = evidence.script.name(card)
      let (conversations, goals) = (evidence.counts.conversations, evidence.counts.goals)
      let met = evidence.counts.n(.cardMet, target: name)
      let after = evidence.goals.n(.cardMet, target: name)
      guard met > 0, conversations > met else { continue }
      cards[card] = Tested(
        comparison: Comparison(
          Proportion(goals - after, within: conversations - met), Proportion(after, within: met)),
        name: "!\(name)", adjusted: 1)
    }
  }

  private mutating func adjust() {
    let (steps, later, met) = (
      Array(dropOffs.keys), Array(rebuttals.keys), Array(cards.keys)
    )
    let adjusted = holm(
      steps.compactMap { dropOffs[$0]?.comparison.probability }
        + later.compactMap { rebuttals[$0]?.comparison.probability }
        + met.compactMap { cards[$0]?.comparison.probability })
    for (step, probability) in zip(steps, adjusted) { dropOffs[step]?.adjusted = probability }
    for (step, probability) in zip(later, adjusted.dropFirst(steps.count)) {
      rebuttals[step]?.adjusted = probability
    }
    for (card, probability) in zip(met, adjusted.dropFirst(steps.count + later.count)) {
      cards[card]?.adjusted = probability
    }
  }
}

extension TuningEvidence {
  /// What was counted of the versions for which something holds.
  func counts(where holds: (TuningVersion) -> Bool) -> Counts {
    var counts = Counts()
    for version in versions where holds(version) { counts.add(version.counts) }
    return counts
  }
}
