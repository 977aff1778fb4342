import Terminal

/// `help` and `version`
enum HelpCommand {
  /// The program's version.
  static let number = "0.1.0"

  static func version(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    program.screen.line(StyledText("patter \(number)"))
    try program.flush()
    return .done
  }

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    guard !invocation.arguments.isEmpty else { return try show(nil, program) }
    guard let (command, _) = CommandTable.command(invocation.arguments) else {
      let first = invocation.arguments[0]
      let below = CommandTable.commands.filter { $0.words[0] == first }
      guard !below.isEmpty else {
        throw .usage(
          "there is no command `\(invocation.arguments.joined(separator: " "))`",
          help: "see `patter help`")
      }
      for command in below { write(command, program) }
      try program.flush()
      return .done
    }
    return try show(command, program)
  }

  /// The help of a command, or of all.
  static func show(_ command: CommandSpec?, _ program: Program) throws(Failure) -> ExitStatus {
    if let command {
      write(command, program)
    } else {
      program.screen.line(
        StyledText("patter", .heading) + StyledText(" – cold-call scripts in the terminal"))
      program.screen.line()
      program.screen.line("  patter                 the prompt; every command works there too")
      program.screen.line("  patter COMMAND …       one command")
      program.screen.line()
      let pairs = CommandTable.commands.map { command -> (key: String, value: StyledText) in
        ("\(command.name) \(command.arguments)", StyledText(command.summary))
      }
      program.screen.lines(program.layout.keyValues(pairs))
      program.screen.line()
      program.screen.lines(options(CommandTable.shared, program))
      program.screen.line()
      program.screen.line(
        "`patter help COMMAND` tells more. Exit status: 0 done, 1 problems found,")
      program.screen.line("2 wrong use, 3 the system could not.")
    }
    try program.flush()
    return .done
  }

  private static func write(_ command: CommandSpec, _ program: Program) {
    program.screen.line(
      StyledText("patter \(command.name) \(command.arguments)", .heading))
    program.screen.lines(program.layout.paragraph(StyledText(command.summary)))
    if !command.details.isEmpty {
      program.screen.line()
      program.screen.lines(program.layout.paragraph(StyledText(command.details)))
    }
    program.screen.line()
    program.screen.lines(options(command.options + CommandTable.shared, program))
  }

  private static func options(_ options: [OptionSpec], _ program: Program) -> [String] {
    program.layout.keyValues(options.map { ($0.usage, StyledText($0.summary)) })
  }
}
