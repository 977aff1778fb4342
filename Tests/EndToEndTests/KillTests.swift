import Glibc
import TestSupport
import Testing

/// A program that is killed loses nothing that it had shown.
@Suite struct KillTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// The entries of a call with asks, cards, a slip, a must line and words that end it.
  static let entries = [
    "1", "the accountant sees it", "3000", "old ovens, idle hours", "8", "!price", "1", "/back",
    "2", "1", "family", "Claire", "a quiet Sunday", "", "!think", "1", "not for us",
    "too small a shop",
    "leave it at that", "", "no luck",
  ]

  /// Types an entry at a prompt and waits until the next prompt, or the end, is there.
  private func type(_ entry: String, _ terminal: PseudoTerminal) throws {
    try terminal.type(entry + "\r")
    try terminal.wait {
      $0.hasSuffix("› ") || $0.contains("call ") && $0.contains("refused (lost)")
    }
  }

  private func begin(_ script: String = Desk.audit) throws -> PseudoTerminal {
    let terminal = try desk.terminal(["call", script] + Desk.still, term: "dumb", columns: 200)
    try terminal.wait { $0.hasSuffix("› ") }
    return terminal
  }

  private func kill(_ terminal: PseudoTerminal) throws {
    terminal.send(signal: SIGKILL)
    #expect(try terminal.waitForEnd() == .killed(signal: SIGKILL))
  }

  /// The call without what differs from run to run: its id, times, and the taking up.
  private func essence(_ id: String) throws -> JSON {
    let log = try desk.log(id)
    var numbers: [Int: Int] = [:]
    var events: [JSON] = []
    for event in log["events"].elements where event["kind"].string != "reopened" {
      if let seq = event["seq"].int { numbers[seq] = events.count }
      events.append(
        event.changing { member in
          switch member.name {
          case "ms": nil
          case "seq", "act":
            member.value.int.flatMap { numbers[$0] }.map { .number(String($0)) } ?? .null
          default: member.value
          }
        })
    }
    return log.changing { member in
      switch member.name {
      case "id", "started_at", "talk_ms", "hold_ms", "wrap_ms": nil
      case "events": .array(events)
      default: member.value
      }
    }
  }

  private func undisturbed() throws -> JSON {
    let call = try desk.call(Self.entries)
    #expect(call.ending == "refused (lost)")
    return try essence(call.id)
  }

  @Test(arguments: 0..<KillTests.entries.count)
  func `a call that is killed after an entry ends as if it had not been`(count: Int) throws {
    let expected = try undisturbed()
    let terminal = try begin()
    for entry in Self.entries.prefix(count) { try type(entry, terminal) }
    let id = try #require(try desk.ids().first)
    try kill(terminal)
    let rest = try desk.run(
      ["call", "--resume", id] + Desk.still, entries: Array(Self.entries.dropFirst(count)))
    #expect(rest.status == .exited(0))
    #expect(rest.ending == "refused (lost)")
    #expect(try essence(id) == expected)
    #expect(try desk.kinds(id).count { $0 == "reopened" } == 1)
  }

  @Test func `a call that is killed after every entry ends as if it had not been`() throws {
    let expected = try undisturbed()
    var terminal = try begin()
    let id = try #require(try desk.ids().first)
    for entry in Self.entries.dropLast() {
      try type(entry, terminal)
      try kill(terminal)
      terminal = try desk.terminal(
        ["call", "--resume", id] + Desk.still, term: "dumb", columns: 200)
      try terminal.wait { $0.hasSuffix("› ") }
    }
    try type(Self.entries[Self.entries.count - 1], terminal)
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(try essence(id) == expected)
  }

  @Test func `a call that is killed at its note is taken up at its note`() throws {
    let terminal = try begin()
    try type("/end later", terminal)
    try kill(terminal)
    let again = try desk.terminal([] + Desk.still, term: "dumb")
    try again.wait(for: "take it up? › ")
    try again.type("\r")
    try again.wait(for: "Try again (open)")
    try again.wait(for: "note › ")
    try again.type("rang twice\r")
    try again.wait(for: ": later (open)")
    let id = try #require(try desk.ids().first)
    #expect(try desk.events(id).last?["note"].string == "rang twice")
  }

  @Test func `a call goes on along its own script when the file has changed or gone`() throws {
    let audit = try #require(Golden.contents(of: Desk.audit))
    let objections = try #require(
      Golden.contents(of: packageFolder + "/Scripts/en/objections.patter"))
    let script = try desk.write(audit, to: "energy-audit.patter")
    let library = try desk.write(objections, to: "objections.patter")
    let terminal = try begin(script)
    for entry in Self.entries.prefix(5) { try type(entry, terminal) }
    let id = try #require(try desk.ids().first)
    try kill(terminal)
    try desk.write("## this is no script any more", to: "energy-audit.patter")
    let changed = try desk.run(
      ["call", "--resume", id] + Desk.still, entries: Array(Self.entries[5..<10]))
    #expect(changed.ending == "unfinished at decision")
    unlink(script)
    unlink(library)
    let rest = try desk.run(
      ["call", "--resume", id] + Desk.still, entries: Array(Self.entries[10...]))
    #expect(rest.ending == "refused (lost)")
    #expect(try essence(id) == undisturbed())
    #expect(try desk.run(["log", "show", id, "--transcript"]).status == .exited(0))
  }
}
