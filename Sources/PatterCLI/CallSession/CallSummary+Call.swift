import CallEngine
import CallModel
import CallStore

extension CallSummary {
  /// What the store keeps of a call beside its events.
  init(_ call: Call) {
    let script = call.script
    let figures = call.figures
    let outcome = call.state.outcome
    self.init(
      disposition: figures.disposition, outcome: outcome.map { script.name($0) },
      outcomeKind: outcome.map { script.outcomes[$0].kind }, talkMs: figures.talk,
      holdMs: figures.hold, wrapMs: figures.wrap)
    answers = script.fields.refs.compactMap { field in
      call.state.facts.answers[field.index].map {
        FieldAnswer(field: script.name(field), value: script.plain($0, of: field))
      }
    }
    objections = CallSummary.objections(call)
    counts = figures.counts
  }

  /// The cards that were raised and not taken back.
  private static func objections(_ call: Call) -> [RaisedObjection] {
    var raised: [RaisedObjection] = []
    func change(isOvercome: Bool? = nil, rebuttal: String? = nil) {
      guard let last = raised.popLast() else { return }
      raised.append(
        RaisedObjection(
          seq: last.seq, card: last.card, step: last.step,
          rebuttals: last.rebuttals + (rebuttal == nil ? 0 : 1),
          lastRebuttal: rebuttal ?? last.lastRebuttal, isOvercome: isOvercome ?? last.isOvercome))
    }
    for event in call.effectiveEvents {
      switch event.kind {
      case .objectionRaised(let objection, _):
        raised.append(
          RaisedObjection(
            seq: event.seq, card: call.script.name(objection),
            step: event.step.map { call.script.name($0) }, rebuttals: 0, lastRebuttal: nil,
            isOvercome: nil))
      case .rebuttalGiven(let step, _): change(rebuttal: call.script.name(step))
      case .objectionResolved(_, let isOvercome): change(isOvercome: isOvercome)
      default: continue
      }
    }
    return raised
  }
}
