import CallModel

/// Reads tokens as an amount: a number in digits, words or Chinese characters, with multipliers,
/// perhaps with a currency.
struct AmountParser {
  /// What was found.
  struct Amount {
    var number: Number
    var currency: Currency?
    var isPercent = false
  }

  /// Why tokens are no amount.
  enum Problem: Error {
    case unclear
    case tooLarge
    case either(String, String)
    /// A word or sign that several currencies share.
    case whichCurrency
  }

  let tokens: [Token]
  let language: Language.Spoken
  let words: [Words]
  let own: Currency?
  let isMoney: Bool

  private var position = 0
  private var currency: Currency?
  private var isNegative = false
  private var isPercent = false
  /// What is complete, what is below the next large multiplier, and the number just read.
  private var total = Number(millionths: 0)
  private var section = Number(millionths: 0)
  private var current: Number?
  private var hasSection = false
  private var hasAny = false
  private var lastLarge = Int.max
  private var lastSmall = Int.max
  /// Whether the number just read follows a Chinese zero.
  private var followsZero = false

  init(
    tokens: [Token], language: Language.Spoken, words: [Words], own: Currency?, isMoney: Bool
  ) {
    self.tokens = tokens
    self.language = language
    self.words = words
    self.own = own
    self.isMoney = isMoney
  }

  /// Reads all tokens.
  mutating func parse() throws(Problem) -> Amount {
    while position < tokens.count {
      guard try takePart() else { throw .unclear }
    }
    guard hasAny else { throw .unclear }
    if let current, current.millionths != 0, hasSection || total.millionths != 0 {
      // `3万5` is 35,000 when spoken and 30,005 when read: neither is taken.
      let isUnit = current.millionths < 10_000_000 && (lastSmall > 10 || !hasSection)
      if language == .zh && isUnit && !followsZero { throw .unclear }
    }
    var sum = try add(total, section)
    if let current { sum = try add(sum, current) }
    return Amount(
      number: isNegative ? Number(millionths: -sum.millionths) : sum, currency: currency,
      isPercent: isPercent)
  }

  /// Takes what begins here, at least one token of it; false if nothing known does.
  private mutating func takePart() throws(Problem) -> Bool {
    if tokens[position].kind == .digits {
      try takeDigits()
      return true
    }
    if takeSign() { return true }
    if try takeCurrency() { return true }
    if try takeMultiplier() { return true }
    if try takeNumeral() { return true }
    return takeFiller()
  }

  /// `3,000.50`, `3 000`, `3.000,-`.
  private mutating func takeDigits() throws(Problem) {
    // `3k5` is 3,500 to some and 3,005 to others.
    let isInside = tokens[position].isGlued && position > 0 && tokens[position - 1].kind == .word
    guard current == nil || followsZero, !hasAny || !isInside else { throw .unclear }
    var text = tokens[position].text
    position += 1
    while position < tokens.count {
      let token = tokens[position]
      if token.kind == .digits, !token.isGlued, token.text.utf8.count == 3, !text.contains(".") {
        text += " " + token.text
        position += 1
      } else if [".", ",", "'"].contains(token.text), token.isGlued, position + 1 < tokens.count,
        tokens[position + 1].kind == .digits, tokens[position + 1].isGlued
      {
        text += token.text + tokens[position + 1].text
        position += 2
      } else {
        break
      }
    }
    // A price without cents: `3.000,-`.
    if position + 1 < tokens.count, [".", ","].contains(tokens[position].text),
      tokens[position].isGlued, tokens[position + 1].text == "-", tokens[position + 1].isGlued
    {
      position += 2
    }
    switch DigitGroups.read(text, language: language, isMoney: isMoney) {
    case .number(let number):
      current = number
      hasAny = true
    case .either(let one, let other): throw .either(one, other)
    case .unclear: throw text.utf8.count > 12 ? .tooLarge : .unclear
    }
  }

  private mutating func takeSign() -> Bool {
    let text = tokens[position].text
    if text == "-" || text == "+" {
      guard !hasAny, !isNegative, position + 1 < tokens.count else { return false }
      isNegative = text == "-"
    } else if text == "%" {
      guard hasAny, !isPercent, !isMoney else { return false }
      isPercent = true
    } else {
      return false
    }
    position += 1
    return true
  }

  private mutating func takeMultiplier() throws(Problem) -> Bool {
    let token = tokens[position]
    guard token.kind != .mark,
      let factor = words.lazy.compactMap({ $0.multipliers[token.text] }).first
    else { return false }
    // A short word needs its number: a single `k` is nothing.
    let standsAlone = factor <= 1000 && (token.kind == .han || token.text.unicodeScalars.count > 3)
    guard let factorNumber = Number(factor) else { throw .tooLarge }
    position += 1
    if factor < (token.kind == .han ? 10_000 : 1000) {
      guard current != nil || standsAlone, factor < lastSmall else { throw .unclear }
      section = try add(section, multiply(current ?? Number(small: 1), factorNumber))
      lastSmall = factor
      hasSection = true
    } else {
      var below = section
      if let current { below = try add(below, current) }
      if current == nil && !hasSection {
        if hasAny {
          // `3万亿`: the whole of what was read.
          guard total.millionths != 0 else { throw .unclear }
          total = try multiply(total, factorNumber)
          lastLarge = factor
          return true
        }
        guard standsAlone else { throw .unclear }
        below = Number(small: 1)
      }
      guard factor < lastLarge else { throw .unclear }
      total = try add(total, multiply(below, factorNumber))
      section = Number(millionths: 0)
      hasSection = false
      lastSmall = Int.max
      lastLarge = factor
    }
    current = nil
    hasAny = true
    followsZero = false
    return true
  }

  /// A small number in words, a Chinese digit.
  private mutating func takeNumeral() throws(Problem) -> Bool {
    let token = tokens[position]
    var number: Int?
    if token.kind == .han {
      number = ChineseNumerals.digit(token.text)
    } else if token.kind == .word {
      for table in words where number == nil {
        if case .count(let count)? = table.meanings[token.text] { number = count }
      }
    }
    guard let number else { return false }
    guard current == nil || current?.millionths == 0 else { throw .unclear }
    if token.kind == .han && number == 0 { followsZero = true }
    current = Number(small: Int32(number))
    hasAny = true
    position += 1
    return true
  }

  private mutating func takeCurrency() throws(Problem) -> Bool {
    // A `us` and a `$` are one sign; Chinese words are of several characters.
    for length in [5, 4, 3, 2, 1] where position + length <= tokens.count {
      let part = tokens[position..<(position + length)]
      let isHan = part.allSatisfy { $0.kind == .han }
      guard length == 1 || isHan || part.dropFirst().allSatisfy({ $0.kind != .digits }) else {
        continue
      }
      let text = part.map(\.text).joined(separator: isHan ? "" : " ")
      guard let found = Currencies.currency(text, own: own, language: language) else {
        if Currencies.isShared(text) { throw .whichCurrency }
        continue
      }
      guard currency == nil || currency == found else { throw .unclear }
      currency = found
      position += length
      return true
    }
    return false
  }

  private mutating func takeFiller() -> Bool {
    let token = tokens[position]
    if token.text == "." && token.isGlued && position > 0 {
      position += 1
      return true
    }
    guard !hasAny else { return false }
    if token.text == "~" || token.text == "≈" {
      position += 1
      return true
    }
    for length in [3, 2, 1] where position + length <= tokens.count {
      let part = tokens[position..<(position + length)]
      let text = part.map(\.text).joined(separator: token.kind == .han ? "" : " ")
      if words.contains(where: { $0.about.contains(text) }) {
        position += length
        return true
      }
    }
    return false
  }

  private func add(_ one: Number, _ other: Number) throws(Problem) -> Number {
    guard let sum = one.adding(other) else { throw .tooLarge }
    return sum
  }

  private func multiply(_ one: Number, _ other: Number) throws(Problem) -> Number {
    guard let product = one.multiplied(by: other) else { throw .tooLarge }
    return product
  }
}
