/// Completes the word before the cursor: the line, and the cursor as a count of UTF-8 bytes.
package typealias Completer = (_ line: String, _ cursor: Int) -> Completion

/// What TAB offers.
package struct Completion: Equatable, Sendable {
  /// Where the word begins that a candidate replaces, in UTF-8 bytes of the line; it ends at the
  /// cursor. Outside of the line, or within a character, there is nothing to complete.
  package var start: Int
  /// The whole words that may stand there, in the order to show them. They may hold blanks.
  package var candidates: [String]
  /// Whether a blank follows when only one is left.
  package var appendsSpace: Bool
  /// Whether the names of files complete the word, in readline's own way; `candidates` counts
  /// for nothing then.
  package var isFileName: Bool

  /// A completion with candidates.
  package init(
    start: Int, candidates: [String], appendsSpace: Bool = true, isFileName: Bool = false
  ) {
    self.start = start
    self.candidates = candidates
    self.appendsSpace = appendsSpace
    self.isFileName = isFileName
  }

  /// Nothing to offer.
  package static let none = Completion(start: 0, candidates: [])

  /// Names of files for the word that begins at `start`.
  package static func fileName(start: Int) -> Completion {
    Completion(start: start, candidates: [], isFileName: true)
  }

  /// Which of `words` begin with what stands between `start` and the cursor, whatever the case.
  package static func matching(
    _ words: [String], line: String, start: Int, cursor: Int, appendsSpace: Bool = true
  ) -> Completion {
    guard let typed = slice(of: line, from: start, to: cursor)?.lowercased() else { return .none }
    return Completion(
      start: start, candidates: words.filter { $0.lowercased().hasPrefix(typed) },
      appendsSpace: appendsSpace)
  }

  /// The text between two byte offsets; `nil` where they lie outside or within a character.
  static func slice(of line: String, from start: Int, to end: Int) -> String? {
    let bytes = line.utf8
    guard start >= 0, start <= end, end <= bytes.count else { return nil }
    let first = bytes.index(bytes.startIndex, offsetBy: start)
    let last = bytes.index(bytes.startIndex, offsetBy: end)
    guard first.samePosition(in: line.unicodeScalars) != nil,
      last.samePosition(in: line.unicodeScalars) != nil
    else { return nil }
    return String(line[first..<last])
  }

  /// The matches as readline wants them: first what is inserted now, then the candidates; each
  /// with the line before the word, because readline takes the whole line as the word.
  func matches(line: String, cursor: Int) -> [String] {
    guard let before = Self.slice(of: line, from: 0, to: start),
      let typed = Self.slice(of: line, from: start, to: cursor)
    else { return [] }
    var unique: [String] = []
    for candidate in candidates.map({ SafeText.clean($0) }) where !unique.contains(candidate) {
      unique.append(candidate)
    }
    guard let first = unique.first else { return [] }
    if unique.count == 1 { return [before + first] }
    let common = unique.dropFirst().reduce(first) { Self.commonPrefix($0, $1) }
    // Candidates need not begin with what was typed; then that stays.
    let inserted = common.utf8.count < typed.utf8.count ? typed : common
    return [before + inserted] + unique.map { before + $0 }
  }

  private static func commonPrefix(_ first: String, _ second: String) -> String {
    var result = ""
    for (one, other) in zip(first, second) {
      guard one == other else { break }
      result.append(one)
    }
    return result
  }
}
