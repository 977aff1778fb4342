import TestSupport
import Testing

/// The `/` commands of a call.
@Suite struct CallCommandTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// What the screen shows after the last of some entries.
  private func shown(_ entries: [String], _ options: [String] = []) throws -> String {
    let all = try desk.call(entries, options).output
    let before = try desk.call(Array(entries.dropLast()), options).output
    // Both end in the same prompt and two lines that tell the end.
    let kept = before.split(separator: "\n").dropLast().count
    return all.split(separator: "\n").dropFirst(kept - 1).dropLast().joined(separator: "\n")
  }

  @Test func `/set puts and empties a value, and tells what is wrong`() throws {
    let call = try desk.call([
      "/set spend = 3000", "/set spned = 1", "/set spend = lots", "/set spend", "/fields",
      "/set spend =", "/fields", "1", "1",
    ])
    #expect(call.output.contains("No field is called `spned`. `spend` is similar."))
    #expect(call.output.contains("spend: an amount of money is expected"))
    #expect(call.output.contains("Write /set FIELD = VALUE."))
    #expect(call.output.contains("spend           3000 EUR"))
    #expect(call.ending == "unfinished at bill")
    #expect(try desk.kinds(call.id).count { $0 == "fieldSet" } == 2)
  }

  @Test func `/lead shows whom you talk to`() throws {
    #expect(try shown(["/lead"], ["--lead", "name=Anna,phone=+49 1"]).contains("phone  +49 1"))
    #expect(try shown(["/lead"]).contains("Nothing is known of whom you talk to."))
  }

  @Test func `/map shows the stages, where you were and where you are`() throws {
    let map = try shown(["1", "1", "/map"])
    #expect(map.contains("Discovery"))
    #expect(map.contains("  · opener"))
    #expect(map.contains("  → bill"))
  }

  @Test func `/find looks in titles, words and replies`() throws {
    #expect(try shown(["/find statement"]).contains("No step of this script"))
    #expect(try shown(["/find bakehouse"]).contains("how_it_works"))
    #expect(try shown(["/find"]).contains("Write what to find"))
  }

  @Test func `on hold, Enter takes the prospect off hold and nothing else`() throws {
    let call = try desk.call(["1", "1", "/hold", "", "3200", "/hold", "price swings"])
    #expect(call.output.contains("On hold. Enter goes on."))
    let kinds = try desk.kinds(call.id)
    #expect(!kinds.contains("skipped"))
    #expect(
      kinds.filter { ["held", "resumed", "answered"].contains($0) } == [
        "held", "resumed", "answered", "held", "resumed", "answered",
      ])
  }

  @Test func `/hold and /resume are logged and told`() throws {
    let call = try desk.call(["/resume", "/hold", "/hold", "/resume", "1"])
    #expect(call.output.contains("hello (hold) › "))
    #expect(call.ending == "unfinished at opener")
    let kinds = try desk.kinds(call.id)
    #expect(kinds.count { $0 == "held" } == 1)
    #expect(kinds.count { $0 == "resumed" } == 1)
  }

  @Test func `/later agrees on a call back and ends the call`() throws {
    let call = try desk.call(["1", "/later", "/later someday", "/later fri 14:30", ""])
    #expect(call.output.contains("Write when, such as /later tomorrow 14:30."))
    #expect(call.ending == "call_back (open)", "\(call.output)")
    #expect(
      try desk.events(call.id).contains {
        $0["field"].string == "call_back_at" && $0["value"].string == "2026-12-04 14:30"
      })
  }

  @Test func `/referral keeps a name and a number`() throws {
    let call = try desk.call([
      "/referral Jo Smith +44 20 7946 0000", "/referral nobody", "/referral +44 20 7946 0000",
    ])
    #expect(call.output.contains("Kept: Jo Smith, +442079460000."), "\(call.output)")
    #expect(call.output.contains("Write /referral NAME PHONE"))
    #expect(call.output.contains("Write the name before the number."))
    #expect(try desk.kinds(call.id).count { $0 == "referred" } == 1)
  }

  @Test func `/unsaid takes back that a must line was said`() throws {
    let call = try desk.call(["/unsaid", "1", "/unsaid"])
    #expect(call.output.contains("Counts as unsaid: Just so you know, this call is recorded."))
    let kinds = try desk.kinds(call.id)
    #expect(kinds.count { $0 == "lineSpoken" } == 1)
    #expect(kinds.count { $0 == "lineUnsaid" } == 1)
  }

  @Test func `/any gives a reply that fits anytime, in an ask too`() throws {
    let call = try desk.call(["1", "1", "/any", "/any 9", "/any 3", "3000"])
    #expect(call.output.contains("  3  Asks who is calling"))
    #expect(call.output.contains("Kim, from Brightwatt. You'd see our engineers"))
    #expect(call.ending == "unfinished at pain", "\(call.output)")
  }

  @Test func `/end lists the outcomes or takes one, and asks for what it needs`() throws {
    let listed = try desk.call(["/end", ""])
    #expect(listed.output.contains("1  Audit booked  meeting, won"))
    #expect(listed.output.contains("The call goes on."))
    let near = try desk.call(["/end metting"])
    #expect(near.output.contains("No outcome is called `metting`. `meeting` is similar."))
    let needed = try desk.call(["/end meeting", "", "/back", "1"])
    #expect(needed.output.contains("needed for this outcome"))
    #expect(needed.ending == "unfinished at opener", "\(needed.output)")
    let display = try desk.call(["/end not interested", "too far away", ""])
    #expect(display.ending == "refused (lost)", "\(display.output)")
  }

  @Test func `/transcript shows the call so far in the form of tests`() throws {
    let transcript = try shown(["1", "1", "!price", "/transcript"])
    #expect(transcript.contains("script: energy-audit.patter"))
    #expect(transcript.contains("now: 2026-11-30 09:00 Europe/Berlin"))
    #expect(transcript.contains("hello  < #yes"))
    #expect(transcript.contains("bill   ! price"))
  }

  @Test func `/help tells of every command, and a wrong one is told`() throws {
    let help = try shown(["/help"])
    for command in [
      "/back", "/again", "/any N", "/note TEXT", "/set", "/fields", "/lead", "/map", "/hold",
      "/resume", "/end", "/later WHEN", "/unsaid", "/referral NAME PHONE", "/find TEXT",
      "/transcript", "/help",
    ] {
      #expect(help.contains(command))
    }
    let wrong = try desk.call(["/hlep", "/h", "/", "/ma"])
    #expect(wrong.output.contains("There is no /hlep. /help is similar."))
    #expect(wrong.output.contains("/h begins several: /hold, /help."))
    #expect(wrong.output.contains("→ hello"))
  }

  @Test func `/again says the step once more, and /back shows what is said again`() throws {
    let again = try shown(["1", "/again"])
    #expect(again.contains("How do you keep an eye on yours?"))
    let back = try shown(["1", "1", "/back"])
    #expect(back.contains("How do you keep an eye on yours?"))
    #expect(try desk.call(["/back"]).output.contains("There is nothing to take back."))
  }
}
