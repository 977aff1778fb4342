import Glibc
import TestSupport
import Testing

/// Fifty operators log calls on one store at once, and some are killed at any moment: all that was
/// acknowledged is there, in order and without a gap. In full:
/// `PATTER_PROOF=full swift test --filter ManyCallersTests`.
@Suite struct ManyCallersTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// An operator who writes one note after the other.
  private final class Operator {
    let number: Int
    private(set) var terminal: PseudoTerminal
    /// The lead of each call that was begun, with how many of its notes were acknowledged.
    private(set) var calls: [(lead: String, acknowledged: Int)] = []
    private var typed = 0
    private let desk: Desk
    private let script: String

    init(_ desk: Desk, _ number: Int, _ script: String) throws {
      (self.desk, self.number, self.script) = (desk, number, script)
      calls = [("Lead \(number)-0", 0)]
      terminal = try Self.begin(desk, number, script, calls[0].lead)
    }

    private static func begin(
      _ desk: Desk, _ number: Int, _ script: String, _ lead: String
    ) throws -> PseudoTerminal {
      try desk.terminal(
        ["call", script, "--lead", "name=\(lead)", "--agent", "Operator \(number)"], term: "dumb",
        columns: 160)
    }

    /// Waits until the program is ready for the next entry.
    func wait() throws {
      let screen = try terminal.wait { $0.hasSuffix("› ") }
      // Whoever has waited for the store for too long is told so; then nothing was acknowledged.
      if screen.contains("Not kept") {
        typed = calls[calls.count - 1].acknowledged
      } else {
        calls[calls.count - 1].acknowledged = typed
      }
    }

    func type() throws {
      typed += 1
      try terminal.type("/note note \(typed)\r")
    }

    /// Is killed in the middle of what was typed, and begins another call.
    func die() throws {
      terminal.send(signal: SIGKILL)
      _ = try terminal.waitForEnd()
      typed = 0
      calls.append(("Lead \(number)-\(calls.count)", 0))
      terminal = try Self.begin(desk, number, script, calls[calls.count - 1].lead)
    }
  }

  @Test func `fifty processes log on one store, and nothing that was acknowledged is missing`()
    throws
  {
    let script = try desk.write(Desk.short, to: "short.patter")
    var random = Random(seed: 3)
    let operators = try (0..<50).map { try Operator(desk, $0, script) }
    var killed = 0
    for person in operators { try person.wait() }
    for _ in 0..<proofSize(6, full: 200) {
      for person in operators { try person.type() }
      for person in operators {
        if Int.random(in: 0..<30, using: &random) == 0 {
          try person.die()
          killed += 1
        }
        try person.wait()
      }
    }
    #expect(killed >= 5)
    for person in operators { person.terminal.send(signal: SIGKILL) }
    for person in operators { _ = try person.terminal.waitForEnd() }

    let verified = try desk.run(["store", "verify"])
    #expect(verified.status == .exited(0), "\(verified.output)")
    // All calls with their events, as they stand in the store.
    var notes: [String: [String]] = [:]
    let listed = try JSON(
      desk.run(["log", "list", "--format", "json", "--limit", "100000"]).output)
    for call in listed.elements {
      let log = try desk.log(call["id"].string ?? "")
      let events = log["events"].elements
      #expect(events.compactMap { $0["seq"].int } == Array(0..<events.count))
      notes[call["lead"].string ?? ""] = events.compactMap { $0["note"].string }
    }
    var acknowledged = 0
    for call in operators.flatMap(\.calls) {
      let kept = notes[call.lead] ?? []
      // One more may be there: it was kept, and the word of it was cut off.
      #expect(
        kept.count >= call.acknowledged && kept.count <= call.acknowledged + 1,
        "\(call.lead): \(kept.count) of \(call.acknowledged)")
      #expect(kept == kept.indices.map { "note \($0 + 1)" })
      acknowledged += call.acknowledged
    }
    #expect(acknowledged >= 50 * proofSize(5, full: 180))
    if isFullProof { print("\(acknowledged) notes acknowledged, \(killed) processes killed") }
  }
}
