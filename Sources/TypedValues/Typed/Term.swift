/// A token with what it means.
struct Term {
  /// What a term is.
  enum Content: Hashable {
    /// ASCII digits as typed.
    case digits(String)
    /// A sign.
    case mark(String)
    /// A word of the tables.
    case word(Meaning)
    /// A word that no table has.
    case unknown
  }

  /// What it is.
  let content: Content
  /// Whether it follows the term before it without a blank.
  let isGlued: Bool

  /// The digits as a whole number of at most `limit` digits.
  func number(upTo limit: Int = 4) -> Int? {
    guard case .digits(let text) = content, text.utf8.count <= limit else { return nil }
    return Int(text)
  }

  /// The meaning, if it is a word of the tables.
  var meaning: Meaning? {
    if case .word(let meaning) = content { meaning } else { nil }
  }
}

extension Term {
  /// The terms of tokens, by the longest phrase of the tables, earlier tables first.
  static func terms(_ tokens: [Token], words: [Words]) -> [Term] {
    var terms: [Term] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      let rest = tokens[index...]
      switch token.kind {
      case .digits:
        terms.append(Term(content: .digits(token.text), isGlued: token.isGlued))
        index += 1
      case .mark:
        terms.append(Term(content: .mark(token.text), isGlued: token.isGlued))
        index += 1
      case .word:
        if let (meaning, count) = phrase(rest, words: words) {
          terms.append(Term(content: .word(meaning), isGlued: token.isGlued))
          index += count
        } else {
          terms += compound(token, words: words)
          index += 1
        }
      case .han:
        if let (meaning, count) = phrase(rest, words: words) {
          terms.append(Term(content: .word(meaning), isGlued: token.isGlued))
          index += count
        } else if let (number, count) = ChineseNumerals.small(rest) {
          terms.append(Term(content: .word(.count(number)), isGlued: token.isGlued))
          index += count
        } else {
          terms.append(Term(content: .unknown, isGlued: token.isGlued))
          index += 1
        }
      }
    }
    return terms
  }

  private static func phrase(
    _ tokens: ArraySlice<Token>, words: [Words]
  ) -> (Meaning, count: Int)? {
    guard let first = tokens.first else { return nil }
    let separator = first.kind == .han ? "" : " "
    var keys: [String] = []
    var key = ""
    for (count, token) in tokens.prefix(first.kind == .han ? 6 : 4).enumerated() {
      guard token.kind == first.kind, first.kind == .word || count == 0 || token.isGlued
      else { break }
      key += count == 0 ? token.text : separator + token.text
      keys.append(key)
    }
    for (count, key) in keys.enumerated().reversed() {
      for table in words {
        if let meaning = table.meanings[key] { return (meaning, count + 1) }
      }
    }
    return nil
  }

  /// A day and a part of it written as one word: `Freitagmorgen`, `morgenmiddag`.
  private static func compound(_ token: Token, words: [Words]) -> [Term] {
    let text = token.text
    let unknown = [Term(content: .unknown, isGlued: token.isGlued)]
    guard text.utf8.count <= 30 else { return unknown }
    for table in words {
      for index in text.indices.dropFirst() {
        guard let first = table.meanings[String(text[..<index])] else { continue }
        switch first {
        case .day, .weekday, .tomorrowOrMorning: break
        default: continue
        }
        guard let second = table.meanings[String(text[index...])] else { continue }
        switch second {
        case .phase, .tomorrowOrMorning:
          return [
            Term(content: .word(first), isGlued: token.isGlued),
            Term(content: .word(second), isGlued: true),
          ]
        default: continue
        }
      }
    }
    return unknown
  }
}
