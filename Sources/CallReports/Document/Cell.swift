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
  /// The probability of what was found if there were nothing to find.
  case probability(Double)
  /// A day.
  case day(CivilDate)

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
    case .probability(let probability):
      probability < 0.0001 ? "< 0.0001" : Decimal.text(probability, 4)
    case .day(let day): day.plain
    }
  }

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
