package import CallModel
import Statistics

/// Why calls ended as they did: the values of the field `reason`, by outcome.
package enum ReasonsReport {
  /// How many reasons of an outcome are told one by one.
  private static let limit = 20

  /// The report.
  /// - Parameters:
  ///   - reasons: the reasons that were kept, by outcome.
  ///   - counts: what was counted of the same calls.
  ///   - script: the script under whose names is counted.
  package static func make(
    reasons: [String: ValueCounts], counts: Counts, script: Script
  ) -> Report {
    var table = ReportTable(
      name: "reasons", title: "Reasons", columns: ["outcome", "reason", "of these calls"])
    for kind in [Outcome.Kind.lost, .open, .won] {
      for outcome in script.outcomes.refs where script.outcomes[outcome].kind == kind {
        let name = script.name(outcome)
        let n = counts.n(.outcome, target: name)
        guard n > 0, reasons[name] != nil || kind == .lost else { continue }
        let kept = reasons[name] ?? ValueCounts()
        let entries = kept.entries
        func add(_ reason: String, _ count: Int) {
          guard count > 0 else { return }
          table.add([
            .text(script.title(outcome)), .text(reason), .share(Proportion(count, within: n)),
          ])
        }
        for entry in entries.prefix(limit) { add(entry.value, entry.n) }
        let rest = entries.dropFirst(limit)
        add("\(rest.count) other reasons", rest.reduce(0) { $0 + $1.n })
        add("no reason kept", n - kept.total)
      }
    }
    var report = Report(name: "reasons", title: "Reasons", parts: [.table(table)])
    if !script.fields.refs.contains(where: { script.name($0).nameKey == "reason" }) {
      report.parts.append(
        .remark(
          "The script has no field `reason`. Declare it, and write `needs reason` behind lost "
            + "outcomes: then the log tells why."))
    }
    return report
  }
}
