/// A count by the row of what is counted.
package struct RowCount: Hashable, Sendable {
  /// The row of what is counted: small, and the same in the whole store.
  package let thing: Int32
  /// How often; 1 or more.
  package let n: Int64
  /// Milliseconds in all; 0 or more.
  package let ms: Int64
}

/// How a call's counts stand in its row: each as an unsigned LEB128 of four times the row of what is
/// counted, plus 1 when `n` follows because it is not 1, plus 2 when `ms` follows because it is not 0.
enum CountBytes {
  /// The bytes of some counts, by rising rows.
  static func bytes(_ counts: [RowCount]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(counts.count * 3)
    func put(_ value: UInt64) {
      var rest = value
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    for count in counts.sorted(by: { $0.thing < $1.thing }) {
      precondition(count.thing > 0 && count.n > 0 && count.ms >= 0, "a count counts up")
      put(UInt64(count.thing) << 2 | (count.n == 1 ? 0 : 1) | (count.ms == 0 ? 0 : 2))
      if count.n != 1 { put(UInt64(count.n)) }
      if count.ms != 0 { put(UInt64(count.ms)) }
    }
    return bytes
  }

  /// Adds the counts of some bytes to a list; false when the bytes are none that were written.
  static func read(_ bytes: UnsafeRawBufferPointer, into counts: inout [RowCount]) -> Bool {
    var place = 0
    func next() -> UInt64? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while place < bytes.count, shift < 63 {
        let byte = bytes[place]
        place += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
    while place < bytes.count {
      guard let head = next(), let thing = Int32(exactly: head >> 2), thing > 0 else {
        return false
      }
      var (n, ms): (UInt64, UInt64) = (1, 0)
      if head & 1 != 0 {
        guard let value = next() else { return false }
        n = value
      }
      if head & 2 != 0 {
        guard let value = next() else { return false }
        ms = value
      }
      counts.append(RowCount(thing: thing, n: Int64(n), ms: Int64(ms)))
    }
    return true
  }
}
