package import CallModel
import Statistics

/// The life of prospects: how far they came over all their calls, where most drop off, how they stand,
/// and how long it took to win.
package enum PipelineReport {
  /// The report.
  /// - Parameter script: the script under whose names is counted.
  package static func make(_ prospects: Prospects, script: Script) -> Report {
    let pipeline = Pipeline(prospects, script: script)
    let most = pipeline.mostStay(from: 0)
    let mostSpoken = pipeline.mostStay(from: 2)
    var phases = ReportTable(
      name: "phases", title: "Phases",
      columns: [
        "phase", "came so far", "of the phase before", "no further", "of these lost", "mark",
      ])
    phases.notes = [
      "who came further counts in the phases before, though a call may have passed one by",
      "lost is by the last outcome; the others have none yet, or one that is open",
    ]
    for (place, row) in pipeline.rows.enumerated() {
      let before = place > 0 ? pipeline.rows[place - 1].came : 0
      phases.add([
        .text(name(row.phase, script)), .count(row.came),
        place > 0 ? .share(Proportion(row.came, of: before)) : .empty,
        .share(Proportion(row.stayed, of: row.came)),
        .share(Proportion(row.lost, of: row.stayed)),
        .text(
          place == most ? "most stay here" : place == mostSpoken ? "most of those spoken to" : ""),
      ])
    }
    var parts: [Report.Part] = [
      .plot(
        .bars(
          BarPlot(
            title: "How far prospects came", unit: "prospects", mark: "came no further",
            bars: pipeline.rows.map {
              BarPlot.Bar(
                name($0.phase, script), $0.came, marked: $0.phase == .won ? 0 : $0.stayed)
            }))),
      .table(phases), .table(stands(pipeline)), .table(ways(pipeline)),
    ]
    for (place, who) in [(most, "all prospects"), (mostSpoken, "those spoken to")] {
      guard let place, who == "all prospects" || place != most else { continue }
      let row = pipeline.rows[place]
      parts.append(
        .remark(
          "Of \(who), most drop off after “\(name(row.phase, script))”: "
            + "\(row.stayed) of the \(row.came) who came so far."))
    }
    if pipeline.unknown > 0 {
      parts.append(
        .remark(
          "\(pipeline.unknown) calls went to nobody known, each a prospect of its own; the time to win "
            + "leaves them out."))
    }
    return Report(name: "pipeline", title: "Pipeline", parts: parts)
  }

  private static func name(_ phase: Pipeline.Phase, _ script: Script) -> String {
    switch phase {
    case .tried: "tried"
    case .connected: "connected"
    case .spokenTo: "spoken to"
    case .stage(let stage): script.title(stage)
    case .open: "open or won"
    case .won: "won"
    }
  }

  private static func stands(_ pipeline: Pipeline) -> ReportTable {
    var table = ReportTable(
      name: "stands", title: "How prospects stand", columns: ["last outcome", "prospects"])
    let all = pipeline.won + pipeline.open + pipeline.lost + pipeline.without
    for (name, count) in [
      ("won", pipeline.won), ("open", pipeline.open), ("lost", pipeline.lost),
      ("none yet", pipeline.without),
    ] {
      table.add([.text(name), .share(Proportion(count, of: all))])
    }
    return table
  }

  private static func ways(_ pipeline: Pipeline) -> ReportTable {
    var table = ReportTable(
      name: "ways", title: "From the first call to the win",
      columns: ["what", "won", "median", "a quarter within", "three quarters within"])
    for (name, values) in [
      ("days", pipeline.ways.map(\.days)), ("dials", pipeline.ways.map(\.dials)),
    ] where !values.isEmpty {
      let sorted = values.sorted()
      table.add([
        .text(name), .count(sorted.count), .number(median(sorted), decimals: 1),
        .count(sorted[(sorted.count - 1) / 4]), .count(sorted[(3 * sorted.count + 3) / 4 - 1]),
      ])
    }
    table.notes = ["counted from the first call of the period asked for"]
    return table
  }

  /// The middle of sorted values, or the mean of the two in the middle.
  private static func median(_ sorted: [Int]) -> Double {
    Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
