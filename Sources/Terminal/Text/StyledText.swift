/// Text in pieces, each with its meaning.
///
/// The text is taken as it is: what comes from a file, a lead or a person has to go through
/// `SafeText.clean` (or `init(data:_:)`, which does that) first.
package struct StyledText: Equatable, Sendable, ExpressibleByStringInterpolation {
  /// A piece of text with one meaning.
  package struct Run: Equatable, Sendable {
    /// The words; a line feed begins a new line.
    package var text: String
    /// What they mean.
    package var style: Style

    /// A piece of text with its meaning.
    package init(_ text: String, _ style: Style = []) {
      self.text = text
      self.style = style
    }
  }

  /// The pieces in reading order.
  package private(set) var runs: [Run]

  /// Text made of pieces; empty ones are left out and neighbours of one style joined.
  package init(runs: [Run]) {
    self.runs = []
    for run in runs { append(run) }
  }

  /// Text of one meaning.
  package init(_ text: String = "", _ style: Style = []) {
    self.init(runs: [Run(text, style)])
  }

  /// Text that came from outside, made harmless; line feeds stay.
  package init(data: String, _ style: Style = []) {
    self.init(SafeText.clean(data, keeping: .newlines), style)
  }

  /// Text without a special meaning.
  package init(stringLiteral value: String) { self.init(value) }

  /// Adds a piece at the end.
  package mutating func append(_ run: Run) {
    guard !run.text.isEmpty else { return }
    // Two gaps stay two: each is shown with its own name.
    if let last = runs.last, last.style == run.style, !run.style.contains(.gap) {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  /// Adds text of one meaning at the end.
  package mutating func append(_ text: String, _ style: Style = []) { append(Run(text, style)) }

  /// The pieces of the first, then those of the second.
  package static func + (first: StyledText, second: StyledText) -> StyledText {
    StyledText(runs: first.runs + second.runs)
  }

  /// The words without their meanings.
  package var text: String { runs.map(\.text).joined() }

  /// Whether there are no words.
  package var isEmpty: Bool { runs.isEmpty }

  /// The columns it takes on one line, undecorated.
  package var columns: Int { Width.columns(of: text) }

  /// The same text with `style` added to every piece.
  package func adding(_ style: Style) -> StyledText {
    StyledText(runs: runs.map { Run($0.text, $0.style.union(style)) })
  }

  /// The beginning that fits in `limit` columns, its end marked with `…` where something is cut.
  package func truncated(to limit: Int) -> StyledText {
    guard columns > limit else { return self }
    var room = Width.truncated(text, to: limit)
    var result = StyledText()
    for run in runs {
      guard !room.isEmpty else { break }
      let part = room.prefix(run.text.count)
      result.append(String(part), run.style)
      room.removeFirst(part.count)
    }
    // Joined runs may hold fewer characters than their sum (a mark at a run's beginning).
    if !room.isEmpty { result.append(room) }
    return result
  }

  /// The text with the signs that stand for meanings which not every terminal can show.
  ///
  /// A must paragraph begins with `[must] ` and a gap is `____[name]` everywhere; in plain text a
  /// stressed word stands in stars and a note begins with `> `. To be called once.
  package func decorated(for look: Look) -> StyledText {
    var result = StyledText()
    if let must = runs.first(where: { $0.style.contains(.must) }) {
      result.append("[must] ", must.style.subtracting([.stress, .gap]))
    } else if look == .plain, let first = runs.first, first.style.contains(.note) {
      result.append("> ", .note)
    }
    for (index, run) in runs.enumerated() {
      var text = run.style.contains(.gap) ? "____[\(run.text)]" : run.text
      if look == .plain && run.style.contains(.stress) {
        let opens = index == 0 || !runs[index - 1].style.contains(.stress)
        let closes = index + 1 == runs.count || !runs[index + 1].style.contains(.stress)
        text = (opens ? "*" : "") + text + (closes ? "*" : "")
      }
      result.append(text, run.style)
    }
    return result
  }

  /// The text with the escape sequences of its styles, every style switched off where it ends.
  package func painted(for look: Look) -> String {
    guard look != .plain else { return text }
    return runs.map { run in
      let start = run.style.startSequence(for: look)
      return start.isEmpty ? run.text : start + run.text + "\u{1B}[0m"
    }.joined()
  }
}
