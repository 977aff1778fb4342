import SourceText

/// A warning or an advice with what looks for it in a sound script. To add one: a file in `Checks/`
/// (a warning) or `Lints/` (an advice) with its rule and its check, and a line in that folder's table.
struct Check: Sendable {
  /// What it tells.
  let rule: Rule
  /// Whether it needs the words of the script's language, and stays silent where there are none.
  let needsWords: Bool
  /// Looks for it and reports each place.
  let find: @Sendable (inout Audit) -> Void

  init(
    _ rule: Rule, needsWords: Bool = false, find: @escaping @Sendable (inout Audit) -> Void
  ) {
    self.rule = rule
    self.needsWords = needsWords
    guard needsWords else {
      self.find = find
      return
    }
    self.find = { audit in
      if audit.speech.words == nil {
        audit.unjudged.insert(rule.id)
      } else {
        find(&audit)
      }
    }
  }
}

extension Check {
  /// All of them, in the order of `explain`; those about comments come last, when it is known what
  /// the comments silenced.
  static let all: [Check] = warnings + advice + [.unknownRule, .needlessAllow]
}
