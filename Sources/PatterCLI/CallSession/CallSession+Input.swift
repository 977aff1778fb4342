import CallEngine
import CallModel
import Terminal

extension CallSession {
  /// What the next line is read with: the prompt, what TAB completes, and which history it joins.
  func request() -> LineRequest {
    LineRequest(
      prompt: prompt(), history: historyKind, keys: isRinging ? Disposition.keys : [],
      completer: { [weak self] line, cursor in self?.complete(line, cursor) ?? .none },
      refresh: program.facts.canRedraw
        ? { [weak self] in self?.prompt() ?? Terminal.Prompt() } : nil)
  }

  /// The step and, where the screen may move, how long it has lasted.
  private func prompt() -> Terminal.Prompt {
    let name = SafeText.clean(promptName)
    guard program.facts.canRedraw, !program.clock.isStopped, let step = call.state.step,
      !isWrappingUp
    else { return Terminal.Prompt(StyledText(name)) }
    let seconds = Int((ms - stepBegan) / 1000)
    let target = Int(script.steps[step].seconds)
    return Terminal.Prompt(step: name, seconds: seconds, isLate: target > 0 && seconds > target)
  }

  private var promptName: String {
    if isChoosingEnd { return "outcome" }
    if isRinging { return "rings" }
    if isWrappingUp { return "note" }
    let step = call.state.step.map { script.name($0) } ?? ""
    let hold = call.state.isOnHold ? " (hold)" : ""
    if case .ask(let field, _) = call.state.prompt(script) {
      return step + hold + " ? " + script.name(field)
    }
    return step + hold
  }

  /// When the current step was entered, in milliseconds of the call.
  private var stepBegan: Int64 {
    for event in call.events.reversed() {
      switch event.kind {
      case .stepEntered, .rebuttalGiven, .objectionResolved, .reopened: return event.ms
      default: continue
      }
    }
    return 0
  }

  private var historyKind: HistoryKind? {
    if case .ask = call.state.prompt(script) { return .answer }
    return isWrappingUp || isRinging ? nil : .reply
  }

  /// Replies, cards, commands, fields and options, by where the cursor is.
  private func complete(_ line: String, _ cursor: Int) -> Completion {
    if line.hasPrefix("/") { return completeCommand(line, cursor) }
    if line.hasPrefix("!") {
      let cards = script.objections.refs.map { "!" + script.name($0) }
      return .matching(cards, line: line, start: 0, cursor: cursor, appendsSpace: false)
    }
    if isChoosingEnd { return outcomes(line, 0, cursor) }
    switch call.state.prompt(script) {
    case .ask(let field, _):
      let options: [String] =
        switch script.fields[field].type {
        case .oneOf(let options), .someOf(let options): options
        case .yesNo: ["yes", "no"]
        default: []
        }
      return .matching(options, line: line, start: 0, cursor: cursor, appendsSpace: false)
    case .replies, .goOn:
      let labels = numberedReplies.map { SafeText.clean(label($0)) }
      let titles = script.objections.refs.map { SafeText.clean(script.title($0)) }
      return .matching(labels + titles, line: line, start: 0, cursor: cursor, appendsSpace: false)
    default: return .none
    }
  }

  private func completeCommand(_ line: String, _ cursor: Int) -> Completion {
    guard let blank = line.firstIndex(of: " ") else {
      let commands = Self.commands.map { "/" + $0.name }
      return .matching(commands, line: line, start: 0, cursor: cursor, appendsSpace: true)
    }
    let start = line.utf8.distance(from: line.startIndex, to: line.index(after: blank))
    switch line[..<blank] {
    case "/set":
      let fields = script.fields.refs.map { script.name($0) + " =" }
      return .matching(fields, line: line, start: start, cursor: cursor, appendsSpace: true)
    case "/end": return outcomes(line, start, cursor)
    default: return .none
    }
  }

  private func outcomes(_ line: String, _ start: Int, _ cursor: Int) -> Completion {
    let names = script.outcomes.refs.map { script.name($0) }
    return .matching(names, line: line, start: start, cursor: cursor, appendsSpace: false)
  }
}
