/// A place in a file's bytes from which structure is read. The typographic and full-width forms that
/// editors and keyboards make of `-> => - " | ( ) [ ] , : = ! # ?` are seen as the plain ones.
struct Cursor {
  let bytes: [UInt8]
  var position: Int
  let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// What stands at a place: an ASCII character or its plain form, an arrow in one sign, the end
  /// (`code` 0), or something else (`code` 0xFF).
  struct Glyph {
    static let arrow: UInt8 = 1
    static let doubleArrow: UInt8 = 2
    static let other: UInt8 = 0xFF

    let code: UInt8
    let length: Int
  }

  var isAtEnd: Bool { position >= end }

  /// The byte here, or 0 at the end.
  var byte: UInt8 { position < end ? bytes[position] : 0 }

  /// The byte so far ahead, or 0 past the end.
  func byte(ahead distance: Int) -> UInt8 {
    position + distance < end ? bytes[position + distance] : 0
  }

  var glyph: Glyph { glyph(at: position) }

  func glyph(at place: Int) -> Glyph {
    guard place < end else { return Glyph(code: 0, length: 0) }
    let first = bytes[place]
    if first < 0x80 { return Glyph(code: first, length: 1) }
    if first >= 0xE2, place + 2 < end {
      if let code = plainForm(first, bytes[place + 1], bytes[place + 2]) {
        return Glyph(code: code, length: 3)
      }
    }
    // Bytes that are no UTF-8 may promise more than there is.
    return Glyph(code: Glyph.other, length: min(scalarLength(first), end - place))
  }

  /// Passes blanks: spaces, tabs, the no-break and the ideographic space.
  mutating func skipBlanks() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09: position += 1
      case 0xC2 where byte(ahead: 1) == 0xA0: position += 2
      case 0xE3 where byte(ahead: 1) == 0x80 && byte(ahead: 2) == 0x80: position += 3
      default: return
      }
    }
  }

  /// Passes a plain character, in any of its forms.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    let glyph = self.glyph
    guard glyph.code == UInt8(ascii: character), glyph.length > 0 else { return false }
    position += glyph.length
    return true
  }

  /// Passes an ASCII word in any case, if it ends here as a word.
  mutating func skipWord(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= end else { return false }
    let matches = word.withUTF8Buffer { buffer in
      for index in 0..<count {
        let byte = bytes[position + index]
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if lower != buffer[index] { return false }
      }
      return true
    }
    guard matches else { return false }
    if position + count < end, isNamePart(at: position + count) { return false }
    position += count
    return true
  }

  /// Passes several words with blanks between, or nothing.
  mutating func skipWords(_ words: StaticString...) -> Bool {
    let start = position
    for (index, word) in words.enumerated() {
      if index > 0 { skipBlanks() }
      guard skipWord(word) else {
        position = start
        return false
      }
    }
    return true
  }

  /// Whether a letter, digit, `_` or `-` stands at a place. A `-` before `>` is an arrow.
  func isNamePart(at place: Int) -> Bool {
    guard place < end else { return false }
    let byte = bytes[place]
    if byte < 0x80 {
      if byte == UInt8(ascii: "-") {
        return place + 1 >= end || bytes[place + 1] != UInt8(ascii: ">")
      }
      return isASCIILetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
    }
    guard let scalar = scalar(at: place) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
      return true
    default: return false
    }
  }

  /// Whether a letter stands at a place.
  func isLetter(at place: Int) -> Bool {
    guard place < end else { return false }
    if bytes[place] < 0x80 { return isASCIILetter(bytes[place]) }
    guard let scalar = scalar(at: place) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// Passes a name: a letter, then letters, digits, `_` and `-`.
  mutating func skipName() -> Range<Int>? {
    guard isLetter(at: position) else { return nil }
    let start = position
    while isNamePart(at: position) { position += scalarLength(bytes[position]) }
    return start..<position
  }

  /// The range from the cursor to the end, blanks at both ends left out.
  func rest() -> Range<Int> {
    trimmed(bytes, position..<end)
  }

  /// The Unicode scalar that begins at a place.
  func scalar(at place: Int) -> Unicode.Scalar? {
    guard place < end else { return nil }
    let length = scalarLength(bytes[place])
    guard place + length <= end else { return nil }
    return String(decoding: bytes[place..<place + length], as: UTF8.self).unicodeScalars.first
  }
}

/// Whether a text is an identifier: a letter, then letters, digits, `_` and `-`.
package func isIdentifier(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  var cursor = Cursor(bytes, 0..<bytes.count)
  return cursor.skipName() != nil && cursor.isAtEnd
}

/// The length of a UTF-8 sequence by its first byte.
func scalarLength(_ first: UInt8) -> Int {
  first < 0x80 ? 1 : (first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4))
}

/// A range without the blanks at its ends.
func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
  var cursor = Cursor(bytes, range)
  cursor.skipBlanks()
  var end = range.upperBound
  while end > cursor.position {
    if isBlank(bytes[end - 1]) {
      end -= 1
    } else if end - 2 >= cursor.position, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
      end -= 2
    } else if end - 3 >= cursor.position, bytes[end - 1] == 0x80, bytes[end - 2] == 0x80,
      bytes[end - 3] == 0xE3
    {
      end -= 3
    } else {
      break
    }
  }
  return cursor.position..<end
}

func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

private func plainForm(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8? {
  switch (first, second, third) {
  case (0xE2, 0x86, 0x92): Cursor.Glyph.arrow
  case (0xE2, 0x87, 0x92): Cursor.Glyph.doubleArrow
  case (0xE2, 0x80, 0x93): UInt8(ascii: "-")
  case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9D), (0xE2, 0x80, 0x9E): UInt8(ascii: "\"")
  case (0xEF, 0xBD, 0x9C): UInt8(ascii: "|")
  case (0xEF, 0xBC, 0x88): UInt8(ascii: "(")
  case (0xEF, 0xBC, 0x89): UInt8(ascii: ")")
  case (0xEF, 0xBC, 0xBB), (0xE3, 0x80, 0x90): UInt8(ascii: "[")
  case (0xEF, 0xBC, 0xBD), (0xE3, 0x80, 0x91): UInt8(ascii: "]")
  case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): UInt8(ascii: ",")
  case (0xEF, 0xBC, 0x9A): UInt8(ascii: ":")
  case (0xEF, 0xBC, 0x9D): UInt8(ascii: "=")
  case (0xEF, 0xBC, 0x81): UInt8(ascii: "!")
  case (0xEF, 0xBC, 0x83): UInt8(ascii: "#")
  case (0xEF, 0xBC, 0x9F): UInt8(ascii: "?")
  default: nil
  }
}
