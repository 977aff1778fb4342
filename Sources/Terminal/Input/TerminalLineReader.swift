import Glibc

/// Lines from a person at a terminal, edited with GNU readline and its bindings (`~/.inputrc`).
///
/// readline's callback interface and `poll` are used: over the terminal, a pipe of signals and the
/// tick of the prompt's clock. Between two lines the terminal is as it was before.
package final class TerminalLineReader: LineSource {
  /// The lines typed earlier; load and save it around the session.
  package let history: History
  private let facts: TerminalFacts
  private let usesUnicode: Bool
  private let tick: Int
  private let signals: SignalPipe
  private let editor: LineEditor
  /// Lines that came with an earlier one, in one paste.
  private var pasted: [String] = []

  /// A reader of the process's terminal: standard input and standard output.
  ///
  /// From here on Ctrl-C and the other signals of a terminal come as input and end nothing; only
  /// one reader may be there at a time. `TerminalLocale.prepare` has to be called before.
  ///
  /// - Parameters:
  ///   - facts: What the terminal can do.
  ///   - usesUnicode: Whether the prompt ends in `› `, else in `> `.
  ///   - tick: Milliseconds after which the prompt is asked for again; half a second, so that no
  ///     second of a clock is passed over.
  /// - Throws: When no pipe for signals can be made.
  package init(
    facts: TerminalFacts, usesUnicode: Bool = true, history: History = History(), tick: Int = 500
  ) throws(SystemError) {
    self.facts = facts
    self.usesUnicode = usesUnicode
    self.history = history
    self.tick = tick
    signals = try SignalPipe()
    editor = LineEditor(signals: signals)
  }

  /// Waits for a line; every way to end is told by the result, and the terminal is restored.
  package func readLine(_ request: LineRequest) -> LineInput {
    let input = pasted.isEmpty ? edit(request) : nextPasted(request)
    if let kind = request.history, case .line(let line) = input {
      history.add(line, to: kind, isKept: request.isKept(line))
    }
    return input
  }

  /// Whether Ctrl-C was pressed since the last question, for long work between two lines.
  package func takeInterrupt() -> Bool {
    signals.drain()
    return signals.take(SIGINT)
  }

  /// The window's size now.
  package var windowSize: WindowSize { .current(of: STDOUT_FILENO) }

  // MARK: - One line

  private func edit(_ request: LineRequest) -> LineInput {
    editor.begin(
      prompt: form(request.prompt), completer: request.completer,
      history: request.history.map { history.lines(of: $0) } ?? [])
    defer { editor.end() }
    let redraws = request.refresh != nil && facts.canRedraw
    while true {
      // A finished line comes first: a signal on its heels is told by the next call.
      if let result = editor.result { return finish(result) }
      if let input = handleSignals() { return input }
      var entries = [
        pollfd(fd: editor.terminal, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, 2, redraws ? Int32(tick) : -1) >= 0 || errno == EINTR else {
        return .hangUp
      }
      signals.drain()
      let events = Int32(entries[0].revents)
      if events & (POLLHUP | POLLERR | POLLNVAL) != 0 { return .hangUp }
      // Ctrl-C empties the terminal's queue, so there may be no byte behind it.
      if signals.hasCaught(SignalPipe.dropping) { continue }
      if events & POLLIN != 0 {
        editor.takeByte()
        if editor.result == nil, request.keys.contains(editor.onlyByte) { editor.finishLine() }
      }
      if redraws, editor.result == nil, let refresh = request.refresh {
        editor.show(prompt: form(refresh()))
      }
    }
  }

  private func form(_ prompt: Prompt) -> String {
    prompt.readlineForm(
      columns: windowSize.columns, look: facts.look, usesUnicode: usesUnicode)
  }

  private func handleSignals() -> LineInput? {
    if signals.hasCaught(SignalPipe.endings) { return .hangUp }
    if signals.take(SIGINT) {
      editor.drop()
      return .interrupted
    }
    editor.followSignals()
    return nil
  }

  private func finish(_ result: LineEditor.Result) -> LineInput {
    switch result {
    case .line(let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      pasted = Array(lines.dropFirst())
      // A paste that ends in a line feed has no further, empty line.
      if pasted.last == "" { pasted.removeLast() }
      return bounded(lines.first ?? "")
    case .endOfInput:
      // Whoever looks at the terminal sees that the program took it.
      editor.end()
      editor.startLine()
      signals.drain()
      return signals.hasCaught(SignalPipe.endings) ? .hangUp : .endOfInput
    case .gone:
      return .hangUp
    }
  }

  private func bounded(_ line: String) -> LineInput {
    let count = line.utf8.count
    return count <= LineInput.maximumLength ? .line(line) : .tooLong(bytes: count)
  }

  /// A pasted line is shown like a typed one, so that the screen tells what happened.
  private func nextPasted(_ request: LineRequest) -> LineInput {
    signals.drain()
    if signals.hasCaught(SignalPipe.endings) { return .hangUp }
    if signals.take(SIGINT) {
      pasted.removeAll()
      return .interrupted
    }
    let line = pasted.removeFirst()
    let screen = Screen(look: facts.look)
    let prompt = request.prompt.text(columns: windowSize.columns, usesUnicode: usesUnicode)
    screen.line(prompt + StyledText(SafeText.clean(line)))
    do throws(SystemError) { try screen.flush() } catch { return .hangUp }
    return bounded(line)
  }
}
