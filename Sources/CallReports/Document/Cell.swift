package import CallModel
package import Statistics

/// A figure, or a word, in a table.
package enum Cell: Hashable, Sendable {
  /// Nothing; there was nothing to count.
  case empty
  /// A word or name; data, not yet cleaned.
  case text(String)
  /// How many.
  case count(Int)
  /// So many of so many; always told with its 95 % interval.
  case share(Proportion)
  /// A time in milliseconds.
  case duration(Int64)
  /// A plain figure, such as a mean, told with so many decimals.
  case number(Double, decimals: Int)
  /// A figure with its 95 % interval, told with so many decimals.
  case estimate(Double, Interval, decimals: Int)
  /// A difference of two shares, from -1 to 1, with its 95 % interval.
  case difference(Double, Interval)
  /// A mean with Student's 95 % interval and what it is of; with fewer than two values it says that
  /// there is none.
  case mean(Mean, Unit)
  /// A difference of two means; without an interval it says so.
  case change(Double, Interval?, Unit)
  /// The probability of what was found if there were nothing to find.
  case probability(Double)
  /// A day.
  case day(CivilDate)

  /// What a mean is of.
  package enum Unit: Hashable, Sendable {
    /// Shares from 0 to 1, whose intervals are cut off there; told in per cent.
    case share
    /// Times in milliseconds; told in seconds.
    case time
  }

  /// Whether it stands to the right in its column.
  package var isFigure: Bool {
    switch self {
    case .empty, .text, .day: false
    default: true
    }
  }
}

extension Cell {
  /// How it is told to people: `451/4119 (10.9 %, 10.0–11.9)`. Text is data, not yet cleaned.
  package var text: String {
    switch self {
    case .empty: "–"
    case .text(let text): text
    case .count(let count): String(count)
    case .share(let share): Cell.text(share)
    case .duration(let ms): Cell.clock(ms)
    case .number(let figure, let decimals): Decimal.text(figure, decimals)
    case .estimate(let figure, let interval, let decimals):
      "\(Decimal.text(figure, decimals)) (\(Decimal.text(interval.low, decimals)) to "
        + "\(Decimal.text(interval.high, decimals)))"
    case .difference(let difference, let interval):
      "\(Decimal.signed(100 * difference, 1)) points (\(Decimal.signed(100 * interval.low, 1)) to "
        + "\(Decimal.signed(100 * interval.high, 1)))"
    case .mean(let mean, let unit):
      mean.count == 0 ? "–" : "\(unit.main(mean)) (\(unit.range(mean)); n = \(mean.count))"
    case .change(let change, let interval, let unit):
      "\(unit.signed(change)) (\(interval.map { unit.range($0) } ?? Cell.noInterval))"
    case .probability(let probability):
      probability < 0.0001 ? "< 0.0001" : Decimal.text(probability, 4)
    case .day(let day): day.plain
    }
  }

  /// What stands in place of an interval where there are too few values for one.
  static let noInterval = "no interval"

  private static func text(_ share: Proportion) -> String {
    guard let part = share.share else { return "0/0" }
    let interval = share.wilson()
    return "\(share.count)/\(share.total) (\(Decimal.text(100 * part, 1)) %, "
      + "\(Decimal.text(100 * interval.low, 1))–\(Decimal.text(100 * interval.high, 1)))"
  }

  /// A time as people read it: `0:07`, `12:30`, `1:02:03`; rounded to the second.
  private static func clock(_ ms: Int64) -> String {
    let seconds = (ms + 500) / 1000
    func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0
      ? "\(hours):\(padded(minutes)):\(padded(seconds % 60))"
      : "\(minutes):\(padded(seconds % 60))"
  }
}

extension Cell.Unit {
  /// A mean in the words of its unit: `61.2 %`.
  func main(_ mean: Mean) -> String {
    switch self {
    case .share: Decimal.text(100 * mean.value, 1) + " %"
    case .time: Decimal.text(mean.value / 1000, 1) + " s"
    }
  }

  /// The interval of a mean, cut off where its unit ends; nil where there are too few values.
  func interval(_ mean: Mean) -> Interval? {
    guard let interval = mean.student() else { return nil }
    switch self {
    case .share: return Interval(max(0, interval.low), min(1, interval.high))
    case .time: return Interval(max(0, interval.low), interval.high)
    }
  }

  /// The interval of a difference, cut off where its unit ends: a share cannot change by more than all
  /// of it.
  func cut(_ interval: Interval?) -> Interval? {
    guard self == .share, let interval else { return interval }
    return Interval(max(-1, interval.low), min(1, interval.high))
  }

  /// The interval of a mean in words.
  func range(_ mean: Mean) -> String {
    guard let interval = interval(mean) else { return Cell.noInterval }
    let (low, high) = ends(interval)
    return "\(Decimal.text(low, 1))–\(Decimal.text(high, 1))"
  }

  /// A difference in the words of its unit: `+4.2 points`.
  func signed(_ change: Double) -> String {
    switch self {
    case .share: Decimal.signed(100 * change, 1) + " points"
    case .time: Decimal.signed(change / 1000, 1) + " s"
    }
  }

  /// The interval of a difference in words.
  func range(_ interval: Interval) -> String {
    let (low, high) = ends(interval)
    return "\(Decimal.signed(low, 1)) to \(Decimal.signed(high, 1))"
  }

  private func ends(_ interval: Interval) -> (Double, Double) {
    switch self {
    case .share: (100 * interval.low, 100 * interval.high)
    case .time: (interval.low / 1000, interval.high / 1000)
    }
  }
}

/// Writes figures with a fixed number of decimals, without any locale.
enum Decimal {
  /// `3.10`; halves go away from zero, and nothing is ever `-0.0`.
  static func text(_ figure: Double, _ decimals: Int) -> String {
    guard figure.isFinite else { return figure.isNaN ? "–" : figure < 0 ? "-∞" : "∞" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(figure) * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e15 else { return "\(figure)" }
    let whole = Int64(scaled)
    let sign = figure < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let part = Int64(scale)
    let digits = String(whole % part)
    return "\(sign)\(whole / part)."
      + String(repeating: "0", count: decimals - digits.utf8.count) + digits
  }

  /// The same with a plus before what is more than zero.
  static func signed(_ figure: Double, _ decimals: Int) -> String {
    let text = text(figure, decimals)
    let isZero = text.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    return figure > 0 && !isZero ? "+\(text)" : text
  }
}
