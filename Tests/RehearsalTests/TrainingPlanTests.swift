import CallModel
import Rehearsal
import TestSupport
import Testing

@Suite struct TrainingPlanTests {
  private static let heading = ["day", "kind", "what", "level", "minutes", "goal"]
  /// 2026-11-02, a Monday.
  private static let monday = CivilDate(days: 20_759)

  private func plan(_ rows: [String]...) throws -> TrainingPlan {
    try TrainingPlan.read("own", [Self.heading] + rows).get()
  }

  // MARK: Reading

  @Test func `a plan is read with its days, levels and goals`() throws {
    let plan = try plan(
      ["1", "read", "The script aloud", "", "30", "Its goal in a sentence"], [""],
      ["3", "Rehearse", "Anybody", "2", "20", "70 %"], ["3", "drill", "Cards", "", "10", ""])
    #expect(plan.dayCount == 3 && plan.minutes == 60)
    #expect(plan.lines.map(\.kind) == [.read, .rehearse, .drill])
    #expect(plan.lines.map(\.level) == [nil, 2, nil])
    #expect(plan.lines.map(\.wanted) == [nil, 70, nil])
  }

  @Test(
    arguments: [
      (["1", "read", "x", "", "30"], "six"), (["0", "read", "x", "", "30", ""], "no day"),
      (["one", "read", "x", "", "30", ""], "`one` is no day"),
      (["1", "sleep", "x", "", "30", ""], "read, listen, rehearse, drill, live, review"),
      (["1", "read", "", "", "30", ""], "missing"),
      (["1", "rehearse", "x", "5", "30", ""], "1 to 4"),
      (["1", "drill", "x", "2", "30", ""], "only `rehearse`"),
      (["1", "read", "x", "", "0", ""], "1 to 600"),
      (["1", "rehearse", "x", "", "30", "170 %"], "`70 %`"),
    ])
  func `a bad row is told with how to mend it`(row: [String], words: String) {
    let rows = [Self.heading, ["1", "read", "x", "", "5", ""], row]
    guard case .failure(let problem) = TrainingPlan.read("own", rows) else {
      Issue.record("it was read")
      return
    }
    #expect(problem.row == 3)
    #expect(problem.text.contains(words), "\(problem.text)")
  }

  @Test func `days that fall, a wrong heading and an empty plan are told`() {
    func problem(_ rows: [[String]]) -> TrainingPlan.Problem? {
      if case .failure(let problem) = TrainingPlan.read("own", rows) { problem } else { nil }
    }
    let (two, one) = (["2", "read", "x", "", "5", ""], ["1", "read", "x", "", "5", ""])
    #expect(problem([Self.heading, two, one])?.text.contains("in order") == true)
    #expect(problem([["day"]])?.row == 1)
    #expect(problem([]) != nil && problem([Self.heading]) != nil)
  }

  // MARK: The calendar

  /// Goes through the calendar day by day, which the schedule does not.
  @Test(arguments: 0..<14)
  func `days of a plan are working days`(offset: Int32) throws {
    let plan = try plan(["60", "read", "x", "", "5", ""])
    let start = CivilDate(days: Self.monday.days + offset)
    let schedule = PlanSchedule(plan, start: start)
    let daily = PlanSchedule(plan, start: start, withWeekends: true)
    var date = start
    for day in 1...60 {
      while date.weekday > 5 { date = CivilDate(days: date.days + 1) }
      #expect(schedule.date(of: day) == date)
      #expect(daily.date(of: day).days == start.days + Int32(day) - 1)
      #expect(schedule.next(from: date) == day)
      date = CivilDate(days: date.days + 1)
    }
    #expect(schedule.next(from: date) == nil)
  }

  // MARK: What was done

  private func day(_ offset: Int32) -> CivilDate { CivilDate(days: Self.monday.days + offset) }

  @Test func `practice counts on its day and since the day before`() throws {
    let lines = ["1", "5", "6", "7"].map { [$0, "rehearse", "x", "2", "10", ""] }
    let plan = try TrainingPlan.read("own", [Self.heading] + lines).get()
    let schedule = PlanSchedule(plan, start: day(0))
    func done(_ offset: Int32, level: Int = 2) -> [Int] {
      let record = PlanSchedule.Record(
        rehearsals: [PlanSchedule.Record.Rehearsal(day: day(offset), level: level, share: 1)])
      return plan.lines.filter { schedule.isDone($0, record) == true }.map(\.day)
    }
    #expect(done(-1) == [])
    #expect(done(0) == [1])
    // Friday, Saturday, Sunday and Monday: the weekend counts for Monday.
    #expect(done(4) == [5])
    #expect(done(5) == [6] && done(6) == [6] && done(7) == [6])
    #expect(done(8) == [7] && done(9) == [])
    #expect(done(0, level: 1) == [] && done(0, level: 4) == [1])
  }

  @Test func `lines are done, missed, for today or ahead, and what leaves no trace is past`() throws
  {
    let plan = try plan(
      ["1", "read", "x", "", "5", ""], ["1", "drill", "x", "", "5", ""],
      ["1", "live", "x", "", "5", ""], ["2", "drill", "x", "", "5", ""],
      ["3", "drill", "x", "", "5", ""])
    let schedule = PlanSchedule(plan, start: day(0))
    let record = PlanSchedule.Record(drills: [day(0), day(2)])
    func states(_ offset: Int32, _ record: PlanSchedule.Record?) -> [PlanSchedule.State] {
      plan.lines.map { schedule.state($0, on: day(offset), record) }
    }
    #expect(states(0, record) == [.today, .done, .today, .ahead, .ahead])
    #expect(states(1, record) == [.past, .done, .missed, .today, .ahead])
    #expect(states(2, record) == [.past, .done, .missed, .missed, .done])
    // Without a trainee nothing is known.
    #expect(states(1, nil) == [.past, .past, .past, .today, .ahead])
  }

  // MARK: What ships

  private func shipped(_ name: String) throws -> TrainingPlan {
    let text = try #require(Golden.contents(of: "\(packageFolder)/Data/plans/\(name).csv"))
    // These files quote only cells with commas, which have no line break in them.
    let rows = text.split(separator: "\n").map { line -> [String] in
      var cells = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
    return try TrainingPlan.read(name, rows).get()
  }

  @Test func `the plan of a hundred days leads from reading aloud to angry people`() throws {
    let plan = try shipped("hundred-days")
    #expect(plan.dayCount == 100)
    // Each day has something to do, and something that leaves a trace.
    for day in 1...100 {
      let lines = plan.lines.filter { $0.day == day }
      #expect(lines.contains { $0.kind == .rehearse || $0.kind == .live || day == 1 }, "\(day)")
      #expect((30...240).contains(lines.reduce(0) { $0 + $1.minutes }), "\(day)")
    }
    let first: [Int] = (1...4).map { level in plan.lines.first { $0.level == level }?.day ?? 0 }
    #expect(first == first.sorted() && first[0] <= 3)
    // Every fifth day looks back.
    for friday in stride(from: 5, through: 100, by: 5) {
      #expect(plan.lines.contains { $0.day == friday && $0.kind == .review }, "\(friday)")
    }
    // The same scenes are measured again at the same level.
    let measures = plan.lines.filter { $0.what.hasPrefix("Measure") }
    #expect(measures.count == 4 && Set(measures.map(\.level)).count == 1)
  }

  @Test func `the first week has five days`() throws {
    let plan = try shipped("first-week")
    #expect(plan.dayCount == 5)
    #expect(Set(plan.lines.map(\.kind)) == Set(TrainingPlan.Kind.allCases))
  }
}
