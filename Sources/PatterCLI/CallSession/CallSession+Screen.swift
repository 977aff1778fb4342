import CallEngine
import CallModel
import Terminal
import TypedValues

extension CallSession {
  /// Shows the whole of the current step: at the start, after taking up a call, after a hold.
  func showAll() {
    shownStep = nil
    var hasSpoken = false
    if let frame = call.state.frame {
      show(frame.shown, at: frame.step)
      hasSpoken = !frame.shown.isEmpty
    }
    partner?.showHeardAgain(self)
    showPrompt(hasSpoken: hasSpoken)
  }

  /// Shows what the last act led to.
  func showScreen() {
    var group: [Ref<Line>] = []
    var step: Ref<Step>?
    for item in call.state.screen {
      if item.step != step, let step { show(group, at: step) }
      if item.step != step { group = [] }
      step = item.step
      group.append(item.line)
    }
    if let step { show(group, at: step) }
    var hasSpoken = !call.state.screen.isEmpty
    // Once the outcome is reached there is no step to head for.
    if let current = call.state.step, current != shownStep, call.state.outcome == nil {
      heading(current)
      hasSpoken = false
    }
    showPrompt(hasSpoken: hasSpoken)
  }

  /// What can be done now; replies stand apart from what is to be said above them.
  func showPrompt(hasSpoken: Bool) {
    if let partner, partner.isSaying(self), call.state.phase == .talking {
      partner.showSaying(self)
      return
    }
    switch call.state.prompt(script) {
    case .replies:
      if hasSpoken { program.screen.line() }
      showReplies()
    case .ask(let field, let isNeeded): showAsk(field, isNeeded)
    case .mustLines(let lines):
      say("These must be said before the call can end so:")
      for line in lines {
        let words = text(script.mustLines[line].words)
        program.screen.lines(program.layout.paragraph(words.adding(.must), indent: 2))
      }
      say("Enter when it is said.")
    case .goOn: program.screen.line(StyledText("  Enter when it is said.", .muted))
    case .ringing: showDispositions()
    case .wrapUp: showOutcome()
    case .begin, .ended: break
    }
  }

  private func heading(_ step: Ref<Step>) {
    program.screen.line()
    let stages = script.stages.refs.filter { script.text[script.stages[$0].id] != "objections" }
    switch script.steps[step].owner {
    case .stage(let stage):
      let current = stages.firstIndex(of: stage) ?? 0
      let names = stages.map { SafeText.clean(script.title($0)) }
      program.screen.lines([program.layout.stages(names, current: current)])
    case .rebuttal(let card), .otherwise(let card):
      program.screen.line(
        StyledText(data: "! \(script.title(card))", .warning)
          + StyledText(data: "  \(script.name(step))", .muted))
    }
    shownStep = step
  }

  /// Lines of a step: neighbouring spoken lines as one paragraph, notes and must lines apart.
  private func show(_ lines: [Ref<Line>], at step: Ref<Step>) {
    if step != shownStep { heading(step) }
    if let partner, partner.showLines(lines, at: step, self) { return }
    var paragraph = StyledText()
    var isFirst = true
    func flush() {
      if !paragraph.isEmpty {
        program.screen.lines(program.layout.paragraph(paragraph, indent: 2))
      }
      paragraph = StyledText()
    }
    for line in lines {
      if case .speak(let words) = script.lines[line], words.startsParagraph {
        flush()
        // A breath.
        if !isFirst { program.screen.line() }
      }
      isFirst = false
      switch script.lines[line] {
      case .speak(let words):
        let spoken = text(words.pieces)
        if words.must != nil {
          flush()
          program.screen.lines(program.layout.paragraph(spoken.adding(.must), indent: 2))
          continue
        }
        if !paragraph.isEmpty, needsBlank(between: paragraph.text, and: spoken.text) {
          paragraph.append(" ")
        }
        paragraph = paragraph + spoken
      case .note(let words):
        flush()
        program.screen.lines(
          program.layout.paragraph(text(words.pieces).adding(.note), indent: 2))
      default: break
      }
    }
    flush()
  }

  /// Lines are joined by a blank, or by nothing between Chinese or Japanese characters.
  private func needsBlank(between one: String, and other: String) -> Bool {
    guard let last = one.unicodeScalars.last, let first = other.unicodeScalars.first else {
      return false
    }
    return !(last.isIdeographic && first.isIdeographic)
  }

  /// A paragraph of the call screen.
  func show(_ text: StyledText) {
    program.screen.lines(program.layout.paragraph(text, indent: 2))
  }

  func showReplies() {
    let all = numberedReplies
    let own: [Ref<Reply>] =
      if case .replies(let replies) = call.state.prompt(script) { replies } else { [] }
    if own.isEmpty {
      say("The script offers no reply here. `!` raises a card, /end ends the call.")
    }
    let anytime = Array(all.dropFirst(own.count))
    program.screen.lines(program.layout.numbered(own.map { StyledText(data: label($0)) }))
    showAnytime(anytime, from: own.count + 1)
  }

  /// The replies that fit anytime, in a line of their own so that the step's stand out.
  private func showAnytime(_ replies: [Ref<Reply>], from first: Int) {
    guard !replies.isEmpty else { return }
    let dot = program.usesUnicode ? "·" : "-"
    var words = StyledText()
    for (index, reply) in replies.enumerated() {
      // The dot ends a line rather than begins one; the number stays on the line of its reply.
      if index > 0 { words.append("\u{A0}\(dot) ", .muted) }
      words.append("\(first + index)\u{A0}", .muted)
      words = words + StyledText(data: label(reply), .muted)
    }
    program.screen.lines(
      words.render(
        width: program.layout.width, look: program.screen.look,
        first: StyledText("  anytime  ", .muted), hanging: program.layout.width < 60 ? 4 : nil))
  }

  private func showAsk(_ field: Ref<Field>, _ isNeeded: Bool) {
    let row = script.fields[field]
    var words = StyledText(data: "? \(script.name(field))", .ask)
    words.append("  " + typeHint(row.type), .muted)
    if isNeeded { words.append("  needed for this outcome", .warning) }
    program.screen.lines(program.layout.paragraph(words, indent: 2))
    switch row.type {
    case .oneOf(let options), .someOf(let options):
      program.screen.lines(program.layout.numbered(options.map { StyledText(data: $0) }))
    default: break
    }
  }

  private func typeHint(_ type: FieldType) -> String {
    switch type {
    case .text: "words"
    case .oneOf: "one of"
    case .someOf: "some of, divided by commas"
    case .yesNo: "yes or no"
    case .scale(let low, let high): "\(low) to \(high)"
    default: "such as \(reader.example(of: type))"
    }
  }

  func showCards() {
    let cards = script.objections.refs
    guard !cards.isEmpty else {
      say("This script has no objection cards.")
      return
    }
    offered = cards.map(FoundReply.objection)
    program.screen.lines(
      program.layout.numbered(
        cards.map {
          StyledText(data: script.title($0)) + StyledText(data: "  !\(script.name($0))", .muted)
        }))
    if case .ask = call.state.prompt(script) {
      offered = []
      say("Write ! and the name.")
    }
  }

  func showOutcomes() {
    say("How does the call end? A number or a name; Enter goes on with the call.")
    program.screen.lines(
      program.layout.numbered(
        script.outcomes.refs.map { outcome in
          StyledText(data: script.title(outcome))
            + StyledText(
              data: "  \(script.name(outcome)), \(script.outcomes[outcome].kind.rawValue)", .muted)
        }))
  }

  private func showOutcome() {
    guard let outcome = call.state.outcome else {
      say("\(call.figures.disposition.title). A note, or Enter for none.")
      return
    }
    let kind = script.outcomes[outcome].kind
    let style: Style = kind == .won ? .good : .heading
    program.screen.line()
    program.screen.line(
      StyledText(data: script.title(outcome), style)
        + StyledText(" (\(kind.rawValue))", .muted))
    for followUp in script.outcomes[outcome].followUps {
      program.screen.lines(program.layout.bulleted([StyledText(data: words(followUp))]))
    }
    say("A note, or Enter for none.")
  }

  /// What follows from an outcome, in words.
  private func words(_ followUp: Outcome.FollowUp) -> String {
    switch followUp {
    case .call(let after): return "Call again \(soon(after))."
    case .callAt(let field):
      let value = call.state.facts.answers[field.index]
      return "Call again \(value.map { printer.print($0, as: .dateAndTime) } ?? "as agreed")."
    case .mail(let message, let after):
      return "Send \(script.text[script.messages[message].id]) \(soon(after))."
    case .task(let words, let after): return "\(script.text[words]) (\(soon(after)))."
    case .handOver(let place): return "Hand over to \(script.text[place])."
    case .reheat(let after): return "Take it up again \(soon(after))."
    }
  }

  private func soon(_ duration: CallModel.Duration) -> String {
    duration.months == 0 && duration.minutes == 0 ? "now" : "in \(duration.plain)"
  }
}

extension Unicode.Scalar {
  fileprivate var isIdeographic: Bool {
    properties.isIdeographic || (0x3000...0x30FF).contains(value)
      || (0xFF00...0xFFEF).contains(value)
  }
}
