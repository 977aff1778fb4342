/// The mean of points on a scale.
package struct Mean: Hashable, Sendable {
  /// How many there are.
  package let count: Int
  /// The mean; 0 of nothing.
  package let value: Double
  /// The standard deviation of the sample, with n − 1; 0 for fewer than two.
  package let deviation: Double

  /// The mean of some values, each with how often it came.
  package init(_ values: [(value: Double, n: Int)]) {
    let count = values.reduce(0) { $0 + $1.n }
    let total = Double(max(1, count))
    let mean = values.reduce(0) { $0 + $1.value * Double($1.n) } / total
    let squares = values.reduce(0) {
      $0 + ($1.value - mean) * ($1.value - mean) * Double($1.n)
    }
    self.count = count
    value = mean
    deviation = count > 1 ? (squares / Double(count - 1)).squareRoot() : 0
  }

  /// The mean of some values.
  package init(of values: [Double]) {
    self.init(values.map { ($0, 1) })
  }

  /// Student's interval of the mean; nil for fewer than two values. On a scale it is cut off at the
  /// scale's ends by who shows it.
  package func student(confidence: Double = 0.95) -> Interval? {
    guard count > 1 else { return nil }
    let half =
      StudentT.critical(confidence: confidence, degrees: count - 1) * deviation
      / Double(count).squareRoot()
    return Interval(value - half, value + half)
  }
}

/// The net promoter score: the share of promoters (9 or 10 on a scale of 0 to 10) less the share of
/// detractors (0 to 6).
package struct NetPromoterScore: Hashable, Sendable {
  /// Those who gave 9 or 10.
  package let promoters: Int
  /// Those who gave 0 to 6.
  package let detractors: Int
  /// All.
  package let total: Int

  /// The score of some answers; promoters and detractors are at most the total.
  package init(promoters: Int, detractors: Int, total: Int) {
    precondition(promoters >= 0 && detractors >= 0 && promoters + detractors <= total)
    self.promoters = promoters
    self.detractors = detractors
    self.total = total
  }

  /// From -1 to 1; nil of nothing.
  package var score: Double? {
    total == 0 ? nil : Double(promoters - detractors) / Double(total)
  }

  /// The adjusted Wald interval: the usual one of a difference of two shares of one sample, after
  /// three quarters of a promoter, as much of a detractor and one and a half of the others were added
  /// (Rocks 2016, "Interval estimation for the net promoter score", The American Statistician 70).
  package func interval(confidence: Double = 0.95) -> Interval {
    let n = Double(total) + 3
    let (p, d) = ((Double(promoters) + 0.75) / n, (Double(detractors) + 0.75) / n)
    let middle = p - d
    let half =
      Normal.critical(confidence: confidence) * ((p + d - middle * middle) / n).squareRoot()
    return Interval(max(-1, middle - half), min(1, middle + half))
  }
}
