import CallModel
import Statistics

/// What rehearsals say of trainees: skills before and after, time to respond, the trend, the cards
/// that they forget, and apart from it what their live calls say.
package enum PracticeReport {
  /// The report.
  /// - Parameters:
  ///   - trainees: in the order in which they are told.
  ///   - plan: the training plan that they follow; nil for none.
  package static func make(_ trainees: [TraineeFigures], plan: PlanFigures? = nil) -> Report {
    let all = trainees.map { (trainee: $0, progress: PracticeProgress($0.rehearsals)) }
    var parts: [Report.Part] = [.table(overview(all))]
    for (trainee, progress) in all where !progress.isEnough {
      parts.append(
        .remark(
          "\(trainee.name): not enough rehearsals yet for a before and an after, "
            + "\(progress.rehearsals.count) of \(PracticeProgress.least)."))
    }
    let paired = all.filter { !$0.progress.pairs.isEmpty }
    if !paired.isEmpty { parts.append(.table(scenes(paired))) }
    let enough = all.filter(\.progress.isEnough)
    if !enough.isEmpty {
      parts += plots(enough)
      parts += [.table(skills(enough)), .table(responses(enough)), .remark(observation)]
    }
    parts += trend(all)
    parts.append(.table(cards(trainees)))
    if let plan { parts += plan.parts }
    parts += live(trainees)
    return Report(name: "practice", title: "Practice", parts: parts)
  }

  /// A trainee and what his rehearsals say.
  typealias Told = (trainee: TraineeFigures, progress: PracticeProgress)

  private static let observation =
    "What changed is an observation, not an experiment: other scenes, other levels and getting used to "
    + "the program move points too. Several skills are told at once, so that one of them may well "
    + "change by luck alone."

  /// What all skills together are called.
  static let allSkills = "all skills"
  /// What all trainees together are called.
  static let everybody = "all trainees"

  private static func overview(_ all: [Told]) -> ReportTable {
    var table = ReportTable(
      name: "trainees", title: "Trainees",
      columns: ["trainee", "rehearsals", "days", "first", "last", "levels", "score", "unjudged"])
    table.notes = [
      "score is the mean share of all points, with Student's interval over rehearsals; an interval "
        + "without width means that all were the same",
      "unjudged rehearsals were begun and did not end; they count nowhere else",
    ]
    for (trainee, progress) in all {
      let days = progress.rehearsals.map(\.day)
      let levels = Set(progress.rehearsals.map(\.scene.level)).sorted().map(String.init)
      table.add([
        .text(trainee.name), .count(progress.rehearsals.count), .count(Set(days).count),
        days.min().map { .day($0) } ?? .empty, days.max().map { .day($0) } ?? .empty,
        levels.isEmpty ? .empty : .text(levels.joined(separator: ", ")),
        .mean(Mean(of: progress.rehearsals.compactMap(\.share)), .share), .count(trainee.unjudged),
      ])
    }
    return table
  }

  // MARK: Before and after

  private static func scenes(_ all: [Told]) -> ReportTable {
    var table = ReportTable(
      name: "scenes", title: "The same scenes again",
      columns: ["trainee", "skill", "first", "last", "difference"])
    table.notes = [
      "the first and the last rehearsal of each scene that was met more than once: the same script, "
        + "persona, level and seed; the difference is of pairs, with Student's interval, and says more "
        + "than that of thirds",
      "who meets a scene again remembers it: a part of the difference is that",
    ]
    add(all, to: &table) { $0.pairedChange($1) }
    return table
  }

  private static func skills(_ all: [Told]) -> ReportTable {
    var table = ReportTable(
      name: "skills", title: "Before and after",
      columns: ["trainee", "skill", "before", "after", "difference"])
    table.notes = [
      "before is the first third of a trainee's rehearsals, after the last third; means of the share of "
        + "points with Student's interval, the difference with Welch's"
    ]
    for (trainee, progress) in all where !progress.mixed.isEmpty {
      table.notes.append(
        "\(trainee.name): not all are alike: \(progress.mixed.joined(separator: "; ")); the "
          + "difference holds what these make"
          + (progress.pairs.isEmpty ? "" : ", so look at the same scenes first"))
    }
    add(all, to: &table) { $0.change($1) }
    return table
  }

  /// Adds a row for each trainee and skill, and rows for all trainees where there are several.
  private static func add(
    _ all: [Told], to table: inout ReportTable,
    _ change: (PracticeProgress, String?) -> PracticeProgress.Change
  ) {
    for (trainee, progress) in all {
      for skill in [nil] + progress.skills.map(Optional.some) {
        let change = change(progress, skill)
        guard change.before.count + change.after.count > 0 else { continue }
        table.add([.text(trainee.name), .text(skill ?? allSkills)] + cells(change, .share))
      }
    }
    guard all.count > 1 else { return }
    table.notes.append(
      "\(everybody) are a mean over trainees, each counting once, with Student's interval over them"
    )
    for skill in [nil] + Set(all.flatMap(\.progress.skills)).sorted().map(Optional.some) {
      let change = over(all.map { change($0.progress, skill) })
      guard change.before.count > 0 else { continue }
      table.add([.text(everybody), .text(skill ?? allSkills)] + cells(change, .share))
    }
  }

  /// What changed over trainees, each with one value before and one after; who lacks either is left
  /// out.
  static func over(_ changes: [PracticeProgress.Change]) -> PracticeProgress.Change {
    PracticeProgress.Change(
      pairs: changes.compactMap { change in
        change.difference == nil ? nil : (change.before.value, change.after.value)
      })
  }

  private static func cells(_ change: PracticeProgress.Change, _ unit: Cell.Unit) -> [Cell] {
    [
      .mean(change.before, unit), .mean(change.after, unit),
      change.difference.map { .change($0, unit.cut(change.interval), unit) } ?? .empty,
    ]
  }

  private static func responses(_ all: [Told]) -> ReportTable {
    var table = ReportTable(
      name: "responses", title: "Time to respond",
      columns: ["trainee", "before", "after", "difference"])
    table.notes = [
      "means over rehearsals of the time from the prospect's words to what the trainee did; thirds as "
        + "above"
    ]
    for (trainee, progress) in all {
      table.add([.text(trainee.name)] + cells(progress.response, .time))
    }
    if all.count > 1 {
      table.add([.text(everybody)] + cells(over(all.map(\.progress.response)), .time))
    }
    return table
  }

  // MARK: Plots

  /// How many trainees get plots of their own.
  private static let plotLimit = 12

  private static func plots(_ all: [Told]) -> [Report.Part] {
    var parts = all.prefix(plotLimit).map { trainee, progress in
      plot("Before and after: \(trainee.name)", changes(progress))
    }
    if all.count > 1 {
      let skills = Set(all.flatMap(\.progress.skills)).sorted().map(Optional.some)
      let rows = ([nil] + skills).map { skill in
        (skill, over(all.map { $0.progress.change(skill) }))
      }
      parts.insert(plot("Before and after: \(everybody)", rows), at: 0)
    }
    return parts
  }

  /// How all skills and each of them changed.
  static func changes(
    _ progress: PracticeProgress
  ) -> [(skill: String?, change: PracticeProgress.Change)] {
    ([nil] + progress.skills.map(Optional.some)).map { ($0, progress.change($0)) }
  }

  /// Changes as two bars a skill.
  static func plot(
    title: String, _ changes: [(skill: String?, change: PracticeProgress.Change)]
  ) -> ChangePlot {
    ChangePlot(
      title: title, unit: "share of points",
      rows: changes.compactMap { skill, change in
        guard change.before.count + change.after.count > 0 else { return nil }
        return ChangePlot.Row(skill ?? allSkills, before: change.before, after: change.after)
      })
  }

  private static func plot(
    _ title: String, _ changes: [(skill: String?, change: PracticeProgress.Change)]
  ) -> Report.Part {
    .plot(.changes(plot(title: title, changes)))
  }

  private static func trend(_ all: [Told]) -> [Report.Part] {
    var table = ReportTable(
      name: "weeks", title: "Weeks", columns: ["trainee", "week of", "rehearsals", "score"])
    var parts: [Report.Part] = []
    for (place, told) in all.enumerated() {
      let weeks = Dictionary(grouping: told.progress.rehearsals, by: \.day.monday)
        .sorted { $0.key < $1.key }
        .map { (monday: $0.key, score: Mean(of: $0.value.compactMap(\.share))) }
      for week in weeks {
        table.add([
          .text(told.trainee.name), .day(week.monday), .count(week.score.count),
          .mean(week.score, .share),
        ])
      }
      guard place < plotLimit, weeks.count > 1 else { continue }
      parts.append(
        .plot(
          .trend(
            TrendPlot(
              title: "Score by week: \(told.trainee.name)", unit: "share of points",
              points: weeks.map { TrendPlot.Point($0.monday, mean: $0.score) }))))
    }
    return parts + [.table(table)]
  }
}
