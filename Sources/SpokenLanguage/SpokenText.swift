/// What is said, cut into sentences and words as they are compared: folded like `wordsKey`, an
/// apostrophe dividing words (`we'll` is `we` and `ll`), each Chinese character a word of its own.
/// Words in quotes are somebody else's: they take time, and are not compared.
package struct SpokenText: Sendable {
  /// Stands for something that is inserted.
  package static let gap: Unicode.Scalar = "\u{FFFC}"

  /// A sentence ends after so many words, whatever stands there: nobody says longer ones, and what is
  /// looked for in one must not grow with the square of a file.
  private static let longestSentence = 200

  /// A word, a number, a sign such as `%`, or a gap.
  struct Word: Sendable {
    /// What it is.
    enum Kind {
      case word
      case number
      case gap
    }

    let kind: Kind
    /// Where its folded bytes lie.
    let bytes: Range<Int>
    /// Whether it was written with a capital.
    let isCapital: Bool
    /// Whether a sentence, or a part of one behind a comma, begins with it.
    let startsClause: Bool
  }

  /// A sentence of the text.
  package struct Sentence: Sendable {
    /// Its words.
    package let words: Range<Int>
    /// Whether it ends with a question mark.
    package let isAsked: Bool
    /// How long it takes to say, in words; see `SpeakingTime`.
    package let length: Double
  }

  /// All words' folded bytes; `append(_:)` adds to them.
  var folded: [UInt8] = []
  /// All words, in order.
  private(set) var words: [Word] = []
  /// The sentences, in order; each has words.
  package private(set) var sentences: [Sentence] = []

  private var firstWord = 0
  private var length = 0.0
  private var isClauseStart = true

  /// Cuts a text.
  package init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      if let end = Self.endOfQuote(scalars, from: place) {
        length += SpeakingTime.words(inQuote: scalars[place + 1..<end])
        isClauseStart = true
        place = end + 1
      } else if Self.isNumeral(scalar) {
        place = readNumber(scalars, place)
      } else if scalar == Self.gap {
        add(.gap, from: folded.count, isCapital: true)
        length += SpeakingTime.gap
        place += 1
      } else if Self.isHan(scalar) {
        let start = folded.count
        append(scalar)
        add(.word, from: start, isCapital: false)
        length += SpeakingTime.character
        place += 1
      } else if scalar.properties.isAlphabetic {
        place = readWord(scalars, place)
      } else {
        readSign(scalars, place)
        place += 1
      }
    }
    endSentence(isAsked: false)
  }

  /// A word's folded bytes.
  func bytes(_ word: Int) -> ArraySlice<UInt8> { folded[words[word].bytes] }

  // MARK: Reading

  private mutating func readWord(_ scalars: [Unicode.Scalar], _ first: Int) -> Int {
    let start = folded.count
    var place = first
    while place < scalars.count {
      let scalar = scalars[place]
      guard
        scalar.properties.isAlphabetic && !Self.isHan(scalar)
          || (0x300...0x36F).contains(scalar.value)
      else { break }
      append(scalar)
      place += 1
    }
    add(.word, from: start, isCapital: scalars[first].properties.isUppercase)
    // What stands behind an apostrophe is no word to say.
    let isTail = first > 0 && (scalars[first - 1] == "'" || scalars[first - 1] == "’")
    if !isTail { length += 1 }
    return place
  }

  private mutating func readNumber(_ scalars: [Unicode.Scalar], _ first: Int) -> Int {
    let start = folded.count
    var place = first
    while place < scalars.count {
      let scalar = scalars[place]
      let isInside =
        (scalar == "." || scalar == "," || scalar == ":" || scalar == "\u{A0}"
          || scalar == "\u{202F}")
        && place + 1 < scalars.count && Self.isNumeral(scalars[place + 1])
      guard Self.isNumeral(scalar) || isInside else { break }
      append(scalar)
      place += 1
    }
    add(.number, from: start, isCapital: false)
    length += SpeakingTime.words(ofNumber: folded[start...])
    return place
  }

  private mutating func readSign(_ scalars: [Unicode.Scalar], _ place: Int) {
    let scalar = scalars[place]
    switch scalar {
    case "%", "€", "$", "£", "¥", "₽":
      let start = folded.count
      append(scalar)
      add(.word, from: start, isCapital: false)
      length += 1
    case "?", "？":
      endSentence(isAsked: true)
    case "!", "！", "。", "…", "\n":
      endSentence(isAsked: false)
    case ".":
      let next = place + 1 < scalars.count ? scalars[place + 1] : " "
      if !next.properties.isAlphabetic { endSentence(isAsked: false) }
    case ",", ";", ":", "，", "；", "：", "–", "—", "(", ")", "（", "）":
      isClauseStart = true
    default: break
    }
  }

  private mutating func add(_ kind: Word.Kind, from start: Int, isCapital: Bool) {
    if words.count - firstWord == Self.longestSentence { endSentence(isAsked: false) }
    words.append(
      Word(
        kind: kind, bytes: start..<folded.count, isCapital: isCapital,
        startsClause: isClauseStart || words.count == firstWord))
    isClauseStart = false
  }

  /// Ends a sentence; marks that follow each other (`?!`) end one.
  private mutating func endSentence(isAsked: Bool) {
    isClauseStart = true
    guard words.count > firstWord || length > 0 else {
      if isAsked, let last = sentences.last, last.words.upperBound == firstWord {
        sentences[sentences.count - 1] = Sentence(
          words: last.words, isAsked: true, length: last.length)
      }
      return
    }
    sentences.append(
      Sentence(words: firstWord..<words.count, isAsked: isAsked, length: length))
    firstWord = words.count
    length = 0
  }
}
