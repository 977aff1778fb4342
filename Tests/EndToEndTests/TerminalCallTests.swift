import Glibc
import TestSupport
import Testing

/// Calls at a terminal, typed and read as an operator does.
@Suite struct TerminalCallTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func call(_ options: [String] = [], columns: Int = 80) throws -> PseudoTerminal {
    try desk.terminal(["call", Desk.audit] + Desk.still + options, columns: columns)
  }

  /// Types entries, each when the prompt of the step before it is there.
  private func play(_ entries: [(prompt: String, entry: String)], _ terminal: PseudoTerminal) throws
  {
    for (prompt, entry) in entries {
      try terminal.wait(for: prompt)
      try terminal.wait(for: "› ")
      try terminal.type(entry + "\r")
    }
  }

  @Test func `a call is won`() throws {
    let terminal = try call(["--lead", "first_name=Anna"])
    try play(
      [
        ("hello", "1"), ("opener", "nobody does, really"), ("spend", "3k"), ("worries", "2, 4"),
        ("urgency", "8"), ("decides", "1"), ("contract_until", "31.1.2027"), ("offer", "1"),
        ("ask_meeting", "1"), ("meeting_at", "tomorrow 10"), ("email", "a@b.example"),
        ("bill_ready", "y"), ("diary", "1"), ("note", "Ask for Anna"),
      ], terminal)
    try terminal.wait(for: ": meeting (won)")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.isInLineMode)
    let log = try desk.log(#require(try desk.ids().first))
    #expect(log["events"].elements.last?["note"].string == "Ask for Anna")
    #expect(log["outcome"].string == "meeting")
  }

  @Test func `two objections are met and one is taken back`() throws {
    let terminal = try call()
    try play(
      [
        ("hello", "1"), ("opener", "!too expens"), ("price/compare", "1"), ("price/worth", "/back"),
        ("price/compare", "2"), ("price/worth", "1"),
        ("opener", "!"),
      ], terminal)
    try terminal.wait(for: "!supplier")
    try play([("opener", "7"), ("supplier/keep_them", "1"), ("opener", "/end later")], terminal)
    try play([("note", "")], terminal)
    try terminal.wait(for: ": later (open)")
    #expect(try terminal.waitForEnd() == .exited(0))
    let kinds = try desk.kinds(#require(try desk.ids().first))
    #expect(kinds.count { $0 == "objectionRaised" } == 2)
    #expect(kinds.count { $0 == "undone" } == 1)
  }

  @Test func `whoever asks to be left alone is off the list with one Enter`() throws {
    let terminal = try call()
    try play([("hello", "don't call me again")], terminal)
    try terminal.wait(for: "Enter takes it")
    try play([("hello", "")], terminal)
    try terminal.wait(for: "You're off the list")
    try play([("note", "")], terminal)
    try terminal.wait(for: ": stop (lost)")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func `Ctrl-C drops the line and keeps the call`() throws {
    let terminal = try call()
    try terminal.wait(for: "hello › ")
    try terminal.type("not this")
    try terminal.wait(for: "not this")
    try terminal.type("\u{03}")
    try terminal.wait(for: "The line is dropped")
    try terminal.wait(for: "hello › ")
    try terminal.type("1\r")
    try terminal.wait(for: "opener › ")
    #expect(try !desk.kinds(#require(try desk.ids().first)).contains("repliedInWords"))
  }

  @Test func `Ctrl-D asks for the outcome, Enter goes on, a number ends`() throws {
    let terminal = try call()
    try terminal.wait(for: "hello › ")
    try terminal.type("\u{04}")
    try terminal.wait(for: "How does the call end?")
    try terminal.wait(for: "outcome › ")
    try terminal.type("\r")
    try terminal.wait(for: "The call goes on.")
    try terminal.wait(for: "hello › ")
    try terminal.type("\u{04}")
    try terminal.wait(for: "Do not call again")
    try terminal.wait(for: "outcome › ")
    try terminal.type("8\r")
    try terminal.wait(for: "note › ")
    // The end of input at the note means that there is none.
    try terminal.type("\u{04}")
    try terminal.wait(for: ": stop (lost)")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func `a command leaves the question for the outcome`() throws {
    let terminal = try call()
    try terminal.wait(for: "hello › ")
    try terminal.type("\u{04}")
    try terminal.wait(for: "outcome › ")
    try terminal.type("/map\r")
    try terminal.wait {
      let screen = plain($0)
      return screen.contains("→ hello") && screen.hasSuffix("hello › ")
    }
  }

  @Test func `TAB completes replies, cards, commands and fields`() throws {
    let terminal = try call()
    try terminal.wait(for: "hello › ")
    for (typed, completed) in [
      ("Bus", "Busy right now"), ("!pri", "!price"), ("/trans", "/transcript "),
      ("/set urg", "/set urgency = "), ("/end not", "/end not_this_year"),
    ] {
      try terminal.type(typed + "\t")
      try terminal.wait { $0.contains(completed) }
      // Ctrl-U empties the line.
      try terminal.type("\u{15}")
    }
    try terminal.type("!n\t")
    try terminal.wait(for: "!no_time")
    try terminal.type("\u{15}1\r")
    try terminal.wait(for: "opener › ")
    try terminal.type("/set spend = 3000\r")
    try terminal.wait(for: "opener › ")
    try terminal.type("1\r")
    try terminal.wait(for: "bill › ")
    try terminal.type("\r")
    try terminal.wait(for: "worries › ")
    try terminal.type("old\t")
    try terminal.wait(for: "old ovens")
  }

  @Test(arguments: [30, 120])
  func `words are wrapped to the width that the window has now`(columns: Int) throws {
    let terminal = try call()
    try terminal.wait(for: "hello › ")
    terminal.resize(columns: columns)
    try terminal.type("1\r")
    let screen = try terminal.wait(for: "opener › ")
    let lines = screen.split(whereSeparator: \.isNewline).map { plain(String($0)) }
    let longest = try #require(lines.map(\.count).max())
    #expect(longest <= columns)
    #expect(longest > columns * 3 / 4)
  }

  @Test func `Cyrillic typed under the C locale is Cyrillic`() throws {
    let terminal = try desk.terminal(
      ["call", Desk.coffee] + Desk.still, ["LC_ALL": "C", "LANG": "ru_RU.KOI8-R"])
    try terminal.wait(for: "начало › ")
    try terminal.type("это к завхозж\u{7F}у\r")
    try terminal.wait(for: "Understood: Этим занимается другой человек.")
    try terminal.wait(for: "? с_кем › ")
    try terminal.type("Павел\r")
    try terminal.wait(for: "секретарь › ")
    let events = try desk.events(#require(try desk.ids().first))
    #expect(events.contains { $0["words"].string == "это к завхозу" })
    #expect(events.contains { $0["value"].string == "Павел" })
  }

  @Test func `closing the terminal logs nothing and keeps the call`() throws {
    let terminal = try call()
    try terminal.wait(for: "hello › ")
    try terminal.type("1\r")
    try terminal.wait(for: "opener › ")
    let id = try #require(try desk.ids().first)
    let before = try desk.kinds(id)
    try terminal.type("half a wo")
    terminal.hangUp()
    let status = try terminal.waitForEnd()
    #expect(status == .exited(3))
    #expect(try desk.kinds(id) == before)
    #expect(try desk.run(["call", "--resume"] + Desk.still).ending == "unfinished at opener")
  }

  @Test func `a call that is open in another window is not taken up`() throws {
    let terminal = try call()
    try terminal.wait(for: "hello › ")
    let id = try #require(try desk.ids().first)
    let other = try desk.run(["call", "--resume", id])
    #expect(other.status == .exited(1))
    #expect(other.errors.contains("the call is open in another window"))
    #expect(try desk.run(["call", "--resume"]).errors.contains("no call of yours is unfinished"))
  }
}

/// A line without the sequences that paint it.
func plain(_ line: String) -> String {
  var result = ""
  var isInSequence = false
  for scalar in line.unicodeScalars {
    if scalar == "\u{1B}" {
      isInSequence = true
    } else if isInSequence {
      if scalar.properties.isAlphabetic { isInSequence = false }
    } else if scalar.value >= 0x20 {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
