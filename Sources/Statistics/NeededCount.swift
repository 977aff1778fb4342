import Glibc

/// How many calls a comparison needs before it can tell.
package enum NeededCount {
  /// How many for each of two letters, with one look at the end:
  /// (z½α + zβ)² (p₁q₁ + p₂q₂) / (p₁ − p₂)², to the nearest call (Fleiss, "Statistical Methods for Rates and
  /// Proportions", without continuity correction). Nil when the shares are equal.
  /// - Parameters:
  ///   - alpha: the chance of a call where there is no difference.
  ///   - power: the chance of a call where there is this one.
  package static func perLetter(
    _ one: Double, _ other: Double, alpha: Double = 0.05, power: Double = 0.8
  ) -> Int? {
    let z = Normal.critical(confidence: 1 - alpha) + Normal.quantile(power)
    return count(one, other, z)
  }

  /// How many when the report may be read every day: the same with the drift that `DailyLooks`
  /// needs for this power.
  package static func perLetterReadDaily(
    _ one: Double, _ other: Double, alpha: Double = 0.05, power: Double = 0.8
  ) -> Int? {
    count(one, other, DailyLooks(alpha: alpha).drift(power: power))
  }

  /// How many for each letter when the standardised difference is to be `drift` on average, for who
  /// reads many comparisons and keeps the drift of `DailyLooks`.
  package static func perLetter(_ one: Double, _ other: Double, drift: Double) -> Int? {
    count(one, other, drift)
  }

  private static func count(_ one: Double, _ other: Double, _ z: Double) -> Int? {
    guard one != other else { return nil }
    let variance = one * (1 - one) + other * (1 - other)
    let count = z * z * variance / ((one - other) * (one - other))
    return count < 1e15 ? Int(count.rounded()) : nil
  }
}
