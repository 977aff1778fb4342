/// The contents of a TZif file, checked (RFC 8536, section 3).
struct ZoneFile {
  /// Instants at which the local time changes, ascending.
  private(set) var transitions: [Int64] = []
  /// The local time that begins at each.
  private(set) var types: [Int] = []
  /// At least one.
  private(set) var localTimes: [TimeZoneRules.LocalTime] = []
  /// The rule for what comes after the last transition.
  private(set) var footer: DaylightRule?

  init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes: bytes[...])
    guard let header = Header(&reader) else { return nil }
    if header.version == 0 {
      guard read(&reader, header, timeSize: 4) else { return nil }
      return
    }
    // Version 2 and later repeat everything with 64 bits; the first block is passed over.
    guard reader.skip(header.size(timeSize: 4)), let second = Header(&reader),
      read(&reader, second, timeSize: 8), reader.byte() == UInt8(ascii: "\n")
    else { return nil }
    guard let end = reader.bytes.firstIndex(of: UInt8(ascii: "\n")),
      reader.bytes.distance(from: reader.bytes.startIndex, to: end) < 200
    else { return nil }
    let rule = reader.bytes[..<end]
    if !rule.isEmpty {
      guard let parsed = DaylightRule(Array(rule)) else { return nil }
      footer = parsed
    }
  }

  /// Reads a data block.
  private mutating func read(_ reader: inout ByteReader, _ header: Header, timeSize: Int) -> Bool {
    guard header.size(timeSize: timeSize) <= reader.bytes.count, header.typeCount > 0,
      header.charCount > 0, header.leapCount == 0
    else { return false }
    for _ in 0..<header.timeCount {
      guard let time = reader.integer(size: timeSize), transitions.last.map({ $0 < time }) ?? true
      else { return false }
      transitions.append(time)
    }
    for _ in 0..<header.timeCount {
      guard let type = reader.byte(), type < header.typeCount else { return false }
      types.append(Int(type))
    }
    var raw: [(offset: Int32, name: Int)] = []
    for _ in 0..<header.typeCount {
      // The bounds that the RFC asks for; no real zone comes near them.
      guard let offset = reader.integer(size: 4), (-89_999...93_599).contains(offset),
        let isDaylight = reader.byte(), isDaylight < 2, let name = reader.byte(),
        name < header.charCount
      else { return false }
      raw.append((Int32(offset), Int(name)))
    }
    let names = Array(reader.bytes.prefix(header.charCount))
    guard reader.skip(header.charCount + header.utCount + header.standardCount) else {
      return false
    }
    for (offset, name) in raw {
      let letters = names[name...].prefix { $0 != 0 }
      guard letters.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
      localTimes.append(
        TimeZoneRules.LocalTime(
          offset: offset, abbreviation: String(decoding: letters, as: UTF8.self)))
    }
    return true
  }

  /// A header: the counts of what follows.
  private struct Header {
    let version: UInt8
    let utCount: Int, standardCount: Int, leapCount: Int
    let timeCount: Int, typeCount: Int, charCount: Int

    init?(_ reader: inout ByteReader) {
      for letter in "TZif".utf8 where reader.byte() != letter { return nil }
      guard let version = reader.byte(), version == 0 || (0x32...0x34).contains(version),
        reader.skip(15)
      else { return nil }
      self.version = version
      var counts: [Int] = []
      for _ in 0..<6 {
        // No zone has more than some hundred of anything.
        guard let count = reader.integer(size: 4), (0...100_000).contains(count) else { return nil }
        counts.append(Int(count))
      }
      (utCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
      (timeCount, typeCount, charCount) = (counts[3], counts[4], counts[5])
    }

    func size(timeSize: Int) -> Int {
      timeCount * (timeSize + 1) + typeCount * 6 + charCount + leapCount * (timeSize + 4)
        + standardCount + utCount
    }
  }
}

/// Reads big-endian numbers, never beyond the end.
private struct ByteReader {
  var bytes: ArraySlice<UInt8>

  mutating func byte() -> UInt8? { bytes.popFirst() }

  mutating func skip(_ count: Int) -> Bool {
    guard count <= bytes.count else { return false }
    bytes.removeFirst(count)
    return true
  }

  /// A signed number of 4 or 8 bytes.
  mutating func integer(size: Int) -> Int64? {
    guard size <= bytes.count else { return nil }
    var value: UInt64 = 0
    for byte in bytes.prefix(size) { value = value << 8 | UInt64(byte) }
    bytes.removeFirst(size)
    return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }
}
