/// Two texts word by word.
package struct WordComparison: Sendable {
  /// A run of words, with the blanks behind them.
  package enum Run: Hashable, Sendable {
    /// Both texts have it.
    case kept(String)
    /// Only the old text has it.
    case removed(String)
    /// Only the new text has it.
    case added(String)
  }

  /// The runs in order: the kept and removed ones are the old text, the kept and added ones the new.
  package let runs: [Run]
  /// How much of both texts is the same, from 0 to 1.
  package let likeness: Double

  /// Compares two texts. Words are divided by blanks; Chinese and Japanese characters stand each for
  /// itself. Texts of thousands of words are compared as a whole.
  package init(_ old: String, _ new: String) {
    let (before, after) = (Self.words(old), Self.words(new))
    var runs: [Run] = []
    var kept = 0
    for edit in sequenceEdits(before, after) {
      switch (edit, runs.last) {
      case (.kept(let index, _), .kept(let last)?):
        runs[runs.count - 1] = .kept(last + before[index])
      case (.removed(let index), .removed(let last)?):
        runs[runs.count - 1] = .removed(last + before[index])
      case (.added(let index), .added(let last)?):
        runs[runs.count - 1] = .added(last + after[index])
      case (.kept(let index, _), _): runs.append(.kept(before[index]))
      case (.removed(let index), _): runs.append(.removed(before[index]))
      case (.added(let index), _): runs.append(.added(after[index]))
      }
      if case .kept(let index, _) = edit, before[index] != " " { kept += 2 }
    }
    self.runs = runs
    let count = (before + after).count { $0 != " " }
    likeness = count == 0 ? 1 : Double(kept) / Double(count)
  }

  /// The words of a text and the blanks between them.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    func isIdeograph(_ character: Character) -> Bool {
      guard let value = character.unicodeScalars.first?.value else { return false }
      return (0x3040...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
        || (0x20000...0x3FFFF).contains(value)
    }
    for character in text {
      if character == " " || isIdeograph(character) {
        if !word.isEmpty { words.append(word) }
        words.append(String(character))
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
