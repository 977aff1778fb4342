import Glibc
import TestSupport
import Testing

/// What comes from a file, a lead or a person never reaches the terminal as anything but text.
@Suite struct HostileInputTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Whether a text holds a control character other than a line feed.
  private func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      $0.value == 0x0A || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
    }
  }

  @Test func `carriage returns at the ends of lines are no part of an entry`() throws {
    let call = try desk.run(
      ["call", Desk.audit] + Desk.still, input: "1\r\n1\r\n3000\r\nold ovens\r\n")
    #expect(call.ending == "unfinished at pain")
    #expect(isSafe(call.output))
    #expect(try desk.events(call.id).last?["value"].string == "old ovens")
  }

  @Test func `a last line without its end counts`() throws {
    let call = try desk.run(["call", Desk.audit] + Desk.still, input: "1\n1")
    #expect(call.ending == "unfinished at bill")
  }

  @Test func `escape sequences that are typed are kept and shown as text`() throws {
    let hostile = "\u{1B}]0;title\u{07}\u{1B}[2J\u{9B}31m\u{202E}\u{00}end\u{7F}"
    let call = try desk.call([
      hostile, "2", hostile, "tomorrow 10", "", "/note " + hostile, hostile,
    ])
    #expect(call.status == .exited(0))
    #expect(isSafe(call.output))
    #expect(isSafe(call.errors))
    for format in ["text", "transcript", "json"] {
      let shown = try desk.run(["log", "show", call.id, "--format", format])
      #expect(shown.status == .exited(0))
      #expect(isSafe(shown.output))
    }
  }

  @Test func `a lead's name cannot steer the terminal`() throws {
    let name = "Eve\u{1B}]0;owned\u{07}\u{1B}[31m\u{08}\nroot\r\t\u{2066}x"
    let call = try desk.call(
      ["/lead", "1"], ["--lead", "first_name=\(name)", "--lead", "company=A\u{1B}c"])
    #expect(call.status == .exited(0))
    #expect(isSafe(call.output))
    #expect(call.output.contains("Eve"))
    for format in ["table", "csv", "json"] {
      #expect(isSafe(try desk.run(["log", "list", "--format", format]).output))
    }
    #expect(isSafe(try desk.run(["log", "show", call.id]).output))
  }

  @Test func `a script's words cannot steer the terminal`() throws {
    let script = try desk.write(
      """
      ---
      title: T\u{1B}[31mX
      language: en
      goal: yes_please
      ---

      # outcomes
      - yes_please "Y\u{1B}]0;x\u{07}": won

      # greeting
      ## hello
      Hello \u{1B}[2J*you\u{9B}5m*.
      - Good \u{1B}[5mbye => yes_please
      """, to: "hostile.patter")
    let checked = try desk.run(["check", script])
    #expect(isSafe(checked.output + checked.errors))
    let call = try desk.call(["1", ""], script: script)
    #expect(isSafe(call.output + call.errors))
  }

  @Test func `a line of a megabyte is told and leaves the call as it was`() throws {
    let long = String(repeating: "a", count: 1 << 20)
    let call = try desk.call(["1", long + "x", "1"])
    #expect(call.ending == "unfinished at bill")
    #expect(call.output.contains("1048577 bytes"))
    let kept = try desk.call(["/note " + String(repeating: "é", count: 500_000), "1"])
    #expect(kept.status == .exited(0))
    #expect(kept.ending == "unfinished at opener")
  }

  @Test func `bytes that are no UTF-8 are repaired`() throws {
    let call = try ChildProcess.run(
      desk.program, ["call", Desk.audit] + Desk.still, environment: desk.environment,
      bytes: [0xFF, 0xFE, 0x0A, 0x31, 0x0A])
    #expect(call.status == .exited(0))
    #expect(call.output.contains("unfinished at opener"))
  }

  @Test func `a reader that goes away leaves a call that can be taken up`() throws {
    let reader = "\"$@\" | head -n 3"
    let entries = (0..<400).map { _ in "/help\n" }.joined()
    let shell = try ChildProcess.run(
      "/bin/bash", ["-o", "pipefail", "-c", reader, "bash", desk.program, "call", Desk.audit],
      environment: desk.environment, input: "1\n" + entries)
    #expect(shell.status == .exited(3))
    #expect(shell.errors.contains("the output cannot be written"))
    let call = try desk.run(["call", "--resume"] + Desk.still, entries: ["1"])
    #expect(call.ending.hasPrefix("unfinished at "))
  }

  @Test func `words that nothing fits are kept and offered as a note`() throws {
    let call = try desk.call(["my cat is on the roof", "/note", "1"])
    #expect(call.output.contains("/note alone keeps them"))
    let events = try desk.events(call.id)
    let words = try #require(events.first { $0["kind"].string == "repliedInWords" })
    #expect(words["matched"] == .bool(false))
    #expect(words["words"].string == "my cat is on the roof")
    let note = try #require(events.first { $0["kind"].string == "noted" })
    #expect(note["note"].string == "my cat is on the roof")
  }
}
