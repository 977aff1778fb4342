import CallModel
import Statistics

/// An objection that mostly comes up before the offer, at steps of stages that stand before the stage
/// `presentation`, and that in surely more than one of twenty conversations. A script without such a
/// stage has no before.
///
/// Its worth, when m calls met it there, p is the share of goals in conversations that met it nowhere
/// and q in those that met it: m (p − q), if it could be kept from coming up and those calls were like
/// the others; so it is the most that can be won. Where p and q do not differ by a test it is not said.
enum EarlyObjection {
  static let id = "early-objection"

  /// What are few conversations.
  static let few = 0.05

  /// How often a card was met before the offer.
  struct Early {
    /// Of all times that it was met, once a call and step, how many were before the offer.
    let share: Proportion
    /// The step before the offer where it was met most often, and in how many calls.
    let step: Ref<Step>
    let calls: Int

    /// The conversations in which it was met there; a call that met it at two steps counts twice.
    let conversations: Proportion

    /// Whether it surely is so in more than half, and in more than a few conversations.
    var isMostlyEarly: Bool {
      share.wilson().low > 0.5 && conversations.wilson().low > EarlyObjection.few
    }
  }

  @Sendable
  static func find(
    _ evidence: TuningEvidence, _ comparisons: TuningComparisons
  ) -> [TuningFinding] {
    let script = evidence.script
    return script.objections.refs.compactMap { card in
      guard let early = early(card, evidence), early.isMostlyEarly else { return nil }
      let name = script.name(card)
      let reached = evidence.counts.n(.stepReached, step: script.name(early.step))
      var figures: [TuningFinding.Figure] = [
        .init("met before the offer, of all times", .share(early.share)),
        .init("met before the offer, of conversations", .share(early.conversations)),
        .init(
          "met at `\(script.name(early.step))`",
          .share(Proportion(early.calls, within: reached))),
      ]
      var worth: Double?
      if let tested = comparisons.cards[card] {
        figures += TuningFinding.figures(
          tested, "goal of conversations that met it", "goal of those that did not",
          of: comparisons.all.count)
        if tested.isCalled, let difference = tested.comparison.difference, difference < 0 {
          worth = evidence.perThousand(-difference * Double(early.share.count))
        }
      }
      return TuningFinding(
        id, at: .step(early.step), "the objection `!\(name)` mostly comes up before the offer",
        figures: figures,
        remarks: worth == nil
          ? [] : ["the worth is the most that can be won: calls that met it may differ in more"],
        help: "answer it before it is raised: take its best rebuttal's words into "
          + "`\(script.name(early.step))`, or ask a question there in place of what provokes it",
        worth: worth, weight: early.share.count)
    }
  }

  /// How often a card was met before the offer; nil for a script without an offer, and where the card
  /// was not met there.
  static func early(_ card: Ref<Objection>, _ evidence: TuningEvidence) -> Early? {
    let script = evidence.script
    guard
      let offer = script.stages.refs.first(where: {
        script.text[script.stages[$0].id].nameKey == "presentation"
      })
    else { return nil }
    let name = script.name(card)
    var (all, before) = (0, 0)
    var most: (step: Ref<Step>, n: Int)?
    for step in script.steps.refs {
      guard case .stage(let stage) = script.steps[step].owner else { continue }
      let n = evidence.counts.n(.cardMet, step: script.name(step), target: name)
      all += n
      guard stage.index < offer.index else { continue }
      before += n
      if n > (most?.n ?? 0) { most = (step, n) }
    }
    return most.map {
      Early(
        share: Proportion(before, within: all), step: $0.step, calls: $0.n,
        conversations: Proportion(before, within: evidence.counts.conversations))
    }
  }
}
