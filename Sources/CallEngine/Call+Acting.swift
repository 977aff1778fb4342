import CallModel

extension Call {
  /// What a person did, without what follows from it; a refusal when it cannot be done.
  mutating func act(_ action: CallAction, _ ms: Int64) -> Refusal? {
    switch action {
    case .begin:
      guard state.phase == .notBegun else { return .hasBegun }
      emit(.started, ms)
      emit(.disposition(.answered), ms)
      enter(script.start, ms)
      return nil
    case .dial:
      guard state.phase == .notBegun else { return .hasBegun }
      emit(.started, ms)
      emit(.dialled, ms)
      return nil
    case .correct(let correction):
      guard case .ended = state.phase else { return .isNotOver }
      emit(.corrected(correction), ms)
      return nil
    default: break
    }
    switch state.phase {
    case .notBegun: return .notBegun
    case .ended: return .isOver
    case .ringing: return actWhileRinging(action, ms)
    case .missed, .wrapUp: return actInWrapUp(action, ms)
    case .talking, .ending: return actInTalk(action, ms)
    }
  }

  private mutating func actWhileRinging(_ action: CallAction, _ ms: Int64) -> Refusal? {
    guard case .settle(let disposition) = action else {
      return actAside(action, ms) ? nil : .isRinging
    }
    emit(.disposition(disposition), ms)
    if disposition == .answered { enter(script.start, ms) }
    return nil
  }

  private mutating func actInWrapUp(_ action: CallAction, _ ms: Int64) -> Refusal? {
    switch action {
    case .wrapUp(let note): emit(.wrappedUp(note: note), ms)
    case .back: return back(ms)
    default: return actAside(action, ms) ? nil : .isOver
    }
    return nil
  }

  /// Acts that leave the call where it is; false when it is none of them.
  private mutating func actAside(_ action: CallAction, _ ms: Int64) -> Bool {
    switch action {
    case .note(let text): emit(.noted(text), ms)
    case .words(let text, let isMatched): emit(.repliedInWords(text, isMatched: isMatched), ms)
    case .refer(let name, let phone): emit(.referred(name: name, phone: phone), ms)
    case .typeLine(let text): emit(.lineTyped(text), ms)
    case .hear(let text): emit(.prospectSaid(text), ms)
    case .reopen(let agent, let gap): emit(.reopened(agent: agent, gap: gap), ms)
    default: return false
    }
    return true
  }

  private mutating func actInTalk(_ action: CallAction, _ ms: Int64) -> Refusal? {
    if actAside(action, ms) { return nil }
    switch action {
    case .choose(let reply): return choose(reply, ms)
    case .goOn: return confirm(ms)
    case .answer(let value, let typed): return answer(value, typed, ms)
    case .skip: return skip(ms)
    case .set(let field, let value, let typed): emit(.fieldSet(field, value, typed: typed), ms)
    case .again:
      guard state.phase == .talking else { return .isEnding }
      emit(.repeated, ms)
    case .raise(let objection):
      guard state.phase == .talking else { return .isEnding }
      raise(objection, byOperator: true, ms)
    case .back: return back(ms)
    case .unsay: return unsay(ms)
    case .end(let outcome):
      emit(.endChosen(outcome), ms)
      propose(outcome, ms)
    case .abandon: emit(.abandoned, ms)
    case .hold:
      guard !state.isOnHold else { return .isOnHold }
      emit(.held, ms)
    case .resume:
      guard state.isOnHold else { return .isNotOnHold }
      emit(.resumed, ms)
    case .wrapUp: return .isNotOver
    case .settle: return .isNotRinging
    case .begin, .dial, .correct, .note, .words, .refer, .reopen, .typeLine, .hear: break
    }
    return nil
  }

  private mutating func choose(_ reply: Ref<Reply>, _ ms: Int64) -> Refusal? {
    guard state.phase == .talking, let step = state.step else { return .isEnding }
    let isAnytime = script.anytime.contains(reply)
    if isAnytime {
      guard state.visibleAnytime(script).contains(reply) else { return .notOffered }
    } else {
      guard script.steps[step].replies.contains(reply), state.isVisible(reply, script),
        state.awaitsReply(script)
      else { return .notOffered }
    }
    let must = state.unspokenHere(script)
    emit(.replyChosen(reply), ms)
    passMustLines(must, ms)
    return nil
  }

  private mutating func confirm(_ ms: Int64) -> Refusal? {
    switch state.prompt(script) {
    case .goOn:
      let must = state.unspokenHere(script)
      emit(.wentOn, ms)
      passMustLines(must, ms)
    case .mustLines(let lines):
      emit(.wentOn, ms)
      passMustLines(lines, ms)
    default: return .notOffered
    }
    return nil
  }

  private mutating func answer(_ value: Value, _ typed: String, _ ms: Int64) -> Refusal? {
    guard case .ask(let field, let isNeeded) = state.prompt(script) else { return .nothingAsked }
    // What the outcome needs is asked after the step was left: nothing is passed by it.
    let must = isNeeded ? [] : state.unspokenHere(script)
    emit(.answered(field, value, typed: typed), ms)
    passMustLines(must, ms)
    return nil
  }

  private mutating func skip(_ ms: Int64) -> Refusal? {
    guard case .ask(let field, let isNeeded) = state.prompt(script) else { return .nothingAsked }
    if isNeeded { return .isNeeded(field) }
    let must = state.unspokenHere(script)
    emit(.skipped(field), ms)
    passMustLines(must, ms)
    return nil
  }

  private mutating func passMustLines(_ lines: [Ref<MustLine>], _ ms: Int64) {
    for line in lines where !state.spokenMust.contains(line) { emit(.lineSpoken(line), ms) }
  }

  private mutating func back(_ ms: Int64) -> Refusal? {
    guard let act = lastAct else { return .nothingToUndo }
    emit(.undone(act: act), ms)
    return nil
  }

  /// Takes back the must lines that were passed last.
  private mutating func unsay(_ ms: Int64) -> Refusal? {
    let last = events.lastIndex { event in
      guard case .lineSpoken(let line) = event.kind else { return false }
      return state.spokenMust.contains(line)
    }
    guard let last, case .lineSpoken(let line) = events[last].kind else { return .nothingSaid }
    emit(.lineUnsaid(line), ms)
    return nil
  }
}
