/// SipHash-2-4: a quick keyed hash of short texts, which nobody without the key can make collide.
///
/// By Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012).
struct SipHash: Sendable {
  private let key0: UInt64
  private let key1: UInt64

  /// A hash under the first 16 bytes of a key.
  init(key: [UInt8]) {
    precondition(key.count >= 16, "SipHash has a key of 16 bytes")
    key0 = Self.word(key, 0)
    key1 = Self.word(key, 8)
  }

  /// The hash of some bytes, of which the first is `salt`.
  func hash(_ salt: UInt8, _ bytes: some Sequence<UInt8>) -> UInt64 {
    var state = State(key0, key1)
    var word = UInt64(salt)
    var count: UInt64 = 1
    for byte in bytes {
      word |= UInt64(byte) << ((count & 7) * 8)
      count += 1
      if count & 7 == 0 {
        state.take(word)
        word = 0
      }
    }
    state.take(word | count << 56)
    state.v2 ^= 0xFF
    for _ in 0..<4 { state.round() }
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3
  }

  private struct State {
    var v0: UInt64
    var v1: UInt64
    var v2: UInt64
    var v3: UInt64

    init(_ key0: UInt64, _ key1: UInt64) {
      v0 = key0 ^ 0x736f_6d65_7073_6575
      v1 = key1 ^ 0x646f_7261_6e64_6f6d
      v2 = key0 ^ 0x6c79_6765_6e65_7261
      v3 = key1 ^ 0x7465_6462_7974_6573
    }

    mutating func take(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }

    mutating func round() {
      v0 &+= v1
      v1 = v1 << 13 | v1 >> 51
      v1 ^= v0
      v0 = v0 << 32 | v0 >> 32
      v2 &+= v3
      v3 = v3 << 16 | v3 >> 48
      v3 ^= v2
      v0 &+= v3
      v3 = v3 << 21 | v3 >> 43
      v3 ^= v0
      v2 &+= v1
      v1 = v1 << 17 | v1 >> 47
      v1 ^= v2
      v2 = v2 << 32 | v2 >> 32
    }
  }

  private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
  }
}
