import ScriptMap

extension PlotDrawing {
  /// Bars on an axis that begins at 0, each with its figure at the right.
  mutating func draw(_ plot: BarPlot, _ size: Size) {
    let unit = DrawnText.clean(plot.unit)
    let mark = plot.mark.map { DrawnText.clean($0) }
    summary = Self.words(
      plot.bars.map { bar in
        "\(DrawnText.clean(bar.label)): \(bar.count) \(unit)"
          + (mark.map { ", \(bar.marked) \($0)" } ?? "")
      })
    keys([(.bar, unit)] + (mark.map { [(.marked, "of these \($0)")] } ?? []))
    let figures = plot.bars.map { bar in
      mark == nil ? "\(bar.count)" : "\(bar.count) · \(bar.marked)"
    }
    let room = figures.map { Role.figure.measure.width($0) }.max() ?? 0
    let top = height
    let rows = PlotRows(plot.bars.map(\.label), top: top, figureRoom: room, size)
    let scale = AxisScale(
      from: 0, to: Double(max(1, plot.bars.map(\.count).max() ?? 1)),
      count: size == .wide ? 6 : 4, isWhole: true)
    axis(scale, rows, top: top, unit: unit) { Decimal.text($0, 0) }
    for ((bar, row), figure) in zip(zip(plot.bars, rows.rows), figures) {
      let count = max(0, bar.count)
      let length = Double(rows.right - rows.left)
      let whole = scale.part(Double(count)) * length
      let part = scale.part(Double(min(max(0, bar.marked), count))) * length
      let y = Double(row.middle) - 8
      let tip = "\(row.label): \(bar.count) \(unit)"
      add(
        .bar, .rectangle(x: rows.x(0), y: y, width: whole - part, height: 16), tip: tip)
      if part > 0 {
        add(
          .marked, .rectangle(x: rows.x(0) + whole - part, y: y, width: part, height: 16),
          tip: tip + (mark.map { ", \(bar.marked) \($0)" } ?? ""))
      }
      add(
        figure, .figure, x: width, y: row.middle - Role.figure.lineHeight / 2, .end)
    }
    write(rows, size)
  }

  /// Tells what the colours mean, under the title.
  mutating func keys(_ keys: [(kind: Kind, words: String)]) {
    let measure = Role.unit.measure
    var x = 0
    for (kind, words) in keys {
      let shown = measure.line(words, room: width - 20)
      let room = 20 + measure.width(shown)
      if x > 0, x + room > width {
        x = 0
        grow(to: height + Role.unit.lineHeight)
      }
      add(
        kind, .rectangle(x: Double(x), y: Double(height) + 3, width: 12, height: 12))
      add(shown, .unit, x: x + 18, y: height, whole: words)
      x += room + 16
    }
    grow(to: height + Role.unit.lineHeight + 6)
  }

  /// Sentences for who cannot see the plot, as many as are listened to.
  static func words(_ parts: [String]) -> String {
    let limit = 60
    let words = parts.prefix(limit).joined(separator: "; ")
    return parts.count > limit ? words + "; and \(parts.count - limit) more" : words
  }
}
