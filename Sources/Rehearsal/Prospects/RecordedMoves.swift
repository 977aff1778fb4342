import CallEngine
import CallModel

/// What the prospect of a real call did, to be met again: step by step, as often as it was entered.
struct RecordedMoves: Sendable {
  /// A place in a call: the step or rebuttal, and how often it was entered by then.
  private struct Key: Hashable {
    let step: Ref<Step>
    let visit: Int
  }

  private var moves: [Key: [ProspectMove]] = [:]

  /// The moves of a call; what was taken back is left out.
  init(_ call: Call) {
    var visits: [Ref<Step>: Int] = [:]
    for event in call.effectiveEvents {
      if case .stepEntered(let entered, _) = event.kind { visits[entered, default: 0] += 1 }
      if case .rebuttalGiven(let entered, _) = event.kind { visits[entered, default: 0] += 1 }
      guard let step = event.step else { continue }
      let move: ProspectMove
      switch event.kind {
      case .replyChosen(let reply): move = .reply(reply)
      case .answered(let field, let value, _): move = .answer(field, value)
      case .objectionRaised(let card, byOperator: true): move = .objection(card)
      case .abandoned: move = .hangsUp(nil)
      default: continue
      }
      moves[Key(step: step, visit: visits[step] ?? 0), default: []].append(move)
    }
  }

  /// What he did at this place and can do again; nil where the call goes another way.
  func move(in call: Call, _ past: Past) -> ProspectMove? {
    guard let step = call.state.step else { return nil }
    let script = call.script
    for move in moves[Key(step: step, visit: past.visit)] ?? [] {
      switch move {
      case .objection(let card): if !past.raised.contains(card) { return move }
      case .answer(let field, _):
        if case .ask(let asked, _) = call.state.prompt(script), asked == field { return move }
      case .reply(let reply):
        if case .replies(let replies) = call.state.prompt(script), replies.contains(reply) {
          return move
        }
        if script.anytime.contains(reply), !past.given.contains(reply),
          call.state.visibleAnytime(script).contains(reply)
        {
          return move
        }
      case .hangsUp, .listens: return move
      }
    }
    return nil
  }
}
