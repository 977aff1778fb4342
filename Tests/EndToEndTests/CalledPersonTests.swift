import Glibc
import TestSupport
import Testing

/// What protects whoever is called: a no that holds at once and everywhere, one caller at a time, and the
/// clock of the place where the person is.
@Suite struct CalledPersonTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Eleven in the morning in Berlin and London's ten; two in the morning in Los Angeles, five in New York.
  private static let now = ["--now", "2026-11-30T11:00+01:00"]
  /// Six in the evening in Berlin: noon in New York, nine in Los Angeles.
  private static let evening = ["--now", "2026-11-30T18:00+01:00"]

  private static let script = """
    ---
    title: Ovens
    language: en
    goal: yes
    ---
    # outcomes
    - yes "Yes": won
    - no "No": lost
    - stop "No calls": lost, never call again
    # greeting
    ## hello
    Hello.
    - Yes | fine => yes
    - No | not now => no
    - Stop | never => stop

    """

  private func run(_ words: String...) throws -> ChildProcess { try desk.run(words + Self.now) }

  private func campaigns(_ names: String...) throws {
    let path = try desk.write(Self.script, to: "ovens.patter")
    for name in names {
      let made = try run("campaign", "new", name, "--script", path, "--subject", "company")
      #expect(made.status == .exited(0), "\(made.errors)")
    }
  }

  private func add(_ columns: String, _ campaigns: String...) throws {
    for campaign in campaigns {
      let added = try run("leads", "add", columns, "--campaign", campaign)
      #expect(added.status == .exited(0), "\(added.errors)")
    }
  }

  private func dial(
    _ campaign: String, as agent: String = "Kim", _ now: [String] = Self.now
  ) throws -> PseudoTerminal {
    let terminal = try desk.terminal(
      ["dial", campaign] + now, term: "dumb", columns: 160, ["PATTER_AGENT": agent])
    try terminal.wait {
      $0.hasSuffix("dial › ") || $0.contains("cannot be rung") || $0.contains("0 dials")
    }
    return terminal
  }

  @discardableResult
  private func type(
    _ entry: String, _ terminal: PseudoTerminal, until end: String = "› "
  ) throws -> String {
    try terminal.type(entry)
    return try terminal.wait { $0.hasSuffix(end) }
  }

  private static let anna = "name=Anna,company=Roth,phone=+49 30 1234567,country=DE"

  // MARK: A no

  @Test func `a no holds from the moment that it is logged`() throws {
    try campaigns("Ovens", "Coffee")
    try add(Self.anna, "Ovens", "Coffee")
    let terminal = try dial("Ovens")
    try type("\r", terminal, until: "rings › ")
    try type("a", terminal, until: "hello › ")
    try type("3\r", terminal, until: "note › ")
    terminal.send(signal: SIGKILL)
    #expect(try terminal.waitForEnd() == .killed(signal: SIGKILL))

    let checked = try run("suppress", "check", "+49301234567")
    #expect(checked.status == .exited(1) && checked.output.contains("said so in a call"))
    #expect(try run("call", "ovens.patter", "--lead", "1").errors.contains("must not be contacted"))
    #expect(try run("dial", "Coffee").output.contains("Nobody can be rung now"))
    // The call itself waits for its note.
    let rest = try desk.run(["dial", "Ovens"] + Self.now, entries: ["\r"])
    #expect(rest.output.contains("it goes on"), "\(rest.output)")
    #expect(try run("leads", "show", "1").output.contains("opted out"))
  }

  @Test func `a no that was a slip is taken back with it`() throws {
    try campaigns("Ovens")
    try add(Self.anna, "Ovens")
    let terminal = try dial("Ovens")
    try type("\r", terminal, until: "rings › ")
    try type("a", terminal, until: "hello › ")
    try type("3\r", terminal, until: "note › ")
    #expect(try run("suppress", "check", "+49301234567").status == .exited(1))
    try type("/back\r", terminal, until: "hello › ")
    #expect(try run("suppress", "check", "+49301234567").status == .exited(0))
    try type("1\r", terminal, until: "note › ")
    try terminal.type("\r")
    try terminal.wait { $0.contains("1 goal") }
    #expect(try run("suppress", "check", "+49301234567").status == .exited(0))
  }

  @Test func `a slip takes back no more than it did`() throws {
    try campaigns("Ovens")
    #expect(try run("suppress", "add", "anna@roth.example").status == .exited(0))
    try add(Self.anna, "Ovens")
    let terminal = try dial("Ovens")
    try type("\r", terminal, until: "rings › ")
    #expect(try run("leads", "edit", "1", "email=anna@roth.example").status == .exited(0))
    try type("a", terminal, until: "hello › ")
    try type("3\r", terminal, until: "note › ")
    try type("/back\r", terminal, until: "hello › ")
    #expect(try run("suppress", "check", "anna@roth.example").status == .exited(1))
    #expect(try run("suppress", "check", "+49301234567").status == .exited(0))
  }

  @Test func `another number does not undo a no`() throws {
    try campaigns("Ovens")
    try add(Self.anna, "Ovens")
    let terminal = try dial("Ovens")
    try type("\r", terminal, until: "rings › ")
    try type("a", terminal, until: "hello › ")
    try type("3\r", terminal, until: "note › ")
    try terminal.type("\r")
    try terminal.wait { $0.contains("1 dial") }
    let edited = try run("leads", "edit", "1", "phone=+49 30 7654321")
    #expect(edited.output.contains("suppressed too"))
    #expect(try run("suppress", "check", "+49 (0)30 765 43 21").status == .exited(1))
    #expect(try run("call", "ovens.patter", "--lead", "1").status == .exited(1))
  }

  // MARK: One caller at a time

  @Test func `whom one campaign has is not offered in another`() throws {
    try campaigns("Ovens", "Coffee")
    try add(Self.anna, "Ovens", "Coffee")
    let kim = try dial("Ovens")
    // Before him, while it rings, in the call, and right after it.
    for (entry, end) in [
      ("", "dial › "), ("\r", "rings › "), ("a", "hello › "), ("2\r", "note › "),
    ] {
      if !entry.isEmpty { try type(entry, kim, until: end) }
      let other = try desk.run(
        ["dial", "Coffee", "--agent", "Lee"] + Self.now, entries: ["/jump 1", "/quit"])
      #expect(!other.output.contains("Anna"), "\(end): \(other.output)")
    }
    try kim.type("\r")
    try kim.wait { $0.contains("1 dial") }
    #expect(!(try run("dial", "Coffee", "--agent", "Lee").output.contains("lead 1")))
    // Later that day she may be rung.
    let later = try desk.run(
      ["dial", "Coffee", "--agent", "Lee", "--now", "2026-11-30T15:30+01:00"], entries: ["/quit"])
    #expect(later.output.contains("Anna  lead 1"))
  }

  @Test func `why a lead cannot be had is said`() throws {
    try campaigns("Ovens", "Coffee")
    try add(Self.anna, "Ovens", "Coffee")
    try add("name=Ben,company=Kahn,phone=+49 30 2222222,country=DE", "Ovens")
    try add("name=Cara,company=Lin,phone=+49 30 3333333,country=DE", "Coffee")
    try add("name=Dora,company=Mai,phone=+49 30 4444444,country=DE", "Ovens")
    #expect(try run("suppress", "add", "+49 30 4444444").status == .exited(0))
    #expect(try run("leads", "life", "2", "accepted").status == .exited(0))
    #expect(try run("leads", "life", "2", "returned", "--reason", "no ovens").status == .exited(0))
    let lee = try dial("Coffee", as: "Lee")
    try add("name=Emil,company=Nord,phone=+49 30 5555555,country=DE", "Ovens")
    let tried = try desk.run(
      ["dial", "Ovens"] + Self.now,
      entries: ["/jump 9", "/jump 1", "/jump 2", "/jump 3", "/jump 4", "/quit"])
    for words in [
      "There is no lead 9.", "Lee has lead 1 in Coffee, until 11:10 at most.",
      "Lead 2, Ben, is done here: returned.", "Lead 3, Cara, is not in this campaign",
      "Lead 4, Dora, must not be contacted: suppressed.",
    ] { #expect(tried.output.contains(words), "\(words): \(tried.output)") }
    try lee.type("/quit\r")
    #expect(try lee.waitForEnd() == .exited(0))
  }

  @Test func `a dial is not dropped in silence`() throws {
    try campaigns("Ovens")
    try add(Self.anna, "Ovens")
    try add("name=Ben,company=Kahn,phone=+49 30 2222222,country=DE", "Ovens")
    let terminal = try dial("Ovens")
    try type("\r", terminal, until: "rings › ")
    #expect(try type("\u{4}", terminal, until: "rings › ").contains("How did the dial end?"))
    try terminal.type("\u{4}")
    let end = try terminal.wait { $0.contains("goes on with it") }
    #expect(end.contains("The call stays open. `patter dial Ovens` goes on with it."))
    #expect(!end.contains("Ben"))
    #expect(try terminal.waitForEnd() == .exited(0))
    let back = try desk.run(["dial", "Ovens"] + Self.now, entries: ["n", "", "/quit"])
    #expect(back.output.contains("The call with Anna of") && back.output.contains("it goes on"))
    #expect(back.output.contains("No answer"))
  }

  // MARK: The clock there

  @Test func `what a number told of the place is told anew by another`() throws {
    try campaigns("Ovens")
    try add("name=Zoe,company=Short,phone=+1 212 555 0100", "Ovens")
    func shown() throws -> String {
      // Above its history.
      let lines = try run("leads", "show", "1").output.split(separator: "\n")
      return lines.prefix { !$0.hasPrefix("when") }.joined(separator: "\n")
    }
    #expect(try shown().contains("America/New_York"))
    #expect(try run("leads", "edit", "1", "phone=+1 213 555 0100").status == .exited(0))
    #expect(try shown().contains("US-CA") && shown().contains("America/Los_Angeles"))
    #expect(try run("leads", "edit", "1", "region=New York").status == .exited(0))
    #expect(try shown().contains("US-NY") && shown().contains("America/New_York"))
    #expect(try run("leads", "edit", "1", "phone=+49 30 1234567", "region=").status == .exited(0))
    #expect(try shown().contains("DE") && !shown().contains("America/"))
    // What somebody said of the clock stays.
    #expect(try run("leads", "edit", "1", "time_zone=Europe/Vienna").status == .exited(0))
    #expect(try run("leads", "edit", "1", "phone=+43 1 5555555", "country=AT").status == .exited(0))
    #expect(try shown().contains("Europe/Vienna"))
  }

  @Test func `a place that the operator types brings its clock, and the queue knows`() throws {
    try campaigns("Ovens")
    try add("name=Zoe,company=Short,phone=+1 212 555 0100", "Ovens")
    let terminal = try dial("Ovens", Self.evening)
    let card = try type("/place US-CA\r", terminal, until: "dial › ")
    #expect(card.contains("US-CA · 09:00 there (America/Los_Angeles)"))
    try terminal.type("/quit\r")
    _ = try terminal.waitForEnd()
    // Nine in New York is six in Los Angeles: nobody is rung.
    let early = try desk.run(
      ["dial", "Ovens", "--now", "2026-11-30T15:00+01:00"], entries: ["/quit"])
    #expect(early.output.contains("cannot be rung at this hour"), "\(early.output)")
  }

  @Test func `a clock that does not fit the place is not believed`() throws {
    try campaigns("Ovens")
    try add("name=Zoe,company=Short,phone=+1 213 555 0100,time_zone=Europe/London", "Ovens")
    try add("name=Ute,company=Lang,phone=+49 30 1234567,time_zone=America/Denver", "Ovens")
    // In Amsterdam the clock shows what it shows in Berlin.
    try add("name=Max,company=Gracht,phone=+31 20 1234567,time_zone=Europe/Berlin", "Ovens")
    let tried = try desk.run(
      ["dial", "Ovens"] + Self.now, entries: ["", "/skip so", "", "/skip so", ""])
    #expect(
      tried.output.contains("The time zone Europe/London does not fit US-CA"), "\(tried.output)")
    #expect(tried.output.contains("The time zone America/Denver does not fit DE"))
    #expect(tried.output.contains("as in /place DE Europe/Berlin"))
    #expect(tried.output.contains("Max") && !tried.output.contains("Europe/Berlin does not fit"))
    #expect(!tried.output.contains("Dial +"))
  }

  @Test func `calls by hand keep to the rules of the shift`() throws {
    try campaigns("Ovens")
    try add("name=Zoe,company=Short,phone=+1 213 555 0100", "Ovens")
    let refused = try run("call", "ovens.patter", "--lead", "1")
    #expect(refused.status == .exited(1) && refused.errors.contains("permits calls from 08:00"))
    #expect(refused.errors.contains("--override REASON"))
    let typed = try desk.run(
      ["call", "ovens.patter", "--lead", "1", "--override", "she asked to be rung now"] + Self.now,
      entries: ["1", ""])
    #expect(typed.status == .exited(0), "\(typed.errors)")
    #expect(try run("leads", "show", "1").output.contains("she asked to be rung now"))
    // Of a number that is only typed, it is said and not forbidden.
    let unknown = try desk.run(
      [
        "call", "ovens.patter", "--lead",
        "name=Al,phone=+12135550199,country=US,region=CA,time_zone=America/Los_Angeles",
      ]
        + Self.now, entries: ["1", ""])
    #expect(unknown.status == .exited(0) && unknown.errors.contains("permits calls from 08:00"))
    let nowhere = try desk.run(
      ["call", "ovens.patter", "--lead", "name=Oleg,phone=+74951234567,country=RU"] + Self.now,
      entries: ["1", ""])
    #expect(
      nowhere.output.contains("What time it is there is not known; 11:00 here (Europe/Berlin)."))
  }

  // MARK: What is typed wrongly

  @Test(arguments: [
    ("life=won", "leads life"), ("lead=7", "keeps its number"), ("for=Lee", "leads assign"),
    ("warmth=hot", "no column"), ("email=nobody", "no mail address"),
    ("country=Atlantis", "is not known"), ("time_zone=Mars/Base", "is not known"),
    ("phone=12", "too short"), ("notes", "NAME=VALUE"),
  ])
  func `what is no value is refused`(typed: String, words: String) throws {
    try campaigns("Ovens")
    try add(Self.anna, "Ovens")
    let refused = try run("leads", "edit", "1", typed)
    #expect(refused.status == .exited(2) && refused.errors.contains(words), "\(refused.errors)")
    #expect(!refused.errors.contains("--lead name"))
  }

  @Test func `a value may have commas, and an operator a name`() throws {
    try campaigns("Ovens")
    try add(Self.anna, "Ovens")
    #expect(try run("leads", "edit", "1", "notes=Tuesday, 3pm").status == .exited(0))
    #expect(try run("leads", "show", "1").output.contains("Tuesday, 3pm"))
    #expect(try run("leads", "assign", "1", "").status == .exited(2))
  }

  @Test func `columns of a list that are called like ours are exported beside ours`() throws {
    let list = try desk.write("name,phone,source,life\nAnna,+49301234567,fair,long\n", to: "a.csv")
    #expect(try run("leads", "import", list).status == .exited(0))
    let exported = try run("leads", "export").output
    let header = exported.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    #expect(header.hasSuffix("column_life,column_source,life,warmth,reason,source,for"))
    #expect(exported.contains(",long,fair,new,cold,"))
  }

  @Test func `a register is not lost to a wrong file`() throws {
    let whole = try desk.write("+49301\n+493012345\n+493012346\n+493012347\n", to: "all.csv")
    let empty = try desk.write("phone\n", to: "empty.csv")
    let cut = try desk.write("+493012345\n", to: "cut.csv")
    func take(_ path: String, _ day: String, _ more: String...) throws -> ChildProcess {
      try desk.run(
        ["suppress", "import", path, "--register", "de-no", "--day", day, "--partial"] + more
          + Self.now)
    }
    #expect(try take(whole, "2026-11-20").output.contains("3 contacts"))
    #expect(try take(empty, "2026-11-21").errors.contains("holds no contact"))
    #expect(try take(cut, "2026-11-21").errors.contains("holds 1 contacts"))
    #expect(try take(whole, "2026-11-19").errors.contains("is of 2026-11-19"))
    #expect(try run("suppress", "check", "+493012347").status == .exited(1))
    #expect(try take(cut, "2026-11-21", "--replace").status == .exited(0))
    #expect(try run("suppress", "check", "+493012347").status == .exited(0))
  }

  @Test(arguments: [
    ("nosuchprogram {phone}", "no program `nosuchprogram`"), ("cat 'x {phone}", "never closed"),
    ("cat", "where the number goes"),
  ])
  func `a dialling program that cannot work is refused at once`(line: String, words: String) throws
  {
    try campaigns("Ovens")
    let refused = try run("dial", "Ovens", "--dial-with", line)
    #expect(refused.status == .exited(2) && refused.errors.contains(words), "\(refused.errors)")
  }

  @Test func `a dialling program that fails is told`() throws {
    try campaigns("Ovens")
    try add(Self.anna, "Ovens")
    let dialled = try desk.run(
      ["dial", "Ovens", "--dial-with", "ls /nowhere/{phone}"] + Self.now,
      entries: ["", "a", "2", ""])
    #expect(dialled.output.contains("The dialling program ended with 2"), "\(dialled.output)")
  }
}
