/// Whether the letters of an experiment were drawn as they should be.
package enum SplitCheck {
  /// Below this probability the split voids the test.
  package static let limit = 0.001

  /// The probability of counts at least as uneven as these when each was to come as often as its
  /// weight says (Pearson's chi-squared test, 1900); 1 for fewer than two, or of nothing.
  /// - Parameters:
  ///   - counts: how often each was drawn.
  ///   - weights: the share each should have, more than 0; they need not sum to 1. Even by default.
  package static func probability(_ counts: [Int], weights: [Double]? = nil) -> Double {
    let total = Double(counts.reduce(0, +))
    guard counts.count > 1, total > 0 else { return 1 }
    let weights = weights ?? counts.map { _ in 1 }
    let whole = weights.reduce(0, +)
    var square = 0.0
    for (count, weight) in zip(counts, weights) {
      let expected = total * weight / whole
      square += (Double(count) - expected) * (Double(count) - expected) / expected
    }
    return upperGamma(Double(counts.count - 1) / 2, square / 2)
  }
}
