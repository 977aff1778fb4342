import CallModel
import CallStore
import Terminal

/// The prompt that `patter` alone opens: every command works here as in a shell.
enum HomePrompt {
  static func run(_ program: Program) throws(Failure) -> ExitStatus {
    let historyPath = Settings.stateFolder(program.variables).map { $0 + "/patter/history" }
    loadHistory(program, historyPath)
    defer { saveHistory(program, historyPath) }
    if program.isInteractive {
      program.screen.line(
        StyledText("patter", .heading)
          + StyledText(" \(HelpCommand.number) – `help` tells what there is, Ctrl-D leaves", .muted)
      )
      try offerUnfinished(program)
    }
    let input = try program.input()
    while true {
      try program.flush()
      let request = LineRequest(
        prompt: Terminal.Prompt("patter"), history: .command, isKept: mayBeKept,
        completer: complete)
      switch input.readLine(request) {
      case .line(let line):
        let words = WordSplitter.split(line)
        guard let first = words.first else { continue }
        if first == "quit" || first == "exit" { return .done }
        run(words, program)
      case .interrupted: continue
      case .tooLong(let bytes): program.screen.line("That line has \(bytes) bytes and is too long.")
      case .endOfInput: return .done
      case .hangUp: return .system
      }
    }
  }

  /// Whether a line names nobody, as far as its command tells; of what is no command nothing is known.
  private static func mayBeKept(_ line: String) -> Bool {
    CommandTable.command(WordSplitter.split(line)).map { !$0.0.namesPeople } ?? false
  }

  private static func run(_ words: [String], _ program: Program) {
    do throws(Failure) {
      switch try CommandLineReader.read(words) {
      case .prompt: break
      case .version: program.screen.line(StyledText("patter \(HelpCommand.number)"))
      case .help(let command): _ = try HelpCommand.show(command, program)
      case .command(let invocation):
        let own = CommandTable.shared.map(\.name).filter { invocation.options[$0] != nil }
        guard own.isEmpty else {
          throw .usage(
            "--\(own[0]) cannot change at the prompt", help: "leave, and give it to `patter` itself"
          )
        }
        _ = try invocation.command.run(invocation, program)
      }
    } catch {
      try? program.flush()
      program.tell(error)
    }
  }

  /// Offers an interrupted call again, at the very step.
  private static func offerUnfinished(_ program: Program) throws(Failure) {
    let calls = try Unfinished.calls(program, .live)
    guard let latest = calls.first else { return }
    let whom = latest.start.lead.label.map { " with \($0)" } ?? ""
    program.screen.line(
      StyledText(
        data:
          "Your call\(whom) along “\(latest.title)” of \(CallOutput.began(latest)) is unfinished.",
        .warning))
    program.screen.line("Enter takes it up at the very step; anything else leaves it for later.")
    try program.flush()
    let request = LineRequest(prompt: Terminal.Prompt("take it up?"))
    guard case .line(let line) = try program.input().readLine(request) else { return }
    let answer = line.lowercased().filter { $0 != " " }
    guard answer.isEmpty || answer == "y" || answer == "yes" else { return }
    do throws(Failure) {
      _ = try CallCommand.follow(try Unfinished.takeUp(latest, program), program)
    } catch {
      program.tell(error)
    }
  }

  /// Command words first, then their options, then file names.
  private static func complete(_ line: String, _ cursor: Int) -> Completion {
    let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let words = before.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let start = before.utf8.count - (words.last?.utf8.count ?? 0)
    let done = Array(words.dropLast())
    if let (command, _) = CommandTable.command(done) {
      if words.last?.hasPrefix("-") == true {
        let options = (command.options + CommandTable.shared).map { "--" + $0.name }
        return .matching(options, line: line, start: start, cursor: cursor)
      }
      return .fileName(start: start)
    }
    let next = CommandTable.commands.filter { $0.words.starts(with: done) }
      .compactMap { $0.words.count > done.count ? $0.words[done.count] : nil }
    return .matching(
      next.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        + (done.isEmpty ? ["quit"] : []),
      line: line, start: start, cursor: cursor)
  }

  private static func loadHistory(_ program: Program, _ path: String?) {
    guard program.isInteractive, let path else { return }
    do throws(HistoryFileError) {
      try program.history.load([.command], from: path)
    } catch {
      program.errors.line(StyledText(data: "\(error.description)", .muted))
      try? program.errors.flush()
    }
  }

  private static func saveHistory(_ program: Program, _ path: String?) {
    guard program.isInteractive, let path else { return }
    try? program.history.save(to: path)
  }
}
