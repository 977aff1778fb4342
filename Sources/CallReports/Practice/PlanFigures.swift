package import CallModel
package import Statistics

/// What trainees did of a training plan.
package struct PlanFigures: Sendable {
  /// A line of the plan for one trainee.
  package struct Line: Sendable {
    /// The trainee.
    package let trainee: String
    /// The day of the plan, from 1.
    package let day: Int
    /// The day of the calendar.
    package let date: CivilDate
    /// What kind of practice it is: `rehearse`.
    package let kind: String
    /// What is to be done.
    package let what: String
    /// Whether it was done; nil where nothing records it.
    package let isDone: Bool?
    /// Whether it is for today, so that it is not missed yet.
    package let isToday: Bool
    /// The scores of the rehearsals that did it.
    package let score: Mean
    /// The share of points that is wanted, from 0 to 1; nil for none.
    package let goal: Double?

    /// A line of the plan.
    package init(
      trainee: String, day: Int, date: CivilDate, kind: String, what: String, isDone: Bool?,
      isToday: Bool = false, score: Mean, goal: Double?
    ) {
      self.trainee = trainee
      self.day = day
      self.date = date
      self.kind = kind
      self.what = what
      self.isDone = isDone
      self.isToday = isToday
      self.score = score
      self.goal = goal
    }
  }

  /// The plan's name.
  package let name: String
  /// The lines that are due, trainee by trainee in the order of days.
  package let lines: [Line]

  /// What was done of a plan.
  package init(name: String, lines: [Line]) {
    self.name = name
    self.lines = lines
  }

  /// How much of what is recorded was done.
  func done(_ lines: [Line]) -> (done: Int, due: Int) {
    (lines.count { $0.isDone == true }, lines.count { $0.isDone != nil })
  }

  var parts: [Report.Part] {
    var sums = ReportTable(
      name: "plan", title: "Plan \(name)",
      columns: ["trainee", "plan day", "due", "done", "goals due", "goals reached"])
    sums.notes = [
      "due are the rehearsals, drills and live calls up to today; what is read or listened to leaves no "
        + "trace and is not counted"
    ]
    var trainees: [String] = []
    for line in lines where !trainees.contains(line.trainee) { trainees.append(line.trainee) }
    for trainee in trainees {
      let own = lines.filter { $0.trainee == trainee }
      let wanted = own.filter { $0.goal != nil }
      sums.add([
        .text(trainee), .count(own.last?.day ?? 0), .count(done(own).due),
        .count(done(own).done), .count(wanted.count),
        .count(wanted.count { $0.isReached }),
      ])
    }
    var days = ReportTable(
      name: "plan_days", title: "Day by day",
      columns: ["trainee", "plan day", "date", "kind", "what", "done", "score", "goal"])
    for line in lines {
      days.add([
        .text(line.trainee), .count(line.day), .day(line.date), .text(line.kind),
        .text(line.what), line.state,
        .mean(line.score, .share),
        line.goal.map {
          .text("\(Decimal.text(100 * $0, 0)) %" + (line.isReached ? ", reached" : ""))
        } ?? .empty,
      ])
    }
    return [.table(sums), .table(days)]
  }
}

extension PlanFigures.Line {
  /// How it stands, in a word.
  fileprivate var state: Cell {
    guard let isDone else { return .empty }
    return .text(isDone ? "done" : isToday ? "today" : "missed")
  }

  /// Whether the score is at least what is wanted.
  fileprivate var isReached: Bool {
    guard let goal, score.count > 0 else { return false }
    // A score that is wanted to the hair is reached in spite of rounding.
    return score.value >= goal - 1e-9
  }
}
