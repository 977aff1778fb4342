import Glibc
import Terminal

// Shows each input that the line reader gives, for the tests that type at it.
// Arguments: `clock` for a prompt that counts, `plain` for a reader that never redraws.

let arguments = CommandLine.arguments.dropFirst()
let usesUnicode = TerminalLocale.prepare()
let facts = TerminalFacts(
  isTerminal: true, term: getenv("TERM").map { String(cString: $0) },
  isPlain: arguments.contains("plain"))
let screen = Screen(look: facts.look)
var ticks = 0

let request = LineRequest(
  prompt: Prompt(step: "greeting", seconds: 0), history: .command,
  completer: { line, cursor in
    if line.hasPrefix("open ") { return .fileName(start: 5) }
    let start = line.utf8.starts(with: "say ".utf8) ? 4 : 0
    return .matching(
      ["!too dear", "!trust", "/note", "Да, конечно", "Да, потом", "no #1 offer"],
      line: line, start: start, cursor: cursor)
  },
  refresh: {
    ticks += 1
    return Prompt(
      step: "greeting", seconds: arguments.contains("clock") ? ticks : 0, isLate: ticks % 2 == 0)
  })

do throws(SystemError) {
  let reader = try TerminalLineReader(facts: facts, usesUnicode: usesUnicode, tick: 5)
  reading: while true {
    let input = reader.readLine(request)
    switch input {
    case .line(let line): screen.line("line <\(line)> of \(line.utf8.count)")
    case .interrupted: screen.line("interrupted")
    case .tooLong(let bytes): screen.line("too long: \(bytes)")
    case .endOfInput:
      screen.line("end of input at \(reader.windowSize.columns) columns")
      try screen.flush()
      break reading
    case .hangUp:
      // The terminal may be gone; the exit status tells.
      exit(42)
    }
    try screen.flush()
  }
} catch {
  exit(43)
}
