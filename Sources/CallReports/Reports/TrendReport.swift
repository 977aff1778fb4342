package import CallModel
import Statistics

/// Conversion week by week, with the days on which versions of the script were used first.
package enum TrendReport {
  /// The report.
  /// - Parameters:
  ///   - weeks: each with its Monday and what was counted in it, in any order.
  ///   - versions: the day each version was used first, and what it is called.
  package static func make(
    weeks: [(monday: CivilDate, counts: Counts)], versions: [(day: CivilDate, label: String)]
  ) -> Report {
    let weeks = weeks.sorted { $0.monday < $1.monday }
    var table = ReportTable(
      name: "weeks", title: "Weeks",
      columns: ["week of", "dials", "connects", "conversations", "conversion"])
    var points: [TrendPlot.Point] = []
    for (monday, counts) in weeks {
      let conversion = Proportion(counts.goals, within: counts.conversations)
      points.append(TrendPlot.Point(monday, conversion))
      table.add([
        .day(monday), .count(counts.calls),
        .share(Proportion(counts.connects, within: counts.calls)),
        .share(Proportion(counts.conversations, within: counts.connects)), .share(conversion),
      ])
    }
    var first = ReportTable(
      name: "versions", title: "Versions", columns: ["version", "first used"])
    for version in versions.sorted(by: { $0.day < $1.day }) {
      first.add([.text(version.label), .day(version.day)])
    }
    first.notes = [
      "a change after a new version is what was observed; what else changed then, the log does not know"
    ]
    return Report(
      name: "trend", title: "Trend by week",
      parts: [
        .plot(
          .trend(
            TrendPlot(
              title: "Conversion by week", unit: "conversion, per cent of conversations",
              points: points, marks: versions))), .table(table), .table(first),
      ])
  }
}
