import Glibc
import TestSupport
import Testing

/// Many operators, each a process of its own, dial one campaign on one store, and some are killed at any
/// moment: the log says that no lead was rung by two, none was lost, and every call has ended.
///
/// In full: `PATTER_PROOF=full swift test --filter ManyDiallersTests`.
@Suite struct ManyDiallersTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    desk.environment["TZ"] = "America/New_York"
  }

  /// An operator at a terminal.
  private final class Operator {
    let name: String
    private(set) var terminal: PseudoTerminal
    private(set) var isOver = false
    private var chance: Random
    /// What the screen asks for, as far as it was read.
    private var prompt = ""

    init(_ desk: Desk, _ number: Int, now: String) throws {
      name = "Operator \(number)"
      chance = Random(seed: UInt64(number) + 7)
      terminal = try Self.start(desk, name, now)
    }

    private static func start(_ desk: Desk, _ name: String, _ now: String) throws -> PseudoTerminal
    {
      try desk.terminal(
        ["dial", "Many", "--now", now, "--agent", name], term: "dumb", columns: 120)
    }

    /// Waits for the next prompt, or for the end of the shift.
    func look() throws {
      guard !isOver else { return }
      let screen = try terminal.wait { $0.hasSuffix("› ") || $0.contains("Nobody can be rung now") }
      isOver = screen.contains("Nobody can be rung now")
      if isOver { #expect(try terminal.waitForEnd() == .exited(0)) }
      prompt = screen
    }

    /// Answers what the screen asks for.
    func act() throws {
      guard !isOver else { return }
      if prompt.hasSuffix("rings › ") {
        let keys = Array("annnbvwgf")
        try terminal.type(String(keys[pick(keys.count)]))
      } else if prompt.hasSuffix("hello › ") {
        try terminal.type(String(1 + pick(2)) + "\r")
      } else {
        try terminal.type("\r")
      }
    }

    /// Kills the process, whatever it is at, and starts another one for the same person.
    func die(_ desk: Desk, now: String) throws {
      guard !isOver else { return }
      terminal.send(signal: SIGKILL)
      #expect(try terminal.waitForEnd() == .killed(signal: SIGKILL))
      terminal = try Self.start(desk, name, now)
    }

    func isKilled(oneOf count: Int) -> Bool { pick(count) == 0 }

    private func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(count)) }
  }

  @Test func `twenty processes ring every lead once, though some are killed`() throws {
    let count = proofSize(120, full: 2000)
    let script = try desk.write(Desk.short, to: "many.patter")
    let rows = (0..<count).map { number in
      "Lead \(number),Co \(number),+1212\(String(5_550_000 + number))\n"
    }
    let list = try desk.write("name,company,phone\n" + rows.joined(), to: "leads.csv")
    let now = ["--now", "2026-11-30T10:00"]
    try desk.run(["campaign", "new", "Many", "--script", script] + now)
    let taken = try desk.run(["leads", "import", list, "--campaign", "Many"] + now)
    #expect(taken.output.contains("\(count) new leads"), "\(taken.output)\(taken.errors)")

    var operators = try (1...20).map { try Operator(desk, $0, now: "2026-11-30T10:00") }
    var killed = 0
    // All act at once, and only then is anybody waited for.
    while operators.contains(where: { !$0.isOver }) {
      for person in operators { try person.look() }
      for person in operators { try person.act() }
      for person in operators where person.isKilled(oneOf: 40) && !person.isOver {
        try person.die(desk, now: "2026-11-30T10:01")
        killed += 1
      }
    }
    #expect(killed >= 5)
    // What a killed operator had before him is free when the lease is over.
    operators = [try Operator(desk, 1, now: "2026-11-30T10:12")]
    while !operators[0].isOver {
      try operators[0].look()
      try operators[0].act()
    }

    var rung: [String: Int] = [:]
    var people: Set<String> = []
    let log = try JSON(
      "[" + desk.run(["log", "export", "--format", "jsonl"]).lines.joined(separator: ",") + "]")
    for call in log.elements {
      let dials = call["events"].elements.count { $0["kind"].string == "dialled" }
      #expect(dials == 1)
      #expect(call["disposition"].string != nil)
      rung[call["lead"]["phone"].string ?? "", default: 0] += 1
      people.insert(call["agent"].string ?? "")
    }
    #expect(rung.count == count, "\(count - rung.count) were never rung")
    #expect(rung.allSatisfy { $0.value == 1 }, "\(rung.filter { $0.value != 1 })")
    #expect(people.count == 20)
    #expect(
      try JSON(desk.run(["log", "list", "--format", "json", "--limit", "10000"]).output)
        .elements.allSatisfy { $0["kind"].string != "unfinished" })
    let queue = try JSON(desk.run(["campaign", "list", "--format", "json"] + now).output)
    #expect(queue.elements.first?["ready"].int == 0)
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
  }
}
