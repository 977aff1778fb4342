import Statistics
import Testing

@Suite struct SplitMix64Tests {
  @Test func `it gives the published numbers of its seed`() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `a uniform draw lies between 0 and 1, and its mean and variance are known`() {
    var generator = SplitMix64(seed: 7)
    let draws = (0..<100_000).map { _ in generator.uniform() }
    #expect(draws.allSatisfy { $0 > 0 && $0 < 1 })
    let moments = Moments(draws)
    #expect(abs(moments.mean - 0.5) < 0.005)
    #expect(abs(moments.variance - 1.0 / 12) < 0.002)
  }

  @Test func `a seed hangs on both the seed and the name`() {
    #expect(SplitMix64.seed(1, "hello") == SplitMix64.seed(1, "hello"))
    #expect(SplitMix64.seed(1, "hello") != SplitMix64.seed(2, "hello"))
    #expect(SplitMix64.seed(1, "hello") != SplitMix64.seed(1, "hellp"))
    let seeds = Set((0..<10_000).map { SplitMix64.seed($0, "hello") })
    #expect(seeds.count == 10_000)
  }

  @Test func `one bit of a number changes half the bits of its mixture`() {
    var changed = 0
    for number in UInt64(0)..<256 {
      for bit in 0..<64 {
        changed +=
          (SplitMix64.mixed(number) ^ SplitMix64.mixed(number ^ (1 << UInt64(bit))))
          .nonzeroBitCount
      }
    }
    #expect(abs(Double(changed) / (256 * 64) - 32) < 0.5)
  }
}

/// Mean and variance of numbers.
struct Moments {
  let mean: Double
  let variance: Double

  init(_ numbers: [Double]) {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    self.mean = mean
    variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
  }
}
