/// How wide text is drawn at most.
///
/// A viewer's font is not known here, so each character counts as wide as the widest of the common
/// sans fonts has it: the advances of DejaVu Sans, in thousandths of the font size, which Arial,
/// Helvetica, Segoe UI, Roboto and Noto Sans stay below. Other scripts count by class.
package struct TextMeasure: Sendable {
  /// The font's size in pixels.
  package let size: Int
  /// Whether the text is drawn bold, which widens it by an eighth at most.
  package let isBold: Bool

  /// The measure of a font.
  package init(size: Int, isBold: Bool = false) {
    self.size = size
    self.isBold = isBold
  }

  /// The width of a text in pixels, rounded up.
  package func width(_ text: some StringProtocol) -> Int {
    pixels(text.unicodeScalars.reduce(0) { $0 + Self.advance($1) })
  }

  private func pixels(_ thousandths: Int) -> Int {
    (thousandths * size * (isBold ? 9 : 8) + 7999) / 8000
  }

  private func width(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + Self.advance($1) }
  }

  /// The text in at most `limit` lines that are at most `room` pixels wide each.
  ///
  /// Lines break at blanks, between Chinese and Japanese characters, and inside a word that is too
  /// long for a line, at its `_` where it has one. What is left over is cut off with `…`.
  package func lines(_ text: String, room: Int, limit: Int) -> [String] {
    var lines: [String] = []
    let characters = Array(text)
    var start = 0
    while start < characters.count {
      let end = lineEnd(characters, from: start, room: room)
      let isLast = lines.count + 1 == limit
      if isLast, end < characters.count {
        lines.append(shortened(characters[start...], room: room))
        return lines
      }
      var line = characters[start..<end]
      while line.last == " " { line.removeLast() }
      // A single sign may be wider than the room: whole phrases are one character in Arabic.
      let isTooWide = line.count == 1 && width(String(line)) > room
      lines.append(isTooWide ? "\u{FFFD}" : String(line))
      start = end
      while start < characters.count, characters[start] == " " { start += 1 }
    }
    return lines.isEmpty ? [""] : lines
  }

  /// The text on one line, its end cut off with `…` where it is wider than `room` pixels.
  package func line(_ text: String, room: Int) -> String {
    width(text) <= room ? text : shortened(Array(text)[...], room: room)
  }

  /// Where the line that begins at `start` ends: at least one character on.
  private func lineEnd(_ characters: [Character], from start: Int, room: Int) -> Int {
    var used = 0
    var lastBreak: Int?
    var index = start
    while index < characters.count {
      let character = characters[index]
      if index > start, character == " " || Self.breaks(characters[index - 1], character) {
        lastBreak = index
      }
      used += width(character)
      if pixels(used) > room {
        if character == " " { return index }
        return lastBreak ?? max(index, start + 1)
      }
      index += 1
    }
    return index
  }

  private func shortened(_ characters: ArraySlice<Character>, room: Int) -> String {
    var used = Self.advance("…")
    var kept = ""
    for character in characters {
      used += width(character)
      guard pixels(used) <= room else { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  private static func breaks(_ before: Character, _ after: Character) -> Bool {
    if before == " " { return true }
    if before == "_" || before == "/" { return after != "_" && after != "/" }
    guard isIdeographic(before) || isIdeographic(after) else { return false }
    return !"、。，．！？：；）」』】〉》…".contains(after) && !"（「『【〈《".contains(before)
  }

  private static func isIdeographic(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value, value >= 0x2E80 else { return false }
    return value < 0xA4D0 || (0xF900..<0xFB00).contains(value) || (0xFF00..<0xFFF0).contains(value)
      || (0x20000..<0x40000).contains(value)
  }

  /// A scalar's advance in thousandths of the font size.
  static func advance(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? 0 : Int(ascii[Int(value) - 0x20]) }
    switch value {
    case 0x7F..<0xA0: return 0
    case 0xA0..<0x370: return latin(scalar)
    case 0x370..<0x400: return scalar.properties.isLowercase ? 700 : 850
    case 0x400..<0x530: return cyrillic(scalar)
    case 0x1E00..<0x2000: return latin(scalar)
    case 0x2010, 0x2011: return 400
    case 0x2018...0x201B, 0x2039, 0x203A, 0x2032: return 420
    case 0x2000..<0x2070: return 1000
    case 0xFE00...0xFE0F: return 0
    case 0xFDFD: return 12_000  // a whole sentence
    case 0xFDF0...0xFDFF: return 3000
    default: return wide(scalar)
    }
  }

  private static func latin(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "\u{A0}": return 320
    case "Æ", "Œ", "œ", "æ", "©", "®", "¼", "½", "¾", "Ǆ", "ǅ", "ǆ", "Ǳ": return 1200
    default: break
    }
    let properties = scalar.properties
    if properties.generalCategory == .nonspacingMark { return 0 }
    return properties.isLowercase ? 680 : 880
  }

  private static func cyrillic(_ scalar: Unicode.Scalar) -> Int {
    if "жмфшщыюњљѿѡѫѭ".unicodeScalars.contains(scalar) { return 960 }
    if scalar.properties.isLowercase { return 690 }
    return "ЖМФШЩЫЮЊЉѠѪѬ".unicodeScalars.contains(scalar) ? 1150 : 800
  }

  private static func wide(_ scalar: Unicode.Scalar) -> Int {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if properties.isEmojiPresentation || scalar.value >= 0x1F000 && scalar.value < 0x20000 {
      return 1400
    }
    switch scalar.value {
    case 0x12000..<0x17000: return 5000  // cuneiform and hieroglyphs
    case 0x530..<0x1100: return 1150
    case 0x2100..<0x2E80: return 1100
    case 0x2E80..<0xAC00, 0xAC00..<0xD800, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0xFFE7,
      0x20000..<0x40000:
      return 1020
    default: return 1500
    }
  }

  /// The advances from blank to `~`.
  private static let ascii: [UInt16] = [
    318, 401, 460, 838, 640, 950, 780, 275, 390, 390, 525, 838, 318, 361, 318, 450,
    640, 640, 640, 640, 640, 640, 640, 640, 640, 640, 450, 450, 838, 838, 838, 545,
    1020, 690, 690, 725, 775, 670, 610, 780, 755, 425, 500, 670, 560, 865, 750, 790,
    670, 790, 725, 670, 620, 735, 690, 990, 685, 670, 685, 455, 450, 455, 838, 640,
    640, 615, 635, 550, 635, 615, 355, 635, 635, 280, 345, 580, 280, 975, 635, 615,
    635, 635, 430, 525, 395, 635, 595, 820, 595, 595, 525, 640, 455, 640, 838,
  ]
}
