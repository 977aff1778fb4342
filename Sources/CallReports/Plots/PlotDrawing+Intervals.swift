import ScriptMap
import Statistics

extension PlotDrawing {
  /// Estimates as points with their intervals as whiskers, and how many each rests on.
  ///
  /// Shares stand on an axis from 0, unless the intervals leave more than half of it empty; then the
  /// axis begins later and says so. Differences stand on an axis that holds 0.
  mutating func draw(_ plot: IntervalPlot, _ size: Size) {
    let factor = plot.axis.isPerCent ? 100.0 : 1
    let rows = plot.rows.filter {
      $0.estimate.isFinite && $0.interval.low.isFinite && $0.interval.high.isFinite
    }
    let figures = rows.map { "n = \($0.total)" }
    let room = figures.map { Role.figure.measure.width($0) }.max() ?? 0
    let top = height
    let frame = PlotRows(rows.map(\.label), top: top, figureRoom: room, size)
    let scale = Self.scale(plot.axis, rows, factor, count: size == .wide ? 8 : 4)
    let sign = plot.axis.sign(decimals: scale.decimals)
    var unit = DrawnText.clean(plot.unit)
    if case .share = plot.axis, scale.low > 0 { unit += "; the axis begins at \(sign(scale.low))" }
    axis(scale, frame, top: top, unit: unit + "; whiskers: 95 % interval") { sign($0) }
    if case .difference = plot.axis {
      let x = frame.x(scale.part(0))
      line(.zero, x, Double(top), x, Double(frame.bottom))
    }
    let words = plot.axis.sign(decimals: 1)
    var said: [String] = []
    for ((row, place), figure) in zip(zip(rows, frame.rows), figures) {
      let tip =
        "\(place.label): \(words(factor * row.estimate)), "
        + "\(words(factor * row.interval.low)) to \(words(factor * row.interval.high)), \(figure)"
      said.append(tip)
      whisker(
        row.interval.low * factor, row.estimate * factor, row.interval.high * factor, scale, frame,
        Double(place.middle), tip)
      add(
        figure, .figure, x: width, y: place.middle - Role.figure.lineHeight / 2, .end)
    }
    summary = Self.words(said)
    write(frame, size)
  }

  private mutating func whisker(
    _ low: Double, _ estimate: Double, _ high: Double, _ scale: AxisScale, _ frame: PlotRows,
    _ y: Double, _ tip: String
  ) {
    let (from, to) = (frame.x(scale.part(low)), frame.x(scale.part(high)))
    add(.whisker, .path([Spot(from, y), Spot(to, y)]), tip: tip)
    // An interval that goes on beyond the axis has no cap there.
    if scale.holds(low) { line(.whisker, from, y - 5, from, y + 5) }
    if scale.holds(high) { line(.whisker, to, y - 5, to, y + 5) }
    guard scale.holds(estimate) else { return }
    add(.point, .disc(Spot(frame.x(scale.part(estimate)), y), radius: 4.5), tip: tip)
  }

  private static func scale(
    _ axis: IntervalPlot.Axis, _ rows: [IntervalPlot.Row], _ factor: Double, count: Int
  ) -> AxisScale {
    let low = rows.map { min($0.interval.low, $0.estimate) * factor }.min() ?? 0
    let high = rows.map { max($0.interval.high, $0.estimate) * factor }.max() ?? 0
    switch axis {
    case .share:
      let (from, to) = (min(100, max(0, low)), min(100, max(1, high)))
      let begin = to - from < to / 2 ? from : 0
      return AxisScale(from: begin, to: max(begin, to), count: count)
    case .difference:
      return AxisScale(
        from: max(-100, min(low, -1)), to: min(100, max(high, 1)), count: count)
    case .scale(let one, let other):
      let (from, to) = (min(one, other), max(one, other))
      guard from.isFinite, to.isFinite else { return AxisScale(from: 0, to: 1, count: count) }
      return AxisScale(from: from, to: to, count: count + 2)
    }
  }
}

extension IntervalPlot.Axis {
  /// Whether its figures are shares that are told in hundredths.
  fileprivate var isPerCent: Bool {
    switch self {
    case .share, .difference: true
    case .scale: false
    }
  }

  /// How a figure on it is told.
  fileprivate func sign(decimals: Int) -> (Double) -> String {
    switch self {
    case .share: { Decimal.text($0, decimals) + " %" }
    case .difference: { Decimal.signed($0, decimals) }
    case .scale: { Decimal.text($0, decimals) }
    }
  }
}
