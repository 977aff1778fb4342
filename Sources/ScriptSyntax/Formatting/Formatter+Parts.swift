import SourceText

/// The canonical layout of the parts of lines.
extension Formatter {
  func raw(_ range: Range<Int>) -> [UInt8] { Array(parser.bytes[range]) }

  func joined(_ parts: [[UInt8]], by separator: String) -> [UInt8] {
    Array(parts.joined(separator: Array(separator.utf8)))
  }

  /// The parts of a tail in their order: score, name, former names, target, brackets.
  mutating func tail(_ tail: ReplyTail) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    if let score = tail.score { parts.append(Array("(\(score < 0 ? "" : "+")\(score))".utf8)) }
    if let id = tail.id { parts.append(Array("#".utf8) + raw(id)) }
    for name in tail.formerNames {
      let before = trimmed(parser.bytes, max(0, name.lowerBound - 16)..<name.lowerBound)
      let hasSign =
        parser.bytes[before].last == UInt8(ascii: "#")
        || parser.bytes[before].suffix(3).elementsEqual([0xEF, 0xBC, 0x83])
      parts.append(Array((hasSign ? "(was #" : "(was ").utf8) + raw(name) + Array(")".utf8))
    }
    if let target = tail.target { parts.append(self.target(target)) }
    return parts + tail.directives.map { directive($0) }
  }

  func target(_ target: TargetSyntax) -> [UInt8] {
    let arrow = (target.isEnd ? "=> " : "-> ") + (target.isCard ? "!" : "")
    return Array(arrow.utf8) + (target.name.map(raw) ?? [])
  }

  mutating func directive(_ directive: DirectiveSyntax) -> [UInt8] {
    let inner: [UInt8]
    switch directive.kind {
    case .when(let expression): inner = Array("if ".utf8) + guardWords(expression, directive.range)
    case .otherwise: inner = Array("else".utf8)
    case .must: inner = Array("must".utf8)
    case .letter(let index): inner = [UInt8(0x41 + index)]
    case .set(let set):
      let hasWord = isLongSet(set, directive.range)
      inner =
        Array((hasWord ? "set " : "").utf8) + raw(set.field) + Array(" = ".utf8)
        + optionWords(set.value.range)
    case .broken: return raw(directive.range)
    }
    return [UInt8(ascii: "[")] + inner + [UInt8(ascii: "]")]
  }

  /// Whether a set is written with its word, which a short one in a tail is not.
  private func isLongSet(_ set: SetSyntax, _ bracket: Range<Int>) -> Bool {
    var cursor = Cursor(parser.bytes, bracket.lowerBound..<set.field.lowerBound)
    cursor.position += cursor.glyph.length
    cursor.skipBlanks()
    return !cursor.isAtEnd
  }

  // MARK: Expressions

  /// A guard's expression: one blank around signs and words. What stands on the right of `is` and `=`
  /// may be an option as it is written, so that stays as it is.
  private mutating func guardWords(
    _ expression: ExpressionSyntax, _ bracket: Range<Int>
  ) -> [UInt8] {
    var cursor = Cursor(parser.bytes, bracket)
    cursor.position += cursor.glyph.length
    cursor.skipBlanks()
    _ = cursor.skipWord("if")
    cursor.skipBlanks()
    let operands = expression.operands
    var nextOperand = 0
    var result: [UInt8] = []
    var previous: Token?
    var isTight = true
    let isPlainBracket = parser.bytes[bracket.upperBound - 1] == UInt8(ascii: "]")
    let end = bracket.upperBound - (isPlainBracket ? 1 : 3)
    let all = parser.tokens(min(cursor.position, end)..<end)
    var index = 0
    while index < all.count - 1 {
      let token = all[index]
      let isOperand =
        nextOperand < operands.count && token.range.lowerBound == operands[nextOperand].lowerBound
      if !isTight, token.kind != .close, token.kind != .comma { result.append(0x20) }
      if isOperand {
        let operand = operands[nextOperand]
        result += optionWords(operand)
        while index < all.count - 1, all[index].range.lowerBound < operand.upperBound { index += 1 }
        nextOperand += 1
        isTight = false
        previous = Token(kind: .text, range: operand, word: "")
        continue
      }
      result += plain(token)
      isTight = token.kind == .open || (token.kind == .sign("-") && isPrefix(after: previous))
      previous = token
      index += 1
    }
    return result
  }

  /// Whether a `-` behind a token belongs to the value after it.
  private func isPrefix(after token: Token?) -> Bool {
    guard let token else { return true }
    switch token.kind {
    case .sign, .open, .comma: return true
    case .name: return ["and", "or", "not", "is", "least", "most", "than"].contains(token.word)
    default: return false
    }
  }

  private func plain(_ token: Token) -> [UInt8] {
    switch token.kind {
    case .open: Array("(".utf8)
    case .close: Array(")".utf8)
    case .comma: Array(",".utf8)
    case .sign(let sign): Array(sign.utf8)
    case .text: optionWords(token.range)
    case .time: plainWords(token.range)
    case .name:
      ["and", "or", "not", "is", "known", "unknown"].contains(token.word)
        ? Array(token.word.utf8) : raw(token.range)
    default: raw(token.range)
    }
  }

  // MARK: Words

  /// Words as they stand; quotes that stand around all of them become plain ones.
  func optionWords(_ range: Range<Int>) -> [UInt8] {
    let cursor = Cursor(parser.bytes, range)
    var quotes: [Range<Int>] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let glyph = cursor.glyph(at: place)
      if glyph.code == UInt8(ascii: "\"") { quotes.append(place..<place + glyph.length) }
      place += max(1, glyph.length)
    }
    guard quotes.count == 2, quotes[0].lowerBound == range.lowerBound,
      quotes[1].upperBound == range.upperBound
    else { return raw(range) }
    return Array("\"".utf8) + raw(quotes[0].upperBound..<quotes[1].lowerBound) + Array("\"".utf8)
  }

  /// Words of the language with one blank between them; quoted ones as they stand, in plain quotes.
  func plainWords(_ range: Range<Int>) -> [UInt8] {
    var cursor = Cursor(parser.bytes, range)
    var result: [UInt8] = []
    var wantsBlank = false
    while true {
      let gap = cursor.position
      cursor.skipBlanks()
      guard !cursor.isAtEnd else { return result }
      let start = cursor.position
      let hasGap = cursor.position > gap || wantsBlank
      wantsBlank = false
      var word: [UInt8]
      if cursor.glyph.code == UInt8(ascii: "\""), parser.closesQuote(cursor) {
        cursor.position += cursor.glyph.length
        while cursor.glyph.code != UInt8(ascii: "\"") {
          cursor.position += max(1, cursor.glyph.length)
        }
        cursor.position += cursor.glyph.length
        word = [0x20] + optionWords(start..<cursor.position)
        wantsBlank = true
      } else if cursor.skipName() != nil {
        word = (hasGap ? [0x20] : []) + raw(start..<cursor.position)
      } else if isDigit(cursor.byte) {
        while isDigit(cursor.byte) { cursor.position += 1 }
        word = (hasGap ? [0x20] : []) + raw(start..<cursor.position)
        wantsBlank = cursor.isLetter(at: cursor.position)
      } else {
        let glyph = cursor.glyph
        cursor.position = min(cursor.end, cursor.position + max(1, glyph.length))
        let isPlain = glyph.code >= 0x20 && glyph.code < 0x7F
        word = (hasGap ? [0x20] : []) + (isPlain ? [glyph.code] : raw(start..<cursor.position))
      }
      if result.isEmpty, word.first == 0x20 { word.removeFirst() }
      result += word
    }
  }
}

extension ExpressionSyntax {
  /// The ranges on the right of `is` and `=`, in file order; what stands in one is not looked into.
  fileprivate var operands: [Range<Int>] {
    switch self {
    case .not(_, let inner), .negative(_, let inner), .group(_, let inner): inner.operands
    case .logic(let left, _, let right), .order(let left, _, let right),
      .arithmetic(let left, _, let right):
      left.operands + right.operands
    case .equality(let left, _, let operands, _): left.operands + operands.map(\.range)
    case .known(let left, _, _): left.operands
    case .number, .money, .duration, .date, .time, .text, .name, .member, .broken: []
    }
  }
}
