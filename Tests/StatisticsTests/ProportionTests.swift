import Statistics
import Testing

/// The figures are statsmodels' 0.15, `proportion_confint(k, n, 0.05, "wilson")`.
@Suite struct ProportionTests {
  static let figures: [(count: Int, total: Int, low: Double, high: Double)] = [
    (0, 1, 0.000000000000, 0.793450685623),
    (1, 1, 0.206549314377, 1.000000000000),
    (0, 10, 0.000000000000, 0.277532799863),
    (7, 50, 0.069508334270, 0.261861937106),
    (254, 5265, 0.042777215052, 0.054367757485),
    (451, 4119, 0.100318015678, 0.119394885696),
    (219, 1764, 0.109573262683, 0.140359476826),
    (119, 1039, 0.096572869335, 0.135333387148),
    (62, 549, 0.089101732851, 0.142142608145),
    (32, 291, 0.078977926053, 0.151116780071),
    (9, 142, 0.033699671933, 0.116061987045),
    (50, 50, 0.928652400867, 1.000000000000),
    (1, 1_000_000, 0.000000176525, 0.000005664912),
  ]

  @Test(arguments: figures)
  func `an interval is the one that statsmodels gives`(
    figure: (count: Int, total: Int, low: Double, high: Double)
  ) {
    let interval = Proportion(figure.count, of: figure.total).wilson()
    #expect(abs(interval.low - figure.low) < 1e-11)
    #expect(abs(interval.high - figure.high) < 1e-11)
  }

  @Test func `more confidence makes it wider`() {
    let interval = Proportion(7, of: 50).wilson(confidence: 0.99)
    #expect(abs(interval.low - 0.056143718606) < 1e-11)
    #expect(abs(interval.high - 0.308205787430) < 1e-11)
  }

  @Test func `of nothing nothing is known`() {
    #expect(Proportion(0, of: 0).share == nil)
    #expect(Proportion(0, of: 0).wilson() == Interval(0, 1))
  }
}

/// The figures are SciPy's 1.17.
@Suite struct NormalTests {
  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-12, -7.034483825301131), (0.001, -3.090232306167813),
    (0.025, -1.9599639845400545), (0.3, -0.5244005127080409), (0.5, 0),
    (0.8, 0.8416212335729143), (0.975, 1.959963984540054), (0.999999, 4.753424308817087),
  ])
  func `a quantile is the one that SciPy gives, and back`(probability: Double, z: Double) {
    #expect(abs(Normal.quantile(probability) - z) < 1e-9)
    #expect(abs(Normal.probability(upTo: z) / probability - 1) < 1e-9)
  }

  @Test func `beyond the ends lies infinity`() {
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
  }
}
