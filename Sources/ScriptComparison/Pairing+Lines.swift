import CallModel

extension Pairing {
  typealias Detail = ScriptComparison.Detail
  typealias LineChange = ScriptComparison.LineChange

  /// How the lines of a step or a body differ: a line with other words is one change, and a line that
  /// only stands elsewhere is moved.
  static func compare(_ old: [ScriptText.Line], _ new: [ScriptText.Line]) -> [Detail] {
    var removed: [ScriptText.Line] = []
    var added: [ScriptText.Line] = []
    var result: [LineChange] = []
    func flush() {
      result += paired(removed, added)
      removed = []
      added = []
    }
    for edit in sequenceEdits(old, new) {
      switch edit {
      case .kept: flush()
      case .removed(let index): removed.append(old[index])
      case .added(let index): added.append(new[index])
      }
    }
    flush()
    return joiningMoves(result).map { .line($0) }
  }

  /// The lines of an added or a removed thing.
  static func all(_ lines: [ScriptText.Line], _ kind: LineChange.Kind) -> [Detail] {
    lines.map { line in
      .line(
        LineChange(
          kind: kind, old: kind == .removed ? line.text : nil,
          new: kind == .added ? line.text : nil, isMust: line.isMust))
    }
  }

  /// Lines that stood in one place: each goes with the next one of its kind that resembles it.
  private static func paired(
    _ removed: [ScriptText.Line], _ added: [ScriptText.Line]
  ) -> [LineChange] {
    var result: [LineChange] = []
    var next = 0
    func add(_ line: ScriptText.Line) {
      result.append(LineChange(kind: .added, old: nil, new: line.text, isMust: line.isMust))
    }
    for line in removed {
      // Looking far ahead would make a large rewrite slow.
      let limit = min(added.count, next + 20)
      // A line that stands alone in the place of another one was rewritten, however much.
      let isAlone = removed.count == 1 && added.count == 1
      let match = (next..<max(next, limit)).first { isLike(line, added[$0], isAlone) }
      guard let match else {
        result.append(LineChange(kind: .removed, old: line.text, new: nil, isMust: line.isMust))
        continue
      }
      for index in next..<match { add(added[index]) }
      result.append(
        LineChange(
          kind: .changed, old: line.text, new: added[match].text,
          isMust: line.isMust || added[match].isMust))
      next = match + 1
    }
    for index in next..<added.count { add(added[index]) }
    return result
  }

  private static func isLike(
    _ one: ScriptText.Line, _ other: ScriptText.Line, _ isAlone: Bool
  ) -> Bool {
    guard one.sign == other.sign else { return false }
    if one.words == other.words { return true }
    switch one.sign {
    case "?", "->", "=>": return one.front == other.front
    default: return isAlone || WordComparison(one.words, other.words).likeness >= 0.4
    }
  }

  private static func joiningMoves(_ lines: [LineChange]) -> [LineChange] {
    var gone: [String: Int] = [:]
    for line in lines where line.kind == .removed { gone[line.old ?? "", default: 0] += 1 }
    var moved: [String: Int] = [:]
    for line in lines where line.kind == .added {
      let text = line.new ?? ""
      if gone[text, default: 0] > 0 {
        gone[text, default: 0] -= 1
        moved[text, default: 0] += 1
      }
    }
    guard !moved.isEmpty else { return lines }
    var taken = moved
    return lines.compactMap { line in
      switch line.kind {
      case .removed where moved[line.old ?? "", default: 0] > 0:
        moved[line.old ?? "", default: 0] -= 1
        return nil
      case .added where taken[line.new ?? "", default: 0] > 0:
        taken[line.new ?? "", default: 0] -= 1
        return LineChange(kind: .moved, old: line.new, new: line.new, isMust: line.isMust)
      default: return line
      }
    }
  }

  /// A property, where it differs.
  static func value(_ name: String, _ old: String?, _ new: String?) -> [Detail] {
    old == new ? [] : [.value(name, old: old, new: new)]
  }

  /// A list of words: what is gone and what is new.
  static func list(_ name: String, _ old: [String], _ new: [String]) -> [Detail] {
    let (before, after) = (Set(old), Set(new))
    return old.filter { !after.contains($0) }.map { .value(name, old: $0, new: nil) }
      + new.filter { !before.contains($0) }.map { .value(name, old: nil, new: $0) }
  }

  /// A text as lines of its own, such as a letter.
  static func lines(_ text: String) -> [ScriptText.Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.isEmpty }.map {
      ScriptText.Line(sign: "", front: "", words: String($0), isMust: false)
    }
  }
}
