import SourceText

extension Parser {
  /// Words as they are written as a phrase of a reply or a card, so that they read back as the very
  /// words: with a `\` before what would divide phrases, quote, insert, or begin a reply's tail.
  /// - Parameter words: one line, without blanks at its ends.
  package static func escapedPhrase(_ words: String) -> String {
    let bytes = Array(words.utf8)
    var ignored = Diagnostics()
    let file = SourceFile(path: "", bytes: bytes)
    let parser = Parser(ScriptTree(file, index: 0, &ignored))
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 8)
    var isAfterBlank = true
    var cursor = Cursor(bytes, 0..<bytes.count)
    while !cursor.isAtEnd {
      let glyph = cursor.glyph
      let isStructure =
        switch glyph.code {
        case UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "\""), UInt8(ascii: "{"),
          UInt8(ascii: "}"):
          true
        default: isAfterBlank && parser.isTailPart(cursor)
        }
      if isStructure { result.append(UInt8(ascii: "\\")) }
      let start = cursor.position
      cursor.skipBlanks()
      isAfterBlank = cursor.position > start
      if !isAfterBlank { cursor.position = min(bytes.count, start + max(1, glyph.length)) }
      result.append(contentsOf: bytes[start..<cursor.position])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
