/// One line of a file. The lines of a file lie end to end, so that together they are its bytes.
package struct LineSyntax: Sendable {
  /// What a line is, told by its first characters.
  package enum Kind: UInt8, Sendable {
    /// Nothing but blanks.
    case blank
    /// `---` around the front matter.
    case fence
    /// A line between the fences.
    case frontMatter
    /// `//`
    case comment
    /// `# `
    case section
    /// `## `
    case heading
    /// `### `
    case rebuttal
    /// `- `
    case item
    /// `? `
    case ask
    /// `> `
    case note
    /// `~ `
    case phrases
    /// `-> `
    case jump
    /// `=> `
    case end
    /// `[`
    case bracket
    /// Spoken text.
    case text
    /// A line of a message's body.
    case letter
  }

  /// The first byte.
  package let start: UInt32
  /// The first byte after the indentation.
  package let contentStart: UInt32
  /// The first byte after the marker and its blanks.
  package let bodyStart: UInt32
  /// The byte after the last that is no blank.
  package let contentEnd: UInt32
  /// The byte after the line end.
  package let end: UInt32
  /// What the line is.
  package let kind: Kind
  /// Whether it was told that it only nearly is that.
  package var isNearly = false

  /// Whether it is indented.
  package var isIndented: Bool { contentStart > start }
  /// The line without indentation, trailing blanks and line end.
  package var content: Range<Int> { Int(contentStart)..<Int(contentEnd) }
  /// What stands after the marker.
  package var body: Range<Int> { Int(bodyStart)..<max(Int(bodyStart), Int(contentEnd)) }
  /// The marker.
  package var marker: Range<Int> { Int(contentStart)..<Int(bodyStart) }
}

/// What the first characters of some text make of it.
struct LineMarker {
  /// What it is, or is meant to be.
  let kind: LineSyntax.Kind
  /// The bytes of the marker, without the blanks behind it.
  let length: Int
  /// Why it is only nearly that, and what would mend it.
  var near: NearStructure?

  /// A mistake in a marker.
  struct NearStructure {
    /// What is wrong.
    let message: String
    /// What stands in place of the marker to mend it; nil when the whole line should go.
    let replacement: String?
  }

  private init(_ kind: LineSyntax.Kind, _ length: Int, near: NearStructure? = nil) {
    self.kind = kind
    self.length = length
    self.near = near
  }

  private init(nearly kind: LineSyntax.Kind, _ length: Int, _ message: String, _ mend: String?) {
    self.init(
      kind, length, near: NearStructure(message: message, replacement: mend))
  }

  /// The kind of a text by its first characters.
  static func of(_ cursor: Cursor) -> LineMarker {
    let first = cursor.glyph
    let next = cursor.glyph(at: cursor.position + first.length)
    let isPlain = first.length == 1
    /// A marker that wants a blank, or the end, behind it.
    func marker(_ kind: LineSyntax.Kind, _ length: Int, _ plain: String) -> LineMarker {
      let place = cursor.position + length
      if place >= cursor.end || isBlankGlyph(cursor, place) { return LineMarker(kind, length) }
      return LineMarker(
        nearly: kind, length, "a blank is missing after `\(plain)`", plain + " ")
    }
    switch first.code {
    case 0: return LineMarker(.blank, 0)
    case UInt8(ascii: "\\"): return LineMarker(.text, 0)
    case UInt8(ascii: "["): return LineMarker(.bracket, 0)
    case UInt8(ascii: "/") where next.code == first.code: return LineMarker(.comment, 2)
    case UInt8(ascii: "#"): return heading(cursor)
    case Cursor.Glyph.arrow: return marker(.jump, 3, "->")
    case Cursor.Glyph.doubleArrow: return marker(.end, 3, "=>")
    case UInt8(ascii: "-"):
      if isPlain, next.code == UInt8(ascii: ">") { return marker(.jump, 2, "->") }
      if isPlain, isRule(cursor) {
        return LineMarker(nearly: .blank, 3, "`---` stands only around the front matter", nil)
      }
      return marker(.item, first.length, "-")
    case UInt8(ascii: "=") where next.code == UInt8(ascii: ">"):
      return marker(.end, first.length + 1, "=>")
    case UInt8(ascii: "?"): return marker(.ask, first.length, "?")
    case UInt8(ascii: ">"): return marker(.note, 1, ">")
    case UInt8(ascii: "~"): return marker(.phrases, 1, "~")
    case UInt8(ascii: "*"), UInt8(ascii: "+"):
      guard isBlank(next.code) else { break }
      return bullet(1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var place = cursor.position
      while place < cursor.end, isDigit(cursor.bytes[place]) { place += 1 }
      let sign = cursor.glyph(at: place)
      let isNumbering = sign.code == UInt8(ascii: ".") || sign.code == UInt8(ascii: ")")
      guard isNumbering, place - cursor.position <= 3,
        isBlankGlyph(cursor, place + sign.length)
      else { break }
      return bullet(place + sign.length - cursor.position)
    case Cursor.Glyph.other:
      guard let scalar = cursor.scalar(at: cursor.position),
        scalar == "•" || scalar == "—" || scalar == "·" || scalar == "‣",
        isBlankGlyph(cursor, cursor.position + first.length)
      else { break }
      return bullet(first.length)
    default: break
    }
    return LineMarker(.text, 0)
  }

  private static func bullet(_ length: Int) -> LineMarker {
    LineMarker(nearly: .item, length, "a list item begins with `- `", "-")
  }

  private static func heading(_ cursor: Cursor) -> LineMarker {
    var place = cursor.position
    var depth = 0
    while cursor.glyph(at: place).code == UInt8(ascii: "#") {
      place += cursor.glyph(at: place).length
      depth += 1
    }
    let length = place - cursor.position
    let plain = String(repeating: "#", count: min(depth, 3))
    let kind: LineSyntax.Kind = depth == 1 ? .section : (depth == 2 ? .heading : .rebuttal)
    if depth > 3 {
      return LineMarker(nearly: kind, length, "a heading has at most three `#`", plain)
    }
    if place >= cursor.end || isBlankGlyph(cursor, place) { return LineMarker(kind, length) }
    return LineMarker(nearly: kind, length, "a blank is missing after `\(plain)`", plain + " ")
  }

  /// Whether the whole text is three or more dashes.
  private static func isRule(_ cursor: Cursor) -> Bool {
    let content = cursor.bytes[cursor.position..<cursor.end]
    return content.count >= 3 && content.allSatisfy { $0 == UInt8(ascii: "-") }
  }
}

private func isBlankGlyph(_ cursor: Cursor, _ place: Int) -> Bool {
  var here = Cursor(cursor.bytes, place..<max(place, cursor.end))
  here.skipBlanks()
  return here.position > place
}
