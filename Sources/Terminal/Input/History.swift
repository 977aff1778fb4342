/// A kind of input with earlier lines of its own.
package struct HistoryKind: Hashable, Sendable {
  /// The name under which its lines are kept in the file; letters, digits and hyphens.
  package let name: String
  /// Whether its lines are kept after the program ends.
  package let isKept: Bool

  /// A kind of input.
  package init(_ name: String, isKept: Bool) {
    precondition(
      !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F },
      "the name of a kind of history is not a word")
    self.name = name
    self.isKept = isKept
  }

  /// Commands at the prompt of patter.
  package static let command = HistoryKind("command", isKept: true)
  /// What was typed at a step of a call. It may name people, so it is not kept.
  package static let reply = HistoryKind("reply", isKept: false)
  /// What was typed before a lead is rung. It may name people, so it is not kept.
  package static let dial = HistoryKind("dial", isKept: false)
  /// Values of asks. They are what a person said, so they are never kept.
  package static let answer = HistoryKind("answer", isKept: false)
  /// What was looked for. It may name people, so it is not kept.
  package static let search = HistoryKind("search", isKept: false)
}

/// The lines typed earlier, a list for each kind of input.
package final class History {
  /// How many lines of a kind are remembered; the oldest are forgotten first.
  package static let bound = 500

  private var lists: [HistoryKind: [String]] = [:]
  /// What came in since the file was read or written, to be added to what others wrote there.
  private var fresh: [HistoryKind: [String]] = [:]

  /// A history that remembers nothing yet.
  package init() {}

  /// The lines of a kind, the oldest first.
  package func lines(of kind: HistoryKind) -> [String] { lists[kind] ?? [] }

  /// Remembers a line, unless it is blank, holds control characters or repeats the last one.
  /// - Parameter isKept: false for a line that is forgotten when the program ends, whatever its kind.
  package func add(_ line: String, to kind: HistoryKind, isKept: Bool = true) {
    guard Self.isWorthKeeping(line), lists[kind]?.last != line else { return }
    Self.append(line, to: &lists[kind, default: []])
    if kind.isKept, isKept { Self.append(line, to: &fresh[kind, default: []]) }
  }

  /// Reads what earlier sessions kept of `kinds`; a missing file is an empty one.
  ///
  /// Throws where the file cannot be read or is not to be trusted: it has to be a regular file
  /// (no link) of this user that nobody else may write, of 1 MiB at most. It is left alone then.
  package func load(
    _ kinds: [HistoryKind], from path: String
  ) throws(HistoryFileError) {
    for (kind, line) in try HistoryFile(path: path).read(kinds.filter(\.isKept)) {
      if lists[kind]?.last != line { Self.append(line, to: &lists[kind, default: []]) }
    }
  }

  /// Adds to the file what came in since it was loaded or saved, for the kinds that are kept.
  ///
  /// The file is replaced as a whole (mode 0600) and never half written; lines that another
  /// session put there meanwhile stay. Throws as `load` does, and when it cannot be written;
  /// then nothing has changed.
  package func save(to path: String) throws(HistoryFileError) {
    let kinds = lists.keys.filter(\.isKept).sorted { $0.name < $1.name }
    guard fresh.values.contains(where: { !$0.isEmpty }) else { return }
    let file = HistoryFile(path: path)
    var merged: [HistoryKind: [String]] = [:]
    for (kind, line) in try file.read(kinds) { Self.append(line, to: &merged[kind, default: []]) }
    for kind in kinds {
      for line in fresh[kind] ?? [] where merged[kind]?.last != line {
        Self.append(line, to: &merged[kind, default: []])
      }
    }
    try file.replace(with: kinds.map { ($0, merged[$0] ?? []) })
    fresh.removeAll()
  }

  static func isWorthKeeping(_ line: String) -> Bool {
    line.utf8.count <= 4096 && line.contains { !$0.isWhitespace }
      && line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }

  private static func append(_ line: String, to list: inout [String]) {
    list.append(line)
    if list.count > bound { list.removeFirst(list.count - bound) }
  }
}
