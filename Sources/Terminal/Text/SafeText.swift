/// Makes text from files, leads and people harmless for a terminal.
///
/// What a terminal could act on, and what makes text look like other text than it is, is replaced
/// by a visible sign; nothing is dropped without a trace. Control characters become their Unicode
/// pictures (`␛` for escape), so that an attack in a lead's name can be read: `␛]0;…`.
package enum SafeText {
  /// What of the layout characters stays as it is.
  package struct Keeping: OptionSet, Sendable {
    /// The members as bits.
    package let rawValue: Int
    /// A set from its bits.
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// Line feeds stay, and CR LF becomes a line feed.
    package static let newlines = Keeping(rawValue: 1)
    /// Tabs stay.
    package static let tabs = Keeping(rawValue: 2)
  }

  /// `text` without anything that a terminal would execute.
  ///
  /// The result holds no scalar below U+0020 other than those kept, neither U+007F nor
  /// U+0080–U+009F, no bidirectional controls, no line or paragraph separators, no tags; invisible
  /// joiners stay only between letters or pictures that need them, and at most six combining marks
  /// follow each other. To clean text twice is to clean it once.
  package static func clean(_ text: String, keeping: Keeping = []) -> String {
    if isPlainASCII(text) { return text }
    var result = String.UnicodeScalarView()
    var marks = 0
    var previous: Unicode.Scalar?
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      if scalar == "\r", keeping.contains(.newlines), index < scalars.endIndex,
        scalars[index] == "\n"
      {
        continue
      }
      var shown = replacement(for: scalar, after: previous, keeping: keeping) ?? scalar
      marks = isMark(shown) ? marks + 1 : 0
      if marks > maximumMarks {
        if marks == maximumMarks + 1 { result.append(replacementCharacter) }
        marks = maximumMarks + 1
        continue
      }
      if marks > 0 && previous == nil { shown = replacementCharacter }
      result.append(shown)
      previous = shown
    }
    return String(result)
  }

  private static let maximumMarks = 6
  private static let replacementCharacter: Unicode.Scalar = "\u{FFFD}"

  private static func isPlainASCII(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// What stands for `scalar`, or `nil` where it may stay.
  private static func replacement(
    for scalar: Unicode.Scalar, after previous: Unicode.Scalar?, keeping: Keeping
  ) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20...0x7E: return nil
    case 0x0A where keeping.contains(.newlines): return nil
    case 0x09 where keeping.contains(.tabs): return nil
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: return "\u{2421}"
    case 0x80...0x9F: return replacementCharacter
    case 0x200C, 0x200D, 0xFE00...0xFE0F:
      return mayJoin(after: previous, scalar) ? nil : replacementCharacter
    default: return isDeceptive(scalar) ? replacementCharacter : nil
    }
  }

  /// Joiners and variation selectors belong after a letter or picture that has such forms.
  private static func mayJoin(after previous: Unicode.Scalar?, _ scalar: Unicode.Scalar) -> Bool {
    guard let previous else { return false }
    if previous.value == 0x200C || previous.value == 0x200D { return false }
    if previous.isASCII {
      // Keycaps: a digit, U+FE0F, U+20E3.
      return scalar.value == 0xFE0F && previous.properties.isEmoji
    }
    return previous != replacementCharacter
  }

  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // direction
    case 0x2028, 0x2029: true  // separators
    case 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0x00AD, 0x034F: true  // no width
    case 0x180E, 0x17B4, 0x17B5, 0x115F, 0x3164, 0xFFA0: true  // letters that show nothing
    case 0xFFF0...0xFFFB, 0xE0000...0xE0FFF: true  // annotations, tags
    default: scalar.value & 0xFFFE == 0xFFFE  // not characters
    }
  }
}
