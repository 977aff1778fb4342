import TestSupport
import Testing

/// An operator's day at the terminal: a list comes in, leads are rung with every end that a dial can have,
/// and what follows from each is there: retries, a promised call on the lead's own clock, tasks, who is
/// not called again by anybody, and what goes out to a CRM.
@Suite struct ShiftTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Four in the afternoon in Berlin: ten in New York, seven in Los Angeles.
  private static let now = ["--now", "2026-11-30T16:00+01:00"]

  private static let list = """
    Vorname;Nachname;Firma;Telefonnummer;E-Mail;Ort;Land
    Anna;Roth;Roth's Bread;(212) 555-0100;anna@roth.example;New York;USA
    Ben;Kahn;Kahn & Sons;212-555-0101;ben@kahn.example;New York;USA
    Cara;Lin;"Lin ""the Oven"", Ltd";212.555.0102;cara@lin.example;New York;USA
    Dora;Mai;Mai Bakers;+1 212 555 0103;;New York;USA
    Emil;Nord;Nord Bakers;2125550104;;New York;USA
    Fay;Oz;Oz Bakers;2125550105;;New York;USA
    Gus;Poe;Poe Bakers;2125550106;;New York;USA
    Hal;Quist;Quist Bakers;2125550107;hal@quist.example;New York;USA
    Ida;Rey;=HYPERLINK(1);2125550108;ida@rey.example;New York;USA
    Joe;Sand;Sand Bakers;030 1234567;joe@sand.example;Berlin;Deutschland
    Kit;Teal;Teal Bakers;213 555 0110;;Los Angeles;USA
    Anna;Roth;Roth's Bread;+12125550100;;;USA
    Zoe;Short;Short Bakers;12;;;USA

    """

  /// Types an entry at a prompt and waits for the next one.
  @discardableResult
  private func type(
    _ entry: String, _ terminal: PseudoTerminal, until end: String = "› "
  ) throws -> String {
    try terminal.type(entry)
    return try terminal.wait { $0.hasSuffix(end) }
  }

  /// Rings the lead that the screen shows and tells how that ended; gives what is shown then.
  @discardableResult
  private func ring(_ key: String, _ terminal: PseudoTerminal) throws -> String {
    try type("\r", terminal, until: "rings › ")
    return try type(key, terminal)
  }

  private func run(_ words: String...) throws -> ChildProcess { try desk.run(words + Self.now) }

  private func listed(_ words: String...) throws -> [JSON] {
    try JSON(desk.run(words + ["--format", "json"] + Self.now).output).elements
  }

  private func takeIn() throws {
    let list = try desk.write(bytes: Self.windows1252(Self.list), to: "bakers.csv")
    for name in ["Ovens", "Coffee"] {
      let made = try run("campaign", "new", name, "--script", Desk.audit, "--subject", "company")
      #expect(made.status == .exited(0), "\(made.errors)")
    }
    let refused = try run("leads", "import", list, "--campaign", "Ovens")
    #expect(refused.status == .exited(1))
    #expect(refused.errors.contains("line 14: the phone: it is too short for US"))
    #expect(try listed("leads", "list").isEmpty)
    let taken = try run("leads", "import", list, "--campaign", "Ovens", "--partial")
    #expect(taken.output.contains("11 new leads, 1 known already. 11 wait in Ovens."))
    // Hal is in another campaign too.
    #expect(
      try run("leads", "import", list, "--campaign", "Coffee", "--partial").status == .exited(1))
  }

  private static func windows1252(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8($0.value) }
  }

  @Test func `a shift from the list to the report`() throws {
    try takeIn()
    let terminal = try desk.terminal(
      ["dial", "Ovens", "--seed", "1"] + Self.now, term: "dumb", columns: 120)
    let card = try terminal.wait { $0.hasSuffix("dial › ") }
    #expect(card.contains("Anna Roth  lead 1"))
    #expect(card.contains("US-NY · 10:00 there (America/New_York)"))

    // Anna is promised a call, on her own clock.
    #expect(try ring("a", terminal).contains("[Greeting]"))
    try type("2\r", terminal)
    let promise = try type("tomorrow at 10\r", terminal, until: "note › ")
    #expect(promise.contains("Tuesday 1 December at 10:00"))
    try type("\r", terminal, until: "dial › ")

    // Every other end of a dial.
    for (key, words) in [
      ("n", "No answer"), ("b", "Busy"), ("v", "Voicemail"), ("w", "Wrong number"),
      ("g", "Gatekeeper"), ("f", "Failed"),
    ] {
      #expect(try ring(key, terminal).contains(words))
      let next = try type("\r", terminal, until: "dial › ")
      #expect(next.contains("0 goals"))
    }

    // Hal wants no calls any more.
    #expect(try ring("a", terminal).contains("hello › "))
    let optOut = try type("take me off your list\r", terminal)
    #expect(optOut.contains("Asks to be taken off the list"))
    try type("\r", terminal, until: "note › ")
    let won = try type("\r", terminal, until: "dial › ")
    #expect(won.contains("Ida Rey"))

    // Ida books a visit.
    try ring("a", terminal)
    try type("/end meeting\r", terminal)
    // The must line is said first.
    try type("\r", terminal)
    try type("Friday at 9\r", terminal)
    try type("owner\r", terminal, until: "note › ")
    let berlin = try type("asked for Joe\r", terminal, until: "dial › ")
    #expect(berlin.contains("Joe Sand"))
    #expect(berlin.contains("1 goal"))
    #expect(berlin.contains("DE · 16:00 there (Europe/Berlin)"))

    // Joe says no, and names somebody.
    try ring("a", terminal)
    try type("/referral Jo Smith 030 7654321\r", terminal)
    try type("/end refused\r", terminal)
    try type("no time\r", terminal, until: "note › ")
    try terminal.type("\r")
    // Jo is in the campaign now; he is put aside for today, and then nobody is left but Kit, who sleeps.
    let referred = try terminal.wait { $0.hasSuffix("dial › ") }
    #expect(referred.contains("Jo Smith"))
    try type("/note a friend of Joe\r", terminal, until: "dial › ")
    try terminal.type("/skip later\r")
    let end = try terminal.wait { $0.contains("Nobody can be rung now") && $0.contains("goal\r\n") }
    #expect(end.contains("us-federal (United States) permits calls from 08:00"))
    #expect(end.contains("10 dials · 4 connects"))
    #expect(try terminal.waitForEnd() == .exited(0))

    try holdFollowing()
    try holdExport()

    // The next day at four in Berlin Anna is the first, as she was promised.
    let next = try desk.run(["dial", "Ovens", "--now", "2026-12-01T16:00+01:00"], entries: [])
    #expect(next.output.contains("Anna Roth  lead 1"))
    #expect(next.output.contains("promised for 2026-12-01 16:00"))
  }

  /// What follows from the calls.
  private func holdFollowing() throws {
    let lives = Dictionary(
      uniqueKeysWithValues: try listed("leads", "list").map {
        ($0["name"].string ?? "", $0["life"].string ?? "")
      })
    #expect(lives["Anna Roth"] == "contacted")
    #expect(lives["Hal Quist"] == "lost")
    #expect(lives["Joe Sand"] == "lost")
    #expect(lives["Kit Teal"] == "new")
    #expect(["won", "qualified"].contains(lives["Ida Rey"]))

    // Hal is nobody's any more, in the other campaign neither.
    let check = try run("suppress", "check", "+12125550107", "hal@quist.example")
    #expect(check.status == .exited(1))
    #expect(check.output.contains("said so in a call"))
    let hal = try run("leads", "show", "8")
    #expect(hal.output.contains("Ovens, suppressed"))
    #expect(hal.output.contains("Coffee, suppressed"))
    let again = try desk.run(["call", Desk.audit, "--lead", "8"] + Self.now)
    #expect(again.status == .exited(1))
    #expect(again.errors.contains("must not be contacted"))
    let coffee = try listed("campaign", "list").first { $0["campaign"].string == "Coffee" }
    #expect(coffee?["suppressed"].int == 1)
    #expect(coffee?["ready"].int == 10)

    // Ten in New York is four in Berlin: the promised call, and the tasks of the next days.
    let week = try listed("tasks", "week")
    let promised = try #require(week.first { $0["what"].string == "call as promised" })
    #expect(promised["due"].string == "2026-12-01 16:00")
    #expect(promised["name"].string == "Anna Roth")
    let ida = week.filter { $0["name"].string == "Ida Rey" }
    #expect(ida.contains { $0["what"].string == "mail confirmation" })
    #expect(ida.contains { $0["what"].string == "hand over to Operations" })
    #expect(ida.contains { $0["what"].string?.hasPrefix("Send the engineer") == true })
    #expect(try listed("tasks", "overdue").isEmpty)

    // The mail can be read, sent by nobody but the operator, and done once.
    let mail = try #require(ida.first { $0["what"].string == "mail confirmation" }?["task"].int)
    let shown = try run("tasks", "show", String(mail))
    #expect(shown.output.contains("ida@rey.example"))
    let done = try run("tasks", "done", String(mail))
    #expect(done.status == .exited(0))
    #expect(try run("tasks", "done", String(mail)).status == .exited(1))

    // Ben writes back: what the cadence had for him is given up, and he is answered within half an hour.
    let benFirst = week.filter { $0["name"].string == "Ben Kahn" }
    #expect(benFirst.contains { $0["what"].string == "mail first_touch" })
    #expect(try run("leads", "reply", "2", "rings", "on", "Monday").output.contains("until 16:30"))
    let ben = try listed("tasks", "week").filter { $0["name"].string == "Ben Kahn" }
    #expect(ben.map { $0["what"].string } == ["Answer what came by mail"])
    let late = try desk.run(["tasks", "overdue", "--now", "2026-11-30T17:10+01:00"])
    #expect(late.output.contains("40 min"))
    let history = try run("leads", "show", "2").output
    #expect(history.contains("answered by mail"))
    #expect(history.contains("contacted, warm"))

    // Everything can be found.
    #expect(try run("find", "quist").output.contains("Hal Quist"))
    #expect(try run("find", "550104").output.contains("Emil Nord"))
    #expect(try run("find", "asked", "joe").output.contains("Ida Rey"))
    #expect(try run("find", "7654321").output.contains("Jo Smith"))
  }

  private func holdExport() throws {
    let calls = try run("log", "export", "--format", "hubspot").lines
    #expect(calls.count { $0.hasPrefix("Energy audit") } == 10)
    #expect(calls.first?.hasPrefix("Call Title,Activity date,Call direction") == true)
    #expect(calls.contains { $0.contains("Left voicemail") })
    let leads = try run("leads", "export", "--format", "salesforce").output
    #expect(leads.contains("Ida,Rey,'=HYPERLINK(1),"))
    #expect(leads.contains("Working - Contacted"))
    let tasks = try run("tasks", "export", "--all", "--format", "pipedrive").output
    #expect(tasks.contains("mail confirmation,Email,2026-11-30,17:00,Done"))
    // What is written out is taken in again elsewhere as it was.
    let own = try run("leads", "export").output
    let path = try desk.write(own, to: "own.csv")
    let other = ["--store", desk.folder.path + "/other.db"] + Self.now
    let taken = try desk.run(["leads", "import", path] + other)
    #expect(taken.output.contains("12 new leads"), "\(taken.output)\(taken.errors)")
    let shown = try JSON(desk.run(["leads", "list", "--format", "json"] + other).output)
    #expect(shown.elements.contains { $0["company"].string == "=HYPERLINK(1)" })
  }
}
