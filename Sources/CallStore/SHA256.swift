/// 32 bytes that stand for a content: a SHA-256 hash, or a code under a key.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes.
  package let bytes: [UInt8]

  /// A digest from its bytes, or nil if they are not 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// A digest of 64 hexadecimal digits; nil for anything else.
  package init?(hexadecimal text: String) {
    let digits = text.utf8.map { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    guard digits.count == 64, !digits.contains(nil) else { return nil }
    self.init(
      bytes: stride(from: 0, to: 64, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) })
  }

  fileprivate init(words: [UInt32]) {
    bytes = words.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// 64 hexadecimal digits in lower case.
  package var description: String { bytes.hexadecimal }
}

/// The hash function SHA-256 (FIPS 180-4, section 6.2), fed piece by piece.
package struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// A hash of nothing so far.
  package init() {}

  /// The hash of these bytes.
  package static func hash(_ bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finished
  }

  /// Adds bytes; together at most 2⁶¹.
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { update($0) }
  }

  /// Adds the bytes that a pointer shows.
  package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    length += UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let head = rest.prefix(64 - pending.count)
      pending.append(contentsOf: head)
      rest = rest.dropFirst(head.count)
      guard pending.count == 64 else { return }
      pending.withUnsafeBufferPointer { compress(&state, $0) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count / 64 * 64
    compress(&state, UnsafeBufferPointer(rebasing: rest.prefix(whole)))
    pending.append(contentsOf: rest.dropFirst(whole))
  }

  /// The hash of all bytes so far; more may be added afterwards.
  package var finished: Digest {
    // A one bit, zeros up to 56 bytes in a block, and the length in bits (section 5.1.1).
    var tail = pending
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: (length &* 8) >> UInt64(shift)))
    }
    var last = state
    tail.withUnsafeBufferPointer { compress(&last, $0) }
    return Digest(words: last)
  }
}

/// The message authentication code HMAC over SHA-256 (RFC 2104).
package enum HMACSHA256 {
  /// The code of a message under a key of any length.
  package static func code(of message: [UInt8], key: [UInt8]) -> Digest {
    var block = key.count > 64 ? SHA256.hash(key).bytes : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    let inner = SHA256.hash(block.map { $0 ^ 0x36 } + message)
    return SHA256.hash(block.map { $0 ^ 0x5c } + inner.bytes)
  }
}

extension [UInt8] {
  /// Two hexadecimal digits for each byte, in lower case.
  var hexadecimal: String {
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// The first 32 bits of the fractions of the cube roots of the first 64 primes (section 4.2.2).
private let constants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
  0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
  0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
  0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
  0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
  0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
  0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
  0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
  0xc671_78f2,
]

@inline(__always)
private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
  (word &>> count) | (word &<< (32 &- count))
}

/// Takes in whole blocks of 64 bytes (section 6.2.2).
private func compress(_ state: inout [UInt32], _ blocks: UnsafeBufferPointer<UInt8>) {
  withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
    constants.withUnsafeBufferPointer { k in
      for start in stride(from: 0, to: blocks.count, by: 64) {
        for t in 0..<16 {
          let at = start &+ t &* 4
          w[t] =
            UInt32(blocks[at]) &<< 24 | UInt32(blocks[at &+ 1]) &<< 16
            | UInt32(blocks[at &+ 2]) &<< 8 | UInt32(blocks[at &+ 3])
        }
        for t in 16..<64 {
          let (early, late) = (w[t &- 15], w[t &- 2])
          let small0 = rotated(early, 7) ^ rotated(early, 18) ^ (early &>> 3)
          let small1 = rotated(late, 17) ^ rotated(late, 19) ^ (late &>> 10)
          w[t] = w[t &- 16] &+ small0 &+ w[t &- 7] &+ small1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in 0..<64 {
          let big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
          let one = h &+ big1 &+ ((e & f) ^ (~e & g)) &+ k[t] &+ w[t]
          let big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
          let two = big0 &+ ((a & b) ^ (a & c) ^ (b & c))
          (h, g, f, e) = (g, f, e, d &+ one)
          (d, c, b, a) = (c, b, a, one &+ two)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
      }
    }
  }
}
