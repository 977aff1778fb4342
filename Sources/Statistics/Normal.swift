import Glibc

/// The standard normal distribution.
package enum Normal {
  /// The probability of a value up to `z`: half the complementary error function of −z/√2.
  package static func probability(upTo z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// The value that is not passed with a probability: the inverse of `probability(upTo:)`, to the last
  /// digits of a double.
  ///
  /// A start by the first form of Abramowitz and Stegun 26.2.23, mended by Halley's method on the
  /// error function, which converges with the third power.
  /// - Parameter probability: more than 0 and less than 1; outside, ±infinity.
  package static func quantile(_ probability: Double) -> Double {
    guard probability > 0 else { return -.infinity }
    guard probability < 1 else { return .infinity }
    // The upper half is the mirror of the lower, where small probabilities keep their digits.
    if probability > 0.5 { return -quantile(1 - probability) }
    let t = (-2 * log(probability)).squareRoot()
    var z =
      (2.515517 + t * (0.802853 + t * 0.010328))
      / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
    for _ in 0..<4 {
      let error = self.probability(upTo: z) - probability
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      let step = error / density
      z -= step / (1 + z * step / 2)
    }
    return z
  }

  /// The two-sided critical value: 1.96 for a confidence of 0.95.
  package static func critical(confidence: Double) -> Double { quantile(0.5 + confidence / 2) }

  /// The probability of a value at least as far from 0 as `z`.
  package static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }
}
