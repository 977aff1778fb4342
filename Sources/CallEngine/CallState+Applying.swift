import CallModel

extension CallState {
  /// Folds one event. `undone` is folded by `Call`, which knows the events before it.
  mutating func apply(_ event: CallEvent, _ script: Script, _ start: CallStart) {
    if event.kind.isAct { screen.removeAll(keepingCapacity: true) }
    if case .reopened(_, let gap) = event.kind { gaps = gaps.adding(max(0, gap)) }
    facts.elapsed = max(0, event.ms.subtracting(gaps))
    facts.now = Moment(
      milliseconds: start.startedAt.adding(event.ms), offset: start.offset)
    switch event.kind {
    case .started: phase = .talking
    case .dialled: phase = .ringing
    case .disposition(let disposition): phase = disposition == .answered ? .talking : .missed
    case .stepEntered(let step, let letter): enter(step, letter, script)
    case .rebuttalGiven(let step, let letter): giveRebuttal(step, letter, script)
    case .lineSpoken(let line):
      spokenMust.insert(line)
      dueMust.insert(line)
      pendingMust.removeAll { $0 == line }
    case .lineUnsaid(let line):
      spokenMust.remove(line)
      if case .ending(let outcome) = phase { pendingMust = unspokenMust(outcome, script, start) }
    case .replyChosen(let reply): choose(reply, script)
    case .returned: play(script)
    case .wentOn: if !frames.isEmpty { frames[frames.count - 1].isSaid = true }
    case .answered(let field, let value, _): answer(field, value, script)
    case .fieldSet(let field, let value, _): answer(field, value, script)
    case .assigned(let field, let value): facts.answers[field.index] = value
    case .skipped(let field):
      if !frames.isEmpty { frames[frames.count - 1].skipped.append(field) }
      play(script)
    case .repeated: repeatStep(script)
    case .objectionRaised(let objection, let byOperator):
      if !byOperator { comeBackWhereItWasRaised(script) }
      closeRebuttal()
      openObjection = objection
    case .objectionResolved:
      closeRebuttal()
      facts.letter = step.flatMap { letters[$0] }
    case .held: isOnHold = true
    case .resumed: isOnHold = false
    case .outcomeProposed(let outcome):
      phase = .ending(outcome)
      pendingMust = unspokenMust(outcome, script, start)
    case .outcomeReached(let outcome):
      phase = .wrapUp(outcome)
      pendingMust = []
    case .wrappedUp: phase = .ended(outcome)
    case .abandoned: phase = .ended(nil)
    case .corrected(let correction): correct(correction)
    case .repliedInWords, .noted, .reopened, .referred, .endChosen, .undone,
      .lineTyped, .prospectSaid:
      break
    }
  }

  private mutating func enter(_ step: Ref<Step>, _ letter: Letter?, _ script: Script) {
    if let letter { letters[step] = letter }
    closeRebuttal()
    facts.letter = letters.isEmpty ? nil : letters[step]
    if frames.isEmpty { frames.append(Frame(step: step)) } else { frames[0].restart(at: step) }
    play(script)
  }

  /// Leaves the card for the step beneath it.
  private mutating func closeRebuttal() {
    openObjection = nil
    if isAtRebuttal { frames.removeLast() }
  }

  private mutating func giveRebuttal(_ step: Ref<Step>, _ letter: Letter?, _ script: Script) {
    if let letter { letters[step] = letter }
    guard let objection = script.steps[step].owner.objection, !frames.isEmpty else { return }
    closeRebuttal()
    openObjection = objection
    frames.append(Frame(step: step))
    givenRebuttals.insert(step)
    facts.letter = letters[step]
    play(script)
  }

  private mutating func choose(_ reply: Ref<Reply>, _ script: Script) {
    let chosen = script.replies[reply]
    facts.score += Int(chosen.score)
    for index in chosen.assignments.range {
      let assignment = script.assignments.rows[index]
      facts.answers[assignment.field.index] = script.result(of: assignment, facts)
    }
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    frames[top].interrupted = script.anytime.contains(reply) ? frames[top].place : nil
    frames[top].place = Place(reply: reply, cursor: 0, held: 0)
    play(script)
  }

  private mutating func answer(_ field: Ref<Field>, _ value: Value?, _ script: Script) {
    facts.answers[field.index] = value
    if phase == .talking { play(script) }
  }

  private mutating func repeatStep(_ script: Script) {
    guard let step else { return }
    if isAtRebuttal {
      frames[frames.count - 1].restart(at: step)
      play(script)
    } else {
      enter(step, nil, script)
    }
  }

  /// Puts the step's frame to where a card comes back that a reply or a jump of the step raises: to
  /// its replies, or to the very place where an anytime reply was given. A card that another card
  /// leads to leaves the step as it is.
  private mutating func comeBackWhereItWasRaised(_ script: Script) {
    guard openObjection == nil, goesOn(script), !frames.isEmpty else { return }
    let end = Int(script.steps[frames[0].step].passage.lines.count)
    frames[0].place = frames[0].interrupted ?? Place(reply: nil, cursor: end, held: 0)
    frames[0].interrupted = nil
    frames[0].hasAsked = false
    frames[0].isSaid = false
    frames[0].hasReturned = true
  }

  private mutating func correct(_ correction: Correction) {
    switch correction.change {
    case .outcome(let outcome): phase = .ended(outcome)
    case .field(let field, let value): facts.answers[field.index] = value
    }
  }
}

extension CallState.Frame {
  /// Begins a step; the arrays' room is used again.
  fileprivate mutating func restart(at step: Ref<Step>) {
    self.step = step
    place = CallState.Place(reply: nil, cursor: 0, held: 0)
    shown.removeAll(keepingCapacity: true)
    armed.removeAll(keepingCapacity: true)
    skipped.removeAll(keepingCapacity: true)
    hasAsked = false
    isSaid = false
    hasReturned = false
    interrupted = nil
  }
}

extension CallEvent.Kind {
  /// Whether a person did it, and so it begins a new screen. Taking an act back shows the screen that
  /// was there before it.
  package var isAct: Bool {
    switch self {
    case .started, .replyChosen, .wentOn, .answered, .skipped, .fieldSet, .repeated, .endChosen,
      .wrappedUp, .abandoned:
      true
    case .objectionRaised(_, let byOperator): byOperator
    default: false
    }
  }

  /// Whether `/back` can take it back.
  package var isUndoable: Bool {
    switch self {
    case .replyChosen, .wentOn, .answered, .skipped, .fieldSet, .repeated, .endChosen: true
    case .objectionRaised(_, let byOperator): byOperator
    default: false
    }
  }

  /// Whether it stays when an act before it is taken back: it is about the call, not about its way.
  var outlivesUndo: Bool {
    switch self {
    case .noted, .held, .resumed, .reopened, .referred, .repliedInWords, .lineUnsaid,
      .lineTyped, .prospectSaid:
      true
    default: false
    }
  }
}
