/// An axis with round ticks: multiples of 1, 2 or 5 times a power of ten, as few as fit.
package struct AxisScale: Sendable {
  /// The ticks in rising order, the first and the last being the axis's ends; at least two.
  package let ticks: [Double]
  /// How many decimals tell one tick from the next.
  package let decimals: Int

  /// Where the axis begins.
  package var low: Double { ticks[0] }
  /// Where it ends.
  package var high: Double { ticks[ticks.count - 1] }

  /// An axis that reaches at least from `low` to `high`.
  /// - Parameters:
  ///   - low: the least figure; finite.
  ///   - high: the largest figure; finite, and never less than `low`.
  ///   - count: how many steps there may be between the ends; 2 or more.
  ///   - isWhole: whether only whole figures may stand at the ticks.
  package init(from low: Double, to high: Double, count: Int, isWhole: Bool = false) {
    precondition(low.isFinite && high.isFinite && low <= high && count >= 2, "an axis has ends")
    let span = max(high - low, max(abs(low), abs(high)) * 1e-9, 1e-9)
    var power = 0
    var unit = 1.0
    while unit > span / Double(count) {
      unit /= 10
      power -= 1
    }
    while unit * 10 <= span / Double(count) {
      unit *= 10
      power += 1
    }
    var step = Step(factor: 1, power: power)
    while step.count(low, high) > count { step = step.next }
    if isWhole, step.power < 0 { step = Step(factor: 1, power: 0) }
    let first = step.floor(low)
    let last = max(step.ceiling(high), first + 1)
    var ticks: [Double] = []
    var tick = first
    while tick <= last {
      ticks.append(step.value(tick))
      tick += 1
    }
    self.ticks = ticks
    decimals = max(0, -step.power)
  }

  /// Where a figure stands on the axis, from 0 to 1; figures beyond its ends stand at the ends.
  package func part(_ figure: Double) -> Double {
    min(1, max(0, (figure - low) / (high - low)))
  }

  /// Whether a figure lies on the axis, but for rounding.
  package func holds(_ figure: Double) -> Bool {
    let hair = (high - low) * 1e-6
    return low - hair <= figure && figure <= high + hair
  }

  /// 1, 2 or 5 times a power of ten.
  private struct Step {
    let factor: Int
    let power: Int

    var next: Step {
      switch factor {
      case 1: Step(factor: 2, power: power)
      case 2: Step(factor: 5, power: power)
      default: Step(factor: 1, power: power + 1)
      }
    }

    /// So many steps, divided rather than multiplied by parts, so that 3 steps of 0.1 are 0.3.
    func value(_ count: Double) -> Double {
      var scale = 1.0
      for _ in 0..<abs(power) { scale *= 10 }
      let figure = count * Double(factor)
      return power < 0 ? figure / scale : figure * scale
    }

    /// A hair's breadth beyond a tick is rounding, and takes no further step.
    func floor(_ figure: Double) -> Double { (figure / value(1) + 1e-6).rounded(.down) }
    func ceiling(_ figure: Double) -> Double { (figure / value(1) - 1e-6).rounded(.up) }
    func count(_ low: Double, _ high: Double) -> Int { Int(ceiling(high) - floor(low)) }
  }
}
