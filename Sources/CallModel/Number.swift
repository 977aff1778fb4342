/// An exact decimal number with six places, as money and counts need them: 0.1 + 0.2 is 0.3.
/// It reaches ±9,223,372,036,854.775807; what would go beyond has no result.
package struct Number: Hashable, Comparable, Sendable {
  /// The number in millionths.
  package let millionths: Int64

  /// A number from its millionths.
  package init(millionths: Int64) {
    self.millionths = millionths
  }

  /// A whole number, or nil where it is out of reach.
  package init?(_ whole: Int) {
    let (value, overflow) = Int64(whole).multipliedReportingOverflow(by: 1_000_000)
    guard !overflow else { return nil }
    millionths = value
  }

  /// A small whole number; the caller keeps it within ±9 billion.
  package init(small whole: Int32) {
    millionths = Int64(whole) * 1_000_000
  }

  /// Plain digits with an optional leading `-` and an optional `.` with decimals; nil for anything
  /// else, for more than six decimals that are not zeros, and for what is out of reach.
  package init?(plain text: some StringProtocol) {
    self.init(digits: Substring(text).utf8)
  }

  private init?(digits text: Substring.UTF8View) {
    var value: Int64 = 0
    var decimals = -1
    var digits = 0
    var isNegative = false
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0:
        isNegative = true
      case UInt8(ascii: ".") where decimals < 0 && digits > 0:
        decimals = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if decimals >= 0 { decimals += 1 }
        guard decimals <= 6 else {
          guard byte == UInt8(ascii: "0") else { return nil }
          continue
        }
        let (times, tooLarge) = value.multipliedReportingOverflow(by: 10)
        let (sum, stillTooLarge) = times.addingReportingOverflow(Int64(byte - 48))
        guard !tooLarge, !stillTooLarge else { return nil }
        value = sum
      default:
        return nil
      }
    }
    guard digits > 0, decimals != 0 else { return nil }
    for _ in min(max(decimals, 0), 6)..<6 {
      let (times, tooLarge) = value.multipliedReportingOverflow(by: 10)
      guard !tooLarge else { return nil }
      value = times
    }
    millionths = isNegative ? -value : value
  }

  /// The whole number, if it is one.
  package var whole: Int? {
    millionths % 1_000_000 == 0 ? Int(millionths / 1_000_000) : nil
  }

  /// Plain digits, as scripts and logs write them: `3000`, `-0.5`.
  package var plain: String {
    let magnitude = millionths.magnitude
    var text = (millionths < 0 ? "-" : "") + String(magnitude / 1_000_000)
    var rest = magnitude % 1_000_000
    guard rest > 0 else { return text }
    text += "."
    var unit: UInt64 = 100_000
    while rest > 0 {
      text += String(rest / unit)
      rest %= unit
      unit /= 10
    }
    return text
  }

  /// The smaller first.
  package static func < (one: Number, other: Number) -> Bool { one.millionths < other.millionths }

  /// The sum, or nil out of reach.
  package func adding(_ other: Number) -> Number? {
    let (sum, overflow) = millionths.addingReportingOverflow(other.millionths)
    return overflow ? nil : Number(millionths: sum)
  }

  /// The difference, or nil out of reach.
  package func subtracting(_ other: Number) -> Number? {
    let (difference, overflow) = millionths.subtractingReportingOverflow(other.millionths)
    return overflow ? nil : Number(millionths: difference)
  }

  /// The product, cut to six places, or nil out of reach.
  package func multiplied(by other: Number) -> Number? {
    let product = Int128(millionths) * Int128(other.millionths) / 1_000_000
    return Int64(exactly: product).map(Number.init(millionths:))
  }

  /// The quotient, cut to six places, or nil out of reach or when dividing by nothing.
  package func divided(by other: Number) -> Number? {
    guard other.millionths != 0 else { return nil }
    let quotient = Int128(millionths) * 1_000_000 / Int128(other.millionths)
    return Int64(exactly: quotient).map(Number.init(millionths:))
  }
}

/// A currency by its three letters of ISO 4217.
package struct Currency: Hashable, Sendable {
  /// Three upper-case letters.
  package let code: String

  /// A currency, if the text is three letters.
  package init?(_ text: some StringProtocol) {
    let letters = text.utf8
    guard letters.count == 3,
      letters.allSatisfy({ ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") })
    else { return nil }
    code = text.uppercased()
  }
}
