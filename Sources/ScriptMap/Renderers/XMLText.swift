/// Text as it stands in XML (XML 1.0, sections 2.2 and 2.4), and in HTML.
package enum XMLText {
  /// The text with the signs that XML reads escaped, and what XML forbids replaced.
  package static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F || signs.contains($0) }) else {
      return text
    }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default:
        let isForbidden =
          scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
          || scalar.value & 0xFFFE == 0xFFFE
        result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// A fragment of an address (RFC 3986, section 3.5): letters, digits, `-`, `_` as they are, the
  /// other bytes as `%` and two digits.
  package static func fragment(_ anchor: String) -> String {
    var result = "#"
    for byte in anchor.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  private static let signs = Set("&<>\"'".utf8)
}
