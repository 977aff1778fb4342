import Statistics
import Testing

@Suite struct DrawsTests {
  private let count = 40_000

  @Test func `normal draws have mean 0, variance 1 and no lean`() {
    var generator = SplitMix64(seed: 1)
    let draws = (0..<count).map { _ in generator.normal() }
    let moments = Moments(draws)
    #expect(abs(moments.mean) < 0.025)
    #expect(abs(moments.variance - 1) < 0.04)
    #expect(abs(Moments(draws.map { $0 * $0 * $0 }).mean) < 0.1)
    let within = draws.count { abs($0) < 1.96 }
    #expect(abs(Double(within) / Double(count) - 0.95) < 0.006)
  }

  @Test(arguments: [1, 1.5, 4, 50, 2000])
  func `gamma draws have their shape as mean and variance`(shape: Double) {
    var generator = SplitMix64(seed: 2)
    let moments = Moments((0..<count).map { _ in generator.gamma(shape: shape) })
    // Five standard errors of each.
    let error = 5 / Double(count).squareRoot()
    #expect(abs(moments.mean - shape) < error * shape.squareRoot())
    #expect(abs(moments.variance / shape - 1) < error * (2 + 6 / shape).squareRoot())
  }

  @Test(arguments: [(1, 1), (1, 9), (3, 2), (40, 60), (1, 2000)])
  func `beta draws have the moments of their shapes`(a: Double, b: Double) {
    var generator = SplitMix64(seed: 3)
    let draws = (0..<count).map { _ in generator.beta(a, b) }
    #expect(draws.allSatisfy { (0...1).contains($0) })
    let mean = a / (a + b)
    let variance = a * b / ((a + b) * (a + b) * (a + b + 1))
    let moments = Moments(draws)
    #expect(abs(moments.mean - mean) < 5 * (variance / Double(count)).squareRoot())
    #expect(abs(moments.variance / variance - 1) < 0.08)
  }
}
