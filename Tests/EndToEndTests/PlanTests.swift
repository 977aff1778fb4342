import TestSupport
import Testing

/// `plan`: what ships, what a trainee did of it, and plans of one's own.
@Suite struct PlanTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func at(_ day: String) -> [String] { ["--now", "\(day)T09:00+01:00"] }

  private func states(_ plan: String, _ options: [String]) throws -> [String?] {
    let told = try desk.run(["plan", plan, "--format", "json"] + options)
    guard told.status == .exited(0) else { throw ChildError.unexpected(told) }
    return try JSON(told.output).elements.map { $0["state"].string }
  }

  private static let own = """
    day,kind,what,level,minutes,goal
    1,rehearse,Anybody,1,10,50 %
    1,drill,Cards,,10,
    2,rehearse,"Anybody, from memory",3,10,
    2,live,Three calls,,10,
    """

  @Test func `plans that ship are listed, and shown with working days`() throws {
    let list = try desk.run(["plan", "--format", "csv"])
    #expect(list.status == .exited(0), "\(list.errors)")
    #expect(list.output.hasPrefix("plan,days,lines,minutes\nfirst-week,5,"))
    #expect(list.output.contains("\nhundred-days,100,"))
    let shown = try desk.run(
      ["plan", "first-week", "--start", "2026-11-27", "--format", "csv"] + at("2026-11-30"))
    #expect(shown.output.contains("\n1,2026-11-27,past,read,"))
    #expect(shown.output.contains("\n2,2026-11-30,today,read,"))
    let table = try desk.run(
      ["plan", "first-week", "--start", "2026-11-27"] + at("2026-11-30"))
    #expect(table.output.contains("Today is day 2 of 5"))
    let weekend = try desk.run(
      ["plan", "first-week", "--start", "2026-11-27"] + at("2026-11-28"))
    #expect(weekend.output.contains("Today is free; day 2 is on 2026-11-30"))
    let before = try desk.run(
      ["plan", "first-week", "--start", "2026-11-29"] + at("2026-11-29"))
    #expect(before.output.contains("The plan begins on 2026-11-30"))
    let daily = try desk.run(
      ["plan", "first-week", "--start", "2026-11-27", "--weekends"] + at("2026-11-28"))
    #expect(daily.output.contains("Today is day 2 of 5"))
    let over = try desk.run(
      ["plan", "first-week", "--start", "2026-01-01"] + at("2026-11-28"))
    #expect(over.output.contains("The plan is over since 2026-01-07."))
  }

  @Test func `rehearsals, drills and live calls mark what was done`() throws {
    try desk.write(Self.own, to: "own.csv")
    let unknown = try desk.run(["plan", "own.csv", "--trainee", "Ann"])
    #expect(unknown.status == .exited(2) && unknown.errors.contains("nobody is called `Ann`"))
    let played = try desk.run(
      ["rehearse", Desk.audit, "--persona", "chatty", "--seed", "7", "--trainee", "Ann"]
        + at("2026-11-02"), input: String(repeating: "\n", count: 120))
    #expect(played.output.contains(": over"), "\(played.output.suffix(300))")
    let mine = ["--trainee", "ann"]
    #expect(try states("own.csv", mine + at("2026-11-02")) == ["done", "today", "ahead", "ahead"])
    let drilled = try desk.run(
      ["drill", Desk.audit, "--trainee", "Ann", "--new", "1"] + at("2026-11-02"),
      input: "words\n3\n")
    #expect(drilled.status == .exited(0), "\(drilled.errors)")
    #expect(try states("own.csv", mine + at("2026-11-02"))[1] == "done")
    // A live call on the second day; no rehearsal from memory.
    let called = try desk.run(
      ["call", Desk.audit, "--agent", "Ann", "--seed", "1"] + at("2026-11-03"),
      entries: ["2", "tomorrow 10", ""])
    #expect(called.status == .exited(0), "\(called.errors)")
    #expect(
      try states("own.csv", mine + at("2026-11-04")) == ["done", "done", "missed", "done"])

    let report = try desk.run(
      ["report", "practice", "--plan", "own.csv", "--format", "csv", "--table", "plan"]
        + at("2026-11-04"))
    #expect(report.output.contains("\nAnn,2,4,3,1,1\n"), "\(report.output)\(report.errors)")
    let days = try desk.run(
      ["report", "practice", "--plan", "own.csv", "--format", "csv", "--table", "plan_days"]
        + at("2026-11-04"))
    #expect(days.output.contains("1,2026-11-02,rehearse,Anybody,done,0."), "\(days.output)")
    #expect(days.output.contains("2,2026-11-03,rehearse,\"Anybody, from memory\",missed,"))
  }

  @Test func `a bad plan is told with its row, and names are helped with`() throws {
    try desk.write(Self.own + "\n1,rehearse,Late,1,10,\n", to: "bad.csv")
    let bad = try desk.run(["plan", "bad.csv"])
    #expect(bad.status == .exited(1))
    #expect(bad.errors.contains("bad.csv, row 6: day 1 stands after day 2"), "\(bad.errors)")
    let wrong = try desk.run(["plan", "hundred-day"])
    #expect(wrong.status == .exited(2) && wrong.errors.contains("the nearest is `hundred-days`"))
    let missing = try desk.run(["plan", "none.csv"])
    #expect(missing.status == .exited(3))
    let start = try desk.run(["plan", "first-week", "--start", "soon"])
    #expect(start.status == .exited(2) && start.errors.contains("`soon` is no day"))
    let late = try desk.run(["plan", "first-week", "--start", "9999-12-31"])
    #expect(late.status == .exited(2))
    let lone = try desk.run(["plan", "--trainee", "Ann"])
    #expect(lone.status == .exited(2) && lone.errors.contains("needs a plan"))
    let weekends = try desk.run(["report", "practice", "--weekends"])
    #expect(weekends.status == .exited(2) && weekends.errors.contains("needs --plan"))
  }

  @Test func `words of a plan move no cursor`() throws {
    try desk.write(
      "day,kind,what,level,minutes,goal\n1,read,\u{1B}[2Jevil\u{9B}31m,,5,\u{7}\n", to: "evil.csv")
    for format in ["table", "csv", "json"] {
      let shown = try desk.run(["plan", "evil.csv", "--format", format])
      #expect(shown.status == .exited(0), "\(shown.errors)")
      for scalar in shown.output.unicodeScalars where scalar != "\n" && scalar != "\r" {
        #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
      }
    }
  }
}
