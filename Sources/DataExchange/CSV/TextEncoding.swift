/// How a file's bytes stand for characters.
package enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8, with a byte order mark or without.
  case utf8 = "UTF-8"
  /// UTF-16, the low byte first, with a byte order mark.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, the high byte first, with a byte order mark.
  case utf16BigEndian = "UTF-16BE"
  /// Windows-1252, the old encoding of Western Europe; what is no UTF-8 is taken for it.
  case windows1252 = "Windows-1252"
}

/// Finds the encoding of a file in one pass over its bytes.
package struct EncodingFinder: Sendable {
  private var head: [UInt8] = []
  private var isUTF8 = true
  /// How many bytes of a character are still to come, and the least and most its next one may be.
  private var missing = 0
  private var next: ClosedRange<UInt8> = 0x80...0xBF

  /// A finder that has seen nothing.
  package init() {}

  /// Takes the next bytes of the file.
  package mutating func read(_ bytes: [UInt8]) {
    head += bytes.prefix(3 - head.count)
    bytes.withUnsafeBytes { buffer in
      var place = 0
      while place < buffer.count, isUTF8 {
        // Most texts are ASCII for long stretches.
        while missing == 0, place + 8 <= buffer.count,
          buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          place += 8
        }
        guard place < buffer.count else { return }
        take(buffer[place])
        place += 1
      }
    }
  }

  private mutating func take(_ byte: UInt8) {
    if missing > 0 {
      isUTF8 = next.contains(byte)
      missing -= 1
      next = 0x80...0xBF
      return
    }
    // The table of well-formed byte sequences (The Unicode Standard, table 3-7).
    switch byte {
    case 0x00...0x7F: break
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, next) = (2, 0xA0...0xBF)
    case 0xED: (missing, next) = (2, 0x80...0x9F)
    case 0xE1...0xEF: missing = 2
    case 0xF0: (missing, next) = (3, 0x90...0xBF)
    case 0xF1...0xF3: missing = 3
    case 0xF4: (missing, next) = (3, 0x80...0x8F)
    default: isUTF8 = false
    }
  }

  /// The encoding of what was read, taken for the whole file.
  package var encoding: TextEncoding {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return isUTF8 && missing == 0 ? .utf8 : .windows1252
  }
}

/// Turns a file's bytes into UTF-8, piece by piece, without its byte order mark.
package struct Transcoder: Sendable {
  private let encoding: TextEncoding
  private var isAtStart = true
  /// Bytes that do not make a character yet.
  private var pending: [UInt8] = []

  /// A transcoder from an encoding.
  package init(from encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// The next bytes in UTF-8.
  package mutating func read(_ bytes: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8: return utf8(bytes)
    case .windows1252: return windows1252(bytes)
    case .utf16LittleEndian: return utf16(bytes, highFirst: false)
    case .utf16BigEndian: return utf16(bytes, highFirst: true)
    }
  }

  private mutating func utf8(_ bytes: [UInt8]) -> [UInt8] {
    guard isAtStart else { return bytes }
    pending += bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if pending.count < 3, mark.starts(with: pending) { return [] }
    isAtStart = false
    defer { pending = [] }
    return pending.starts(with: mark) ? Array(pending.dropFirst(3)) : pending
  }

  private func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let code = byte < 0xA0 ? Self.upper[Int(byte) - 0x80] : UInt32(byte)
        text.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      }
    }
    return text
  }

  private mutating func utf16(_ bytes: [UInt8], highFirst: Bool) -> [UInt8] {
    pending += bytes
    var units: [UInt16] = []
    var place = 0
    while place + 1 < pending.count {
      let (one, two) = (UInt16(pending[place]), UInt16(pending[place + 1]))
      units.append(highFirst ? one << 8 | two : two << 8 | one)
      place += 2
    }
    // A half of a pair waits for the other.
    if let last = units.last, (0xD800...0xDBFF).contains(last) {
      units.removeLast()
      place -= 2
    }
    pending.removeFirst(place)
    if isAtStart, !units.isEmpty {
      isAtStart = false
      if units[0] == 0xFEFF { units.removeFirst() }
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// What 0x80 to 0x9F are (WHATWG Encoding Standard, index windows-1252).
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
