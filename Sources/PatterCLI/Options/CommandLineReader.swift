import SourceText

/// Reads a command line by the table of commands.
enum CommandLineReader {
  /// What a command line asks for.
  enum Reading {
    /// Nothing: the prompt.
    case prompt(options: [String: [String]])
    /// A command.
    case command(Invocation)
    /// The help of a command, or of all.
    case help(CommandSpec?)
    /// The version.
    case version
  }

  static func read(_ words: [String]) throws(Failure) -> Reading {
    var before: [String: [String]] = [:]
    var rest = words[...]
    // Shared options may stand before the command.
    while let word = rest.first, word.hasPrefix("-") {
      if word == "--version" { return .version }
      if word == "-h" || word == "--help" { return .help(nil) }
      guard word.hasPrefix("--"), word != "--" else {
        throw .usage("there is no option `\(word)`", help: "see `patter help`")
      }
      try option(&rest, CommandTable.shared, into: &before)
    }
    guard !rest.isEmpty else { return .prompt(options: before) }
    guard let (command, count) = CommandTable.command(Array(rest)) else {
      throw unknownCommand(Array(rest))
    }
    return try invocation(command, rest.dropFirst(count), before)
  }

  private static func invocation(
    _ command: CommandSpec, _ words: ArraySlice<String>, _ before: [String: [String]]
  ) throws(Failure) -> Reading {
    var rest = words
    var options = before
    var arguments: [String] = []
    while let word = rest.first {
      if word == "--" {
        arguments.append(contentsOf: rest.dropFirst())
        break
      }
      if word == "-h" || word == "--help" { return .help(command) }
      guard word.hasPrefix("--") else {
        if word.hasPrefix("-"), word.count > 1 {
          throw .usage("there is no option `\(word)`", help: "see `patter help \(command.name)`")
        }
        arguments.append(word)
        rest.removeFirst()
        continue
      }
      try option(&rest, command.options + CommandTable.shared, into: &options)
    }
    guard command.count.contains(arguments.count) else {
      throw .usage(
        arguments.count < command.count.lowerBound
          ? "`\(command.name)` lacks its argument" : "`\(command.name)` has too many arguments",
        help: "write it `patter \(command.name) \(command.arguments)`")
    }
    return .command(Invocation(command: command, arguments: arguments, options: options))
  }

  private static func option(
    _ rest: inout ArraySlice<String>, _ specs: [OptionSpec], into options: inout [String: [String]]
  ) throws(Failure) {
    let word = String(rest.removeFirst().dropFirst(2))
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard let spec = specs.first(where: { $0.name == name }) else {
      let near = nearestNames(to: name, among: specs.map(\.name), limit: 1).first
      throw .usage(
        "there is no option `--\(name)` here",
        help: near.map { "the option with a similar name is `--\($0)`" } ?? "see `--help`")
    }
    if options[name] != nil, !spec.isRepeatable {
      throw .usage("`--\(name)` is given twice", help: "keep one of the two")
    }
    if let value = spec.value {
      if parts.count == 2 {
        options[name, default: []].append(String(parts[1]))
      } else if let next = rest.first, !(spec.valueIsOptional && next.hasPrefix("--")) {
        options[name, default: []].append(next)
        rest.removeFirst()
      } else if spec.valueIsOptional {
        options[name, default: []].append("")
      } else {
        throw .usage("`--\(name)` lacks its value", help: "write `--\(name) \(value)`")
      }
    } else if parts.count == 2 {
      throw .usage("`--\(name)` takes no value", help: "write `--\(name)` alone")
    } else {
      options[name, default: []].append("")
    }
  }

  private static func unknownCommand(_ words: [String]) -> Failure {
    let first = words[0]
    let below = CommandTable.commands.filter { $0.words[0] == first }
    if !below.isEmpty {
      return .usage(
        "`\(first)` wants one more word",
        help: "write \(below.map { "`\($0.name)`" }.joined(separator: ", "))")
    }
    let near = nearestNames(to: first, among: CommandTable.firstWords, limit: 1).first
    return .usage(
      "there is no command `\(first)`",
      help: near.map { "the command with a similar name is `\($0)`" } ?? "see `patter help`")
  }
}
