import TestSupport
import Testing

/// `store sample`.
@Suite struct StoreSampleTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let still = ["--now", "2026-11-30T09:00+01:00"]

  @discardableResult
  private func sample(_ options: [String], store: String? = nil) throws -> ChildProcess {
    try desk.run(
      ["store", "sample"] + options + still + (store.map { ["--store", $0] } ?? []))
  }

  /// The listed calls without their ids.
  private func calls(_ store: String? = nil) throws -> [Substring] {
    let list = try desk.run(
      ["log", "list", "--purpose", "sample", "--limit", "10000", "--format", "csv"]
        + (store.map { ["--store", $0] } ?? []))
    return list.lines.dropFirst().map { $0.drop { $0 != "," } }
  }

  @Test func `a seed makes the same log again, and another one another`() throws {
    let other = desk.folder.path + "/other.db"
    let third = desk.folder.path + "/third.db"
    let options = ["--calls", "300", "--connects", "60"]
    let made = try sample(options + ["--seed", "4"])
    #expect(made.status == .exited(0))
    #expect(made.output.contains("300 sample calls along energy-audit, 8 operators"))
    #expect(made.output.contains("up to 2026-11-29, seed 4"))
    try sample(options + ["--seed", "4"], store: other)
    try sample(options + ["--seed", "5"], store: third)
    let calls = try calls()
    #expect(calls.count == 300)
    #expect(try self.calls(other) == calls)
    #expect(try self.calls(third) != calls)
  }

  @Test func `a report of live calls says where there are only sample ones`() throws {
    try sample(["--calls", "30", "--seed", "1"])
    let live = try desk.run(["report", "funnel"])
    #expect(
      live.status == .exited(0)
        && live.output.contains("there are sample ones: add --purpose sample"))
    let counted = try desk.run(["report", "funnel", "--purpose", "sample"]).output
    #expect(counted.contains("SAMPLE, no real calls") && !counted.contains("add --purpose"))
  }

  @Test func `sample calls are marked wherever they show, and live ones are none of them`() throws {
    try desk.call(PipedCallTests.won, PipedCallTests.lead)
    let made = try sample(["--calls", "40", "--seed", "1"])
    #expect(made.errors.contains("holds live calls too"))
    #expect(try desk.run(["log", "list"]).lines.count == 2)
    let table = try desk.run(["log", "list", "--purpose", "sample"])
    #expect(table.lines[0] == "SAMPLE, no real calls")
    #expect(table.lines.count == 42)
    #expect(try calls().allSatisfy { $0.hasSuffix(",sample") })
    let json = try JSON(
      desk.run(["log", "list", "--purpose", "sample", "--format", "json"]).output)
    let id = try #require(json.elements.first?["id"].string)
    #expect(json.elements.allSatisfy { $0["purpose"].string == "sample" })
    #expect(try desk.run(["log", "show", id]).output.contains("SAMPLE, no real call"))
    #expect(
      try desk.run(["log", "show", id, "--transcript"]).lines[0] == "// SAMPLE, no real call")
    #expect(
      try JSON(desk.run(["log", "show", id, "--format", "json"]).output)["purpose"].string
        == "sample")
  }

  @Test func `versions must be of one script`() throws {
    let coffee = ["--script", Desk.coffee, "--script", Desk.audit]
    let refused = try sample(["--calls", "50"] + coffee)
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("is `energy-audit` and no version of `office-coffee`"))
  }

  @Test func `numbers that make no log are refused`() throws {
    for options in [
      ["--calls", "0"], ["--calls", "many"], ["--days", "0"], ["--agents", "-1"],
      ["--connects", "0"], ["--connects", "96"], ["--script", "/nowhere.patter"],
    ] {
      let made = try sample(options)
      #expect(made.status == .exited(options[0] == "--script" ? 3 : 2), "\(options)")
    }
    #expect(try calls().isEmpty)
  }
}
