import Glibc

/// Student's t distribution (Student 1908, "The probable error of a mean").
package enum StudentT {
  /// The probability of a value up to `t`: by the regularised incomplete beta function
  /// (Abramowitz and Stegun 26.7.1).
  /// - Parameter degrees: the degrees of freedom, 1 or more.
  package static func probability(upTo t: Double, degrees: Int) -> Double {
    probability(upTo: t, degrees: Double(degrees))
  }

  /// The same for degrees of freedom that are not whole, as Welch's are.
  package static func probability(upTo t: Double, degrees n: Double) -> Double {
    let tail = 0.5 * beta(n / (n + t * t), n / 2, 0.5)
    return t < 0 ? tail : 1 - tail
  }

  /// The two-sided critical value: 2.2622 for a confidence of 0.95 and 9 degrees of freedom.
  package static func critical(confidence: Double, degrees: Int) -> Double {
    critical(confidence: confidence, degrees: Double(degrees))
  }

  /// The same for degrees of freedom that are not whole, as Welch's are.
  package static func critical(confidence: Double, degrees: Double) -> Double {
    let wanted = 0.5 + confidence / 2
    var (low, high) = (0.0, 1.0)
    while probability(upTo: high, degrees: degrees) < wanted, high < 1e9 { high *= 2 }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if probability(upTo: middle, degrees: degrees) < wanted {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }

  /// The regularised incomplete beta function I_x(a, b): the continued fraction of Abramowitz and
  /// Stegun 26.5.8 by Lentz's method, on the side where it converges quickly.
  private static func beta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
    return x < (a + 1) / (a + b + 2)
      ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func safe(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / safe(1 - (a + b) * x / (a + 1))
    var result = d
    for m in 1...10_000 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / safe(1 + even * d)
      c = safe(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / safe(1 + odd * d)
      c = safe(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }
}
