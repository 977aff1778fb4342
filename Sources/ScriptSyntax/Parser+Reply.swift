import SourceText

/// A `- ` line in a step, and what is indented under it.
package struct ReplySyntax: Sendable {
  /// The line.
  package let range: Range<Int>
  /// The brackets right after the dash.
  package var guards: [DirectiveSyntax]
  /// The label; empty when it is missing.
  package let label: Range<Int>
  /// The other phrases.
  package let phrases: [Range<Int>]
  /// What follows them.
  package var tail: ReplyTail
  /// What follows when it is picked.
  package var body: [StatementSyntax]
  /// Whether a line of the body was told to be out of place, so that its way on is not known.
  package var isBroken = false
}

/// The tail of a reply, or what stands behind a jump's target.
package struct ReplyTail: Sendable {
  /// The `#id`, without the `#`.
  package var id: Range<Int>?
  /// The score, if one is written.
  package var score: Int32?
  /// The names it had before.
  package var formerNames: [Range<Int>] = []
  /// Where it leads.
  package var target: TargetSyntax?
  /// The brackets.
  package var directives: [DirectiveSyntax] = []
}

/// What stands after `->` or `=>`.
package struct TargetSyntax: Sendable {
  /// The arrow and the name.
  package let range: Range<Int>
  /// Whether the arrow is `=>`.
  package let isEnd: Bool
  /// Whether a `!` stands before the name.
  package let isCard: Bool
  /// The name; nil when it is missing.
  package let name: Range<Int>?
}

extension Parser {
  /// A reply's line, after the dash; the body is added by the block's reader.
  package mutating func reply(_ line: LineSyntax) -> ReplySyntax {
    var cursor = Cursor(bytes, line.body)
    let guards = directives(&cursor)
    let words = cursor.position..<cursor.end
    let tailStart = self.tailStart(words)
    let parts = phrases(words.lowerBound..<tailStart)
    if parts.isEmpty {
      report(
        .emptyLabel, at: line.content, "this reply has no label",
        help: "write what the prospect answers after the dash")
    }
    cursor.position = tailStart
    let tail = tail(&cursor)
    return ReplySyntax(
      range: line.content, guards: guards,
      label: parts.first ?? words.lowerBound..<words.lowerBound,
      phrases: Array(parts.dropFirst()), tail: tail, body: [])
  }

  /// The parts that `|` divides, outside braces and quotes; empty ones are told.
  package mutating func phrases(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var cursor = Cursor(bytes, range)
    var start = cursor.position
    var depth = 0
    var hasDivider = false
    func add(_ part: Range<Int>) {
      let part = trimmed(bytes, part)
      if !part.isEmpty { parts.append(part) }
    }
    while !cursor.isAtEnd {
      let glyph = cursor.glyph
      switch glyph.code {
      case UInt8(ascii: "\\"): cursor.position += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "|") where depth == 0:
        hasDivider = true
        let part = trimmed(bytes, start..<cursor.position)
        if part.isEmpty {
          report(
            .emptyLabel, at: cursor.position..<cursor.position + glyph.length,
            "no words stand before this `|`", help: "write a phrase on each side of it")
        }
        add(part)
        start = cursor.position + glyph.length
      default: break
      }
      cursor.position += max(1, cursor.glyph.length)
    }
    let last = trimmed(bytes, min(start, range.upperBound)..<range.upperBound)
    if hasDivider, last.isEmpty {
      report(
        .emptyLabel, at: start - 1..<start, "no words stand after this `|`",
        help: "write a phrase on each side of it")
    }
    add(last)
    return parts
  }

  /// Where the tail of a reply begins: at the first of `->`, `=>`, `[`, `#` with a letter, `(+n)`,
  /// `(-n)`, `(was` that has a blank before it and is neither escaped nor in quotes or braces.
  func tailStart(_ range: Range<Int>) -> Int {
    var cursor = Cursor(bytes, range)
    var isQuoted = false
    var depth = 0
    while !cursor.isAtEnd {
      let glyph = cursor.glyph
      switch glyph.code {
      case UInt8(ascii: "\\"): cursor.position += 1
      case UInt8(ascii: "\""): isQuoted = isQuoted ? false : closesQuote(cursor)
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      default:
        if !isQuoted, depth == 0, isTailPart(cursor), hasBlankBefore(cursor, range) {
          return cursor.position
        }
      }
      cursor.position += max(1, cursor.glyph.length)
    }
    return range.upperBound
  }

  private func hasBlankBefore(_ cursor: Cursor, _ range: Range<Int>) -> Bool {
    let place = cursor.position
    if place == range.lowerBound { return true }
    return isBlank(bytes[place - 1])
      || bytes[max(range.lowerBound, place - 3)..<place].elementsEqual([0xE3, 0x80, 0x80])
      || bytes[max(range.lowerBound, place - 2)..<place].elementsEqual([0xC2, 0xA0])
  }

  /// Whether a part of a tail begins at the cursor.
  func isTailPart(_ cursor: Cursor) -> Bool {
    let glyph = cursor.glyph
    let next = cursor.glyph(at: cursor.position + glyph.length)
    switch glyph.code {
    case Cursor.Glyph.arrow, Cursor.Glyph.doubleArrow, UInt8(ascii: "["): return true
    case UInt8(ascii: "-"): return glyph.length == 1 && next.code == UInt8(ascii: ">")
    case UInt8(ascii: "="): return next.code == UInt8(ascii: ">")
    case UInt8(ascii: "#"): return cursor.isLetter(at: cursor.position + glyph.length)
    case UInt8(ascii: "("):
      var inner = cursor
      inner.position += glyph.length
      if inner.skipWord("was") { return true }
      let sign = inner.glyph
      guard sign.code == UInt8(ascii: "+") || sign.code == UInt8(ascii: "-") else { return false }
      return isDigit(inner.byte(ahead: sign.length))
    default: return false
    }
  }

  /// The parts of a tail, in any order, each once.
  mutating func tail(_ cursor: inout Cursor) -> ReplyTail {
    var tail = ReplyTail()
    cursor.skipBlanks()
    while !cursor.isAtEnd {
      let start = cursor.position
      guard isTailPart(cursor) else {
        skipJunk(&cursor, from: start)
        continue
      }
      part(&cursor, &tail)
      if cursor.position == start { cursor.position += max(1, cursor.glyph.length) }
      cursor.skipBlanks()
    }
    return tail
  }

  private mutating func skipJunk(_ cursor: inout Cursor, from start: Int) {
    while !cursor.isAtEnd {
      if isTailPart(cursor), hasBlankBefore(cursor, start..<cursor.end) { break }
      cursor.position += max(1, cursor.glyph.length)
    }
    let range = trimmed(bytes, start..<cursor.position)
    report(
      .badTail, at: range, "words stand behind the reply's tail",
      help: "move them to the front, before the first arrow, bracket, `#` or `(+1)`; a `\\` before "
        + "one of these makes it plain text")
  }

  private mutating func part(_ cursor: inout Cursor, _ tail: inout ReplyTail) {
    let start = cursor.position
    switch cursor.glyph.code {
    case UInt8(ascii: "["):
      if let directive = directive(&cursor, isTail: true) { tail.directives.append(directive) }
    case UInt8(ascii: "#"):
      cursor.position += cursor.glyph.length
      let name = cursor.skipName()
      if tail.id != nil { reportRepeated(start..<cursor.position, "a second `#id`") }
      tail.id = name
    case UInt8(ascii: "("):
      parenthesis(&cursor, &tail)
    default:
      let target = target(&cursor)
      if tail.target != nil {
        reportRepeated(target.range, "a second target")
      } else {
        tail.target = target
      }
    }
  }

  private mutating func parenthesis(_ cursor: inout Cursor, _ tail: inout ReplyTail) {
    let start = cursor.position
    cursor.position += cursor.glyph.length
    if cursor.skipWord("was") {
      cursor.skipBlanks()
      let name = formerName(&cursor)
      if let name, cursor.skip(")") {
        tail.formerNames.append(name)
        return
      }
      skipJunk(&cursor, from: start)
      return
    }
    let isNegative = cursor.glyph.code == UInt8(ascii: "-")
    cursor.position += cursor.glyph.length
    var score = 0
    while isDigit(cursor.byte) {
      score = min(score * 10 + Int(cursor.byte - 48), 1_000_001)
      cursor.position += 1
    }
    guard cursor.skip(")"), score <= 1_000_000 else {
      skipJunk(&cursor, from: start)
      return
    }
    if tail.score != nil { reportRepeated(start..<cursor.position, "a second score") }
    tail.score = Int32(isNegative ? -score : score)
  }

  /// A former name of a reply: an `#id` or a label, to the closing parenthesis.
  private func formerName(_ cursor: inout Cursor) -> Range<Int>? {
    let hasSign = cursor.skip("#")
    let start = cursor.position
    while !cursor.isAtEnd, cursor.glyph.code != UInt8(ascii: ")") {
      cursor.position += max(1, cursor.glyph.length)
    }
    let range = trimmed(bytes, start..<cursor.position)
    _ = hasSign
    return range.isEmpty ? nil : range
  }

  private mutating func reportRepeated(_ range: Range<Int>, _ what: String) {
    report(
      .repeatedTailPart, at: range, "this is \(what) in one reply",
      help: "keep one of them", fixes: [fix("take it away", replacing: range, with: "")])
  }

  /// An arrow and the name behind it.
  mutating func target(_ cursor: inout Cursor) -> TargetSyntax {
    let start = cursor.position
    let glyph = cursor.glyph
    let isEnd = glyph.code == Cursor.Glyph.doubleArrow || glyph.code == UInt8(ascii: "=")
    let isOneSign =
      glyph.code == Cursor.Glyph.arrow || glyph.code == Cursor.Glyph.doubleArrow
    cursor.position += glyph.length + (isOneSign ? 0 : 1)
    let arrow = start..<cursor.position
    return target(&cursor, arrow: arrow, isEnd: isEnd)
  }

  /// The name behind an arrow.
  mutating func target(
    _ cursor: inout Cursor, arrow: Range<Int>, isEnd: Bool
  ) -> TargetSyntax {
    cursor.skipBlanks()
    let isCard = cursor.skip("!")
    let name = cursor.skipName()
    if name == nil {
      report(
        .emptyTarget, at: arrow, "this arrow leads nowhere",
        help: isEnd ? "name an outcome after it" : "name a step after it")
    }
    return TargetSyntax(
      range: arrow.lowerBound..<(name?.upperBound ?? arrow.upperBound), isEnd: isEnd,
      isCard: isCard, name: name)
  }
}
