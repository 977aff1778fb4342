import CallEngine
import CallModel

// What the trainee heard, and what he did with it.
extension Judging {
  /// The questions before the offer: each is asked and waited for.
  var questions: [Score.Reason] {
    var reasons: [Score.Reason] = []
    for event in recital.call.effectiveEvents {
      guard let step = event.step else { continue }
      let stage = script.stageName(of: step)
      if case .stepEntered = event.kind, stage == "presentation" {
        if reasons.isEmpty {
          reasons.append(
            reason(event.seq, step, false, "the offer came before anything was asked"))
        }
        break
      }
      switch event.kind {
      case .answered(let field, _, _), .skipped(let field):
        let isAsked = isAsked(event, step)
        reasons.append(
          reason(
            event.seq, step, isAsked, (isAsked ? "asked: " : "not asked: ") + script.name(field)))
      case .replyChosen where stage == "discovery":
        let isWaitedFor = !recital.interruptions.contains { $0.seq == event.seq }
        let isAsked = isAsked(event, step)
        reasons.append(
          reason(
            event.seq, step, isAsked,
            isAsked
              ? "the question was asked"
              : isWaitedFor ? "the question was not asked" : "answered for the prospect"))
      default: continue
      }
    }
    return reasons
  }

  /// Whether what was answered had been asked, and waited for.
  private func isAsked(_ event: CallEvent, _ step: Ref<Step>) -> Bool {
    !recital.interruptions.contains { $0.seq == event.seq } && isSaid(at: step, before: event.seq)
  }

  /// Whether what was said was written down, or led on rightly.
  var listening: [Score.Reason] {
    let heard = recital.turns.compactMap { turn -> Score.Reason? in
      guard let act = turn.act, turn.isAnswerable(level) else { return nil }
      switch (turn.move, act.kind) {
      case (.answer(let field, let value), .answered(let answered, let kept, _)),
        (.answer(let field, let value), .fieldSet(let answered, let kept?, _)):
        let isRight = field == answered && value.isSame(as: kept)
        return reason(
          act.seq, turn.step, isRight,
          isRight
            ? "\(script.name(field)) was kept as he said it"
            : "\(script.name(field)): he said \(script.plain(value, of: field))")
      case (.answer(let field, _), .objectionRaised), (.answer(let field, _), .replyChosen),
        (.answer(let field, _), .skipped):
        return reason(act.seq, turn.step, false, "\(script.name(field)) was passed over")
      case (.reply(let reply), .replyChosen(let chosen)):
        return reason(
          act.seq, turn.step, reply == chosen,
          reply == chosen
            ? "understood: \(script.label(reply))"
            : "he meant \(script.label(reply)), not \(script.label(chosen))")
      case (.reply(let reply), .answered), (.reply(let reply), .skipped),
        (.reply(let reply), .objectionRaised):
        return reason(act.seq, turn.step, false, "he meant \(script.label(reply))")
      default: return nil
      }
    }
    let interrupted = recital.interruptions.compactMap { event -> Score.Reason? in
      switch event.kind {
      case .replyChosen, .answered, .skipped, .objectionRaised:
        reason(event.seq, event.step, false, "he had not spoken yet")
      default: nil
      }
    }
    return (heard + interrupted).sorted { $0.seq < $1.seq }
  }

  /// The objections: each met with its card, its rebuttal said, and not cut off. Where the program
  /// raises the cards and nothing is typed, there is nothing to judge.
  var objections: [Score.Reason] {
    recital.turns.enumerated().compactMap { place, turn in
      guard case .objection(let card) = turn.move, let act = turn.act else { return nil }
      guard case .objectionRaised(let raised, _) = act.kind, raised == card else {
        return reason(
          act.seq, turn.step, false, "the card for it is !\(script.name(card))")
      }
      if cutsOff(after: act.seq) {
        return reason(act.seq, turn.step, false, "!\(script.name(card)) was cut off")
      }
      let answer = recital.turns[(place + 1)...].first {
        script.steps[$0.step].owner.objection == card
      }
      let isTyped = answer?.typed != nil
      guard level.isRouted || isTyped else { return nil }
      guard answer.map(isSaid) ?? true else {
        return reason(
          act.seq, turn.step, false, "the rebuttal to !\(script.name(card)) was not said")
      }
      return reason(act.seq, turn.step, true, "met with !\(script.name(card))")
    }
  }

  /// Whether the card that was raised here was left for another, or the call ended by hand in it.
  private func cutsOff(after seq: Int32) -> Bool {
    for event in recital.call.effectiveEvents where event.seq > seq {
      switch event.kind {
      case .objectionResolved: return false
      case .endChosen: return true
      case .abandoned: return !isLeft(by: event)
      case .objectionRaised(_, byOperator: true): return true
      default: continue
      }
    }
    return false
  }

  /// Whether it was the prospect who left with this event.
  private func isLeft(by event: CallEvent) -> Bool {
    recital.turns.contains {
      if case .hangsUp = $0.move { $0.act?.seq == event.seq } else { false }
    }
  }

  /// How the call ended.
  var nextStep: [Score.Reason] {
    guard let last = recital.call.effectiveEvents.last else { return [] }
    for event in recital.call.effectiveEvents.reversed() {
      switch event.kind {
      case .abandoned:
        return isLeft(by: event)
          ? lostPatience(event) : [reason(event.seq, event.step, false, "the call was given up")]
      case .endChosen(let outcome):
        // An end by hand is fine where it agrees on something.
        let isAgreed = script.outcomes[outcome].kind != .lost
        return [reason(event.seq, event.step, isAgreed, "ended by hand: \(script.title(outcome))")]
      case .replyChosen(let reply):
        guard scene.isHangUp(reply) else { continue }
        return lostPatience(event)
      default: continue
      }
    }
    guard let outcome = recital.call.state.outcome else { return [] }
    return [reason(last.seq, last.step, true, "ended as agreed: \(script.title(outcome))")]
  }

  /// A prospect who hung up because his time was over leaves nothing to judge; one whose mood had
  /// fallen would have stayed.
  private func lostPatience(_ event: CallEvent) -> [Score.Reason] {
    mood.fall == 0
      ? [] : [reason(event.seq, event.step, false, "the prospect lost patience")]
  }

  /// Whether something was noted.
  var notes: [Score.Reason] {
    guard case .ended = recital.call.state.phase else { return [] }
    let event = recital.call.events.last { event in
      switch event.kind {
      case .noted: true
      case .wrappedUp(let note): note != nil
      default: false
      }
    }
    guard let last = recital.call.events.last else { return [] }
    return [
      reason(
        event?.seq ?? last.seq, nil, event != nil, event == nil ? "nothing was noted" : "noted")
    ]
  }

  /// Whether what was said was answered in time.
  func pace(_ limit: Int) -> [Score.Reason] {
    recital.turns.compactMap { turn in
      guard turn.isAnswerable(level), let act = turn.act else { return nil }
      let seconds = script.steps[turn.step].seconds
      let allowed = seconds > 0 ? Int64(seconds) : Int64(limit)
      let taken = act.ms - turn.said
      let isInTime = taken <= allowed * 1000
      return reason(
        act.seq, turn.step, isInTime,
        isInTime ? "answered in time" : "answered after \(taken / 1000) s, not within \(allowed)")
    }
  }

  /// Whether nothing had to be taken back; with `limit` times all is lost.
  func steady(_ limit: Int) -> [Score.Reason] {
    let wrong = recital.corrections.prefix(max(limit, 1)).map {
      reason($0.seq, $0.step, false, "taken back or begun again")
    }
    guard let last = recital.call.events.last else { return wrong }
    let right = Array(
      repeating: reason(last.seq, nil, true, "nothing taken back"),
      count: max(limit, 1) - wrong.count)
    return wrong + right
  }
}

extension Value {
  /// Whether somebody who wrote the other down understood this one: words need not be the same to the
  /// letter.
  fileprivate func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.text(let one), .text(let other)):
      let (said, kept) = (one.wordsKey, other.wordsKey)
      return said == kept || kept.contains(said) || (kept.count > 2 && said.contains(kept))
    case (.money(let one, _), .number(let other)), (.number(let one), .money(let other, _)):
      return one == other
    default: return self == other
    }
  }
}
