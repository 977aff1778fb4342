import CallModel
import CallReports
import CallStore
import Rehearsal
import Terminal
import TypedValues

/// `plan [NAME]`: training plans, and how far a trainee is with one.
enum PlanCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    guard let name = invocation.arguments.first else {
      for option in ["start", "trainee", "weekends"] where invocation.has(option) {
        throw .usage("--\(option) needs a plan", help: "`patter plan` lists the plans")
      }
      try list(invocation, program)
      return .done
    }
    let plan = try PracticeFile.plan(name, program)
    let now = program.clock.now
    let today = program.local(now).date
    let trainee = try invocation.value("trainee").map { name throws(Failure) in
      try PracticeQuestion.trainee(name, try program.store())
    }
    let record = try trainee.map { key throws(Failure) in
      try PlanRecord.read(key, try program.store())
    }
    let start = try DayOption.read(invocation.value("start"), "--start")
    // A day at the calendar's end has no plan after it.
    if let start, start.adding(days: 2000) == nil {
      throw .usage("--start: `\(start.plain)` is too late", help: "write an earlier day")
    }
    let schedule = PlanSchedule(
      plan, start: start ?? record?.first ?? today, withWeekends: invocation.has("weekends"))
    let rows = plan.lines.map { line in
      [
        String(line.day), schedule.date(of: line.day).plain,
        schedule.state(line, on: today, record).rawValue, line.kind.rawValue,
        SafeText.clean(line.what), line.level.map(String.init) ?? "", String(line.minutes),
        SafeText.clean(line.goal),
      ]
    }
    let isTable = try invocation.choice("format", ["table", "csv", "json"]) == "table"
    if isTable {
      program.screen.line(
        StyledText(data: plan.name, .heading)
          + StyledText(
            data: "  \(plan.dayCount) days from \(schedule.date(of: 1).plain)"
              + (trainee.map { ", \($0.name)" } ?? ""), .muted))
    }
    try Listing(["day", "date", "state", "kind", "what", "level", "minutes", "goal"], rows)
      .write(invocation, program, empty: "The plan has no lines.")
    if isTable {
      showToday(schedule, today, record, program)
      try program.flush()
    }
    return .done
  }

  private static func list(_ invocation: Invocation, _ program: Program) throws(Failure) {
    var rows: [[String]] = []
    for path in try PracticeFile.plans(program) {
      let plan = try PracticeFile.plan(path, program)
      rows.append([
        plan.name, String(plan.dayCount), String(plan.lines.count), String(plan.minutes),
      ])
    }
    try Listing(["plan", "days", "lines", "minutes"], rows)
      .write(invocation, program, empty: "No plan ships.")
  }

  /// What is for today, or when it goes on.
  private static func showToday(
    _ schedule: PlanSchedule, _ today: CivilDate, _ record: PlanSchedule.Record?,
    _ program: Program
  ) {
    let screen = program.screen
    screen.line()
    guard let day = schedule.next(from: today) else {
      screen.line(
        "The plan is over since \(schedule.date(of: schedule.plan.dayCount).plain).")
      return
    }
    let date = schedule.date(of: day)
    let isToday = date == today
    let words =
      isToday
      ? "Today is day \(day) of \(schedule.plan.dayCount)"
      : day == 1
        ? "The plan begins on \(date.plain)" : "Today is free; day \(day) is on \(date.plain)"
    screen.line(StyledText(words, .heading))
    let lines = schedule.plan.lines.filter { $0.day == day }
    guard !lines.isEmpty else {
      screen.line(StyledText("  nothing is planned", .muted))
      return
    }
    screen.lines(
      program.layout.keyValues(
        lines.map { line in
          var parts = ["\(line.minutes) min"]
          if let level = line.level { parts.append("level \(level)") }
          if !line.goal.isEmpty { parts.append("goal: \(line.goal)") }
          if isToday, let record, schedule.isDone(line, record) == true { parts.append("done") }
          return (
            line.kind.rawValue,
            StyledText(data: line.what)
              + StyledText(data: "  \(parts.joined(separator: ", "))", .muted)
          )
        }))
  }
}

/// What a trainee did, as plans ask it.
enum PlanRecord {
  static func read(_ trainee: AgentKey, _ store: Store) throws(Failure) -> PlanSchedule.Record {
    do throws(StoreError) {
      return PlanSchedule.Record(
        rehearsals: try store.rehearsals(of: [trainee]).compactMap { row in
          row.result.map {
            PlanSchedule.Record.Rehearsal(
              day: row.day, level: row.rehearsal.level,
              share: RehearsalFigures.Points($0.earned, of: $0.possible).share)
          }
        },
        drills: try store.drillDays(of: trainee), live: try store.liveDays(of: trainee))
    } catch { throw Failure(error) }
  }
}
