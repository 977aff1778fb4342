import Glibc
import TestSupport

/// An operator's desk: a folder of its own with a home and a store, and the built program. Nothing
/// of the user's is read or written.
final class Desk {
  let folder: TemporaryFolder
  let program: String
  /// All of the program's environment.
  var environment: [String: String]

  /// The script of most calls, as it ships.
  static let audit = packageFolder + "/Scripts/en/energy-audit.patter"
  /// The Russian script, as it ships.
  static let coffee = packageFolder + "/Scripts/ru/office-coffee.patter"
  /// A script of one step, with a reply for each of its two outcomes.
  static let short = """
    ---
    title: Ovens
    language: en
    goal: yes
    ---
    # outcomes
    - yes "Yes": won
    - no "No": lost
    # greeting
    ## hello
    Hello.
    - Yes | fine => yes
    - No | not now => no

    """
  /// Options that make a call repeatable but for its id.
  static let still = ["--now", "2026-11-30T09:00+01:00", "--seed", "1"]

  init() throws {
    folder = try TemporaryFolder()
    program = try builtProgram()
    let path = folder.path
    environment = [
      "HOME": path, "PATTER_STORE": path + "/store.db", "PATTER_AGENT": "Kim",
      "XDG_DATA_HOME": path + "/data", "XDG_CONFIG_HOME": path + "/config",
      "XDG_STATE_HOME": path + "/state", "TZ": "Europe/Berlin", "LC_ALL": "C.UTF-8",
      "PATH": "/usr/bin:/bin", "TERM": "dumb",
    ]
  }

  /// The store's path.
  var store: String { folder.path + "/store.db" }

  /// Runs the program without a terminal; each entry is a line of its input.
  @discardableResult
  func run(_ arguments: [String], entries: [String] = []) throws -> ChildProcess {
    try run(arguments, input: entries.map { $0 + "\n" }.joined())
  }

  /// Runs the program without a terminal.
  @discardableResult
  func run(_ arguments: [String], input: String) throws -> ChildProcess {
    try ChildProcess.run(
      program, arguments, environment: environment, folder: folder.path, input: input)
  }

  /// Makes a call along the shipped script at a clock that stands still.
  @discardableResult
  func call(
    _ entries: [String], script: String = Desk.audit, _ options: [String] = []
  ) throws -> ChildProcess {
    try run(["call", script] + Desk.still + options, entries: entries)
  }

  /// Opens the program in a terminal.
  func terminal(
    _ arguments: [String], term: String = "xterm-256color", columns: Int = 80,
    _ more: [String: String] = [:]
  ) throws -> PseudoTerminal {
    var variables = environment
    variables["TERM"] = term
    for (name, value) in more { variables[name] = value }
    return try PseudoTerminal(
      program, arguments, environment: variables, folder: folder.path, columns: columns)
  }

  /// A call as `log show --format json` tells it.
  func log(_ id: String) throws -> JSON {
    let shown = try run(["log", "show", id, "--format", "json"])
    guard shown.status == .exited(0) else { throw ChildError.unexpected(shown) }
    return try JSON(shown.output)
  }

  /// The events of a call.
  func events(_ id: String) throws -> [JSON] { try log(id)["events"].elements }

  /// The kinds of a call's events.
  func kinds(_ id: String) throws -> [String] { try events(id).compactMap { $0["kind"].string } }

  /// The ids of all calls, the latest first.
  func ids() throws -> [String] {
    try JSON(run(["log", "list", "--format", "json"]).output).elements.compactMap {
      $0["id"].string
    }
  }

  /// Writes a file in the folder and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(bytes: Array(text.utf8), to: name)
  }

  /// Writes a file in the folder and gives its path.
  @discardableResult
  func write(bytes: [UInt8], to name: String) throws -> String {
    let path = folder.path + "/" + name
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ChildError.cannot("write \(path)") }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw ChildError.cannot("write \(path)")
    }
    return path
  }

  /// Makes a folder in the folder and gives its path.
  @discardableResult
  func makeFolder(_ name: String) throws -> String {
    let path = folder.path + "/" + name
    guard mkdir(path, 0o700) == 0 else { throw ChildError.cannot("make \(path)") }
    return path
  }

  /// The permissions of a file.
  func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }
}

/// What a helper of these tests could not do.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
}

extension ChildError {
  static func cannot(_ what: String) -> Unexpected { Unexpected(description: "cannot \(what)") }

  static func unexpected(_ process: ChildProcess) -> Unexpected {
    Unexpected(description: "\(process.status): \(process.errors)\n\(process.output)")
  }
}

extension ChildProcess {
  /// The last line of the output.
  var lastLine: String { lines.last ?? "" }

  /// The lines of the output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The id that the last line names: `call UUID: …`.
  var id: String {
    let words = lastLine.split(separator: " ")
    return words.count > 1 ? String(words[1].prefix { $0 != ":" }) : ""
  }

  /// What the last line says of the call.
  var ending: String {
    guard lastLine.hasPrefix("call \(id): ") else { return lastLine }
    return String(lastLine.dropFirst("call \(id): ".count))
  }
}

extension String {
  /// The text with an id in it replaced, so that two runs can be compared.
  func hiding(_ id: String, as word: String = "UUID") -> String {
    guard !id.isEmpty else { return self }
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(id) {
        result += word
        rest = rest.dropFirst(id.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
