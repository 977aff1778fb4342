/// An entry of a word table: words in a row, each of which may be
///
/// - `word`, as it stands, folded; in Chinese each character is one;
/// - `one|other`, one of several;
/// - `stem*` and `*end`, for languages that inflect and compound;
/// - `=Word`, written with a capital (German `Sie`);
/// - `#`, a number; `_`, any one word;
/// - `...`, up to four words of the same sentence.
///
/// `^` before the first word binds the entry to the beginning of a sentence or of a part behind a
/// comma, `$` behind the last one to a sentence's end.
struct Phrase {
  /// What a word of the text must be.
  enum Form: Equatable {
    case word([UInt8], isCapital: Bool)
    case stem([UInt8])
    case end([UInt8])
    case number
    case any
  }

  /// An element of an entry.
  enum Element: Equatable {
    case oneOf([Form])
    case gap
  }

  /// The elements in order; the first is never a gap.
  let elements: [Element]
  /// What it means where it matches.
  let mark: Mark
  /// Whether it must stand at the beginning of a clause.
  let isAtStart: Bool
  /// Whether it must stand at the end of a sentence.
  let isAtEnd: Bool

  /// How many words a gap may span.
  private static let gapWidth = 4

  init(_ entry: String, _ mark: Mark) {
    var words = entry.split(separator: " ").map(String.init)
    let isAtStart = words.first?.hasPrefix("^") ?? false
    if isAtStart { words[0].removeFirst() }
    let isAtEnd = words.last?.hasSuffix("$") ?? false
    if isAtEnd { words[words.count - 1].removeLast() }
    self.isAtStart = isAtStart
    self.isAtEnd = isAtEnd
    self.mark = mark
    elements = words.flatMap(Self.elements)
    precondition(
      !elements.isEmpty && elements.first != .gap, "an entry begins with a word: \(entry)")
  }

  private static func elements(of word: String) -> [Element] {
    if word == "..." { return [.gap] }
    let forms = word.split(separator: "|").map(String.init)
    // A row of Chinese characters is a row of words.
    if forms.count == 1, let first = word.unicodeScalars.first, SpokenText.isHan(first) {
      return word.unicodeScalars.map { .oneOf([form(of: String($0))]) }
    }
    return [.oneOf(forms.map(form))]
  }

  private static func form(of word: String) -> Form {
    switch word {
    case "#": return .number
    case "_": return .any
    default: break
    }
    var letters = word
    let isCapital = letters.hasPrefix("=")
    if isCapital { letters.removeFirst() }
    let isStem = letters.hasSuffix("*")
    let isEnd = letters.hasPrefix("*")
    letters.removeAll { $0 == "*" }
    let bytes = SpokenText(letters).folded
    precondition(!bytes.isEmpty, "an entry has letters: \(word)")
    if isStem { return .stem(bytes) }
    return isEnd ? .end(bytes) : .word(bytes, isCapital: isCapital)
  }

  /// Whether it stands in a text at a word of a sentence.
  func matches(_ text: SpokenText, at word: Int, in sentence: Range<Int>) -> Bool {
    if isAtStart, !text.words[word].startsClause { return false }
    return matches(text, from: word, to: sentence.upperBound, element: 0)
  }

  private func matches(_ text: SpokenText, from word: Int, to end: Int, element: Int) -> Bool {
    guard element < elements.count else { return !isAtEnd || word == end }
    switch elements[element] {
    case .oneOf(let forms):
      guard word < end, forms.contains(where: { $0.matches(text, word) }) else { return false }
      return matches(text, from: word + 1, to: end, element: element + 1)
    case .gap:
      for next in word...min(word + Self.gapWidth, end)
      where matches(text, from: next, to: end, element: element + 1) {
        return true
      }
      return false
    }
  }
}

extension Phrase.Form {
  /// Whether a word of a text is of this form.
  func matches(_ text: SpokenText, _ word: Int) -> Bool {
    switch self {
    case .word(let bytes, let isCapital):
      return text.bytes(word).elementsEqual(bytes) && (!isCapital || text.words[word].isCapital)
    case .stem(let bytes): return text.bytes(word).starts(with: bytes)
    case .end(let bytes):
      let all = text.bytes(word)
      return all.count >= bytes.count && all.suffix(bytes.count).elementsEqual(bytes)
    case .number: return text.words[word].kind == .number
    case .any: return true
    }
  }
}
