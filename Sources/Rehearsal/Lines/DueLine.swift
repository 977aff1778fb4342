package import CallEngine
package import CallModel
package import TypedValues

/// A line that the trainee is to say, as it is said in this call.
package struct DueLine: Hashable, Sendable {
  /// The line.
  package let line: Ref<Line>
  /// The words, with what they insert; a gap is left out.
  package let text: String
  /// The must line it is, if it is one.
  package let must: Ref<MustLine>?
}

extension Scene {
  /// The spoken lines that were shown since the last act, in order; must lines that are due before the
  /// call can end so, where these are asked for.
  package func dueLines(in call: Call, _ printer: ValuePrinter) -> [DueLine] {
    if case .mustLines(let lines) = call.state.prompt(script) {
      return lines.map { must in
        DueLine(line: Ref(0), text: text(script.mustLines[must].words, call, printer), must: must)
      }
    }
    return call.state.screen.compactMap { shown in
      guard case .speak(let words) = script.lines[shown.line] else { return nil }
      return DueLine(
        line: shown.line, text: text(words.pieces, call, printer), must: words.must)
    }
  }

  /// Some words of the script as they are said at the end of a call.
  func plain(_ pieces: Refs<Piece>, in call: Call) -> String {
    text(
      pieces, call,
      ValuePrinter(
        language: script.language, currency: script.currency, now: call.state.facts.now))
  }

  private func text(_ pieces: Refs<Piece>, _ call: Call, _ printer: ValuePrinter) -> String {
    printer.parts(of: pieces, in: script, call.state.facts).map(\.text).joined()
  }
}
