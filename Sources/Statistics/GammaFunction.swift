import Glibc

/// The logarithm of the gamma function. `x` is more than 0.
func logGamma(_ x: Double) -> Double {
  // The system's `lgamma` writes the sign into a global; this one hands it out.
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// The regularised upper incomplete gamma function Q(a, x), for a > 0 and x ≥ 0: the series of
/// Abramowitz and Stegun 6.5.29 below a + 1, the continued fraction 6.5.31 by Lentz's method above.
func upperGamma(_ a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 1 }
  let front = exp(a * log(x) - x - logGamma(a))
  if x < a + 1 {
    var term = 1 / a
    var sum = term
    var n = a
    while abs(term) > abs(sum) * 1e-16 {
      n += 1
      term *= x / n
      sum += term
    }
    return max(0, 1 - front * sum)
  }
  let tiny = 1e-300
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / b
  var fraction = d
  for i in 1...10_000 {
    let step = -Double(i) * (Double(i) - a)
    b += 2
    d = step * d + b
    if abs(d) < tiny { d = tiny }
    c = b + step / c
    if abs(c) < tiny { c = tiny }
    d = 1 / d
    fraction *= d * c
    if abs(d * c - 1) < 1e-15 { break }
  }
  return front * fraction
}
