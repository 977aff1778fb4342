import Glibc

/// A test that may be looked at as often as one likes until the planned number of calls.
///
/// The standardised difference, times the root of the share of the planned calls that is in, moves
/// like a Brownian motion on 0 to 1; a difference is called when it leaves ±`bound`. The bound is
/// such that without a difference the whole path leaves with probability alpha, so looking every day
/// or every minute makes no more false calls. It is the boundary of O'Brien and Fleming (1979, "A
/// multiple testing procedure for clinical trials") with looks without end.
package struct DailyLooks: Sendable {
  /// The bound of the path.
  package let bound: Double

  /// The test with a chance of `alpha` (0 to 1, both excluded) for a false call.
  package init(alpha: Double = 0.05) {
    var (low, high) = (0.1, 20.0)
    while high - low > 1e-12 {
      let middle = (low + high) / 2
      if Self.exit(middle) > alpha { low = middle } else { high = middle }
    }
    bound = (low + high) / 2
  }

  /// The least standardised difference that is called.
  /// - Parameter share: how much of the planned number is in, from 0; above 1 it counts as 1.
  package func critical(at share: Double) -> Double {
    share > 0 ? bound / min(1, share).squareRoot() : .infinity
  }

  /// Whether a standardised difference is called when so much of the planned number is in.
  package func calls(_ z: Double, at share: Double) -> Bool { abs(z) >= critical(at: share) }

  /// The mean of the path at its end with which it is outside the bound there with probability
  /// `power`, though nobody looked before; who looks earlier finds it no less often.
  package func drift(power: Double) -> Double { bound + Normal.quantile(power) }

  /// The probability that a path without drift leaves ±`bound` (Feller, "An Introduction to
  /// Probability Theory and Its Applications" II, X.5): 1 − 4/π Σ (−1)^k/(2k+1) e^(−(2k+1)²π²/8b²).
  ///
  /// With the farthest point that a path has come to so far, it is a probability that stays valid
  /// however often one looks, and may go through Holm's method with others.
  package static func exit(_ bound: Double) -> Double {
    // Further out it is below what a double tells from 0; nearer it is 1.
    guard bound < 8 else { return 0 }
    guard bound > 0.1 else { return 1 }
    var sum = 0.0
    for k in 0..<1000 {
      let odd = Double(2 * k + 1)
      let term = exp(-odd * odd * Double.pi * Double.pi / (8 * bound * bound)) / odd
      sum += k % 2 == 0 ? term : -term
      if term < 1e-18 { break }
    }
    return 1 - 4 / Double.pi * sum
  }
}
