/// So many of so many.
package struct Proportion: Hashable, Sendable {
  /// How many did.
  package let count: Int
  /// How many could.
  package let total: Int

  /// `count` of `total`; 0 ≤ count ≤ total.
  package init(_ count: Int, of total: Int) {
    precondition(0 <= count && count <= total, "a part is not larger than the whole")
    self.count = count
    self.total = total
  }

  /// The share from 0 to 1; nil of nothing.
  package var share: Double? { total == 0 ? nil : Double(count) / Double(total) }

  /// The score interval (Wilson 1927, "Probable inference, the law of succession, and statistical
  /// inference"); all of 0 to 1 of nothing.
  /// - Parameter confidence: such as 0.95.
  package func wilson(confidence: Double = 0.95) -> Interval {
    guard let share else { return Interval(0, 1) }
    let z = Normal.critical(confidence: confidence)
    let n = Double(total)
    let scale = 1 + z * z / n
    let middle = (share + z * z / (2 * n)) / scale
    let half = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    // At the ends the formula gives 0 and 1 but for rounding.
    return Interval(
      count == 0 ? 0 : max(0, middle - half), count == total ? 1 : min(1, middle + half))
  }
}
