import TestSupport
import Testing

/// Calls without a terminal: an entry a line, and the last line tells the end.
@Suite struct PipedCallTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// The entries of a call that is won.
  static let won = [
    "go ahead", "the accountant sees it", "3000", "old ovens, idle hours", "8", "owner",
    "2027-01-31", "1", "names a day", "8.12. 14:00", "anna@roth.example", "yes", "1", "Nice woman",
  ]

  static let lead = ["--lead", "company=Bäckerei Roth,first_name=Anna,city=Freiburg"]

  @Test func `a call that is won says so in its last line`() throws {
    let call = try desk.call(Self.won, Self.lead)
    #expect(call.status == .exited(0))
    #expect(call.ending == "meeting (won)")
    #expect(call.errors == "")
    #expect(try desk.kinds(call.id).last == "wrappedUp")
  }

  @Test func `a whole call is as its golden file shows it, however often it is made`() throws {
    let first = try desk.call(Self.won, Self.lead)
    let second = try desk.call(Self.won, Self.lead)
    #expect(first.id != second.id)
    #expect(first.output.hiding(first.id) == second.output.hiding(second.id))
    try Golden.check(first.output.hiding(first.id), "Calls/won.screen")
  }

  @Test func `a call back is agreed and the call stays open`() throws {
    let call = try desk.call(["2", "tomorrow 10", "", ""])
    #expect(call.ending == "call_back (open)")
    let value = try desk.events(call.id).first { $0["field"].string == "call_back_at" }
    #expect(value?["value"].string == "2026-12-01 10:00")
    #expect(value?["typed"].string == "tomorrow 10")
  }

  @Test func `words that ask to be left alone want one Enter, and then the call is over`() throws {
    let call = try desk.call(["take me off your list", "", "", ""])
    #expect(call.ending == "stop (lost)")
    #expect(call.output.contains("ends the call. Enter takes it"))
    #expect(call.output.contains("You're off the list from this minute"))
    let kinds = try desk.kinds(call.id)
    #expect(kinds.count { $0 == "repliedInWords" } == 1)
    #expect(kinds.count { $0 == "replyChosen" } == 1)
  }

  @Test func `anything but Enter leaves the call going`() throws {
    let call = try desk.call(["take me off your list", "1"])
    #expect(call.ending == "unfinished at opener")
    let log = try desk.run(["log", "show", call.id, "--transcript"])
    #expect(!log.output.contains("off your list"))
  }

  @Test func `a call that ends in a card shows the end and no step any more`() throws {
    let call = try desk.call(["1", "!price", "/any 1", ""])
    #expect(call.ending == "stop (lost)")
    let lines = call.lines
    let last = try #require(lines.lastIndex { $0.contains("All the best to you.") })
    #expect(lines[last + 1] == "Do not call again (lost)")
  }

  @Test func `two objections are overcome, and a slip is taken back`() throws {
    let entries = [
      "1", "!price", "1", "1", "/back", "1", "too expensive, that", "2", "Volta", "!think", "1",
      "1200",
    ]
    let call = try desk.call(entries)
    #expect(call.ending == "unfinished at pain")
    let events = try desk.events(call.id)
    #expect(events.count { $0["kind"].string == "objectionRaised" } == 2)
    let undone = try #require(events.first { $0["kind"].string == "undone" })
    let act = try #require(undone["act"].int)
    #expect(events[act]["reply"].string == "Names something")
  }

  @Test func `input that ends first leaves the call unfinished, and it goes on there`() throws {
    let first = try desk.call(["1", "1", "3000"])
    #expect(first.status == .exited(0))
    #expect(first.ending == "unfinished at pain")
    let second = try desk.run(["call", "--resume", first.id] + Desk.still, entries: ["2"])
    #expect(second.id == first.id)
    #expect(second.output.contains("What bothers you most about that bill?"))
    #expect(!second.output.contains("What does a month"))
    let third = try desk.run(
      ["call", "--resume"] + Desk.still, entries: ["5", "owner", "", "/end refused"])
    #expect(third.id == first.id)
    #expect(third.ending == "unfinished at offer")
    let fourth = try desk.run(
      ["call", "--resume"] + Desk.still, entries: ["/end refused", "no budget", "", ""])
    #expect(fourth.ending == "refused (lost)")
    #expect(try desk.kinds(first.id).count { $0 == "reopened" } == 3)
  }

  @Test func `a new call tells of unfinished ones on standard error only`() throws {
    let old = try desk.call(["1"])
    let new = try desk.call(["1"])
    #expect(new.errors.contains("unfinished"))
    #expect(new.errors.contains("patter call --resume \(old.id)"))
    #expect(old.output.hiding(old.id) == new.output.hiding(new.id))
    #expect(try desk.call([]).errors.contains("2 calls of yours"))
  }

  @Test func `a call that is over or that nobody has is not taken up`() throws {
    let none = try desk.run(["call", "--resume"])
    #expect(none.status == .exited(1))
    #expect(none.errors.contains("no call of yours is unfinished"))
    let over = try desk.call(["/end stop", ""])
    #expect(over.ending == "stop (lost)")
    let again = try desk.run(["call", "--resume", over.id])
    #expect(again.status == .exited(1))
    #expect(again.errors.contains("is over"))
    let wrong = try desk.run(["call", "--resume", "0123"])
    #expect(wrong.status == .exited(2))
    #expect(wrong.errors.contains("has no call"))
  }

  @Test func `the transcript of a call names every act in the form of tests`() throws {
    let call = try desk.call(Self.won, Self.lead)
    let shown = try desk.run(["log", "show", call.id, "--format", "transcript"])
    try Golden.check(shown.output, "Calls/won.transcript")
    #expect(try desk.run(["log", "show", call.id, "--transcript"]).output == shown.output)
  }
}
