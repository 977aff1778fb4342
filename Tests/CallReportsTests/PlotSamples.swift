import CallModel
import CallReports
import Statistics
import TestSupport

/// Plots to look at, and plots that chance makes.
enum PlotSamples {
  /// What people and files may call things.
  static let labels = [
    "Greeting", "a", "", "The step in which the operator asks for the decision maker's calendar",
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung, erste Fassung",
    "Выявление потребностей и согласование удобного времени для встречи с руководителем",
    "售后满意度回访：请客户为安装和培训的速度打分，并说明原因和改进建议", "</title><script>alert('1')</script>",
    "\u{202E}evil\u{1B}[31m\u{85}\u{FFFE}", "\"'&amp;<![CDATA[ ]]>",
    "é\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "مرحبا بالعالم", "👩‍👩‍👧‍👦 family", "x\ny\tz",
  ]

  /// One plot of each kind.
  // Not kept: a sanitizer takes what a global enum points at for lost.
  static var small: [(name: String, plot: Plot)] {
    [
      (
        "bars",
        .bars(
          BarPlot(
            title: "How far calls came", unit: "calls", mark: "dropped off there",
            bars: [
              BarPlot.Bar("Greeting", 1203, marked: 220), BarPlot.Bar("需求了解", 640, marked: 12),
              BarPlot.Bar(labels[4], 3), BarPlot.Bar("Never", 0),
            ]))
      ),
      (
        "shares",
        .intervals(
          IntervalPlot(
            title: "Conversion by letter", axis: .share,
            unit: "conversion, per cent of conversations",
            rows: [
              IntervalPlot.Row("A", Proportion(45, of: 150)),
              IntervalPlot.Row("B", Proportion(30, of: 150)),
            ].compactMap { $0 }))
      ),
      (
        "differences",
        .intervals(
          IntervalPlot(
            title: "Against A", axis: .difference, unit: "percentage points",
            rows: [
              IntervalPlot.Row("B", 0.1, Interval(0.02, 0.18), total: 400),
              IntervalPlot.Row("C", -0.034, Interval(-0.12, 0.05), total: 90),
            ]))
      ),
      (
        "scale",
        .intervals(
          IntervalPlot(
            title: "Means", axis: .scale(1, 5), unit: "from 1 to 5",
            rows: [IntervalPlot.Row("speed", 4.8, Interval(4.4, 5.2), total: 12)]))
      ),
      (
        "trend",
        .trend(
          TrendPlot(
            title: "Conversion by week", unit: "conversion, per cent of conversations",
            points: [
              (0, 12, 90), (7, 9, 100), (14, 20, 110), (35, 1, 2), (49, 15, 80), (56, 14, 84),
            ]
            .map { TrendPlot.Point(CivilDate(days: 20_430 + $0.0), Proportion($0.1, of: $0.2)) },
            marks: [
              (CivilDate(days: 20_430), "version 1 (37669134)"),
              (CivilDate(days: 20_440), "version 2 (c76a1530)"),
            ]))
      ),
      (
        "means",
        .trend(
          TrendPlot(
            title: "Score by week", unit: "share of points",
            points: [[0.4, 0.5], [0.55], [0.6, 0.7, 0.65], [0.7, 0.72], [0.9]].enumerated().map {
              TrendPlot.Point(CivilDate(days: 20_430 + 7 * Int32($0)), mean: Mean(of: $1))
            }))
      ),
      (
        "changes",
        .changes(
          ChangePlot(
            title: "Before and after", unit: "share of points",
            rows: [
              ChangePlot.Row(
                "all skills", before: Mean(of: [0.4, 0.5, 0.45]), after: Mean(of: [0.8, 0.7, 0.9])),
              ChangePlot.Row(labels[4], before: Mean(of: []), after: Mean(of: [1])),
              ChangePlot.Row("questions", before: Mean(of: [0, 1]), after: Mean(of: [0.6, 0.6])),
            ]))
      ),
    ]
  }

  /// A plot that chance makes, with figures no report should have among them.
  static func random(seed: UInt64) -> Plot {
    var random = Random(seed: seed)
    func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func label() -> String { labels[whole(0...labels.count - 1)] }
    func share() -> Proportion {
      let total = [0, 1, 3, 40, 5000, 2_000_000][whole(0...5)]
      return Proportion(whole(0...total), of: total)
    }
    func figure() -> Double {
      [0, 1, -1, 1e-9, 0.5, 1e12, .infinity, .nan][whole(0...7)] * Double(whole(0...100)) / 50
    }
    let count = whole(0...30)
    switch whole(0...4) {
    case 0:
      let largest = [0, 1, 7, 1234, 9_999_999][whole(0...4)]
      return .bars(
        BarPlot(
          title: label(), unit: label(), mark: whole(0...1) == 0 ? nil : label(),
          bars: (0..<count).map { _ in
            BarPlot.Bar(label(), whole(0...largest), marked: whole(0...largest))
          }))
    case 1:
      return .intervals(
        IntervalPlot(
          title: label(), axis: .share, unit: label(),
          rows: (0..<count).compactMap { _ in IntervalPlot.Row(label(), share()) }))
    case 2:
      return .intervals(
        IntervalPlot(
          title: label(), axis: whole(0...1) == 0 ? .difference : .scale(figure(), figure()),
          unit: label(),
          rows: (0..<count).map { _ in
            IntervalPlot.Row(
              label(), figure(), Interval(figure(), figure()), total: whole(0...9999))
          }))
    case 3:
      func mean() -> Mean {
        Mean(of: (0..<[0, 1, 2, 40][whole(0...3)]).map { _ in Double(whole(0...100)) / 100 })
      }
      return .changes(
        ChangePlot(
          title: label(), unit: label(),
          rows: (0..<count).map { _ in ChangePlot.Row(label(), before: mean(), after: mean()) }))
    default:
      let first = Int32(whole(-40_000...40_000))
      return .trend(
        TrendPlot(
          title: label(), unit: label(),
          points: (0..<count).map { index in
            TrendPlot.Point(CivilDate(days: first + 7 * Int32(index * whole(1...3))), share())
          },
          marks: (0..<whole(0...12)).map { _ in
            (CivilDate(days: first + Int32(whole(-50...600))), label())
          }))
    }
  }
}
