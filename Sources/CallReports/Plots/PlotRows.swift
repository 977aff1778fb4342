import ScriptMap

/// The rows of a plot with their labels: at the left of the axis where there is room, above each row
/// where there is not.
struct PlotRows {
  /// A row.
  struct Row {
    /// The label as it is shown.
    let lines: [String]
    /// The whole label, cleaned.
    let label: String
    /// Its upper edge.
    let top: Int
    /// The height at which its label begins.
    let labelTop: Int
    /// The height of the middle of what is drawn in it.
    let middle: Int
  }

  /// Where the axis begins and ends.
  let left: Int
  let right: Int
  let rows: [Row]
  /// The end of the last row.
  let bottom: Int

  /// Rows from `top` on, with `room` pixels kept for figures at the right.
  init(_ labels: [String], top: Int, figureRoom room: Int, _ size: PlotDrawing.Size) {
    let measure = PlotDrawing.Role.label.measure
    let labels = labels.map { DrawnText.clean($0) }
    let isBeside = size == .wide
    let widest = labels.map { measure.width($0) }.max() ?? 0
    let labelRoom = isBeside ? min(widest, size.width * 36 / 100) : size.width
    // Half a tick's figure may stand out at either end of the axis.
    left = isBeside ? max(labelRoom + 12, 28) : 22
    right = size.width - max(room + 10, 28)
    let line = PlotDrawing.Role.label.lineHeight
    var y = top
    var rows: [Row] = []
    for label in labels {
      let lines = measure.lines(label, room: labelRoom, limit: 2)
      let height = lines.count * line
      if isBeside {
        let room = max(height, 24) + 6
        rows.append(
          Row(
            lines: lines, label: label, top: y, labelTop: y + (room - height) / 2,
            middle: y + room / 2))
        y += room
      } else {
        rows.append(
          Row(lines: lines, label: label, top: y, labelTop: y, middle: y + height + 12))
        y += height + 30
      }
    }
    self.rows = rows
    bottom = y + 2
  }

  /// Where a part of the axis, from 0 to 1, lies in pixels.
  func x(_ part: Double) -> Double { Double(left) + part * Double(right - left) }
}

extension PlotDrawing {
  /// Writes the rows' labels.
  mutating func write(_ rows: PlotRows, _ size: Size) {
    for row in rows.rows {
      for (number, line) in row.lines.enumerated() {
        let y = row.labelTop + number * Role.label.lineHeight
        if size == .wide {
          add(line, .label, x: rows.left - 12, y: y, .end, whole: row.label)
        } else {
          add(line, .label, x: 0, y: y, whole: row.label)
        }
      }
    }
  }

  /// Draws the axis below the rows, with a thin line at each tick, and the words below it.
  mutating func axis(
    _ scale: AxisScale, _ rows: PlotRows, top: Int, unit: String, sign: (Double) -> String
  ) {
    let bottom = Double(rows.bottom)
    var end = Int.min
    ticks.append(scale.ticks.map { ($0, sign($0)) })
    for tick in scale.ticks {
      let x = rows.x(scale.part(tick))
      line(.grid, x, Double(top), x, bottom)
      line(.axis, x, bottom, x, bottom + 4)
      let words = sign(tick)
      let room = Role.tick.measure.width(words)
      let middle = Int(x.rounded())
      // Where figures are long, some ticks stay without theirs.
      guard middle - room / 2 > end + 4, middle - room / 2 >= 0,
        middle - room / 2 + room <= width
      else { continue }
      add(words, .tick, x: middle, y: rows.bottom + 5, .middle)
      end = middle - room / 2 + room
    }
    line(.axis, rows.x(0), bottom, rows.x(1), bottom)
    grow(to: rows.bottom + 5 + Role.tick.lineHeight)
    write(DrawnText.clean(unit), .unit, limit: 4)
  }
}
