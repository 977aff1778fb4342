import Glibc
import Statistics
import Testing

private let isFullProof = getenv("PATTER_PROOF").map { String(cString: $0) } == "full"

@Suite struct NeededCountTests {
  @Test(arguments: [
    (0.046, 0.06, 4016), (0.046, 0.092, 473), (0.3, 0.36, 960), (0.3, 0.45, 160),
  ])
  func `a planned difference needs the published number`(one: Double, other: Double, count: Int) {
    #expect(NeededCount.perLetter(one, other) == count)
    #expect(NeededCount.perLetter(other, one) == count)
  }

  @Test func `no difference can never be told`() {
    #expect(NeededCount.perLetter(0.3, 0.3) == nil)
    #expect(NeededCount.perLetterReadDaily(0.3, 0.3) == nil)
  }

  @Test func `the bound for looks without end is the one of Brownian motion`() {
    // 2.2414 = the quantile of 0.9875: both sides are hardly ever left by one path.
    #expect(abs(DailyLooks().bound - 2.2414) < 0.0001)
    #expect(abs(DailyLooks().critical(at: 0.25) - 2 * DailyLooks().bound) < 1e-9)
    #expect(!DailyLooks().calls(100, at: 0))
  }

  @Test func `how far a path has come is a probability`() {
    for alpha in [0.001, 0.05, 0.3] {
      #expect(abs(DailyLooks.exit(DailyLooks(alpha: alpha).bound) - alpha) < 1e-9)
    }
    #expect(DailyLooks.exit(0) == 1 && DailyLooks.exit(0.1001) > 1 - 1e-9)
    // Far out it is four times the chance of being beyond the bound at the end (Feller).
    #expect(abs(DailyLooks.exit(5) / (2 * Normal.twoSided(5)) - 1) < 1e-4)
    #expect(DailyLooks.exit(8) == 0 && DailyLooks.exit(7.999) < 1e-13)
    var last = 1.0
    for step in 1...160 {
      let next = DailyLooks.exit(Double(step) / 20)
      #expect(next <= last + 1e-14)
      last = next
    }
  }

  @Test func `reading every day costs few calls`() throws {
    let once = try #require(NeededCount.perLetter(0.3, 0.45))
    let daily = try #require(NeededCount.perLetterReadDaily(0.3, 0.45))
    #expect(daily > once && Double(daily) < Double(once) * 1.25)
  }

  /// The share of experiments that are called, read after every ten calls up to the planned number.
  private func called(_ one: Double, _ other: Double, planned: Int, runs: Int, seed: UInt64)
    -> Double
  {
    var chance = SplitMix64(seed: seed)
    let looks = DailyLooks()
    var found = 0
    for _ in 0..<runs {
      var (a, b) = (0, 0)
      for n in 1...planned {
        if chance.uniform() < one { a += 1 }
        if chance.uniform() < other { b += 1 }
        guard n % 5 == 0 || n == planned else { continue }
        let comparison = Comparison(Proportion(a, of: n), Proportion(b, of: n))
        if looks.calls(comparison.z, at: Double(n) / Double(planned)) {
          found += 1
          break
        }
      }
    }
    return Double(found) / Double(runs)
  }

  @Test func `a true difference is called within the planned calls, and none is not`() throws {
    let planned = try #require(NeededCount.perLetterReadDaily(0.3, 0.45))
    let runs = isFullProof ? 100_000 : 2_000
    let error = 3 / Double(runs).squareRoot()
    let power = called(0.3, 0.45, planned: planned, runs: runs, seed: 5)
    let errors = called(0.3, 0.3, planned: planned, runs: runs, seed: 6)
    #expect(power > 0.8 - 0.4 * error, "power \(power)")
    #expect(errors < 0.05 + 0.22 * error, "false calls \(errors)")
    if isFullProof { print("planned \(planned): power \(power), false calls \(errors)") }
  }
}
