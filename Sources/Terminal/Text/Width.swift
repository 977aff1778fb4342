import CReadline

/// How many columns text takes in a terminal.
///
/// The system's own `wcwidth` tables for UTF-8 decide, so patter and readline agree: East Asian
/// wide characters take two columns and combining marks none. Control characters count nothing;
/// pass text through `SafeText` first.
package enum Width {
  /// The columns that `text` takes when it is written on one line.
  package static func columns(of text: some StringProtocol) -> Int {
    if let width = asciiColumns(of: text) { return width }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns of one character as people see it: 0, 1 or 2, more only for stacked scripts.
  package static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.isASCII && scalars.count == 1 {
      return first.value >= 0x20 && first.value != 0x7F ? 1 : 0
    }
    guard scalars.count > 1 else { return columns(of: first) }
    if isPictureSequence(scalars) { return 2 }
    return scalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The beginning of `text` that fits in `limit` columns; what is cut off is marked with `…`.
  ///
  /// A limit of 0 or less gives the empty text.
  package static func truncated(_ text: String, to limit: Int) -> String {
    guard limit > 0 else { return "" }
    guard columns(of: text) > limit else { return text }
    var kept = ""
    var used = 0
    for character in text {
      let width = columns(of: character)
      guard used + width <= limit - 1 else { break }
      kept.append(character)
      used += width
    }
    return kept + "…"
  }

  /// `text` with blanks added until it takes `columns`; longer text is left as it is.
  package static func padded(
    _ text: String, to columns: Int, alignment: Alignment = .left
  ) -> String {
    let missing = columns - self.columns(of: text)
    guard missing > 0 else { return text }
    let blanks = String(repeating: " ", count: missing)
    return alignment == .left ? text + blanks : blanks + text
  }

  /// On which side of its column text stands.
  package enum Alignment: Sendable {
    /// At the left edge, blanks after it.
    case left
    /// At the right edge, blanks before it, as numbers do.
    case right
  }

  private static func asciiColumns(of text: some StringProtocol) -> Int? {
    var count = 0
    for byte in text.utf8 {
      guard byte >= 0x20 && byte < 0x7F else { return nil }
      count += 1
    }
    return count
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    // -1 stands for a control or an unassigned character; the latter shows as one box.
    let width = patter_character_width(scalar.value)
    if width >= 0 { return Int(width) }
    return scalar.properties.generalCategory == .control ? 0 : 1
  }

  /// Whether the scalars are drawn as one picture: a joined family, a flag, a skin tone, or a sign
  /// that asks for its coloured form. `wcwidth` knows single characters only.
  private static func isPictureSequence(_ scalars: String.UnicodeScalarView) -> Bool {
    var regional = 0
    var picture = false
    for scalar in scalars {
      switch scalar.value {
      case 0x1F1E6...0x1F1FF: regional += 1
      case 0xFE0F, 0x1F3FB...0x1F3FF: return true
      case 0x200D where picture: return true
      case 0xE0020...0xE007F where picture: return true
      default: picture = picture || scalar.properties.isEmojiPresentation
      }
    }
    return regional >= 2
  }
}
