import SourceText

/// One bracket: a guard or a directive.
package struct DirectiveSyntax: Sendable {
  /// What the bracket says.
  package enum Kind: Sendable {
    /// `[if …]`
    case when(ExpressionSyntax)
    /// `[else]`
    case otherwise
    /// `[set x = …]`, or `[x = …]` in a tail.
    case set(SetSyntax)
    /// `[must]`
    case must
    /// `[A]`: 0 for A, 25 for Z.
    case letter(Int)
    /// A bracket that was told to be wrong.
    case broken
  }

  /// The bracket with its signs.
  package let range: Range<Int>
  /// What it says.
  package let kind: Kind
}

/// A field and what it is set to.
package struct SetSyntax: Sendable {
  /// The field.
  package let field: Range<Int>
  /// The value, as words and as an expression.
  package let value: OperandSyntax
}

extension Parser {
  /// The brackets at the cursor, and the blanks after them.
  mutating func directives(_ cursor: inout Cursor) -> [DirectiveSyntax] {
    var directives: [DirectiveSyntax] = []
    cursor.skipBlanks()
    while cursor.glyph.code == UInt8(ascii: "["), let directive = directive(&cursor) {
      directives.append(directive)
      cursor.skipBlanks()
    }
    return directives
  }

  /// One bracket at the cursor. In a reply's tail and after a jump the short `[x = …]` is allowed.
  mutating func directive(_ cursor: inout Cursor, isTail: Bool = false) -> DirectiveSyntax? {
    let open = cursor.position
    let start = open + cursor.glyph.length
    guard let close = closingBracket(start, cursor.end) else {
      report(
        .unclosedBracket, at: open..<start, "this bracket is never closed",
        help: "write `]` where the guard ends, or `\\[` for a bracket that is spoken",
        fixes: [fix("make it a spoken bracket", replacing: open..<open, with: "\\")])
      cursor.position = cursor.end
      return DirectiveSyntax(range: open..<cursor.end, kind: .broken)
    }
    cursor.position = close + cursor.glyph(at: close).length
    let range = open..<cursor.position
    let content = trimmed(bytes, start..<close)
    return DirectiveSyntax(range: range, kind: kind(content, range: range, isTail: isTail))
  }

  private func closingBracket(_ start: Int, _ end: Int) -> Int? {
    var cursor = Cursor(bytes, start..<end)
    var isQuoted = false
    while !cursor.isAtEnd {
      let glyph = cursor.glyph
      switch glyph.code {
      case UInt8(ascii: "\\"): cursor.position += 1
      case UInt8(ascii: "\""): isQuoted = isQuoted ? false : closesQuote(cursor)
      case UInt8(ascii: "]") where !isQuoted: return cursor.position
      case UInt8(ascii: "[") where !isQuoted: return nil
      default: break
      }
      cursor.position += max(1, cursor.glyph.length)
    }
    return nil
  }

  private mutating func kind(
    _ content: Range<Int>, range: Range<Int>, isTail: Bool
  ) -> DirectiveSyntax.Kind {
    var cursor = Cursor(bytes, content)
    if cursor.skipWord("if") {
      return .when(expression(cursor.rest(), after: range))
    }
    if cursor.skipWord("else") {
      cursor.skipBlanks()
      if cursor.isAtEnd { return .otherwise }
      let rest = text(cursor.rest())
      report(
        .unknownDirective, at: range, "`[else]` stands alone",
        help: "put the guard into a bracket of its own: `[else] [\(rest)]`",
        fixes: [fix("divide it into two", replacing: range, with: "[else] [\(rest)]")])
      return .broken
    }
    if cursor.skipWord("must") {
      cursor.skipBlanks()
      if cursor.isAtEnd { return .must }
    }
    cursor.position = content.lowerBound
    if cursor.skipWord("set") {
      cursor.skipBlanks()
      if let set = set(&cursor, range: range) { return .set(set) }
      return .broken
    }
    if content.count == 1, isASCIILetter(bytes[content.lowerBound]) {
      return .letter(Int((bytes[content.lowerBound] | 0x20) - 0x61))
    }
    if isTail, isSet(content) {
      if let set = set(&cursor, range: range) { return .set(set) }
      return .broken
    }
    reportUnknown(content, range: range, isTail: isTail)
    return .broken
  }

  private func isSet(_ content: Range<Int>) -> Bool {
    var cursor = Cursor(bytes, content)
    guard cursor.skipName() != nil else { return false }
    cursor.skipBlanks()
    return cursor.glyph.code == UInt8(ascii: "=")
  }

  private mutating func set(_ cursor: inout Cursor, range: Range<Int>) -> SetSyntax? {
    let name = cursor.skipName()
    cursor.skipBlanks()
    guard let name, cursor.skip("="), !cursor.rest().isEmpty else {
      report(
        .badSet, at: range, "a set names a field, `=` and a value",
        help: "write it such as `[set reason = \"no budget\"]`")
      return nil
    }
    return SetSyntax(field: name, value: operand(cursor.rest()))
  }

  private mutating func reportUnknown(_ content: Range<Int>, range: Range<Int>, isTail: Bool) {
    let words = text(content)
    let signs: [UInt8] = [0x3C, 0x3D, 0x3E]
    let looksLikeGuard =
      bytes[content].contains(where: signs.contains) || words.lowercased().contains(" is ")
    let inner = content.lowerBound..<content.lowerBound
    var fixes: [Diagnostic.Fix] = []
    var help: String
    if looksLikeGuard {
      help = "write `[if \(words)]` for a guard"
      if isSet(content) { help += ", `[set \(words)]` to set a field" }
      fixes.append(fix("make it a guard", replacing: inner, with: "if "))
    } else if let near = nearestNames(to: words, among: ["if", "else", "set", "must"], limit: 1)
      .first
    {
      help = "the directive with a similar name is `[\(near)]`"
      fixes.append(fix("make it `[\(near)]`", replacing: content, with: near))
    } else {
      help = "brackets hold `if …`, `else`, `set …`, `must` or a letter"
    }
    if !isTail {
      help += "; `\\[` begins words that are spoken"
      let open = range.lowerBound..<range.lowerBound
      fixes.append(fix("speak the words", replacing: open, with: "\\"))
    }
    report(
      .unknownDirective, at: range, "no directive reads `\(words)`", help: help, fixes: fixes)
  }
}
