/// A small generator of pseudo-random numbers: SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable
/// pseudorandom number generators"). The same seed gives the same numbers on every machine.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator from a seed.
  package init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mixed(state)
  }

  /// A number from 0 to 1, both left out, with 53 bits.
  package mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992
  }

  /// The generator's mixing of 64 bits: each bit of the result hangs on every bit given.
  package static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A seed from a seed and a name: FNV-1a over the name's UTF-8 bytes, then mixed.
  package static func seed(_ seed: UInt64, _ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return mixed(hash ^ mixed(seed))
  }
}

extension SplitMix64 {
  /// A number from 0 below `count`; 0 where there is nothing to pick.
  package mutating func pick(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  /// Whether something happens that has this chance, from 0 to 1.
  package mutating func happens(_ chance: Double) -> Bool { uniform() < chance }

  /// A position, drawn by weights; nil where there are none.
  package mutating func pick(weights: [Int]) -> Int? {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return nil }
    var rest = pick(sum)
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return nil
  }

  /// A position, drawn by weights that are not negative; nil where their sum is 0.
  package mutating func pick(weights: [Double]) -> Int? {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return nil }
    var rest = uniform() * sum
    for (index, weight) in weights.enumerated() where weight > 0 {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.lastIndex { $0 > 0 }
  }
}
