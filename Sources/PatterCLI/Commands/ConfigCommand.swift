import Terminal

/// `config`
enum ConfigCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let rows = program.settings.entries.map { entry -> [StyledText] in
      [
        StyledText(entry.name), StyledText(data: entry.value),
        StyledText(data: entry.origin, .muted),
      ]
    }
    let columns = [Layout.Column("setting"), Layout.Column("value"), Layout.Column("from")]
    program.screen.lines(
      program.layout.table(columns, rows: rows, isCut: program.facts.isTerminal))
    if let path = Settings.configPath(program.variables) {
      program.screen.line(
        StyledText(data: "The config file is \(path); `key = value`, a line each.", .muted))
    }
    try program.flush()
    return .done
  }
}
