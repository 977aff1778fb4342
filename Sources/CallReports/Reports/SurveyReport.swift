package import CallModel
import Statistics

/// What prospects and customers answered on scales: mean, distribution, satisfaction index, and the
/// net promoter score of scales from 0 to 10.
package enum SurveyReport {
  /// The report.
  /// - Parameters:
  ///   - answers: the values of each field that is a scale, by its name.
  ///   - script: the script under whose names is counted.
  package static func make(answers: [String: ValueCounts], script: Script) -> Report {
    var index = ReportTable(
      name: "scales", title: "Scales",
      columns: ["question", "scale", "answers", "satisfaction index", "net promoter score"])
    index.notes = [
      "the satisfaction index is the mean of the scale; the net promoter score is the share of 9 and "
        + "10 less that of 0 to 6, in points from -100 to 100"
    ]
    var points = ReportTable(
      name: "distribution", title: "Distribution", columns: ["question", "answer", "of answers"])
    var rows: [Report.Part] = []
    for field in script.fields.refs {
      guard case .scale(let low, let high) = script.fields[field].type else { continue }
      let name = script.name(field)
      let given = (answers[name] ?? ValueCounts()).entries.compactMap { entry in
        Int(entry.value).map { (value: $0, n: entry.n) }
      }.filter { Int(low) <= $0.value && $0.value <= Int(high) }
      let mean = Mean(given.map { (Double($0.value), $0.n) })
      index.add([
        .text(name), .text("\(low) to \(high)"), .count(mean.count),
        estimate(mean, Double(low), Double(high)), score(given, low, high, mean.count),
      ])
      guard mean.count > 0 else { continue }
      // A long scale is told in the points that were given.
      let all = high - low <= 20 ? Array(Int(low)...Int(high)) : given.map(\.value).sorted()
      var plot: [BarPlot.Bar] = []
      for point in all {
        let n = given.first { $0.value == point }?.n ?? 0
        points.add([.text(name), .text("\(point)"), .share(Proportion(n, within: mean.count))])
        plot.append(BarPlot.Bar("\(point)", n))
      }
      rows.append(.plot(.bars(BarPlot(title: name, unit: "answers", bars: plot))))
    }
    var report = Report(
      name: "survey", title: "Survey", parts: [.table(index)] + rows + [.table(points)])
    if index.rows.isEmpty {
      report.parts = [.remark("The script asks for nothing on a scale.")]
    }
    return report
  }

  private static func estimate(_ mean: Mean, _ low: Double, _ high: Double) -> Cell {
    guard mean.count > 0 else { return .empty }
    guard let interval = mean.student() else { return .number(mean.value, decimals: 2) }
    return .estimate(
      mean.value, Interval(max(low, interval.low), min(high, interval.high)), decimals: 2)
  }

  private static func score(
    _ given: [(value: Int, n: Int)], _ low: Int32, _ high: Int32, _ total: Int
  ) -> Cell {
    guard (low, high) == (0, 10), total > 0 else { return .empty }
    func n(_ range: ClosedRange<Int>) -> Int {
      given.reduce(0) { range.contains($1.value) ? $0 + $1.n : $0 }
    }
    let score = NetPromoterScore(promoters: n(9...10), detractors: n(0...6), total: total)
    guard let value = score.score else { return .empty }
    let interval = score.interval()
    return .estimate(
      100 * value, Interval(100 * interval.low, 100 * interval.high), decimals: 1)
  }
}
