import TestSupport
import Testing

/// `log list`, `log show` and `log correct`.
@Suite struct LogTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func won() throws -> String {
    try desk.call(PipedCallTests.won, PipedCallTests.lead).id
  }

  @Test func `calls are listed, the latest first, in three forms`() throws {
    let first = try won()
    let second = try desk.call(["1"], ["--lead", "name=\"Roth, Anna\",company==1+1"]).id
    let table = try desk.run(["log", "list"])
    #expect(table.lines.count == 3)
    #expect(table.lines[1].hasPrefix(second))
    #expect(table.lines[1].hasSuffix("unfinished"))
    #expect(table.lines[2].hasPrefix(first))
    #expect(table.lines[2].hasSuffix("meeting (won)"))
    let csv = try desk.run(["log", "list", "--format", "csv"])
    #expect(csv.lines[0].hasPrefix("id,started_at,agent,script,lead,"))
    #expect(
      csv.lines[1].hasPrefix("\(second),2026-11-30T08:00:00.000Z,Kim,energy-audit,\"Roth, Anna\","))
    let json = try JSON(desk.run(["log", "list", "--format", "json"]).output).elements
    #expect(json.map { $0["kind"].string } == ["unfinished", "won"])
    #expect(json[1]["talk_ms"].int == 0)
    #expect(try desk.run(["log", "list", "--limit", "1"]).lines.count == 2)
  }

  @Test func `practice is kept apart`() throws {
    try desk.call(["/end stop", ""], ["--purpose", "practice"])
    #expect(try desk.ids().isEmpty)
    #expect(try desk.run(["log", "list", "--purpose", "practice"]).output.contains("stop (lost)"))
  }

  @Test func `every event has its number, time, kind, step and what it is about`() throws {
    let events = try desk.events(won())
    for (index, event) in events.enumerated() {
      #expect(event["seq"].int == index)
      #expect(event["ms"].int == 0)
      #expect(Array(event.names.prefix(4)) == ["seq", "ms", "kind", "step"])
    }
    let answer = try #require(events.first { $0["field"].string == "spend" })
    #expect(answer["step"].string == "bill")
    #expect(answer["value"].string == "3000 EUR")
    #expect(answer["typed"].string == "3000")
    #expect(events.first { $0["letter"] != .null }?["target"].string == "hello")
  }

  @Test func `a call is shown as text with its lead, its times and its events`() throws {
    let id = try won()
    let shown = try desk.run(["log", "show", String(id.prefix(30))])
    #expect(shown.status == .exited(0))
    #expect(shown.lines[0] == "Energy audit for bakeries  \(id)")
    #expect(shown.lines.contains("company     Bäckerei Roth"))
    #expect(shown.lines.contains("outcome     meeting (won)"))
    #expect(shown.lines.last?.contains("Nice woman") == true)
  }

  @Test func `a correction is seen in the list and stands behind what was logged`() throws {
    let id = try won()
    let before = try desk.events(id)
    let corrected = try desk.run([
      "log", "correct", id, "--outcome", "later", "--set", "spend=4000", "--reason", "called off",
    ])
    #expect(corrected.status == .exited(0))
    #expect(corrected.lastLine == "call \(id): corrected, outcome later")
    let log = try desk.log(id)
    #expect(log["outcome"].string == "later")
    #expect(log["kind"].string == "open")
    let events = log["events"].elements
    #expect(Array(events.prefix(before.count)) == before)
    let added = events.dropFirst(before.count)
    #expect(added.map { $0["kind"].string } == ["fieldCorrected", "outcomeCorrected"])
    #expect(added.allSatisfy { $0["reason"].string == "called off" && $0["agent"].string == "Kim" })
    #expect(added.first?["value"].string == "4000 EUR")
    #expect(try desk.run(["log", "list"]).lastLine.hasSuffix("later (open)"))
    #expect(try desk.run(["log", "show", id]).output.contains("“called off”"))
  }

  @Test func `a correction that cannot be is told`() throws {
    let id = try won()
    let open = try desk.call(["1"]).id
    for (arguments, status, told) in [
      ([id, "--outcome", "later"], 2, "a correction needs its reason"),
      ([id, "--reason", "x"], 2, "nothing is corrected"),
      ([id, "--outcome", "latr", "--reason", "x"], 2, "with a similar name is `later`"),
      ([id, "--set", "spned=1", "--reason", "x"], 2, "with a similar name is `spend`"),
      ([id, "--set", "spend=lots", "--reason", "x"], 2, "an amount of money is expected"),
      ([id, "--set", "spend", "--reason", "x"], 2, "`--set spend` has no value"),
      ([open, "--outcome", "later", "--reason", "x"], 1, "is not over"),
      (["ffff", "--outcome", "later", "--reason", "x"], 2, "has no call `ffff`"),
    ] as [([String], Int32, String)] {
      let run = try desk.run(["log", "correct"] + arguments)
      #expect(run.status == .exited(status), "\(arguments)")
      #expect(run.errors.contains(told), "\(run.errors)")
    }
    #expect(try desk.log(id)["outcome"].string == "meeting")
  }

  @Test func `ids that name no call, or several, are told`() throws {
    let first = try desk.call([]).id
    let second = try desk.call([]).id
    let common = String(zip(first, second).prefix { $0 == $1 }.map(\.0))
    let several = try desk.run(["log", "show", common])
    #expect(several.status == .exited(2))
    #expect(several.errors.contains("more than one call"))
    for id in ["zzz", "", "' OR 1=1 --", String(repeating: "0", count: 10_000)] {
      let none = try desk.run(["log", "show", id])
      #expect(none.status == .exited(2), "\(id.prefix(20))")
      #expect(none.errors.contains("has no call"), "\(none.errors.prefix(300))")
    }
    #expect(try desk.run(["log", "show"]).status == .exited(2))
    #expect(try desk.run(["log", "show", first, "--format", "pdf"]).status == .exited(2))
    #expect(try desk.run(["log", "list", "--limit", "none"]).status == .exited(2))
  }
}
