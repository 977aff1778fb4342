import CallModel

extension CallState {
  /// A way on that is taken.
  struct Move {
    let target: Target
    let assignments: Refs<Assignment>
  }

  /// Whether the call goes on from here by itself: the lines are played, and nothing is left to ask,
  /// to answer or to say.
  func goesOn(_ script: Script) -> Bool {
    guard phase == .talking, !frames.isEmpty else { return false }
    let top = frames.count - 1
    guard isAtEnd(script) else { return false }
    if frames[top].reply != nil { return true }
    if hasVisibleReply(script) { return false }
    return frames[top].hasAsked || frames[top].isSaid
      || (frames[top].shown.isEmpty && !frames[top].hasReturned)
  }

  /// Whether the step's own replies can be given: its lines are played.
  func awaitsReply(_ script: Script) -> Bool {
    let top = frames.count - 1
    return top >= 0 && frames[top].reply == nil && isAtEnd(script)
  }

  /// The way on from the end of a step or a reply's body; nil where there is none.
  func move(_ script: Script) -> Move? {
    guard !frames.isEmpty else { return nil }
    let top = frames.count - 1
    if let reply = frames[top].reply {
      let syntax = script.replies[reply]
      if let target = syntax.target { return Move(target: target, assignments: .none) }
      if let jump = firstJump(syntax.body.jumps, script) { return move(jump) }
      if script.anytime.contains(reply) { return Move(target: .again, assignments: .none) }
    }
    let step = script.steps[frames[top].step]
    if let jump = firstJump(step.passage.jumps, script) { return move(jump) }
    if case .otherwise = step.owner { return Move(target: .back, assignments: .none) }
    return nil
  }

  private func move(_ jump: Jump) -> Move {
    Move(target: jump.target, assignments: jump.assignments)
  }

  private func firstJump(_ jumps: Refs<Jump>, _ script: Script) -> Jump? {
    for index in jumps.range {
      let jump = script.jumps.rows[index]
      if jump.needsArming, !frames[frames.count - 1].armed.contains(Ref(index)) { continue }
      if let condition = jump.condition, !script.holds(condition, facts) { continue }
      return jump
    }
    return nil
  }

  /// The card's next words: its first rebuttal not yet given in this call, then `otherwise`.
  func nextRebuttal(_ objection: Ref<Objection>, _ script: Script) -> Ref<Step>? {
    let card = script.objections[objection]
    for step in card.rebuttals.refs where !givenRebuttals.contains(step) { return step }
    return card.otherwise
  }

  /// Whether the open card has come to its `otherwise`.
  func isAtOtherwise(_ script: Script) -> Bool {
    guard isAtRebuttal, let step, case .otherwise = script.steps[step].owner else {
      return false
    }
    return true
  }

  /// The must lines that a won call still lacks: those that were shown, and those that every won
  /// call needs in the letter that this lead hears.
  func unspokenMust(
    _ outcome: Ref<Outcome>, _ script: Script, _ start: CallStart
  ) -> [Ref<MustLine>] {
    guard script.outcomes[outcome].kind == .won, script.mustLines.count > 0 else { return [] }
    return script.mustLines.refs.filter { ref in
      guard !spokenMust.contains(ref) else { return false }
      if dueMust.contains(ref) { return true }
      let line = script.mustLines[ref]
      guard line.isAlwaysDue else { return false }
      guard let letter = line.letter else { return true }
      return letter == letters[line.step] ?? start.letter(of: line.step, script)
    }
  }

  /// The fields that an outcome needs and that are empty.
  func missingFields(_ outcome: Ref<Outcome>, _ script: Script) -> [Ref<Field>] {
    script.outcomes[outcome].needs.filter { facts.answers[$0.index] == nil }
  }

  /// The must lines on the screen that have not been passed: the current step's, and those that were
  /// shown on the way to it.
  func unspokenHere(_ script: Script) -> [Ref<MustLine>] {
    guard let frame, script.mustLines.count > 0 else { return [] }
    var lines: [Ref<MustLine>] = []
    func add(_ shown: Ref<Line>) {
      guard case .speak(let words) = script.lines[shown], let must = words.must,
        !spokenMust.contains(must), !lines.contains(must)
      else { return }
      lines.append(must)
    }
    for line in frame.shown { add(line) }
    for shown in screen { add(shown.line) }
    return lines
  }
}
