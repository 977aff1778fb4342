import ScriptMap
import Statistics

extension PlotDrawing {
  /// Two bars a row on an axis from 0 to 100 %, the earlier one above and paler, each with the interval
  /// of its mean.
  mutating func draw(_ plot: ChangePlot, _ size: Size) {
    summary = Self.words(
      plot.rows.map { row in
        "\(DrawnText.clean(row.label)): before \(Cell.mean(row.before, .share).text), "
          + "after \(Cell.mean(row.after, .share).text)"
      })
    keys([(.band, "before"), (.bar, "after")])
    let figures = plot.rows.map { "\(Self.figure($0.before)) → \(Self.figure($0.after))" }
    let room = figures.map { Role.figure.measure.width($0) }.max() ?? 0
    let top = height
    let rows = PlotRows(plot.rows.map(\.label), top: top, figureRoom: room, size)
    let scale = AxisScale(from: 0, to: 100, count: size == .wide ? 5 : 4)
    axis(scale, rows, top: top, unit: DrawnText.clean(plot.unit) + "; whiskers: 95 % interval") {
      Decimal.text($0, 0) + " %"
    }
    for ((row, place), figure) in zip(zip(plot.rows, rows.rows), figures) {
      let middle = Double(place.middle)
      bar(.band, row.before, "before", place.label, y: middle - 10, scale, rows)
      bar(.bar, row.after, "after", place.label, y: middle + 1, scale, rows)
      add(figure, .figure, x: width, y: place.middle - Role.figure.lineHeight / 2, .end)
    }
    write(rows, size)
  }

  private mutating func bar(
    _ kind: Kind, _ mean: Mean, _ when: String, _ label: String, y: Double, _ scale: AxisScale,
    _ rows: PlotRows
  ) {
    guard mean.count > 0 else { return }
    let tip = "\(label), \(when): \(Cell.mean(mean, .share).text)"
    let end = rows.x(scale.part(100 * mean.value))
    add(kind, .rectangle(x: rows.x(0), y: y, width: end - rows.x(0), height: 9), tip: tip)
    guard let interval = Cell.Unit.share.interval(mean) else { return }
    let (low, high) = (
      rows.x(scale.part(100 * interval.low)), rows.x(scale.part(100 * interval.high))
    )
    add(.whisker, .path([Spot(low, y + 4.5), Spot(high, y + 4.5)]), tip: tip)
    line(.whisker, low, y + 1.5, low, y + 7.5)
    line(.whisker, high, y + 1.5, high, y + 7.5)
  }

  private static func figure(_ mean: Mean) -> String {
    mean.count == 0 ? "–" : Decimal.text(100 * mean.value, 0) + " %"
  }
}
