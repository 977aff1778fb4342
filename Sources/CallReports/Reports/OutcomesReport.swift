package import CallModel
import Statistics

/// How dials and conversations ended.
package enum OutcomesReport {
  /// The report for some groups of calls.
  /// - Parameters:
  ///   - groups: each with its name and what was counted of it; one without a name for all calls.
  ///   - script: the script under whose names is counted.
  package static func make(groups: [(name: String?, counts: Counts)], script: Script) -> Report {
    let isGrouped = groups.contains { $0.name != nil }
    let first = isGrouped ? ["group"] : []
    var dials = ReportTable(
      name: "dispositions", title: "Dials", columns: first + ["disposition", "of dials"])
    var outcomes = ReportTable(
      name: "outcomes", title: "Outcomes",
      columns: first + ["outcome", "kind", "of conversations", "talk"])
    outcomes.notes = ["talk is the mean time in conversation of the calls that ended so"]
    for (name, counts) in groups {
      let group: [Cell] = isGrouped ? [.text(name ?? "all calls")] : []
      for disposition in Disposition.allCases {
        let n = counts.n(.disposition, target: disposition.rawValue)
        guard n > 0 else { continue }
        dials.add(
          group + [.text(disposition.rawValue), .share(Proportion(n, within: counts.calls))])
      }
      for row in reached(counts, script) {
        let ms = counts.ms(.outcome, target: row.name)
        outcomes.add(
          group + [
            .text(row.title), .text(row.kind), .share(Proportion(row.n, within: row.total)),
            .duration(ms / Int64(row.n)),
          ])
      }
      let ended = counts.sum(.outcome)
      if counts.connects > ended {
        outcomes.add(
          group + [
            .text("no outcome"), .text("given up"),
            .share(Proportion(counts.connects - ended, within: counts.connects)), .empty,
          ])
        outcomes.notes.append("no outcome is of the dials that were answered")
      }
    }
    var parts: [Report.Part] = [.table(outcomes), .table(dials)]
    if !isGrouped, let counts = groups.first?.counts {
      let rows = reached(counts, script).compactMap {
        IntervalPlot.Row($0.title, Proportion($0.n, within: $0.total))
      }
      if !rows.isEmpty {
        parts.insert(
          .plot(
            .intervals(
              IntervalPlot(
                title: "Outcomes", axis: .share, unit: "per cent of conversations", rows: rows))),
          at: 0)
      }
    }
    return Report(name: "outcomes", title: "Outcomes", parts: parts)
  }

  private struct Reached {
    let name: String
    let title: String
    let kind: String
    let n: Int
    let total: Int
  }

  /// The outcomes that were reached: won, open and lost ones in the order of the script, then those of
  /// earlier versions by name.
  private static func reached(_ counts: Counts, _ script: Script) -> [Reached] {
    var left = Set(counts.all(.outcome).compactMap(\.counted.target))
    var reached: [Reached] = []
    // A call whose prospect said nothing may have an outcome too.
    let total = max(counts.conversations, counts.sum(.outcome))
    func add(_ name: String, _ title: String, _ kind: String) {
      let n = counts.n(.outcome, target: name)
      if n > 0 { reached.append(Reached(name: name, title: title, kind: kind, n: n, total: total)) }
      left.remove(name)
    }
    for kind in Outcome.Kind.allCases {
      for outcome in script.outcomes.refs where script.outcomes[outcome].kind == kind {
        let goal = outcome == script.goal ? ", the goal" : ""
        add(script.name(outcome), script.title(outcome), kind.rawValue + goal)
      }
    }
    for name in left.sorted() { add(name, name, "of an earlier version") }
    return reached
  }

  /// The rates that a comparison sets side by side.
  package static func rates(_ counts: Counts, _ script: Script) -> [Rate] {
    let total = max(counts.conversations, counts.sum(.outcome))
    return script.outcomes.refs.map { outcome in
      Rate(
        script.title(outcome),
        Proportion(counts.n(.outcome, target: script.name(outcome)), within: total))
    }
  }
}
