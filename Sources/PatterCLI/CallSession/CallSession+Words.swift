import CallEngine
import CallModel
import ScriptMap
import Terminal
import TypedValues

extension CallSession {
  /// A line's parts with what they insert, as it is said. What is unknown and has no words of its own
  /// is a gap for the operator to fill by ear.
  func text(_ pieces: Refs<Piece>) -> StyledText {
    var result = StyledText()
    for piece in script.pieces[pieces] {
      switch piece {
      case .words(let words): result.append(safe(script.text[words]))
      case .stress(let words): result.append(safe(script.text[words]), .stress)
      case .field(let field, let fallback):
        let value = call.state.facts.answers[field.index]
        let words = value.map { printer.print($0, as: script.fields[field].type) }
        insert(words, script.name(field), fallback, into: &result)
      case .column(let column, let name, let fallback):
        let name = script.text[name]
        insert(
          call.state.facts.column(column, name), "\(column.rawValue).\(name)", fallback,
          into: &result)
      case .builtIn(let builtIn, let fallback):
        insert(words(builtIn), builtIn.rawValue, fallback, into: &result)
      case .greeting:
        result.append(printer.greeting(Daypart(call.state.facts.now.time)))
      }
    }
    return result
  }

  private func safe(_ text: String) -> String { SafeText.clean(text) }

  private func insert(
    _ words: String?, _ name: String, _ fallback: TextRef?, into result: inout StyledText
  ) {
    if let words, !words.isEmpty {
      result.append(safe(words))
    } else if let fallback {
      result.append(safe(script.text[fallback]))
    } else {
      result.append(safe(name), .gap)
    }
  }

  private func words(_ builtIn: Expression.BuiltIn) -> String? {
    let facts = call.state.facts
    switch builtIn {
    case .score: return String(facts.score)
    case .attempt: return String(facts.attempt)
    case .elapsed: return printer.print(.duration(Duration(minutes: facts.elapsed / 60_000)))
    case .now: return printer.print(.time(facts.now.time))
    case .daypart: return printer.daypart(Daypart(facts.now.time))
    case .variant: return facts.letter?.description
    }
  }

  /// A reply's label as it is shown.
  func label(_ reply: Ref<Reply>) -> String {
    let row = script.replies[reply]
    return row.labelPieces.isEmpty ? script.text[row.label] : text(row.labelPieces).text
  }

  /// All that a step may say, for finding.
  func spokenText(_ step: Ref<Step>) -> String {
    script.lines[script.steps[step].passage.lines].compactMap { line in
      if case .speak(let words) = line { text(words.pieces).text } else { nil }
    }.joined(separator: " ")
  }

  func showFields() {
    let pairs = script.fields.refs.compactMap { field -> (key: String, value: StyledText)? in
      let value = call.state.facts.answers[field.index]
      let isBuiltIn = field.index < 2
      if isBuiltIn && value == nil { return nil }
      let words = value.map { StyledText(data: script.plain($0, of: field)) }
      return (SafeText.clean(script.name(field)), words ?? StyledText("–", .muted))
    }
    program.screen.lines(program.layout.keyValues(pairs))
  }

  func showLead() {
    let columns = call.start.lead.columns
    guard !columns.isEmpty else {
      say("Nothing is known of whom you talk to. --lead name=…,company=… tells it.")
      return
    }
    program.screen.lines(
      program.layout.keyValues(
        columns.map { (SafeText.clean($0.name), StyledText(data: $0.value)) }))
  }

  func showMap() {
    let visited = Set(
      call.events.compactMap { event -> Ref<Step>? in
        switch event.kind {
        case .stepEntered(let step, _), .rebuttalGiven(let step, _): step
        default: nil
        }
      })
    MapOutput(Map(script), program.layout) { [screen = program.screen] in screen.lines([$0]) }
      .writeOverview(here: call.state.baseStep, visited: visited)
  }

  func showHelp() {
    say("Type a number, the words you hear, or one of these:")
    let fixed: [(key: String, value: StyledText)] = [
      ("Enter", "the replies again; said it; skip an ask"), ("!", "the objection cards"),
      ("!price", "raise a card by its name or by what you hear"),
      ("\\…", "a value that begins with ! or /"),
    ]
    let commands = Self.commands.map { command -> (key: String, value: StyledText) in
      let arguments = command.arguments.isEmpty ? "" : " " + command.arguments
      return ("/" + command.name + arguments, StyledText(command.summary))
    }
    program.screen.lines(program.layout.keyValues(fixed + commands))
  }
}
