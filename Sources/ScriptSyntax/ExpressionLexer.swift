/// A sign, word or literal of an expression.
struct Token {
  enum Kind: Equatable {
    case number
    case date
    case time
    case text
    case name
    case member(dot: Int)
    case sign(String)
    case open
    case close
    case comma
    case other
    case end
  }

  let kind: Kind
  let range: Range<Int>
  /// A name in lower case, to tell keywords by; empty for all else.
  let word: String
}

extension Parser {
  /// The tokens of an expression, an `end` token last.
  mutating func tokens(_ range: Range<Int>) -> [Token] {
    var cursor = Cursor(bytes, range)
    var tokens: [Token] = []
    while true {
      cursor.skipBlanks()
      let start = cursor.position
      guard !cursor.isAtEnd else { break }
      let kind = token(&cursor, previous: tokens.last?.kind)
      let range = start..<cursor.position
      let word = kind == .name && range.count <= 12 ? text(range).lowercased() : ""
      tokens.append(Token(kind: kind, range: range, word: word))
    }
    tokens.append(Token(kind: .end, range: range.upperBound..<range.upperBound, word: ""))
    return tokens
  }

  private mutating func token(_ cursor: inout Cursor, previous: Token.Kind?) -> Token.Kind {
    let glyph = cursor.glyph
    switch glyph.code {
    case UInt8(ascii: "("):
      cursor.position += glyph.length
      return .open
    case UInt8(ascii: ")"):
      cursor.position += glyph.length
      return .close
    case UInt8(ascii: ","):
      cursor.position += glyph.length
      return .comma
    case UInt8(ascii: "\""): return quoted(&cursor)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(&cursor)
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "!"):
      cursor.position += glyph.length
      let hasEqual = cursor.skip("=")
      let sign = String(UnicodeScalar(glyph.code)) + (hasEqual && glyph.code != 0x3D ? "=" : "")
      return sign == "!" ? .other : .sign(sign)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"):
      cursor.position += glyph.length
      return .sign(String(UnicodeScalar(glyph.code)))
    default: break
    }
    if cursor.skipName() != nil {
      guard cursor.byte == UInt8(ascii: "."), cursor.isLetter(at: cursor.position + 1)
      else { return .name }
      let dot = cursor.position
      cursor.position += 1
      _ = cursor.skipName()
      return .member(dot: dot)
    }
    cursor.position = min(cursor.end, cursor.position + max(1, glyph.length))
    return .other
  }

  private func quoted(_ cursor: inout Cursor) -> Token.Kind {
    guard closesQuote(cursor) else {
      cursor.position = cursor.end
      return .other
    }
    cursor.position += cursor.glyph.length
    while cursor.glyph.code != UInt8(ascii: "\"") { cursor.position += max(1, cursor.glyph.length) }
    cursor.position += cursor.glyph.length
    return .text
  }

  private mutating func number(_ cursor: inout Cursor) -> Token.Kind {
    let start = cursor.position
    func skipDigits() -> Int {
      let start = cursor.position
      while isDigit(cursor.byte) { cursor.position += 1 }
      return cursor.position - start
    }
    let count = skipDigits()
    if count == 4, cursor.byte == UInt8(ascii: "-"), isDigit(cursor.byte(ahead: 1)),
      isDigit(cursor.byte(ahead: 2)), cursor.byte(ahead: 3) == UInt8(ascii: "-"),
      isDigit(cursor.byte(ahead: 4)), isDigit(cursor.byte(ahead: 5))
    {
      cursor.position += 6
      return .date
    }
    if count <= 2, cursor.glyph.code == UInt8(ascii: ":"),
      isDigit(cursor.byte(ahead: cursor.glyph.length))
    {
      cursor.position += cursor.glyph.length
      _ = skipDigits()
      return .time
    }
    if cursor.byte == UInt8(ascii: "."), isDigit(cursor.byte(ahead: 1)) {
      cursor.position += 1
      _ = skipDigits()
    } else if cursor.byte == UInt8(ascii: ","), isDigit(cursor.byte(ahead: 1)) {
      let comma = cursor.position
      cursor.position += 1
      _ = skipDigits()
      let written = start..<cursor.position
      let isThousands = cursor.position - comma == 4
      let plain = text(written).filter { $0 != "," }
      let decimal = String(text(written).map { $0 == "," ? "." : $0 })
      report(
        .badNumber, at: written, "numbers in a script have no comma",
        help: isThousands
          ? "write `\(plain)`, or `\(decimal)` for decimals" : "write `\(decimal)`",
        fixes: [
          fix("write plain digits", replacing: written, with: isThousands ? plain : decimal)
        ])
    }
    return .number
  }
}
