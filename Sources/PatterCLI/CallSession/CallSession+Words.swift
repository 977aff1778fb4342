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
    for part in printer.parts(of: pieces, in: script, call.state.facts) {
      switch part {
      case .words(let words): result.append(SafeText.clean(words))
      case .stress(let words): result.append(SafeText.clean(words), .stress)
      case .gap(let name): result.append(SafeText.clean(name), .gap)
      }
    }
    return result
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
