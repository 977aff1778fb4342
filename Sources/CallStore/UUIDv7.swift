import Glibc

/// An id that no other store makes, in order of time: a UUID of version 7 (RFC 9562).
package struct UUIDv7: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  fileprivate init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A new id: the milliseconds of the system's clock and 74 random bits; later ids of a process
  /// are greater, even when the clock is set back. No seed and no `--now` change it.
  package static func fresh() -> UUIDv7 { UUIDSource.ofProcess.next() }

  /// An id from its bytes, or nil if they are not 16.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// An id from its 36 characters, in either case, or nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 36, let prefix = Prefix(text) else { return nil }
    self = prefix.first
  }

  /// Its 16 bytes.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
  }

  /// `018f2b6c-7d1e-7c3a-9b52-5f0e6a1d2c3b`: lower case, 36 characters.
  package var description: String {
    var text = bytes.hexadecimal
    for place in [20, 16, 12, 8] {
      text.insert("-", at: text.index(text.startIndex, offsetBy: place))
    }
    return text
  }

  /// The earlier first.
  package static func < (one: UUIDv7, other: UUIDv7) -> Bool {
    (one.high, one.low) < (other.high, other.low)
  }

  /// The beginning of an id as somebody types it, to look the id up.
  package struct Prefix: Hashable, Sendable {
    /// The first id that begins so.
    package let first: UUIDv7
    /// The last id that begins so.
    package let last: UUIDv7

    /// Reads 1 to 32 hexadecimal digits in either case; dashes only where an id has them. Nil for
    /// anything else.
    package init?(_ text: some StringProtocol) {
      var digits = 0
      var (high, low): (UInt64, UInt64) = (0, 0)
      for (place, byte) in text.utf8.enumerated() {
        if byte == UInt8(ascii: "-") {
          guard [8, 13, 18, 23].contains(place) else { return nil }
          continue
        }
        let value: UInt64
        switch byte {
        case 0x30...0x39: value = UInt64(byte - 0x30)
        case 0x41...0x46, 0x61...0x66: value = UInt64((byte | 0x20) - 0x61 + 10)
        default: return nil
        }
        guard digits < 32 else { return nil }
        if digits < 16 {
          high |= value << UInt64(60 - digits * 4)
        } else {
          low |= value << UInt64(60 - (digits - 16) * 4)
        }
        digits += 1
      }
      guard digits > 0 else { return nil }
      let openHigh: UInt64 = digits >= 16 ? 0 : .max >> UInt64(digits * 4)
      let openLow: UInt64 = digits >= 32 ? 0 : .max >> UInt64(max(0, digits - 16) * 4)
      first = UUIDv7(high: high, low: low)
      last = UUIDv7(high: high | openHigh, low: low | openLow)
    }
  }
}

/// Makes ids one after the other.
///
/// `@unchecked`: what it remembers is touched only while `mutex` is held.
final class UUIDSource: @unchecked Sendable {
  /// The one that `UUIDv7.fresh` asks.
  static let ofProcess = UUIDSource()

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var milliseconds: UInt64 = 0
  // 12 bits beside the version, 62 beside the variant.
  private var random: (high: UInt64, low: UInt64) = (0, 0)
  /// Words of the kernel's random source that were not used yet.
  private var words: [UInt64] = []

  init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// The next id; `now` is milliseconds since 1970 UTC, by default what the system's clock says.
  func next(now: UInt64? = nil) -> UUIDv7 {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    let now = now ?? systemMilliseconds()
    if now > milliseconds {
      milliseconds = now
      drawAnew()
    } else {
      // In one millisecond the random part counts up by a random step (section 6.2, method 2).
      let (sum, carries) = random.low.addingReportingOverflow(randomWord() >> 32 | 1)
      if carries || sum >> 62 != 0 {
        random.high += 1
        random.low = sum & (.max >> 2)
      } else {
        random.low = sum
      }
      if random.high >> 12 != 0 {
        milliseconds += 1
        drawAnew()
      }
    }
    return UUIDv7(
      high: milliseconds << 16 | 0x7000 | random.high, low: 0x8000_0000_0000_0000 | random.low)
  }

  private func drawAnew() {
    random = (randomWord() >> 52, randomWord() >> 2)
  }

  private func randomWord() -> UInt64 {
    if words.isEmpty {
      let bytes = randomBytes(256)
      words = stride(from: 0, to: bytes.count, by: 8).map { start in
        bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
      }
    }
    return words.removeLast()
  }
}

private func systemMilliseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return UInt64(max(0, time.tv_sec)) * 1000 + UInt64(time.tv_nsec) / 1_000_000
}

/// Bytes from the kernel's random source (getrandom on Linux), at most 256.
func randomBytes(_ count: Int) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  precondition(getentropy(&bytes, count) == 0, "the kernel gives no random bytes")
  return bytes
}
