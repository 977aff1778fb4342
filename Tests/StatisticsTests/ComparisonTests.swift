import Statistics
import Testing

/// The figures are those of statsmodels 0.15 (`confint_proportions_2indep` with `newcomb`,
/// `proportions_ztest`, `multipletests`) and SciPy 1.17 (`fisher_exact`, `chisquare`).
@Suite struct ComparisonTests {
  struct Figure {
    let one, other: Proportion
    let low, high, z, pooled, fisher: Double

    init(
      _ a: Int, _ n: Int, _ b: Int, _ m: Int, _ low: Double, _ high: Double, _ z: Double,
      _ pooled: Double, _ fisher: Double
    ) {
      (one, other) = (Proportion(a, of: n), Proportion(b, of: m))
      (self.low, self.high, self.z, self.pooled, self.fisher) = (low, high, z, pooled, fisher)
    }
  }

  static let figures = [
    Figure(
      56, 70, 48, 80, -0.333872654037, -0.052431472402, -2.650171951259, 0.0080450813682,
      0.0125211297492),
    Figure(
      9, 10, 3, 10, -0.809017973535, -0.170522723935, -2.738612787526, 0.00616989932054,
      0.0197666110979),
    Figure(
      6, 7, 2, 7, -0.806249637524, -0.058227927482, -2.160246899469, 0.0307535612593,
      0.102564102564),
    Figure(
      5, 56, 0, 29, -0.192560013855, 0.038137147904, -1.658648869239, 0.0971865681706,
      0.160621443209),
    Figure(0, 10, 0, 20, -0.277532799863, 0.161125158053, 0, 1, 1),
    Figure(
      10, 10, 0, 10, -1, -0.607509350431, -4.472135955, 7.74421643104e-06, 1.08250882245e-05),
    Figure(
      451, 4119, 500, 4000, 0.001511782839, 0.029534052682, 2.172336136744, 0.0298303182163,
      0.0323181437473),
    Figure(
      30, 100, 45, 100, 0.015852195068, 0.27683085392, 2.190890230021, 0.0284597369163,
      0.040534006515),
  ]

  @Test(arguments: figures)
  func `interval and tests are those of statsmodels and SciPy`(figure: Figure) {
    let comparison = Comparison(figure.one, figure.other)
    let interval = comparison.newcombe()
    #expect(abs(interval.low - figure.low) < 1e-11 && abs(interval.high - figure.high) < 1e-11)
    #expect(abs(comparison.z - figure.z) < 1e-11)
    #expect(abs(Normal.twoSided(comparison.z) - figure.pooled) < 1e-11)
    #expect(abs(comparison.fisher - figure.fisher) < 1e-10)
  }

  @Test func `where a cell is small the exact test decides`() {
    let small = Comparison(Proportion(6, of: 7), Proportion(2, of: 7))
    #expect(small.test == .exact && small.probability == small.fisher)
    let large = Comparison(Proportion(30, of: 100), Proportion(45, of: 100))
    #expect(large.test == .pooled && large.probability == Normal.twoSided(large.z))
  }

  @Test func `beside nothing there is no difference`() {
    let comparison = Comparison(Proportion(0, of: 0), Proportion(3, of: 9))
    #expect(comparison.difference == nil && comparison.z == 0 && comparison.probability == 1)
    #expect(comparison.newcombe() == Interval(-1, 1))
  }

  @Test func `several probabilities are made larger as Holm says`() {
    #expect(zip(holm([0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]).allSatisfy(isClose))
    #expect(zip(holm([0.5, 0.9, 0.02]), [1, 1, 0.06]).allSatisfy(isClose))
    #expect(holm([]) == [])
  }

  private func isClose(_ pair: (Double, Double)) -> Bool { abs(pair.0 - pair.1) < 1e-12 }

  @Test(
    arguments: [
      ([50, 50], nil, 1), ([60, 40], nil, 0.0455002638964), ([1050, 950], nil, 0.0253473186775),
      ([10, 20, 30], nil, 0.00673794699909), ([900, 100], [0.9, 0.1], 1),
      ([880, 120], [0.9, 0.1], 0.0350149810197), ([5000, 4700, 5300], nil, 1.52299797447e-08),
      ([5], nil, 1), ([0, 0], nil, 1),
    ] as [([Int], [Double]?, Double)])
  func `an uneven split is as likely as SciPy says`(
    counts: [Int], weights: [Double]?, probability: Double
  ) {
    #expect(
      abs(SplitCheck.probability(counts, weights: weights) - probability) < 1e-9 * probability)
  }
}
