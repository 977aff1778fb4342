import Glibc

/// Two proportions side by side.
package struct Comparison: Hashable, Sendable {
  /// How a difference was tested.
  package enum Test: Hashable, Sendable {
    /// The two-proportion test.
    case pooled
    /// Fisher's exact test, where a cell is small.
    case exact
  }

  /// The one.
  package let one: Proportion
  /// The other.
  package let other: Proportion

  /// Two proportions.
  package init(_ one: Proportion, _ other: Proportion) {
    self.one = one
    self.other = other
  }

  /// The share of the other less the share of the one; nil when one is of nothing.
  package var difference: Double? {
    guard let a = one.share, let b = other.share else { return nil }
    return b - a
  }

  /// The interval of `difference` (Newcombe 1998, "Interval estimation for the difference between
  /// independent proportions", method 10: the hybrid of two Wilson intervals).
  package func newcombe(confidence: Double = 0.95) -> Interval {
    guard let a = one.share, let b = other.share, let difference else { return Interval(-1, 1) }
    let (first, second) = (one.wilson(confidence: confidence), other.wilson(confidence: confidence))
    return Interval(
      difference - hypot(b - second.low, first.high - a),
      difference + hypot(second.high - b, a - first.low))
  }

  /// The standardised difference of the two-proportion test with the pooled share; 0 when all or none
  /// did, or one is of nothing.
  package var z: Double {
    guard let difference else { return 0 }
    let pooled = Double(one.count + other.count) / Double(one.total + other.total)
    let variance = pooled * (1 - pooled) * (1 / Double(one.total) + 1 / Double(other.total))
    return variance > 0 ? difference / variance.squareRoot() : 0
  }

  /// The test that fits: the exact one where a cell is expected to hold fewer than 5 (Cochran 1954).
  package var test: Test {
    let total = Double(one.total + other.total)
    guard total > 0 else { return .exact }
    let rows = [Double(one.total), Double(other.total)]
    let did = Double(one.count + other.count)
    let least = (rows.min() ?? 0) * min(did, total - did) / total
    return least < 5 ? .exact : .pooled
  }

  /// The probability of a difference at least this large when there is none, both ways, by the test
  /// that fits.
  package var probability: Double {
    switch test {
    case .pooled: Normal.twoSided(z)
    case .exact: fisher
    }
  }

  /// Fisher's exact test, two-sided: the sum over the tables with the same margins that are no more
  /// likely than this one (Fisher 1935). Time grows with the smaller margin.
  package var fisher: Double {
    let (rowOne, rowOther) = (one.total, other.total)
    let did = one.count + other.count
    guard rowOne > 0, rowOther > 0 else { return 1 }
    let low = max(0, did - rowOther)
    let high = min(rowOne, did)
    let whole = choices(rowOne + rowOther, did)
    func weight(_ count: Int) -> Double {
      choices(rowOne, count) + choices(rowOther, did - count) - whole
    }
    // Tables of equal likelihood differ by rounding.
    let bound = weight(one.count) + 1e-7
    var sum = 0.0
    for count in low...high where weight(count) <= bound { sum += exp(weight(count)) }
    return min(1, sum)
  }

  /// The logarithm of the number of ways to choose `count` of `total`.
  private func choices(_ total: Int, _ count: Int) -> Double {
    logGamma(Double(total) + 1) - logGamma(Double(count) + 1) - logGamma(Double(total - count) + 1)
  }
}
