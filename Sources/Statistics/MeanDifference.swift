/// The difference of two means of different samples, whose spreads need not be the same.
package struct MeanDifference: Hashable, Sendable {
  /// The one.
  package let one: Mean
  /// The other.
  package let other: Mean

  /// Two means.
  package init(_ one: Mean, _ other: Mean) {
    self.one = one
    self.other = other
  }

  /// The mean of the other less the mean of the one; nil when one is of nothing.
  package var difference: Double? {
    one.count == 0 || other.count == 0 ? nil : other.value - one.value
  }

  /// The degrees of freedom (Welch 1947, "The generalization of Student's problem when several
  /// different population variances are involved"; Satterthwaite 1946); nil where a sample has fewer
  /// than two values, or no value differs from its mean.
  package var degrees: Double? {
    guard one.count > 1, other.count > 1 else { return nil }
    let (a, b) = (one.squaredError, other.squaredError)
    guard a + b > 0 else { return nil }
    return (a + b) * (a + b)
      / (a * a / Double(one.count - 1) + b * b / Double(other.count - 1))
  }

  /// Welch's interval of `difference`; nil where a sample has fewer than two values.
  package func welch(confidence: Double = 0.95) -> Interval? {
    guard one.count > 1, other.count > 1, let difference else { return nil }
    guard let degrees else { return Interval(difference, difference) }
    let half =
      StudentT.critical(confidence: confidence, degrees: degrees)
      * (one.squaredError + other.squaredError).squareRoot()
    return Interval(difference - half, difference + half)
  }
}

extension Mean {
  /// The square of the mean's standard error.
  fileprivate var squaredError: Double { deviation * deviation / Double(max(1, count)) }
}
