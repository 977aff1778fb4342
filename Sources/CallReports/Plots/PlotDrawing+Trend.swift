import CallModel
import ScriptMap
import Statistics

extension PlotDrawing {
  /// A share over time: weeks at their days, the interval as a band, and a gap where there is no call.
  mutating func draw(_ plot: TrendPlot, _ size: Size) {
    let points = plot.points.compactMap { point -> TrendPoint? in
      point.estimate.map {
        TrendPoint(
          week: point.week, share: $0, interval: point.interval, total: point.total,
          told: point.words)
      }
    }.sorted { $0.week < $1.week }
    guard let first = points.first, let last = points.last else { return }
    summary = Self.words(points.map(\.words))
    let days = TrendDays(first: first.week.days, last: last.week.days + 7)
    let scale = Self.scale(points)
    let sign = { Decimal.text($0, scale.decimals) + " %" }
    let isCut = points.contains { !scale.holds(100 * $0.high) }
    let lacks = points.contains { $0.interval == nil }
    write(
      DrawnText.clean(plot.unit) + "; band: 95 % interval"
        + (lacks ? ", where there are two or more in a week" : "")
        + (isCut ? ", cut where it leaves the axis" : ""), .unit, limit: 3)
    let room = scale.ticks.map { Role.tick.measure.width(sign($0)) }.max() ?? 0
    let marks = versions(plot.marks, days, left: room + 8)
    let top = height + 8
    let area = TrendArea(
      left: room + 8, right: width - 14, top: top, bottom: top + (size == .wide ? 220 : 170),
      days: days, scale: scale)
    ticks.append(scale.ticks.map { ($0, sign($0)) })
    for tick in scale.ticks {
      let y = area.y(tick)
      line(.grid, Double(area.left), y, Double(area.right), y)
      add(
        sign(tick), .tick, x: area.left - 6, y: Int(y.rounded()) - Role.tick.lineHeight / 2, .end)
    }
    for run in Self.runs(points) { draw(run, area) }
    // Above the bands, which would hide them.
    for (day, tip, from) in marks {
      let x = area.x(day)
      add(.version, .path([Spot(x, Double(from)), Spot(x, Double(area.bottom))]), tip: tip)
    }
    line(.axis, Double(area.left), Double(area.bottom), Double(area.right), Double(area.bottom))
    dayTicks(area)
    write("weeks, by their Monday", .unit, limit: 1)
  }

  /// The axis begins at 0 and holds every estimate, and the interval of every week that has at least
  /// a fifth of the calls of the largest: a week with three calls must not flatten all others.
  private static func scale(_ points: [TrendPoint]) -> AxisScale {
    let largest = points.map(\.total).max() ?? 0
    let highs = points.map { $0.total * 5 >= largest ? max($0.high, $0.share) : $0.share }
    return AxisScale(from: 0, to: 100 * max(0.01, highs.max() ?? 1), count: 5)
  }

  /// Weeks that follow each other without a gap.
  private static func runs(_ points: [TrendPoint]) -> [[TrendPoint]] {
    var runs: [[TrendPoint]] = []
    for point in points {
      if let last = runs.last?.last, point.week.days - last.week.days <= 7 {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }

  private mutating func draw(_ run: [TrendPoint], _ area: TrendArea) {
    for part in Self.parts(run) {
      if part.count > 1 {
        let lower = part.map { Spot(area.x($0.middle), area.y(100 * $0.low)) }
        add(.band, .surface(area.upperEdge(part) + lower.reversed()))
      } else {
        whisker(part[0], area)
      }
    }
    if run.count > 1 {
      add(.line, .path(run.map { Spot(area.x($0.middle), area.y(100 * $0.share)) }))
    }
    let radius = Double(area.right - area.left) / Double(area.days.count) * 7 > 9 ? 4.0 : 2.0
    for point in run {
      add(
        .point, .disc(Spot(area.x(point.middle), area.y(100 * point.share)), radius: radius),
        tip: point.words)
    }
  }

  /// The weeks of a run that follow each other and have an interval.
  private static func parts(_ run: [TrendPoint]) -> [[TrendPoint]] {
    run.split { $0.interval == nil }.map(Array.init)
  }

  /// A week that has no neighbour with an interval has no band, so its own is a whisker.
  private mutating func whisker(_ point: TrendPoint, _ area: TrendArea) {
    let (low, high) = (100 * point.low, 100 * point.high)
    let x = area.x(point.middle)
    line(.whisker, x, area.y(low), x, area.y(high))
    line(.whisker, x - 4, area.y(low), x + 4, area.y(low))
    if area.scale.holds(high) { line(.whisker, x - 4, area.y(high), x + 4, area.y(high)) }
  }

  /// Where versions were used first: their names in lines above the plot, so that none lies on
  /// another. Gives each mark's day, its words, and the height at which its line begins.
  private mutating func versions(
    _ marks: [(day: CivilDate, label: String)], _ days: TrendDays, left: Int
  ) -> [(day: Double, tip: String, from: Int)] {
    let measure = Role.unit.measure
    let (edge, top, levels) = (width - 14, height + 2, 4)
    var ends = Array(repeating: Int.min, count: levels)
    var placed: [(day: Double, tip: String, from: Int, x: Int)] = []
    for mark in marks.sorted(by: { $0.day < $1.day })
    where mark.day.days >= days.first && mark.day.days <= days.last {
      let label = DrawnText.clean(mark.label)
      let tip = "\(label), first used \(mark.day.plain)"
      let day = Double(mark.day.days)
      let part = (day - Double(days.first)) / Double(days.count)
      let x = left + Int((part * Double(edge - left)).rounded())
      let words = measure.line(label, room: width * 2 / 5)
      let room = measure.width(words)
      let start = min(x + 4, width - room)
      // Its line goes down through the levels below its name, so these must be free as well.
      let free = ends.indices.first { ends[$0...].allSatisfy { $0 < start - 8 } }
      // A name that is moved to the left to stay in the plot must not lie on an earlier line.
      let isClear = placed.allSatisfy { $0.x <= start - 4 }
      guard let level = free, isClear else {
        placed.append((day, tip, top + levels * Role.unit.lineHeight, x))
        continue
      }
      ends[level] = start + room
      let y = top + level * Role.unit.lineHeight
      add(words, .unit, x: start, y: y, whole: label)
      placed.append((day, tip, y + (start < x + 2 ? Role.unit.lineHeight : 2), x))
    }
    let used = ends.lastIndex { $0 != Int.min }.map { $0 + 1 } ?? 0
    grow(to: top + used * Role.unit.lineHeight)
    let deepest = height
    return placed.map { ($0.day, $0.tip, min($0.from, deepest)) }
  }

  private mutating func dayTicks(_ area: TrendArea) {
    var end = Int.min
    var year: Int?
    let step = area.days.step(room: area.right - area.left)
    let line = Role.tick.lineHeight
    var hasYears = false
    for day in stride(from: Int(area.days.first), to: Int(area.days.last) + 1, by: step) {
      let date = CivilDate(days: Int32(day))
      let x = area.x(Double(day))
      self.line(.axis, x, Double(area.bottom), x, Double(area.bottom) + 4)
      let words = "\(date.parts.day) \(Self.months[date.parts.month - 1])"
      let room = Role.tick.measure.width(words)
      let middle = min(max(Int(x.rounded()), room / 2), width - room / 2 - 1)
      guard middle - room / 2 > end + 6 else { continue }
      add(words, .tick, x: middle, y: area.bottom + 10, .middle)
      if date.parts.year != year {
        // A year is narrower than a day with its month, so it has room below it.
        add("\(date.parts.year)", .tick, x: middle, y: area.bottom + 10 + line, .middle)
        year = date.parts.year
        hasYears = true
      }
      end = middle - room / 2 + room
    }
    grow(to: area.bottom + 10 + line * (hasYears ? 2 : 1))
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// A week with calls.
private struct TrendPoint {
  let week: CivilDate
  let share: Double
  let interval: Interval?
  let total: Int
  let told: String

  /// The ends of its interval; its share where there is none.
  var low: Double { interval?.low ?? share }
  var high: Double { interval?.high ?? share }
  /// The day in the middle of the week, where its estimate stands.
  var middle: Double { Double(week.days) + 3.5 }
  var words: String { "week of \(week.plain): \(told)" }
}

/// The days from the first Monday to the end of the last week.
private struct TrendDays {
  let first: Int32
  let last: Int32

  var count: Int { Int(last - first) }

  /// Every how many days a tick stands: whole weeks, as many as there is room for.
  func step(room: Int) -> Int {
    let steps = [1, 2, 4, 8, 13, 26, 52]
    let most = max(1, room / 58)
    let weeks = steps.first { count / (7 * $0) <= most } ?? (count / 7 / most + 1)
    return 7 * weeks
  }
}

/// Where a trend is drawn.
private struct TrendArea {
  let left: Int
  let right: Int
  let top: Int
  let bottom: Int
  let days: TrendDays
  let scale: AxisScale

  /// Where a day of the calendar lies, by its number.
  func x(_ day: Double) -> Double {
    Double(left) + (day - Double(days.first)) / Double(days.count) * Double(right - left)
  }

  func y(_ figure: Double) -> Double {
    Double(bottom) - scale.part(figure) * Double(bottom - top)
  }

  /// The upper edge of a band, cut at the axis's end without bending what lies below it.
  func upperEdge(_ run: [TrendPoint]) -> [PlotDrawing.Spot] {
    var spots: [PlotDrawing.Spot] = []
    let limit = scale.high
    for (index, point) in run.enumerated() {
      let high = 100 * point.high
      if index > 0 {
        let before = 100 * run[index - 1].high
        if (before > limit) != (high > limit) {
          let part = (limit - before) / (high - before)
          let day = run[index - 1].middle + part * (point.middle - run[index - 1].middle)
          spots.append(PlotDrawing.Spot(x(day), y(limit)))
        }
      }
      spots.append(PlotDrawing.Spot(x(point.middle), y(high)))
    }
    return spots
  }
}
