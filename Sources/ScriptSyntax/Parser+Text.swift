import SourceText

/// A part of a spoken line, a note or a letter.
package enum PieceSyntax: Sendable {
  /// Words, escapes not yet taken out.
  case words(Range<Int>)
  /// Words that carry the stress.
  case stress(Range<Int>)
  /// `{name | words}`; `scope` is what stands before a dot.
  case insert(range: Range<Int>, scope: Range<Int>?, name: Range<Int>, fallback: Range<Int>?)
}

extension Parser {
  /// The parts of a text. In a letter (`hasStress` false) stars are just stars.
  package mutating func pieces(_ range: Range<Int>, hasStress: Bool = true) -> [PieceSyntax] {
    let isPlain = bytes[range].allSatisfy {
      $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "*")
        && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return range.isEmpty ? [] : [.words(range)] }
    var pieces: [PieceSyntax] = []
    var start = range.lowerBound
    var place = start
    var stressEnd: Int?
    func flush(to end: Int) {
      guard end > start else { return }
      pieces.append(stressEnd == nil ? .words(start..<end) : .stress(start..<end))
    }
    while place < range.upperBound {
      switch bytes[place] {
      case UInt8(ascii: "\\"):
        place += 2
      case UInt8(ascii: "{"):
        guard let close = closingBrace(place, range.upperBound) else {
          report(
            .unclosedBrace, at: place..<place + 1, "this brace is never closed",
            help: "write `}` after the name, or `\\{` for a brace that is spoken",
            fixes: [fix("make it a spoken brace", replacing: place..<place, with: "\\")])
          place += 1
          continue
        }
        flush(to: place)
        if let insert = insert(place..<close + 1) { pieces.append(insert) }
        place = close + 1
        start = place
      case UInt8(ascii: "*") where hasStress && place == stressEnd:
        flush(to: place)
        stressEnd = nil
        place += 1
        start = place
      case UInt8(ascii: "*") where hasStress && stressEnd == nil:
        if let end = stress(place, range) {
          flush(to: place)
          stressEnd = end
          start = place + 1
        }
        place += 1
      default:
        place += 1
      }
    }
    flush(to: range.upperBound)
    return pieces
  }

  private func closingBrace(_ open: Int, _ end: Int) -> Int? {
    var place = open + 1
    while place < end {
      if bytes[place] == UInt8(ascii: "}") { return place }
      if bytes[place] == UInt8(ascii: "{") { return nil }
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// Where the stress that a star begins ends, if the stars touch words on both sides.
  private func stress(_ open: Int, _ range: Range<Int>) -> Int? {
    func isWord(_ place: Int) -> Bool {
      guard range.contains(place) else { return false }
      let byte = bytes[place]
      return byte < 0x80 && (isASCIILetter(byte) || isDigit(byte))
    }
    func touches(_ place: Int) -> Bool {
      range.contains(place) && !isBlank(bytes[place]) && bytes[place] != UInt8(ascii: "*")
    }
    guard touches(open + 1), !(isWord(open - 1) && isWord(open + 1)) else { return nil }
    var place = open + 1
    while place < range.upperBound {
      if bytes[place] == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      if bytes[place] == UInt8(ascii: "*") {
        return touches(place - 1) && !isWord(place + 1) ? place : nil
      }
      place += 1
    }
    return nil
  }

  private mutating func insert(_ range: Range<Int>) -> PieceSyntax? {
    var cursor = Cursor(bytes, range.lowerBound + 1..<range.upperBound - 1)
    cursor.skipBlanks()
    if let first = cursor.skipName() {
      var scope: Range<Int>?
      var name = first
      if cursor.byte == UInt8(ascii: ".") {
        cursor.position += 1
        if let column = cursor.skipName() {
          scope = first
          name = column
        }
      }
      cursor.skipBlanks()
      if cursor.isAtEnd { return .insert(range: range, scope: scope, name: name, fallback: nil) }
      if cursor.skip("|") {
        return .insert(range: range, scope: scope, name: name, fallback: cursor.rest())
      }
    }
    report(
      .badBraces, at: range,
      "braces hold one name, and after a `|` the words for when it is unknown",
      help: "write `{supplier | your supplier}`, or `\\{` for a brace that is spoken")
    return nil
  }
}
