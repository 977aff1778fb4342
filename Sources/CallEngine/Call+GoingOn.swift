import CallModel

extension Call {
  /// How many moves a call makes by itself before it waits for the operator: steps whose asks are
  /// all answered could lead in a circle.
  private static var maximumMoves: Int { 1000 }

  /// Follows the ways on until the call waits for a person.
  mutating func goOn(_ ms: Int64) {
    for _ in 0..<Self.maximumMoves {
      if case .ending(let outcome) = state.phase {
        if state.pendingMust.isEmpty, state.missingFields(outcome, script).isEmpty {
          reach(outcome, ms)
        }
        return
      }
      guard state.goesOn(script), let move = state.move(script) else { return }
      for index in move.assignments.range {
        let assignment = script.assignments.rows[index]
        let value = script.result(of: assignment, state.facts)
        emit(.assigned(assignment.field, value), ms)
      }
      follow(move.target, ms)
    }
  }

  private mutating func follow(_ target: Target, _ ms: Int64) {
    switch target {
    case .step(let step):
      closeCard(isOvercome: !state.isAtOtherwise(script), ms)
      enter(step, ms)
    case .objection(let objection):
      raise(objection, byOperator: false, ms)
    case .back:
      closeCard(isOvercome: !state.isAtOtherwise(script), ms)
      comeBack(ms)
    case .next:
      guard let objection = state.openObjection else { return }
      giveNextRebuttal(objection, ms)
    case .again:
      guard let step = state.step else { return }
      if state.openObjection != nil { emit(.rebuttalGiven(step, nil), ms) } else { enter(step, ms) }
    case .end(let outcome): propose(outcome, ms)
    }
  }

  /// Enters a step, drawing its letter the first time.
  mutating func enter(_ step: Ref<Step>, _ ms: Int64) {
    emit(.stepEntered(step, newLetter(step)), ms)
  }

  private func newLetter(_ step: Ref<Step>) -> Letter? {
    state.letters[step] == nil ? start.letter(of: step, script) : nil
  }

  /// Opens a card with its first rebuttal that was not given yet; one that is used up closes again.
  /// A card that is open closes first; the new one was raised at its rebuttal all the same.
  mutating func raise(_ objection: Ref<Objection>, byOperator: Bool, _ ms: Int64) {
    let step = state.step
    closeCard(isOvercome: false, ms)
    emit(.objectionRaised(objection, byOperator: byOperator), ms, at: step)
    giveNextRebuttal(objection, ms)
  }

  private mutating func giveNextRebuttal(_ objection: Ref<Objection>, _ ms: Int64) {
    let isAtOtherwise = state.isAtOtherwise(script)
    if !isAtOtherwise, let step = state.nextRebuttal(objection, script) {
      emit(.rebuttalGiven(step, newLetter(step)), ms)
    } else {
      closeCard(isOvercome: false, ms)
      comeBack(ms)
    }
  }

  /// Goes on from the ask at which a card was raised if it was answered meanwhile.
  private mutating func comeBack(_ ms: Int64) {
    if state.isAtKnownAsk(script) { emit(.returned, ms) }
  }

  mutating func closeCard(isOvercome: Bool, _ ms: Int64) {
    guard let objection = state.openObjection else { return }
    emit(.objectionResolved(objection, isOvercome: isOvercome), ms)
  }

  /// Ends the call so, or says that something is due before it can.
  mutating func propose(_ outcome: Ref<Outcome>, _ ms: Int64) {
    if state.unspokenMust(outcome, script, start).isEmpty,
      state.missingFields(outcome, script).isEmpty
    {
      reach(outcome, ms)
    } else {
      emit(.outcomeProposed(outcome), ms)
    }
  }

  private mutating func reach(_ outcome: Ref<Outcome>, _ ms: Int64) {
    let isWon = script.outcomes[outcome].kind == .won
    closeCard(isOvercome: isWon && !state.isAtOtherwise(script), ms)
    emit(.outcomeReached(outcome), ms)
  }
}
