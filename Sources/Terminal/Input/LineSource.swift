/// Where lines come from: a person at a terminal, or a pipe.
package protocol LineSource: AnyObject {
  /// Waits for the next line.
  func readLine(_ request: LineRequest) -> LineInput
}

/// What came instead of, or as, a line.
package enum LineInput: Equatable, Sendable {
  /// A line without its line feed; never longer than `maximumLength` bytes.
  case line(String)
  /// Ctrl-C: what had been typed was dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the end of a pipe.
  case endOfInput
  /// The terminal is gone, or the program is told to stop (SIGHUP, SIGTERM, SIGQUIT): nobody said
  /// that the call is over.
  case hangUp
  /// A line of so many bytes, which is more than is taken; it was read to its end and dropped.
  case tooLong(bytes: Int)

  /// The bytes of the longest line that is taken: 1 MiB.
  package static let maximumLength = 1 << 20
}

/// What a line is asked for with.
package struct LineRequest {
  /// What stands before the line.
  package var prompt: Prompt
  /// Which earlier lines the arrow keys show; `nil` for none, and nothing is remembered.
  package var history: HistoryKind?
  /// Whether a line may stay in the history when the program has ended, where its kind does: one that
  /// names people may not.
  package var isKept: (String) -> Bool
  /// Keys of one byte that are a line by themselves where nothing else has been typed: Enter is not
  /// waited for. A pipe has lines all the same.
  package var keys: Set<String>
  /// What TAB completes; `nil` for nothing.
  package var completer: Completer?
  /// The prompt as it should stand now, asked for about every second and after each key; `nil`
  /// for a prompt that stays.
  package var refresh: (() -> Prompt)?

  /// A request; only the prompt has to be given.
  package init(
    prompt: Prompt, history: HistoryKind? = nil, isKept: @escaping (String) -> Bool = { _ in true },
    keys: Set<String> = [], completer: Completer? = nil, refresh: (() -> Prompt)? = nil
  ) {
    self.prompt = prompt
    self.history = history
    self.isKept = isKept
    self.keys = keys
    self.completer = completer
    self.refresh = refresh
  }
}

/// What stands before the line that is typed: the step, a clock, and always `› ` at the end.
package struct Prompt: Equatable, Sendable {
  /// The words before the sign; one line.
  package var words: StyledText

  /// A prompt with any words; none leaves the sign alone.
  package init(_ words: StyledText = "") { self.words = words }

  /// The prompt of a call: the step's name and its clock, which stands out once the step's time
  /// is over.
  ///
  /// - Parameters:
  ///   - step: The name, from the script.
  ///   - seconds: The time in the step; shown as `mm:ss`, and with hours from 100 minutes on.
  ///   - isLate: Whether the step's time is over.
  package init(step: String, seconds: Int, isLate: Bool = false) {
    words = StyledText(runs: [
      .init(SafeText.clean(step), .heading), .init(" "),
      .init(Self.clock(seconds), isLate ? .warning : .muted),
    ])
  }

  /// Seconds as a clock shows them: `03:07`, and `1:40:00` from 100 minutes on.
  package static func clock(_ seconds: Int) -> String {
    let seconds = max(0, seconds)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    if seconds < 6000 { return two(seconds / 60) + ":" + two(seconds % 60) }
    return "\(seconds / 3600):" + two(seconds / 60 % 60) + ":" + two(seconds % 60)
  }

  /// The words and the sign, at most half of the terminal wide so that a line has room.
  func text(columns: Int, usesUnicode: Bool) -> StyledText {
    let mark = usesUnicode ? "› " : "> "
    guard !words.isEmpty else { return StyledText(mark) }
    return shortened(to: max(columns / 2, 10)) + " " + StyledText(mark)
  }

  /// The words with the first piece cut, so that a long name leaves the clock to be seen.
  private func shortened(to limit: Int) -> StyledText {
    guard words.columns > limit, let first = words.runs.first else { return words }
    let rest = StyledText(runs: Array(words.runs.dropFirst()))
    let name = StyledText(runs: [first]).truncated(to: max(1, limit - rest.columns))
    return (name + rest).truncated(to: limit)
  }

  /// The prompt as readline takes it: what is not shown stands between U+0001 and U+0002.
  func readlineForm(columns: Int, look: Look, usesUnicode: Bool) -> String {
    text(columns: columns, usesUnicode: usesUnicode).runs.map { run in
      let start = run.style.startSequence(for: look)
      guard !start.isEmpty else { return run.text }
      return "\u{1}\(start)\u{2}\(run.text)\u{1}\u{1B}[0m\u{2}"
    }.joined()
  }
}
