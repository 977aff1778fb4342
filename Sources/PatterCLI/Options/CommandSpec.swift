import SourceText

/// What the program leaves behind, for a shell to ask.
enum ExitStatus: Int32 {
  /// All was done.
  case done = 0
  /// Problems were found in what was looked at.
  case problems = 1
  /// The command was used wrongly.
  case usage = 2
  /// The system could not do it.
  case system = 3
}

/// Why a command ended early: what, where, and how to mend it.
struct Failure: Error {
  let status: ExitStatus
  let message: String
  let help: String?

  init(_ status: ExitStatus, _ message: String, help: String? = nil) {
    self.status = status
    self.message = message
    self.help = help
  }

  /// A command used wrongly.
  static func usage(_ message: String, help: String? = nil) -> Failure {
    Failure(.usage, message, help: help)
  }

  /// Something that the system could not do.
  static func system(_ message: String, help: String? = nil) -> Failure {
    Failure(.system, message, help: help)
  }
}

/// An option, as parsing, help, the manual page and completions need it.
struct OptionSpec: Sendable {
  /// What a shell may complete the value with.
  enum Hint: Sendable {
    case words
    case file
    case choices([String])
  }

  /// The name without the dashes.
  let name: String
  /// What stands for the value in help; nil for a switch.
  let value: String?
  /// Whether the value may be left out.
  var valueIsOptional = false
  /// One sentence.
  let summary: String
  /// Whether it may be given more than once.
  var isRepeatable = false
  /// What completes the value.
  var hint = Hint.words

  /// How it is written in help.
  var usage: String {
    guard let value else { return "--\(name)" }
    return valueIsOptional ? "--\(name) [\(value)]" : "--\(name) \(value)"
  }
}

/// A command, in one place.
struct CommandSpec: Sendable {
  /// The words that call it: `log show`.
  let words: [String]
  /// The arguments as help writes them: `SCRIPT`.
  let arguments: String
  /// How many arguments it takes.
  let count: ClosedRange<Int>
  /// One sentence.
  let summary: String
  /// More sentences, for its own help.
  let details: String
  /// Its own options.
  let options: [OptionSpec]
  /// Whether its arguments may name people, so that no history keeps it.
  var namesPeople = false
  /// What it does.
  let run: @Sendable (Invocation, Program) throws(Failure) -> ExitStatus

  /// The words as one text.
  var name: String { words.joined(separator: " ") }
}

/// A command line, read.
struct Invocation {
  let command: CommandSpec
  let arguments: [String]
  let options: [String: [String]]

  /// An option's value; nil when it was not given.
  func value(_ option: String) -> String? { options[option]?.last }

  /// Whether an option was given.
  func has(_ option: String) -> Bool { options[option] != nil }

  /// A value that is a whole number within bounds; nil when it was not given.
  func count(_ option: String, in range: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw .usage(
        "--\(option): `\(text)` is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A value that is one of some words.
  func choice(_ option: String, _ choices: [String]) throws(Failure) -> String {
    guard let value = value(option) else { return choices[0] }
    guard choices.contains(value) else {
      let near = nearestNames(to: value, among: choices, limit: 1).first
      throw .usage(
        "--\(option) cannot be `\(value)`",
        help: "it is one of \(choices.joined(separator: ", "))"
          + (near.map { "; the nearest is `\($0)`" } ?? ""))
    }
    return value
  }
}
