import CallEngine
import CallModel
import CallStore

extension CallSummary {
  /// What the store keeps of a call beside its events.
  init(_ call: Call) {
    let script = call.script
    let figures = call.figures
    let outcome = call.state.outcome
    let isGoal = outcome == script.goal
    self.init(
      disposition: .answered, outcome: outcome.map { script.name($0) },
      outcomeKind: outcome.map { script.outcomes[$0].kind }, talkMs: figures.talk,
      holdMs: figures.hold, wrapMs: figures.wrap)
    answers = script.fields.refs.compactMap { field in
      call.state.facts.answers[field.index].map {
        FieldAnswer(field: script.name(field), value: script.plain($0, of: field))
      }
    }
    objections = CallSummary.objections(call)
    tallies = [
      TallyCount(.call, ms: figures.talk + figures.hold + figures.wrap),
      TallyCount(.disposition, target: Disposition.answered.rawValue),
    ]
    for count in figures.counts {
      guard let kind = TallyCount.Kind(count.kind) else { continue }
      tallies.append(
        TallyCount(
          kind, step: count.step.isEmpty ? nil : count.step,
          target: count.target.isEmpty ? nil : count.target,
          experiment: count.experiment.isEmpty ? nil : count.experiment, letter: count.letter,
          n: Int64(count.count), ms: count.milliseconds))
      if kind == .letterDrawn, isGoal {
        tallies.append(
          TallyCount(.goalReached, experiment: count.experiment, letter: count.letter))
      }
    }
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

extension TallyCount.Kind {
  fileprivate init?(_ kind: CallFigures.Count.Kind) {
    switch kind {
    case .entered: self = .stepEntered
    case .replied: self = .replyChosen
    case .raised: self = .objectionRaised
    case .overcome: self = .objectionOvercome
    case .endedHere: self = .endedAt
    case .outcome: self = .outcome
    case .letter: self = .letterDrawn
    case .mustDue: self = .lineDue
    case .mustSpoken: self = .lineSpoken
    }
  }
}
