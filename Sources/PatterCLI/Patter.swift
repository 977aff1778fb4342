import Glibc
import Terminal

/// Runs the program with the arguments of its command line.
/// - Returns: the exit status: 0 done, 1 problems found, 2 wrong use, 3 the system could not.
package func runPatter(_ arguments: [String]) -> Int32 {
  // A limit on the size of files is an error that can be told, and not the end.
  signal(SIGXFSZ, SIG_IGN)
  // The backtraces of Swift's runtime show what registers point at, which may be what somebody said. Who
  // looks for a fault asks for them by SWIFT_BACKTRACE.
  if getenv("SWIFT_BACKTRACE") == nil {
    for crash in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP] {
      signal(crash, SIG_DFL)
    }
  }
  let variables = environmentVariables()
  let usesUnicode = TerminalLocale.prepare()
  do throws(Failure) {
    let reading = try CommandLineReader.read(arguments)
    let options: [String: [String]] =
      switch reading {
      case .prompt(let options): options
      case .command(let invocation): invocation.options
      case .help, .version: [:]
      }
    let program = try Program(options: options, variables: variables, usesUnicode: usesUnicode)
    return run(reading, program)
  } catch {
    // Without a program there is no screen yet: the plain words must do.
    tellPlainly(error)
    return error.status.rawValue
  }
}

private func run(_ reading: CommandLineReader.Reading, _ program: Program) -> Int32 {
  do throws(Failure) {
    let status: ExitStatus
    switch reading {
    case .prompt: status = try HomePrompt.run(program)
    case .command(let invocation): status = try invocation.command.run(invocation, program)
    case .help(let command): status = try HelpCommand.show(command, program)
    case .version:
      program.screen.line(StyledText("patter \(HelpCommand.number)"))
      try program.flush()
      status = .done
    }
    return status.rawValue
  } catch {
    try? program.flush()
    program.tell(error)
    return error.status.rawValue
  }
}

private func tellPlainly(_ failure: Failure) {
  let screen = Screen(descriptor: STDERR_FILENO, look: .plain)
  screen.line(StyledText(data: "error: \(failure.message)"))
  if let help = failure.help { screen.line(StyledText(data: "help: \(help)")) }
  try? screen.flush()
}

/// The environment; of a name that stands twice the first one counts.
private func environmentVariables() -> [String: String] {
  var variables: [String: String] = [:]
  var entry = environ
  while let pointer = entry.pointee {
    let text = String(cString: pointer)
    entry += 1
    guard let equals = text.firstIndex(of: "=") else { continue }
    let name = String(text[..<equals])
    if variables[name] == nil { variables[name] = String(text[text.index(after: equals)...]) }
  }
  return variables
}
