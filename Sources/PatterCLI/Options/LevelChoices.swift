import ScriptCompiler
import SourceText

/// How grave `check` takes what it finds: what `--deny` makes an error and `--quiet` hides. A rule's
/// own id goes before the word for all of its level.
struct LevelChoices {
  /// The words that stand for all rules of a level.
  private static let words: [(word: String, level: Diagnostic.Level)] = [
    ("warnings", .warning), ("advice", .advice),
  ]

  private var levels: [Diagnostic.Level: Choice] = [:]
  private var rules: [String: Choice] = [:]

  private enum Choice: String {
    case deny
    case quiet
  }

  init(_ invocation: Invocation) throws(Failure) {
    for choice in [Choice.deny, .quiet] {
      for value in invocation.options[choice.rawValue] ?? [] {
        for name in value.split(separator: ",", omittingEmptySubsequences: false) {
          try take(name.filter { $0 != " " }.lowercased(), choice)
        }
      }
    }
  }

  /// How grave a rule's findings are; nil when they are not shown.
  func level(of rule: Rule) -> Diagnostic.Level? {
    guard rule.level != .error else { return .error }
    switch rules[rule.id] ?? levels[rule.level] {
    case .deny: return .error
    case .quiet: return nil
    case nil: return rule.level
    }
  }

  private mutating func take(_ name: String, _ choice: Choice) throws(Failure) {
    let before: Choice?
    if let group = Self.words.first(where: { $0.word == name }) {
      before = levels.updateValue(choice, forKey: group.level)
    } else if let rule = allRules.first(where: { $0.id == name }) {
      guard choice == .deny || rule.level != .error else {
        throw .usage(
          "`\(name)` is an error, and no option hides an error",
          help: "mend what it tells; only warnings and advice can be hidden")
      }
      before = rules.updateValue(choice, forKey: rule.id)
    } else {
      throw unknown(name, choice)
    }
    if let before, before != choice {
      throw .usage("`\(name)` is both denied and hidden", help: "keep one of the two options")
    }
  }

  private func unknown(_ name: String, _ choice: Choice) -> Failure {
    let names = Self.words.map(\.word) + allRules.map(\.id)
    let near = nearestNames(to: name, among: names, limit: 3).map { "`\($0)`" }
    return .usage(
      "--\(choice.rawValue) cannot be `\(name)`: no rule is called so",
      help: near.isEmpty
        ? "name a rule by its id as `check` prints it in brackets, `warnings` or `advice`"
        : (near.count == 1 ? "a similar name is " : "similar names are ")
          + near.joined(separator: ", "))
  }
}
