import CallModel
import DataExchange
import ScriptComparison
import Terminal

/// Shows how two versions of a script differ.
enum DiffOutput {
  private typealias Change = ScriptComparison.Change

  static func write(
    _ comparison: ScriptComparison, _ versions: ScriptVersions, _ program: Program
  ) {
    let screen = program.screen
    guard !comparison.changes.isEmpty else {
      screen.line(
        StyledText(data: "\(versions.old.name) and \(versions.new.name) mean the same.", .good))
      return
    }
    let (old, new) = (versions.old.name, versions.new.name)
    screen.line(StyledText(data: old == new ? new : "\(old) → \(new)", .heading))
    screen.line(StyledText(summary(comparison), .muted))
    let must = comparison.mustChanges
    if !must.isEmpty {
      screen.line()
      screen.line(StyledText("lines that law or the client requires", .must))
      for (name, line) in must { write(line, indent: "  ", in: name, screen) }
    }
    for change in comparison.changes {
      screen.line()
      write(change, screen)
    }
  }

  /// `2 steps changed, 1 step added, 1 field removed`
  private static func summary(_ comparison: ScriptComparison) -> String {
    var parts: [String] = []
    for subject in ScriptComparison.Subject.allCases {
      for word in ["added", "removed", "renamed", "moved", "changed"] {
        let count = comparison.changes.count { $0.subject == subject && $0.words.contains(word) }
        guard count > 0 else { continue }
        switch subject {
        case .script, .cadence: parts.append("\(subject.noun) \(word)")
        default: parts.append("\(count) \(count == 1 ? subject.noun : subject.plural) \(word)")
        }
      }
    }
    return parts.joined(separator: ", ")
  }

  private static func write(_ change: Change, _ screen: Screen) {
    var head = StyledText(change.subject.noun, .muted)
    if change.subject != .script, change.subject != .cadence {
      head = head + StyledText(" ") + StyledText(data: change.name, .heading)
    }
    switch change.state {
    case .added: head.append(" added", .good)
    case .removed: head.append(" removed", .error)
    case .kept: break
    }
    if let former = change.formerName {
      head = head + StyledText(data: ", was \(former)", .warning)
    }
    if let move = change.move {
      head = head + StyledText(data: ", moved: \(move.old) → \(move.new)", .warning)
    }
    if let likely = change.likelyName {
      head =
        head
        + StyledText(
          data: change.state == .removed
            ? " (perhaps renamed to \(likely))" : " (perhaps renamed from \(likely))", .warning)
    }
    screen.line(head)
    for detail in change.details {
      switch detail {
      case .line(let line): write(line, indent: "  ", in: nil, screen)
      case .value(let name, let old, let new): write(name, old, new, screen)
      }
    }
  }

  private static func write(_ name: String, _ old: String?, _ new: String?, _ screen: Screen) {
    let label = StyledText("  \(name): ", .muted)
    switch (old, new) {
    case (let old?, let new?):
      screen.line(label + words(old, new))
    case (let old?, nil):
      screen.line(StyledText("- ", .error) + label.dropped + StyledText(data: old, .error))
    case (nil, let new?):
      screen.line(StyledText("+ ", .good) + label.dropped + StyledText(data: new, .good))
    case (nil, nil): break
    }
  }

  /// One line: `-` gone, `+` new, `~` changed with its words, `>` moved.
  private static func write(
    _ line: ScriptComparison.LineChange, indent: String, in name: String?, _ screen: Screen
  ) {
    let place = name.map { StyledText(data: "\($0): ", .muted) } ?? StyledText("")
    switch line.kind {
    case .added:
      screen.line(StyledText("+ ", .good) + place + StyledText(data: line.new ?? "", .good))
    case .removed:
      screen.line(StyledText("- ", .error) + place + StyledText(data: line.old ?? "", .error))
    case .changed:
      screen.line(
        StyledText("~ ", .warning) + place + words(line.old ?? "", line.new ?? ""))
    case .moved:
      screen.line(
        StyledText("> ", .warning) + place + StyledText(data: line.new ?? "")
          + StyledText(" (moved)", .muted))
    }
  }

  /// Two texts in one, word by word, with the signs of `git diff --word-diff`: colours alone would not
  /// tell where the old words end and the new ones begin.
  private static func words(_ old: String, _ new: String) -> StyledText {
    var text = StyledText("")
    for run in WordComparison(old, new).runs {
      switch run {
      case .kept(let words): text = text + StyledText(data: words)
      case .removed(let words):
        text = text + StyledText(data: "[-\(words)-]", .error)
      case .added(let words):
        text = text + StyledText(data: "{+\(words)+}", .good)
      }
    }
    return text
  }

  // MARK: JSON

  static func json(_ comparison: ScriptComparison, _ versions: ScriptVersions) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("old", versions.old.name)
      json.member("new", versions.new.name)
      json.key("changes")
      json.array { json in
        for change in comparison.changes { write(change, &json) }
      }
    }
    return json.text
  }

  private static func write(_ change: Change, _ json: inout JSONWriter) {
    json.object { json in
      json.member("subject", change.subject.rawValue)
      json.member("name", change.name)
      json.key("what")
      json.array { json in
        for word in change.words { json.value(word) }
      }
      if let former = change.formerName { json.member("was", former) }
      if let likely = change.likelyName { json.member("perhaps", likely) }
      if let move = change.move {
        json.key("moved")
        json.object { json in
          json.member("old", move.old)
          json.member("new", move.new)
        }
      }
      json.key("details")
      json.array { json in
        for detail in change.details {
          json.object { json in
            switch detail {
            case .value(let name, let old, let new):
              json.member("property", name)
              json.member("old", old)
              json.member("new", new)
            case .line(let line):
              json.member("line", line.kind.rawValue)
              json.member("old", line.old)
              json.member("new", line.new)
              json.member("must", line.isMust)
            }
          }
        }
      }
    }
  }
}

extension ScriptComparison.Change {
  /// What became of it, in words.
  fileprivate var words: [String] {
    var words: [String] = state == .kept ? [] : [state.rawValue]
    if formerName != nil { words.append("renamed") }
    if move != nil { words.append("moved") }
    if state == .kept, !details.isEmpty { words.append("changed") }
    return words
  }
}

extension ScriptComparison.Subject {
  fileprivate var noun: String { self == .script ? "front matter" : rawValue }

  fileprivate var plural: String { self == .reply ? "replies" : rawValue + "s" }
}

extension StyledText {
  /// The text without the blanks at its beginning.
  fileprivate var dropped: StyledText {
    guard let first = runs.first else { return self }
    var result = StyledText("")
    result.append(String(first.text.drop { $0 == " " }), first.style)
    for run in runs.dropFirst() { result.append(run.text, run.style) }
    return result
  }
}
