package import SourceText

/// Reads the lines of one tree as what they mean. Each function reads one line or block on demand, so
/// that a large script never stands in memory as nodes; what is wrong is added to `diagnostics`.
package struct Parser {
  /// The tree that is read.
  package let tree: ScriptTree
  /// What was found wrong.
  package var diagnostics = Diagnostics()

  /// A parser for a tree.
  package init(_ tree: ScriptTree) {
    self.tree = tree
  }

  /// The file's bytes.
  package var bytes: [UInt8] { tree.file.bytes }

  /// A range of the file as a place.
  package func span(_ range: Range<Int>) -> Span {
    Span(file: tree.fileIndex, range: range)
  }

  /// A range of the file as text.
  package func text(_ range: Range<Int>) -> String {
    tree.file.text(range)
  }

  /// Adds a diagnostic at a range.
  package mutating func report(
    _ rule: Rule, at range: Range<Int>, _ message: String, label: String? = nil,
    notes: [Diagnostic.Note] = [], help: String? = nil, fixes: [Diagnostic.Fix] = []
  ) {
    diagnostics.add(
      Diagnostic(
        rule, at: span(range), message, label: label, notes: notes, help: help, fixes: fixes))
  }

  /// A change of one range.
  package func fix(
    _ message: String, replacing range: Range<Int>, with text: String
  ) -> Diagnostic.Fix {
    Diagnostic.Fix(message, replacing: span(range), with: text)
  }

  /// A text without the `\` that escape.
  package func unescaped(_ range: Range<Int>) -> ArraySlice<UInt8> {
    let slice = bytes[range]
    guard slice.contains(UInt8(ascii: "\\")) else { return slice }
    var result: [UInt8] = []
    result.reserveCapacity(slice.count)
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound { index += 1 }
      result.append(bytes[index])
      index += 1
    }
    return result[...]
  }

  /// A text without the `\` that escape, and without quotes around it.
  package func plainText(_ range: Range<Int>) -> String {
    var range = range
    let cursor = Cursor(bytes, range)
    let first = cursor.glyph
    if first.code == UInt8(ascii: "\"") {
      var place = range.lowerBound
      var lastQuote = place
      var lastLength = 0
      while place < range.upperBound {
        let glyph = cursor.glyph(at: place)
        if glyph.code == UInt8(ascii: "\""), place > range.lowerBound {
          lastQuote = place
          lastLength = glyph.length
        }
        place += max(glyph.length, 1)
      }
      if lastLength > 0, lastQuote + lastLength == range.upperBound {
        range = range.lowerBound + first.length..<lastQuote
      }
    }
    return String(decoding: unescaped(range), as: UTF8.self)
  }
}

/// A name as it is written somewhere.
package struct NameSyntax: Sendable {
  /// Where.
  package let range: Range<Int>

  init(_ range: Range<Int>) {
    self.range = range
  }
}
