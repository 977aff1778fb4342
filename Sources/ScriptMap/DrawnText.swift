/// Text on its way into a drawing: what it may hold, and how wide it is at most.
package enum DrawnText {
  /// The longest text that is kept, in characters; a title is not a page.
  package static let maximumLength = 400

  /// A text on one line without anything that a viewer could act on or be misled by: controls,
  /// direction overrides, separators, what has no width, and what is no character. Blanks stay;
  /// the rest becomes U+FFFD, and a text over `limit` characters ends in `…`.
  package static func clean(_ text: String, limit: Int = maximumLength) -> String {
    if text.utf8.count <= limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      return text
    }
    var scalars = String.UnicodeScalarView()
    var count = 0
    var marks = 0
    for character in text {
      count += 1
      guard count <= limit else {
        scalars.append("…")
        break
      }
      for scalar in character.unicodeScalars {
        // A letter under a hundred marks would be drawn over its neighbours.
        marks = isMark(scalar) ? marks + 1 : 0
        if marks > 4 { continue }
        if scalar == "\t" || scalar == "\n" || scalar == "\r" {
          scalars.append(" ")
        } else {
          scalars.append(isDrawable(scalar) ? scalar : "\u{FFFD}")
        }
      }
    }
    return String(scalars)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private static func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: false
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false  // direction
    case 0x200B, 0x2028, 0x2029, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF, 0x00AD: false
    case 0xFFF0...0xFFFB, 0xE0000...0xE001F: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}
