import CallEngine
import CallModel

extension Walk {
  var state: CallState { call.state }

  /// The step or rebuttal where the call is.
  var place: String { state.step.map { script.name($0) } ?? "" }

  /// How the conversation ended.
  var ending: String? { state.outcome.map { script.name($0) } }

  /// What can be done now: `? field`, `< Yes | No`, `Enter`, `must: words`, `=> outcome`, `over`.
  var prompt: String {
    switch state.prompt(script) {
    case .begin: "begin"
    case .ringing: "ringing"
    case .ask(let field, let isNeeded): "? \(script.name(field))" + (isNeeded ? ", needed" : "")
    case .replies(let replies): "< " + replies.map { script.label($0) }.joined(separator: " | ")
    case .goOn: "Enter"
    case .mustLines(let lines):
      "must: " + lines.map { text(script.mustLines[$0].words) }.joined(separator: " | ")
    case .wrapUp: "=> \(ending ?? "")"
    case .ended: "over"
    }
  }

  /// Where the call is and what can be done, for a test that fails.
  var offer: String { "\(place) \(prompt)" }

  /// What was said and noted since the last act.
  var screen: [String] { state.screen.compactMap { line(script.lines[$0.line]) } }

  /// What the current step has shown since it was entered.
  var shown: [String] { state.frame?.shown.compactMap { line(script.lines[$0]) } ?? [] }

  /// A field's value in its plain form.
  func answer(_ name: String) throws -> String? {
    let field = try field(name)
    return state.facts.answers[field.index].map { script.plain($0, of: field) }
  }

  var score: Int { state.facts.score }

  /// The must lines that counted as spoken.
  var spoken: [String] {
    state.spokenMust.sorted().map { text(script.mustLines[$0].words) }
  }

  /// The must lines that were due.
  var due: [String] { state.dueMust.sorted().map { text(script.mustLines[$0].words) } }

  /// The anytime replies that can be given here.
  var anytime: [String] { state.visibleAnytime(script).map { script.label($0) } }

  /// What happened, from an event on: its kind and what it is about.
  func log(from first: Int = 0) -> [String] {
    call.events[first...].map { event in
      let record = EventRecord(event, script)
      var words = record.kind.name
      if let target = record.target { words += " " + target }
      if let value = record.value { words += " = " + value }
      switch event.kind {
      case .objectionResolved(_, let isOvercome): words += isOvercome ? " overcome" : " insisted"
      case .stepEntered(_, let letter?), .rebuttalGiven(_, let letter?): words += " [\(letter)]"
      default: break
      }
      return words
    }
  }

  /// What the last act led to.
  mutating func led(_ act: String) throws -> [String] {
    let count = call.events.count
    try run(act)
    return log(from: count)
  }

  private func line(_ line: Line) -> String? {
    switch line {
    case .speak(let words): text(words.pieces)
    case .note(let words): "> " + text(words.pieces)
    default: nil
    }
  }

  private func text(_ pieces: Refs<Piece>) -> String {
    script.pieces[pieces].map { piece in
      switch piece {
      case .words(let text), .stress(let text): script.text[text]
      case .field(let field, let fallback):
        state.facts.answers[field.index].map { script.plain($0, of: field) }
          ?? fallback.map { script.text[$0] } ?? "___"
      case .column(let column, let name, let fallback):
        state.facts.column(column, script.text[name])
          ?? fallback.map { script.text[$0] } ?? "___"
      case .builtIn(let builtIn, _): "{\(builtIn.rawValue)}"
      case .greeting: "{greeting}"
      }
    }.joined()
  }
}
