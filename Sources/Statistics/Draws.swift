import Glibc

extension SplitMix64 {
  /// A draw from the standard normal distribution, by the polar method (Marsaglia, Bray 1964).
  package mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square > 0, square < 1 { return x * sqrt(-2 * log(square) / square) }
    }
  }

  /// A draw from the gamma distribution with scale 1 (Marsaglia, Tsang 2000, "A simple method for
  /// generating gamma variables"). `shape` is at least 1.
  package mutating func gamma(shape: Double) -> Double {
    precondition(shape >= 1, "the method is for shapes from 1")
    let d = shape - 1.0 / 3
    let c = 1 / sqrt(9 * d)
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0 else { continue }
      if log(uniform()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }

  /// A draw from the beta distribution, as the share of one of two gamma draws. Both shapes are at
  /// least 1.
  package mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(shape: a)
    return x / (x + gamma(shape: b))
  }
}
