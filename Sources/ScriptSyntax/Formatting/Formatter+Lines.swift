import SourceText

/// The canonical layout of one line of each kind; nil, or a diagnostic of the parser, when the line
/// cannot be read.
extension Formatter {
  mutating func setting(_ line: LineSyntax) -> [UInt8]? {
    var cursor = Cursor(parser.bytes, line.content)
    guard let key = cursor.skipName() else { return nil }
    cursor.skipBlanks()
    guard cursor.skip(":") else { return nil }
    let value = cursor.rest()
    let start = raw(key) + Array(": ".utf8)
    guard parser.text(key).lowercased() == "include" else { return start + raw(value) }
    return list(parser.list(value).map(optionWords)).map { start + $0 }
  }

  mutating func heading(_ line: LineSyntax, hasTails: Bool) -> [UInt8]? {
    let heading = parser.heading(line, hasTails: hasTails)
    guard let name = heading.name else { return nil }
    var result: [UInt8]
    switch line.kind {
    case .section: result = Array("# ".utf8)
    case .heading: result = Array("## ".utf8)
    default: result = Array("### ".utf8)
    }
    if heading.isCard { result += "!".utf8 }
    result += raw(name)
    if let title = heading.title { result += Array(": ".utf8) + raw(title) }
    if hasTails {
      result += headingTails(
        min(heading.range.upperBound, line.body.upperBound)..<line.body.upperBound)
    }
    return result
  }

  /// The time first, then the former names in their order.
  private func headingTails(_ range: Range<Int>) -> [UInt8] {
    var times: [UInt8] = []
    var names: [UInt8] = []
    var cursor = Cursor(parser.bytes, range)
    cursor.skipBlanks()
    while cursor.skip("(") {
      cursor.skipBlanks()
      let isName = cursor.skipWord("was")
      let start = cursor.position
      while !cursor.isAtEnd, cursor.glyph.code != UInt8(ascii: ")") {
        cursor.position += max(1, cursor.glyph.length)
      }
      let inner = trimmed(parser.bytes, start..<cursor.position)
      if isName {
        names += Array(" (was ".utf8) + plainWords(inner) + Array(")".utf8)
      } else {
        times += Array(" (".utf8) + time(inner) + Array(")".utf8)
      }
      _ = cursor.skip(")")
      cursor.skipBlanks()
    }
    return times + names
  }

  /// `1m 30s`
  private func time(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in parser.bytes[range] where !isBlank(byte) && byte < 0x80 {
      if isDigit(byte), let last = result.last, !isDigit(last) { result.append(0x20) }
      result.append(isDigit(byte) ? byte : byte | 0x20)
    }
    return result
  }

  mutating func field(_ line: LineSyntax) -> [UInt8]? {
    guard parser.field(line) != nil else { return nil }
    return item(line) { formatter, attributes in
      var parts: [[UInt8]] = []
      for (index, attribute) in attributes.enumerated() {
        var cursor = Cursor(formatter.parser.bytes, attribute)
        let isOne = index == 0 && cursor.skipWords("one", "of")
        let isSome = index == 0 && !isOne && cursor.skipWords("some", "of")
        if isOne || isSome {
          parts.append(
            Array((isOne ? "one of " : "some of ").utf8) + formatter.optionWords(cursor.rest()))
        } else if index > 0,
          cursor.skipWords("for", "the", "record") || cursor.skipWords("from", "lead")
        {
          parts.append(formatter.plainWords(attribute))
        } else if index > 0, cursor.skipWord("for") {
          parts.append(Array("for ".utf8) + formatter.raw(cursor.rest()))
        } else {
          parts.append(formatter.optionWords(attribute))
        }
      }
      return parts
    }
  }

  mutating func outcome(_ line: LineSyntax) -> [UInt8]? {
    item(line) { formatter, attributes in
      attributes.map { attribute in
        // What cannot be read as an attribute is told by the parser and leaves the line alone.
        _ = formatter.parser.outcomeAttribute(attribute)
        return formatter.plainWords(attribute)
      }
    }
  }

  /// `- name "Display": attribute, attribute`
  private mutating func item(
    _ line: LineSyntax, _ attributes: (inout Formatter, [Range<Int>]) -> [[UInt8]]
  ) -> [UInt8]? {
    guard let item = parser.item(line, example: "") else { return nil }
    var result = Array("- ".utf8) + raw(item.name)
    if let display = item.display { result += Array(" ".utf8) + optionWords(display) }
    result += ": ".utf8
    return list(attributes(&self, item.attributes)).map { result + $0 }
  }

  /// Parts with commas between; nil where the blank that a `\\` escapes keeps it from the comma.
  private func list(_ parts: [[UInt8]]) -> [UInt8]? {
    if parts.dropLast().contains(where: { $0.last == UInt8(ascii: "\\") }) { return nil }
    return joined(parts, by: ", ")
  }

  mutating func touch(_ line: LineSyntax) -> [UInt8]? {
    guard parser.touch(line) != nil else { return nil }
    return Array("- ".utf8) + plainWords(line.body)
  }

  mutating func trait(_ line: LineSyntax) -> [UInt8]? {
    guard let trait = parser.trait(line) else { return nil }
    let start = Array("- ".utf8)
    switch trait {
    case .raises(let name, let chance, let place):
      let tail = place.map { Array(" at ".utf8) + raw($0) } ?? []
      return start + Array("!".utf8) + raw(name) + percent(chance) + tail
    case .objects(let chance): return start + Array("objects".utf8) + percent(chance)
    case .interrupts(let chance): return start + Array("interrupts".utf8) + percent(chance)
    case .says(let step, let reply, let chance):
      return start + Array("says ".utf8) + raw(step) + said(reply, chance)
    case .saysAnytime(let reply, let chance):
      return start + Array("says anytime".utf8) + said(reply, chance)
    case .yields, .patience: return start + plainWords(line.body)
    case .mood(let word): return start + Array("mood \(word)".utf8)
    case .talks(let word): return start + Array("talks \(word)".utf8)
    case .answers(let field, let operand):
      return start + Array("answers ".utf8) + raw(field) + Array(" = ".utf8)
        + optionWords(operand.range)
    }
  }

  /// `/label 60%`, `/#id 60%`
  private func said(_ reply: Range<Int>, _ chance: Int32) -> [UInt8] {
    let hasSign = parser.bytes[reply.lowerBound - 1] == UInt8(ascii: "#")
    return Array((hasSign ? "/#" : "/").utf8) + raw(reply) + percent(chance)
  }

  /// ` 60%`, ` 7.5%` of millionths.
  private func percent(_ millionths: Int32) -> [UInt8] {
    var fraction = String(10_000 + millionths % 10_000).dropFirst()
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return Array(" \(millionths / 10_000)\(fraction.isEmpty ? "" : ".")\(fraction)%".utf8)
  }

  mutating func phraseLine(_ line: LineSyntax) -> [UInt8]? {
    let phrases = parser.phrases(line.body)
    return Array("~ ".utf8) + joined(phrases.map { raw($0) }, by: " | ")
  }

  mutating func reply(_ line: LineSyntax) -> [UInt8]? {
    let reply = parser.reply(line)
    // A phrase such as `(+1) more` is one only as long as no blank stands between it and its `|`.
    if reply.phrases.contains(where: { parser.isTailPart(Cursor(parser.bytes, $0)) }) { return nil }
    let words = joined(([reply.label] + reply.phrases).map { raw($0) }, by: " | ")
    let parts = reply.guards.map { directive($0) } + [words] + tail(reply.tail)
    return Array("- ".utf8) + joined(parts, by: " ")
  }

  /// A line of a passage that is no reply.
  mutating func statement(_ line: LineSyntax) -> [UInt8]? {
    guard line.kind == .bracket else { return content(line.kind, line.body, line) }
    var cursor = Cursor(parser.bytes, line.content)
    let directives = parser.directives(&cursor)
    guard !directives.isEmpty, !parser.diagnostics.hasErrors else { return nil }
    let front = joined(directives.map { directive($0) }, by: " ")
    if cursor.isAtEnd { return front }
    let marker = LineMarker.of(cursor)
    guard marker.near == nil else { return nil }
    let hasMarker = marker.kind != .text && marker.kind != .bracket
    var after = Cursor(
      parser.bytes, cursor.position + (hasMarker ? marker.length : 0)..<cursor.end)
    if marker.kind != .comment { after.skipBlanks() }
    let body = after.position..<after.end
    guard let content = content(marker.kind, body, line) else { return nil }
    return front + Array(" ".utf8) + content
  }

  private mutating func content(
    _ kind: LineSyntax.Kind, _ body: Range<Int>, _ line: LineSyntax
  ) -> [UInt8]? {
    var cursor = Cursor(parser.bytes, body)
    switch kind {
    case .text: return raw(body)
    case .note: return Array("> ".utf8) + raw(body)
    case .comment: return Array("//".utf8) + raw(body)
    case .ask:
      guard let name = cursor.skipName(), cursor.rest().isEmpty else { return nil }
      return Array("? ".utf8) + raw(name)
    case .jump, .end:
      let target = parser.target(&cursor, arrow: line.content, isEnd: kind == .end)
      guard target.name != nil else { return nil }
      return joined([self.target(target)] + tail(parser.tail(&cursor)), by: " ")
    default: return nil
    }
  }
}
