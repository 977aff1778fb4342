import SourceText

/// A line of the front matter.
package struct FrontMatterEntry: Sendable {
  /// The key.
  package let key: Range<Int>
  /// The value; empty where there is none.
  package let value: Range<Int>
}

extension Parser {
  /// The front matter's lines as keys and values.
  package mutating func frontMatter() -> [FrontMatterEntry] {
    var entries: [FrontMatterEntry] = []
    for index in tree.frontMatter ?? 0..<0 {
      let line = tree.lines[index]
      guard line.kind == .frontMatter else { continue }
      var cursor = Cursor(bytes, line.content)
      let key = cursor.skipName()
      cursor.skipBlanks()
      guard let key, cursor.skip(":") else {
        report(
          .badFrontMatter, at: line.content, "this is no `key: value` line",
          help: "write the key, a colon and the value, such as `title: Energy audit`")
        continue
      }
      entries.append(FrontMatterEntry(key: key, value: cursor.rest()))
    }
    return entries
  }

  /// The parts of a list that commas divide, outside quotes; empty parts are left out.
  package func list(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var cursor = Cursor(bytes, range)
    var start = cursor.position
    var isQuoted = false
    while !cursor.isAtEnd {
      let glyph = cursor.glyph
      if glyph.code == UInt8(ascii: "\\") {
        cursor.position += 2
        continue
      }
      if glyph.code == UInt8(ascii: "\"") {
        isQuoted = isQuoted ? false : closesQuote(cursor)
      } else if glyph.code == UInt8(ascii: ","), !isQuoted {
        let part = trimmed(bytes, start..<cursor.position)
        if !part.isEmpty { parts.append(part) }
        start = cursor.position + glyph.length
      }
      cursor.position += glyph.length
    }
    let last = trimmed(bytes, min(start, range.upperBound)..<range.upperBound)
    if !last.isEmpty { parts.append(last) }
    return parts
  }

  /// Whether a quote that opens here is closed before the end.
  func closesQuote(_ cursor: Cursor) -> Bool {
    var place = cursor.position + cursor.glyph.length
    while place < cursor.end {
      let glyph = cursor.glyph(at: place)
      if glyph.code == UInt8(ascii: "\"") { return true }
      place += max(1, glyph.length)
    }
    return false
  }
}
