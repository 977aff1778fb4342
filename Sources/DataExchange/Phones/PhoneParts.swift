/// The parts of a number as somebody wrote it: its digits, whether they begin with a calling code, and an
/// extension.
struct PhoneParts {
  private(set) var digits: [UInt8] = []
  /// Whether it begins with a plus.
  private(set) var isInternational = false
  /// Whether it has `(0)` in it.
  private(set) var hasZeroInBrackets = false
  private(set) var extensionDigits: String?

  /// Takes a text apart.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(PhoneProblem) {
    guard bytes.count <= 200 else { throw .notANumber }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      try self.init(ascii: Array(bytes))
    } else {
      try self.init(ascii: Self.folded(String(decoding: bytes, as: UTF8.self)))
    }
  }

  private init(ascii bytes: [UInt8]) throws(PhoneProblem) {
    var rest = bytes[...]
    Self.trim(&rest)
    // `="+49 30 1"` and `'030 1` keep a spreadsheet from reckoning.
    while let first = rest.first,
      [UInt8(ascii: "="), UInt8(ascii: "'"), UInt8(ascii: "\"")]
        .contains(first)
    { rest.removeFirst() }
    while let last = rest.last, last == UInt8(ascii: "\"") || last == UInt8(ascii: "'") {
      rest.removeLast()
    }
    if rest.count > 4, rest.prefix(4).elementsEqual("tel:".utf8, by: { $0 | 0x20 == $1 | 0x20 }) {
      rest.removeFirst(4)
    }
    Self.trim(&rest)
    guard !rest.isEmpty else { throw .empty }
    if Self.isRounded(rest) { throw .rounded }
    digits.reserveCapacity(16)
    var place = rest.startIndex
    while place < rest.endIndex {
      let byte = rest[place]
      switch byte {
      case 0x30...0x39:
        // `(0)`: only where a calling code stands before it.
        if byte == 0x30, isInternational, place > rest.startIndex, place + 1 < rest.endIndex,
          rest[place - 1] == UInt8(ascii: "("), rest[place + 1] == UInt8(ascii: ")")
        {
          hasZeroInBrackets = true
        } else {
          digits.append(byte)
        }
      case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
      case 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
        break
      default:
        try readExtension(rest[place...])
        place = rest.endIndex
        continue
      }
      place += 1
    }
    guard !digits.isEmpty else { throw .notANumber }
    guard digits.count <= 20 else { throw .tooLong("any country") }
  }

  /// What stands behind the number must be an extension.
  private mutating func readExtension(_ rest: ArraySlice<UInt8>) throws(PhoneProblem) {
    guard digits.count >= 5 else { throw .notANumber }
    var rest = rest
    let marks = [
      ";ext=", "extension", "ext.", "ext", "durchwahl", "dw.", "dw", "toestel", "tst.", "tst",
      "poste", "x.", "x", "#", ",",
    ]
    guard
      let mark = marks.first(where: {
        rest.count > $0.utf8.count
          && zip(rest, $0.utf8).allSatisfy {
            (0x41...0x5A).contains($0) ? $0 | 0x20 == $1 : $0 == $1
          }
      })
    else { throw .notANumber }
    rest.removeFirst(mark.utf8.count)
    Self.trim(&rest)
    guard (1...10).contains(rest.count), rest.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .notANumber
    }
    extensionDigits = String(decoding: rest, as: UTF8.self)
  }

  private static func trim(_ rest: inout ArraySlice<UInt8>) {
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
  }

  /// `4.91512E+11` or `4,91512E+11`.
  private static func isRounded(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      mark > bytes.startIndex
    else { return false }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let power = bytes[(mark + 1)...].drop { $0 == UInt8(ascii: "+") }
    return !power.isEmpty && power.allSatisfy(isDigit)
      && bytes[..<mark].allSatisfy {
        isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
      }
  }

  /// Full-width signs, other dashes and blanks, and extension marks of other scripts, as ASCII has them;
  /// anything else as a question mark, which no number has.
  private static func folded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var scalars = text.unicodeScalars[...]
    let marks = ["доб.", "доб", "分机号", "分机", "轉", "转"]
    while let scalar = scalars.first {
      if let mark = marks.first(where: { scalars.starts(with: $0.unicodeScalars) }) {
        bytes.append(UInt8(ascii: "x"))
        scalars.removeFirst(mark.unicodeScalars.count)
        continue
      }
      scalars.removeFirst()
      switch scalar.value {
      case ..<0x80: bytes.append(UInt8(scalar.value))
      case 0xFF01...0xFF5E: bytes.append(UInt8(scalar.value - 0xFEE0))
      case 0xA0, 0x2000...0x200B, 0x202F, 0x3000, 0xFEFF, 0x2060, 0x200E, 0x200F, 0x202A...0x202E:
        bytes.append(0x20)
      case 0x2010...0x2015, 0x2212, 0xAD: bytes.append(UInt8(ascii: "-"))
      case 0x2018...0x201F: bytes.append(UInt8(ascii: "'"))
      default: bytes.append(UInt8(ascii: "?"))
      }
    }
    return bytes
  }
}
