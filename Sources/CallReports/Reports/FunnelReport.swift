package import CallModel
import ScriptMap
import Statistics

/// How far calls came: for each stage and step how many reached it, went on and ended there, and how
/// long it took.
///
/// Reached counts calls, not visits. Of these, some ended here with an outcome that is won, some with
/// one that is open; the rest of those that ended here dropped off, and all others went on.
package enum FunnelReport {
  /// The report for some groups of calls.
  /// - Parameters:
  ///   - groups: each with its name and what was counted of it; one without a name for all calls.
  ///   - script: the script under whose names it is counted.
  package static func make(groups: [(name: String?, counts: Counts)], script: Script) -> Report {
    let isGrouped = groups.contains { $0.name != nil }
    let first = isGrouped ? ["group"] : []
    let figures = ["reached", "went on", "won here", "open here", "drop-off", "time"]
    var calls = ReportTable(
      name: "calls", title: "Calls",
      columns: first + ["dials", "connects", "conversations", "conversion"])
    var stages = ReportTable(
      name: "stages", title: "Stages", columns: first + ["stage"] + figures)
    var steps = ReportTable(
      name: "steps", title: "Steps", columns: first + ["stage", "step"] + figures)
    for (name, counts) in groups {
      let group: [Cell] = isGrouped ? [.text(name ?? "all calls")] : []
      calls.add(
        group + [
          .count(counts.calls), .share(Proportion(counts.connects, within: counts.calls)),
          .share(Proportion(counts.conversations, within: counts.connects)),
          .share(Proportion(counts.goals, within: counts.conversations)),
        ])
      let passages = Passages(counts, script)
      for stage in passages.stages where stage.passage.reached > 0 {
        stages.add(group + [.text(stage.title)] + stage.passage.cells)
        for step in stage.steps where step.passage.reached > 0 {
          steps.add(group + [.text(stage.title), .text(step.name)] + step.passage.cells)
        }
      }
    }
    stages.notes = ["time is the mean of the calls that reached it"]
    var report = Report(
      name: "funnel", title: "Funnel", parts: [.table(calls), .table(stages), .table(steps)])
    if !isGrouped, let counts = groups.first?.counts {
      let bars = Passages(counts, script).stages.map {
        BarPlot.Bar($0.title, $0.passage.reached, marked: $0.passage.dropped)
      }
      report.parts.insert(
        .plot(
          .bars(
            BarPlot(
              title: "How far calls came", unit: "calls", mark: "dropped off there",
              bars: bars))), at: 0)
      report.parts.insert(.map(script, MapFlow(counts, script)), at: 0)
    }
    return report
  }
}
