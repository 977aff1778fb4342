import TestSupport
import Testing

/// Asks: what is typed is read as the field's type, and what cannot be read is asked again.
@Suite struct AskTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let script = """
    ---
    title: Asking
    language: en
    goal: done
    currency: EUR
    ---

    # fields
    - day: date, for the record
    - hour: time, for the record
    - moment: date and time, for the record
    - price: money, for the record
    - line: phone, for the record
    - score_of_us: 0..10, for the record
    - mail: email, for the record
    - keen: yes or no, for the record
    - who: one of owner, manager, for the record
    - which: some of ovens, lamps, fridges, for the record
    - count: number, for the record
    - word: text, for the record

    # outcomes
    - done "Done": won, needs word

    # greeting
    ## ask
    [must] This call is recorded.
    Tell me.
    ? day
    ? hour
    ? moment
    ? price
    ? line
    ? score_of_us
    ? mail
    ? keen
    ? who
    ? which
    ? count
    ? word
    Thank you.
    - Bye => done
    """

  private func call(_ entries: [String]) throws -> ChildProcess {
    try desk.call(entries, script: desk.write(Self.script, to: "asking.patter"))
  }

  private func values(_ id: String) throws -> [String: String] {
    var values: [String: String] = [:]
    for event in try desk.events(id) {
      if let field = event["field"].string { values[field] = event["value"].string }
    }
    return values
  }

  @Test func `what people type is read as what they mean`() throws {
    let call = try call([
      "1.12.", "half past two", "fri 14:30", "3k", "+49 761 123456", "7", "a@b.example",
      "y", "2", "1, fridges", "12", "!", "\\!important", "1", "",
    ])
    let values = try values(call.id)
    #expect(values["day"] == "2026-12-01")
    #expect(values["moment"] == "2026-12-04 14:30")
    #expect(values["price"] == "3000 EUR")
    #expect(values["score_of_us"] == "7")
    #expect(values["keen"] == "yes")
    #expect(values["who"] == "manager")
    #expect(values["which"] == "ovens + fridges")
    #expect(values["word"] == "!important")
    #expect(call.ending == "done (won)", "\(call.output)")
    #expect(call.output.contains("Understood: Friday 4 December at 14:30."))
    #expect(call.output.contains("Understood: €3,000."))
  }

  @Test func `what cannot be read is told with an example and asked again`() throws {
    let call = try call([
      "someday", "1 December", "25:99", "10:00", "when it suits", "tomorrow 10", "much", "3000",
      "call me", "+49 761 123456", "eleven", "11", "10", "no at sign", "a@b.example", "perhaps",
      "no", "nobody", "3", "owner", "stones", "lamps", "a dozen or so", "12", "ok",
    ])
    #expect(call.ending == "unfinished at ask", "\(call.output)")
    let refused = call.lines.filter { $0.contains(" expected") || $0.contains("such as") }
    #expect(refused.count >= 10)
    for field in ["day", "hour", "moment", "price", "line", "score_of_us", "mail", "keen"] {
      #expect(call.output.contains("\n\(field): "), "\(field) is not told:\n\(call.output)")
      #expect(call.lines.count { $0.hasPrefix("ask ? \(field) › ") } >= 2)
    }
    let values = try values(call.id)
    #expect(values["score_of_us"] == "10")
    #expect(values["word"] == "ok")
  }

  @Test func `an empty line skips an ask, but not one that the outcome needs`() throws {
    let call = try call(Array(repeating: "", count: 12) + ["1", "", "/back", "1", "word", ""])
    #expect(call.output.contains("needed for this outcome"))
    #expect(call.ending == "done (won)", "\(call.output)")
    #expect(try desk.kinds(call.id).count { $0 == "skipped" } == 12)
  }

  @Test func `a date that is past or at night is told before the next question`() throws {
    let call = try call(["1 November 2026", "", "tomorrow 3:00"])
    #expect(call.output.contains("That is past; /back takes it back."))
    #expect(call.output.contains("That is at night."))
    let lines = call.lines
    let told = try #require(lines.firstIndex { $0.hasPrefix("Understood: Sunday 1 November") })
    #expect(lines[told - 1].hasPrefix("ask ? day › "))
  }

  @Test func `values are read in the language of the script`() throws {
    let call = try desk.call(
      ["2", "послезавтра в 15", "", ""], script: Desk.coffee)
    #expect(call.ending == "перезвон (open)", "\(call.output)")
    #expect(try values(call.id)["call_back_at"] == "2026-12-02 15:00")
  }

  @Test func `a lead elsewhere is asked in its own time, and the screen says so`() throws {
    let call = try desk.call(["2", "tomorrow 10", ""], ["--lead", "time_zone=America/New_York"])
    #expect(call.output.contains("03:00 there (America/New_York)"))
    #expect(
      call.output.contains("Understood: tomorrow at 10:00 (America/New_York).")
        || call.output.contains("at 10:00 (America/New_York)."), "\(call.output)")
  }
}
