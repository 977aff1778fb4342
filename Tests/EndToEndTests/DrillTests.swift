import TestSupport
import Testing

/// Drills: cards that come back when they are due.
@Suite struct DrillTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func drill(
    _ day: String, _ entries: [String], _ options: [String] = [Desk.audit]
  ) throws -> ChildProcess {
    try desk.run(
      ["drill"] + options + ["--now", "\(day)T09:00+01:00", "--seed", "1"], entries: entries)
  }

  @Test func `a card comes back on the day that it is due, and not before`() throws {
    let first = try drill("2026-11-30", ["", "3", "", "4"], [Desk.audit, "--new", "2"])
    #expect(first.status == .exited(0), "\(first.errors)")
    #expect(first.output.contains("2 answers, 2 of them right."))
    #expect(first.output.contains("Due tomorrow: 0"))
    let next = try drill("2026-12-01", [], ["--new", "0"])
    #expect(next.output == "Nothing is due today.\n")
    // Good: after 2 days; easy: after 8.
    let second = try drill("2026-12-02", ["", "3"], ["--new", "0"])
    #expect(second.output.contains("1 answer, 1 of them right."))
    let later = try drill("2026-12-08", ["", "3"], ["--new", "0"])
    #expect(later.output.contains("1 answer"))
  }

  @Test func `what is not known comes again in the same drill`() throws {
    let run = try drill("2026-11-30", ["", "1", "", "3"], [Desk.audit, "--new", "1"])
    #expect(run.output.contains("2 answers, 1 of them right."))
  }

  @Test func `a typed rebuttal is compared, and Enter takes the grade that it deserves`() throws {
    let run = try drill(
      "2026-11-30", ["That's handy. How is your share of it worked out?", ""],
      [Desk.audit, "--new", "1"])
    #expect(run.output.contains("Enter: good"))
    #expect(run.output.contains("1 answer, 1 of them right."))
  }

  @Test func `a library of objections is a deck of its own`() throws {
    for language in ["en", "de", "nl", "ru", "zh"] {
      let run = try drill(
        "2026-11-30", ["", "3"],
        [packageFolder + "/Scripts/\(language)/objections.patter", "--new", "1"])
      #expect(run.status == .exited(0), "\(run.errors)")
      #expect(run.output.contains("1 answer, 1 of them right."))
    }
  }

  @Test func `what was lost in live calls is drilled on request`() throws {
    try desk.call(["1", "!supplier", "/end refused", "none", ""])
    let run = try drill("2026-11-30", ["", "3"], [Desk.audit, "--new", "0", "--from-calls"])
    #expect(run.output.contains("1 card is due for objections that were lost"))
    #expect(run.output.contains("supplier/"))
    #expect(run.output.contains("1 answer"))
  }

  @Test func `due cards are listed by trainee`() throws {
    try desk.run(
      ["drill", Desk.audit, "--trainee", "Zoe", "--now", "2026-11-30T09:00+01:00"],
      entries: ["", "1", "/quit"])
    let due = try desk.run(
      ["drill", "--due", "--format", "json", "--now", "2026-11-30T09:00+01:00"])
    let rows = try JSON(due.output).elements
    #expect(rows.count == 1)
    #expect(rows.first?["trainee"] == .string("Zoe"))
    #expect(rows.first?["due"] == .number("1"))
    #expect(rows.first?["lapses"] == .number("1"))
  }

  @Test func `a review is on the disk before the next card shows`() throws {
    let terminal = try desk.terminal(
      ["drill", Desk.audit, "--now", "2026-11-30T09:00+01:00"], term: "dumb", columns: 120)
    try terminal.wait(for: "you say › ")
    try terminal.type("\r")
    try terminal.wait(for: "grade › ")
    try terminal.type("2\r")
    try terminal.wait { $0.hasSuffix("you say › ") }
    terminal.send(signal: 9)
    _ = try terminal.waitForEnd()
    let due = try desk.run(["drill", "--due", "--format", "csv"])
    #expect(due.lines.count == 2)
  }
}
