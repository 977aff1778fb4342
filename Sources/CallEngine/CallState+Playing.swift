package import CallModel

extension CallState {
  /// Plays the current passage to its next ask or its end.
  mutating func play(_ script: Script) {
    guard !frames.isEmpty else { return }
    let top = frames.count - 1
    let lines = script.passage(frames[top].step, frames[top].reply).lines
    var cursor = frames[top].cursor
    defer { frames[top].cursor = cursor }
    while cursor < Int(lines.count) {
      let ref = lines[cursor]
      var step = 1
      switch script.lines[ref] {
      case .speak(let words), .note(let words):
        if words.letter == nil || words.letter == facts.letter { show(ref, words, top) }
      case .ask(let field):
        if facts.answers[field.index] == nil, !frames[top].skipped.contains(field) {
          frames[top].hasAsked = true
          return
        }
      case .assign(let ref):
        let assignment = script.assignments[ref]
        facts.answers[assignment.field.index] = script.result(of: assignment, facts)
      case .test(let condition, let level, let isFirst, let skip):
        let bit: UInt64 = 1 << UInt64(level)
        if isFirst { frames[top].held &= ~bit }
        if script.holds(condition, facts) { frames[top].held |= bit } else { step += Int(skip) }
      case .otherwise(let level, let skip):
        if frames[top].held & (1 << UInt64(level)) != 0 { step += Int(skip) }
      case .variant(let letter, let skip):
        if facts.letter != letter { step += Int(skip) }
      case .arm(let jump):
        if !frames[top].armed.contains(jump) { frames[top].armed.append(jump) }
      }
      cursor += step
    }
  }

  /// Whether all lines of the current passage were played.
  func isAtEnd(_ script: Script) -> Bool {
    let top = frames.count - 1
    guard top >= 0 else { return false }
    let lines = script.passage(frames[top].step, frames[top].reply).lines
    return frames[top].cursor >= Int(lines.count)
  }

  /// Whether the current passage waits at an ask whose field has a value by now.
  func isAtKnownAsk(_ script: Script) -> Bool {
    guard let field = openAsk(script) else { return false }
    return facts.answers[field.index] != nil
  }

  /// The field of the ask at which the current passage waits.
  func openAsk(_ script: Script) -> Ref<Field>? {
    guard !frames.isEmpty else { return nil }
    let top = frames.count - 1
    let lines = script.passage(frames[top].step, frames[top].reply).lines
    guard frames[top].cursor < Int(lines.count),
      case .ask(let field) = script.lines[lines[frames[top].cursor]]
    else { return nil }
    return field
  }

  private mutating func show(_ line: Ref<Line>, _ words: Words, _ top: Int) {
    frames[top].shown.append(line)
    screen.append(ShownLine(step: frames[top].step, line: line))
    if let must = words.must { dueMust.insert(must) }
  }

  /// The replies of the current step that are shown: those whose guard holds.
  package func visibleReplies(_ script: Script) -> [Ref<Reply>] {
    guard let step else { return [] }
    return script.steps[step].replies.range.lazy.map(Ref.init).filter { isVisible($0, script) }
  }

  /// The anytime replies that are shown here: a step's own reply of the same label wins.
  package func visibleAnytime(_ script: Script) -> [Ref<Reply>] {
    guard !script.anytime.isEmpty else { return [] }
    let own = Set(visibleReplies(script).map { script.label($0).wordsKey })
    return script.anytime.refs.filter {
      isVisible($0, script) && !own.contains(script.label($0).wordsKey)
    }
  }

  func isVisible(_ reply: Ref<Reply>, _ script: Script) -> Bool {
    guard let condition = script.replies[reply].condition else { return true }
    return script.holds(condition, facts)
  }

  func hasVisibleReply(_ script: Script) -> Bool {
    guard let step else { return false }
    for index in script.steps[step].replies.range where isVisible(Ref(index), script) {
      return true
    }
    return false
  }
}

extension Script {
  /// What a set puts into its field, in a form that the field can hold: a scale stays a whole number
  /// between its ends, and words without a letter are nothing known.
  func result(of assignment: Assignment, _ facts: borrowing CallFacts) -> Value? {
    switch value(assignment.value, facts) {
    case .number(let number):
      guard case .scale(let low, let high) = fields[assignment.field].type else {
        return .number(number)
      }
      let whole = Int32(clamping: (number.millionths / 500_000 + number.millionths.signum()) / 2)
      return .number(Number(small: min(max(whole, low), high)))
    case .text(""): return nil
    case let value: return value
    }
  }
}

extension Script {
  /// What is played: the step, or the reply's body.
  fileprivate func passage(_ step: Ref<Step>, _ reply: Ref<Reply>?) -> Passage {
    if let reply { replies[reply].body } else { steps[step].passage }
  }
}
