import CallModel

/// A text cut into what is compared: words, numbers and words that say no.
struct LineTokens: Sendable {
  /// A part of a text.
  enum Token: Hashable, Sendable {
    /// A word; whether it carries meaning.
    case word([Unicode.Scalar], isFiller: Bool)
    /// A number, however it was written.
    case number(Int)
    /// A month or a day of the week: another one is as wrong as another number.
    case date(String)
    /// A word that says no.
    case negation
  }

  private(set) var tokens: [Token] = []
  /// The clause of each token: punctuation divides them.
  private(set) var clauses: [Int] = []

  /// Cuts a text. Linear in its length.
  init(_ text: String, _ vocabulary: LineVocabulary) {
    let clauses = text.split { ",;:.!?…，；：。！？、\n".contains($0) }
    for (number, clause) in clauses.enumerated() {
      var words: [String] = []
      for word in LineTokens.fold(String(clause)).split(separator: " ") {
        words += LineTokens.parts(String(word))
      }
      words = LineTokens.joined(words)
      for word in LineTokens.replaced(words, vocabulary.phrases) {
        tokens.append(LineTokens.token(word, vocabulary))
        self.clauses.append(number)
      }
    }
  }

  private static func token(_ word: String, _ vocabulary: LineVocabulary) -> Token {
    if vocabulary.negations.contains(word) { return .negation }
    if let number = Int(word) { return .number(number) }
    if let number = vocabulary.numbers[word] { return .number(number) }
    if let name = vocabulary.dates[word] { return .date(name) }
    if word.hasPrefix("周") || word.hasSuffix("月"), word.unicodeScalars.count > 1 {
      return .date(word)
    }
    return .word(Array(word.unicodeScalars), isFiller: vocabulary.fillers.contains(word))
  }

  /// A text as it is compared: `wordsKey`, and ä, ö, ü as they are typed without a German keyboard.
  static func fold(_ text: String) -> String {
    var result = ""
    var last: Character = " "
    for character in text.wordsKey {
      // ae, oe and ue stand for umlauts, which have lost their dots: `Gespraech` is `Gesprach`.
      if character == "e", last == "a" || last == "o" || last == "u" {
        last = character
        continue
      }
      result.append(character)
      last = character
    }
    return result
  }

  /// The parts of a word without blanks: digits apart from letters, Chinese characters one by one.
  private static func parts(_ word: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var kind = 0
    for scalar in word.unicodeScalars {
      let isDigit = scalar.properties.numericType == .decimal
      let next = isHan(scalar) ? 2 : isDigit ? 1 : 0
      if !part.isEmpty, next != kind || next == 2 {
        parts.append(part)
        part = ""
      }
      if next == 1, let value = scalar.properties.numericValue {
        part += String(Int(value))
      } else {
        part.unicodeScalars.append(scalar)
      }
      kind = next
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }

  /// Chinese numerals in a row are a number, a day of the week is none, half an hour is 30 minutes.
  private static func joined(_ words: [String]) -> [String] {
    var result: [String] = []
    var place = 0
    while place < words.count {
      let rest = words[place...]
      if rest.starts(with: ["半", "个", "小", "时"]) || rest.starts(with: ["半", "小", "时"]) {
        result += ["30", "分", "钟"]
        place += rest.starts(with: ["半", "小"]) ? 3 : 4
        continue
      }
      if words[place] == "周" || words[place] == "期", place + 1 < words.count,
        "一二三四五六日天".contains(words[place + 1])
      {
        result.append("周" + words[place + 1])
        place += 2
        continue
      }
      var end = place
      while end < words.count, numeral(words[end]) != nil { end += 1 }
      if end > place, let value = value(words[place..<end]) {
        if end < words.count, words[end] == "月" {
          result.append("\(value)月")
          end += 1
        } else if !(end == place + 1 && words[place] == "一")
          || end < words.count && words[end] == "成"
        {
          // One is a part of many words: together, a little, a piece.
          result.append(String(value))
        }
        place = end
        continue
      }
      if words[place] == "月", let last = result.last, Int(last) != nil {
        result[result.count - 1] = last + "月"
      } else {
        result.append(words[place])
      }
      place += 1
    }
    return result
  }

  private static func numeral(_ word: String) -> Int? {
    switch word {
    case "零", "〇": 0
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case "十": 10
    case "百": 100
    case "千": 1000
    case "万": 10_000
    default: nil
    }
  }

  /// What Chinese numerals say: 三十五, 两百.
  private static func value(_ words: ArraySlice<String>) -> Int? {
    guard words.count <= 9 else { return nil }
    var sum = 0
    var digit = 0
    for word in words {
      guard let value = numeral(word) else { return nil }
      if value < 10 {
        digit = digit * 10 + value
      } else {
        sum += max(1, digit) * value
        digit = 0
      }
    }
    return sum + digit
  }

  private static func replaced(
    _ words: [String], _ phrases: [(said: [String], plain: [String])]
  ) -> [String] {
    guard !phrases.isEmpty else { return words }
    var result: [String] = []
    var place = 0
    while place < words.count {
      if let phrase = phrases.first(where: { words[place...].starts(with: $0.said) }) {
        result += phrase.plain
        place += phrase.said.count
      } else {
        result.append(words[place])
        place += 1
      }
    }
    return result
  }
}
