import CallModel
import Glibc

/// The settings in force: options before environment before the config file before defaults.
struct Settings {
  /// A setting and where it comes from.
  struct Entry {
    let name: String
    let value: String
    let origin: String
  }

  let entries: [Entry]

  /// A setting's value; nil when nothing sets it.
  subscript(name: String) -> String? { entries.first { $0.name == name }?.value }

  /// Whether a setting was given on the command line.
  func isOption(_ name: String) -> Bool {
    entries.contains { $0.name == name && $0.origin == "option --\(name)" }
  }

  /// Settings that the config file may hold, named as the shared options.
  static let names = ["store", "agent", "now", "seed", "plain"]

  init(options: [String: [String]], variables: [String: String]) throws(Failure) {
    let file = Settings.configPath(variables)
    let kept = try Settings.readConfig(file)
    var entries: [Entry] = []
    for name in Self.names {
      let variable = "PATTER_" + name.uppercased()
      if let value = options[name]?.last {
        let text = name == "plain" ? "yes" : value
        entries.append(Entry(name: name, value: text, origin: "option --\(name)"))
      } else if let value = variables[variable], !value.isEmpty {
        entries.append(Entry(name: name, value: value, origin: variable))
      } else if let value = kept[name] {
        entries.append(Entry(name: name, value: value, origin: file ?? "config"))
      } else if let (value, origin) = Settings.fallback(name, variables) {
        entries.append(Entry(name: name, value: value, origin: origin))
      }
    }
    self.entries = entries
  }

  private static func fallback(
    _ name: String, _ variables: [String: String]
  ) -> (String, String)? {
    switch name {
    case "store":
      guard let folder = dataFolder(variables) else { return nil }
      return (folder + "/patter/store.db", "default")
    case "agent": return (loginName(variables), "login")
    case "plain": return ("no", "default")
    default: return nil
    }
  }

  /// The folder for a program's data (XDG Base Directory Specification).
  static func dataFolder(_ variables: [String: String]) -> String? {
    folder("XDG_DATA_HOME", ".local/share", variables)
  }

  /// The folder for a program's state, such as its history.
  static func stateFolder(_ variables: [String: String]) -> String? {
    folder("XDG_STATE_HOME", ".local/state", variables)
  }

  /// The config file, whether it is there or not.
  static func configPath(_ variables: [String: String]) -> String? {
    folder("XDG_CONFIG_HOME", ".config", variables).map { $0 + "/patter/config" }
  }

  private static func folder(
    _ variable: String, _ home: String, _ variables: [String: String]
  ) -> String? {
    // The specification has relative paths ignored.
    if let path = variables[variable], path.hasPrefix("/") { return path }
    guard let folder = variables["HOME"], folder.hasPrefix("/") else { return nil }
    return folder + "/" + home
  }

  private static func loginName(_ variables: [String: String]) -> String {
    if let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name {
      return String(cString: name)
    }
    return variables["USER"] ?? "operator"
  }

  /// Refuses a file that somebody else may have written: it would say where calls are logged.
  private static func holdTrusted(_ path: String) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    if status.st_uid != geteuid(), status.st_uid != 0 {
      throw .system(
        "the config file \(path) belongs to another user, and is not used",
        help: "make it yours, or move it away")
    }
    if status.st_mode & 0o022 != 0 {
      throw .system(
        "others may write the config file \(path), so it is not used",
        help: "take that from them: chmod go-w \(ShellWord.quoted(path))")
    }
  }

  private static func readConfig(_ path: String?) throws(Failure) -> [String: String] {
    guard let path else { return [:] }
    let bytes: [UInt8]
    switch FileReader.read(path, limit: 1 << 20) {
    case .success(let found): bytes = found
    case .failure(let problem):
      if problem.isMissing { return [:] }
      throw .system("the config file \(path) cannot be read: \(problem.reason)")
    }
    try holdTrusted(path)
    var values: [String: String] = [:]
    for (index, line) in String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let text = line.trimmingCarriageReturn.trimmingBlanks
      if text.isEmpty || text.hasPrefix("#") { continue }
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = parts[0].trimmingBlanks
      guard parts.count == 2, names.contains(key) else {
        throw .usage(
          "line \(index + 1) of \(path) sets nothing that patter knows",
          help: "write `key = value`; the keys are \(names.joined(separator: ", "))")
      }
      values[key] = parts[1].trimmingBlanks
    }
    return values
  }
}

extension Substring {
  fileprivate var trimmingCarriageReturn: Substring {
    hasSuffix("\r") ? dropLast() : self
  }
}
