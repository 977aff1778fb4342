import CallReports
import ScriptMap
import Statistics
import TestSupport
import Testing

/// Plots as they are drawn: everything has a place of its own, and axes are round.
@Suite struct PlotTests {
  private func svg(_ drawing: PlotDrawing) -> String {
    var text = ""
    PlotSVG.write(drawing, id: "plot", to: &text)
    return text
  }

  /// All that lies where it must not, in words.
  private func problems(_ drawing: PlotDrawing) -> [String] {
    var found: [String] = []
    for (index, text) in drawing.texts.enumerated() {
      let place = text.place
      if place.x < 0 || place.y < 0 || place.maxX > drawing.width || place.maxY > drawing.height {
        found.append("`\(text.text)` leaves the plot")
      }
      for other in drawing.texts[(index + 1)...] {
        let beside = other.place
        if place.x < beside.maxX && beside.x < place.maxX && place.y < beside.maxY
          && beside.y < place.maxY
        {
          found.append("`\(text.text)` and `\(other.text)` overlap")
        }
      }
      for shape in drawing.shapes where Self.isSolid(shape.kind) {
        let (x, y) = (shape.outline.spots.map(\.x), shape.outline.spots.map(\.y))
        let (left, right) = (x.min() ?? 0, x.max() ?? 0)
        let (top, bottom) = (y.min() ?? 0, y.max() ?? 0)
        if Double(place.x) < right && left < Double(place.maxX) && Double(place.y) < bottom
          && top < Double(place.maxY)
        {
          found.append("a \(shape.kind) lies on `\(text.text)`")
        }
      }
    }
    for shape in drawing.shapes {
      for spot in shape.outline.spots
      where !(0...Double(drawing.width) ~= spot.x && 0...Double(drawing.height) ~= spot.y) {
        found.append("a \(shape.kind) leaves the plot")
      }
    }
    return found
  }

  private static func isSolid(_ kind: PlotDrawing.Kind) -> Bool {
    switch kind {
    case .bar, .marked, .whisker, .point, .version: true
    case .axis, .grid, .zero, .band, .line: false
    }
  }

  @Test(arguments: PlotDrawing.Size.allCases)
  func `plots are as they were`(size: PlotDrawing.Size) throws {
    for (name, plot) in PlotSamples.small {
      let drawing = PlotDrawing(plot, size: size)
      #expect(problems(drawing) == [])
      try Golden.check(svg(drawing), "Reports/\(name)-\(size.rawValue).svg")
    }
  }

  @Test(arguments: PlotDrawing.Size.allCases)
  func `whatever is plotted, nothing overlaps or leaves the picture, and the XML is well formed`(
    size: PlotDrawing.Size
  ) throws {
    for seed in UInt64(1)...(isFullProof ? 20_000 : 300) {
      let drawing = PlotDrawing(PlotSamples.random(seed: seed), size: size)
      let problems = problems(drawing)
      #expect(problems == [], "seed \(seed)")
      let tags = try XMLTags(svg(drawing))
      #expect(tags.names.isSubset(of: ["svg", "title", "desc", "path", "rect", "circle", "text"]))
      for ticks in drawing.ticks {
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.figure < $1.figure })
        #expect(Set(ticks.map(\.text)).count == ticks.count, "seed \(seed): \(ticks)")
      }
      if !problems.isEmpty { break }
    }
  }

  @Test func `bars begin at 0 and are as long as their figures`() {
    let drawing = PlotDrawing(
      .bars(
        BarPlot(
          title: "x", unit: "calls",
          bars: [BarPlot.Bar("a", 100), BarPlot.Bar("b", 50), BarPlot.Bar("c", 0)])),
      size: .wide)
    let lengths = drawing.shapes.filter { $0.kind == .bar }.dropFirst().map {
      $0.outline.spots[1].x - $0.outline.spots[0].x
    }
    #expect(lengths.count == 3)
    #expect(abs(lengths[0] - 2 * lengths[1]) < 0.01 && lengths[2] == 0)
    #expect(drawing.ticks[0].first?.figure == 0)
  }

  @Test func `an axis that does not begin at 0 says so, and differences have a line at 0`() {
    let high = PlotDrawing(
      .intervals(
        IntervalPlot(
          title: "x", axis: .share, unit: "share",
          rows: [IntervalPlot.Row("a", 0.9, .init(0.88, 0.92), total: 900)])), size: .wide)
    #expect((high.ticks[0].first?.figure ?? 0) > 50)
    #expect(high.texts.contains { $0.text.contains("the axis begins at 88") })
    let difference = PlotDrawing(PlotSamples.small[2].plot, size: .wide)
    #expect(difference.shapes.count { $0.kind == .zero } == 1)
  }

  @Test func `a week without calls is a gap, and a week alone is a whisker`() {
    let drawing = PlotDrawing(PlotSamples.small[4].plot, size: .wide)
    #expect(drawing.shapes.count { $0.kind == .band } == 2)
    #expect(drawing.shapes.count { $0.kind == .line } == 2)
    #expect(drawing.shapes.count { $0.kind == .point } == 6)
    #expect(drawing.shapes.count { $0.kind == .version } == 2)
    #expect(drawing.shapes.contains { $0.kind == .whisker })
  }

  @Test func `ticks are multiples of 1, 2 or 5, rise, and hold the figures between them`() {
    var random = Random(seed: 3)
    for _ in 0..<(isFullProof ? 200_000 : 5000) {
      let power = Double.random(in: -6...9, using: &random)
      var scale = 1.0
      for _ in 0..<Int(abs(power)) { scale *= power < 0 ? 0.1 : 10 }
      let one = Double.random(in: -1...1, using: &random) * scale
      let other = Double.random(in: -1...1, using: &random) * scale
      let axis = AxisScale(from: min(one, other), to: max(one, other), count: 6)
      let steps = zip(axis.ticks, axis.ticks.dropFirst()).map { $1 - $0 }
      #expect(axis.ticks.count >= 2 && axis.ticks.count <= 8)
      #expect(axis.holds(one) && axis.holds(other))
      #expect(steps.allSatisfy { $0 > 0 })
      guard var step = steps.first else { continue }
      while step < 0.99 { step *= 10 }
      while step >= 9.99 { step /= 10 }
      #expect([1, 2, 5].contains { abs($0 - step) < 1e-3 }, "\(axis.ticks)")
    }
  }
}
