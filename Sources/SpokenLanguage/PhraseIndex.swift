/// All entries of a language's tables, found by the word that they begin with, so that a text is
/// compared with all of them in one pass.
struct PhraseIndex {
  /// An entry that stands in a text.
  struct Hit {
    /// What it means.
    let mark: Mark
    /// The word it begins with.
    let word: Int
    /// The entry.
    let phrase: Int
  }

  /// The entries.
  private(set) var phrases: [Phrase] = []
  /// Entries by the hash of their first word, or of its stem.
  private var byWord: [UInt64: [Int32]] = [:]
  private var byStem: [UInt64: [Int32]] = [:]
  /// Whether there is a stem of so many bytes.
  private var hasStem = [Bool](repeating: false, count: 64)
  /// Entries that begin with something else: a number, an ending, any word.
  private var others: [Int32] = []

  init(_ rows: [(mark: Mark, entries: String)]) {
    for (mark, entries) in rows {
      for entry in entries.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
        let text = String(entry)
        guard text.contains(where: { $0 != " " }) else { continue }
        add(Phrase(text, mark))
      }
    }
  }

  private mutating func add(_ phrase: Phrase) {
    let number = Int32(phrases.count)
    phrases.append(phrase)
    guard case .oneOf(let forms) = phrase.elements[0] else { return }
    var isOther = false
    for form in forms {
      switch form {
      case .word(let bytes, _): byWord[Self.hash(bytes[...]), default: []].append(number)
      case .stem(let bytes):
        byStem[Self.hash(bytes[...]), default: []].append(number)
        hasStem[min(bytes.count, 63)] = true
      case .end, .number, .any: isOther = true
      }
    }
    if isOther { others.append(number) }
  }

  /// Calls `body` for every entry that stands in a sentence.
  func forEachHit(
    in text: SpokenText, _ sentence: Range<Int>, _ body: (Hit) -> Void
  ) {
    func look(_ candidates: [Int32]?, at word: Int) {
      for number in candidates ?? []
      where phrases[Int(number)].matches(text, at: word, in: sentence) {
        body(Hit(mark: phrases[Int(number)].mark, word: word, phrase: Int(number)))
      }
    }
    for word in sentence {
      var hash = Self.seed
      var length = 0
      for byte in text.bytes(word) {
        hash = (hash ^ UInt64(byte)) &* Self.prime
        length += 1
        if length < 64, hasStem[length] { look(byStem[hash], at: word) }
      }
      look(byWord[hash], at: word)
      look(others, at: word)
    }
  }

  // FNV-1a, 64 bits: a hash that grows byte by byte, so that one pass finds every stem.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
  }
}
