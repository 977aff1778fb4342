import TestSupport
import Testing

/// `explain`: the list of ids, a page, and what is said of an id that there is not.
@Suite struct ExplainTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test(arguments: ["unknown-step", "bad-include", "not-utf8"])
  func `a page tells what is meant, shows it and mends it`(id: String) throws {
    let page = try desk.run(["explain", id])
    #expect(page.status == .exited(0))
    #expect(page.errors == "")
    try Golden.check(page.output, "Explain/\(id).txt")
  }

  @Test func `the list names ids by level, as wide as the terminal`() throws {
    desk.environment["COLUMNS"] = "50"
    let list = try desk.run(["explain"])
    #expect(list.status == .exited(0))
    #expect(list.output.hasPrefix("Errors: the script cannot run\n"))
    #expect(list.output.contains("\n  unknown-step"))
    #expect(list.output.split(separator: "\n").allSatisfy { $0.count <= 50 })
  }

  @Test func `an unknown id is answered with the nearest ones`() throws {
    let run = try desk.run(["explain", "unkown-stp\u{1B}"])
    #expect(run.status == .exited(2))
    #expect(run.output == "")
    #expect(run.errors.contains("unknown-step"))
    #expect(!run.errors.contains("\u{1B}"))
    #expect(try desk.run(["explain", "UNKNOWN-STEP"]).status == .exited(0))
    #expect(try desk.run(["explain", "qqqqqqqqq"]).errors.contains("`patter explain` lists"))
  }

  @Test func `an example that nobody would read is not shown`() throws {
    let page = try desk.run(["explain", "file-too-large"])
    #expect(page.status == .exited(0))
    #expect(page.output.contains("error[file-too-large]"))
    #expect(!page.output.contains("\nWrong\n"))
  }
}
