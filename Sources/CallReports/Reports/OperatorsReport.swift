import CallModel
import Statistics

/// What each operator did: dials and what came of them, handle time, and must lines.
package enum OperatorsReport {
  /// The report for some operators.
  /// - Parameter operators: each with what was counted of his calls.
  package static func make(operators: [(name: String, counts: Counts)]) -> Report {
    var calls = ReportTable(
      name: "calls", title: "Calls",
      columns: [
        "operator", "dials", "connects", "conversations", "conversion", "adherence",
      ])
    calls.notes = [
      "connects of dials, conversations of connects, conversion is the goal of conversations; "
        + "adherence is must lines passed of those due"
    ]
    var times = ReportTable(
      name: "times", title: "Handle time",
      columns: ["operator", "answered", "handle time", "talk", "hold", "wrap-up"])
    times.notes = [
      "means over the dials that were answered; handle time is talk, hold and wrap-up"
    ]
    for (name, counts) in operators {
      calls.add([
        .text(name), .count(counts.calls),
        .share(Proportion(counts.connects, within: counts.calls)),
        .share(Proportion(counts.conversations, within: counts.connects)),
        .share(Proportion(counts.goals, within: counts.conversations)),
        .share(Proportion(counts.sum(.lineSpoken), within: counts.sum(.lineDue))),
      ])
      let (hold, wrap) = (counts.ms(.hold), counts.ms(.wrapUp))
      let handle = counts.ms(.disposition, target: Disposition.answered.rawValue)
      func mean(_ ms: Int64) -> Cell {
        counts.connects == 0 ? .empty : .duration(ms / Int64(counts.connects))
      }
      times.add([
        .text(name), .count(counts.connects), mean(handle), mean(handle - hold - wrap), mean(hold),
        mean(wrap),
      ])
    }
    let rows = operators.compactMap {
      IntervalPlot.Row($0.name, Proportion($0.counts.goals, within: $0.counts.conversations))
    }
    var parts: [Report.Part] = [.table(calls), .table(times)]
    if !rows.isEmpty {
      parts.insert(
        .plot(
          .intervals(
            IntervalPlot(
              title: "Conversion", axis: .share, unit: "goal, per cent of conversations",
              rows: rows))), at: 0)
    }
    parts.append(
      .remark(
        "Intervals that overlap widely are no difference between people; leads, hours and luck differ."
      ))
    return Report(name: "operators", title: "Operators", parts: parts)
  }
}
