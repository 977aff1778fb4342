import TestSupport
import Testing

/// Supervisors make campaigns, move them to new versions, and say who must not be called.
@Suite struct CampaignTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let now = ["--now", "2026-11-30T10:00+01:00"]

  private func run(_ words: String...) throws -> ChildProcess { try desk.run(words + Self.now) }

  private static let transcript = """
    script: ovens.patter

    hello < Yes
    => yes

    """

  @Test func `a campaign keeps its version until a proven one is published`() throws {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    try desk.write(Self.transcript, to: "ovens.transcript")
    let made = try run("campaign", "new", "Ovens", "--script", path, "--goal", "5")
    #expect(made.output.contains("whose transcript passes"), "\(made.output)\(made.errors)")
    #expect(try run("campaign", "new", "ovens", "--script", path).status == .exited(1))

    // A transcript that fails keeps the old version; so does an error.
    try desk.write(Self.transcript.replacingAll("< Yes", with: "< Maybe"), to: "ovens.transcript")
    try desk.write(Desk.short.replacingAll("Hello.", with: "Good day."), to: "ovens.patter")
    let failing = try run("campaign", "publish", "Ovens")
    #expect(failing.status == .exited(1))
    try desk.write(Self.transcript, to: "ovens.transcript")
    try desk.write(Desk.short.replacingAll("=> no\n", with: "-> nowhere\n"), to: "ovens.patter")
    #expect(try run("campaign", "publish", "Ovens").status == .exited(1))
    #expect(!(try run("campaign", "show", "Ovens").output.contains("\n2  ")))

    try desk.write(Desk.short.replacingAll("Hello.", with: "Good day."), to: "ovens.patter")
    let published = try run("campaign", "publish", "Ovens")
    #expect(published.status == .exited(0), "\(published.errors)")
    let shown = try run("campaign", "show", "Ovens").output
    #expect(shown.contains("\n1  ") && shown.contains("\n2  "))
    for state in ["pause", "resume", "close"] {
      #expect(try run("campaign", state, "Ovens").status == .exited(0))
    }
    let closed = try run("dial", "Ovens")
    #expect(closed.output.contains("closed"))
  }

  @Test func `hours, profiles and subjects that cannot be are refused`() throws {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    for (option, value, words) in [
      ("--hours", "mon-fri 12:00-12:00", "empty"), ("--hours", "someday", "someday"),
      ("--subject", "dogs", "dogs"), ("--profile", "lead.size is big", "gives no points"),
      ("--profile", "lead.size is (+3)", "profile"), ("--attempts", "0", "attempts"),
    ] {
      let refused = try run("campaign", "new", "Ovens", "--script", path, option, value)
      #expect(refused.status == .exited(2), "\(value): \(refused.output)")
      #expect(refused.errors.contains(words), "\(value): \(refused.errors)")
    }
    #expect(try JSON(run("campaign", "list", "--format", "json").output).elements.isEmpty)
  }

  @Test func `the best leads of a profile come first, those on a list never`() throws {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    let made = try run(
      "campaign", "new", "Ovens", "--script", path, "--profile", "lead.size is at least 50 (+20)",
      "--profile", "lead.city is \"Ulm\" (-5)", "--subject", "company")
    #expect(made.status == .exited(0), "\(made.errors)")
    #expect(
      try run("suppress", "add", "+49 30 1000003").output.contains("suppressed"))
    let list = try desk.write(
      """
      name,company,phone,size,city
      Small,A,+49301000001,5,Bonn
      Big,B,+49301000002,80,Bonn
      Barred,C,+49301000003,90,Bonn
      Ulm,D,+49301000004,5,Ulm

      """, to: "l.csv")
    let taken = try run("leads", "import", list, "--campaign", "Ovens")
    #expect(taken.status == .exited(0), "\(taken.errors)")
    let shift = try desk.run(
      ["dial", "Ovens"] + Self.now, entries: ["/skip later", "/skip later", "/skip later"])
    let names = shift.lines.filter { $0.contains("  lead ") }.map { $0.prefix { $0 != " " } }
    #expect(names == ["Big", "Small", "Ulm"], "\(shift.output)")
    let barred = try run("dial", "Ovens")
    #expect(barred.output.contains("Nobody can be rung now"))
  }

  @Test func `where a lead is, is asked where nothing tells it`() throws {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    _ = try run("campaign", "new", "Ovens", "--script", path, "--subject", "company")
    _ = try run("leads", "add", "name=Ann,company=A,phone=+61291234567", "--campaign", "Ovens")
    let shift = try desk.run(
      ["dial", "Ovens"] + Self.now,
      entries: ["", "/place Atlantis", "/place Australia/Sydney", ""])
    let words = shift.output.split(separator: "\n").joined(separator: " ")
    #expect(words.contains("AU has several time zones"), "\(words)")
    #expect(words.contains("`Atlantis` is no place"))
    #expect(words.contains("AU · 20:00 there (Australia/Sydney)"))
    #expect(words.contains("au (Australia) permits calls from 09:00 to 20:00"))
    #expect(!words.contains("Dial +61"))
  }

  @Test func `a lead that is given to somebody is brought up to nobody else`() throws {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    _ = try run("campaign", "new", "Ovens", "--script", path, "--subject", "company")
    _ = try run("leads", "add", "name=Ann,company=A,phone=+49301000001", "--campaign", "Ovens")
    // Mia is known from her first command that says who she is.
    let mine = ["--agent", "Mia"] + Self.now
    _ = try desk.run(["leads", "add", "name=Zoe,company=Z,phone=+49301000009"] + mine)
    #expect(try run("leads", "assign", "1", "Mai").output.contains("Nobody called Mai"))
    #expect(!(try run("leads", "assign", "1", "Mia").output.contains("Nobody called")))
    #expect(try run("dial", "Ovens").output.contains("Nobody can be rung now"))
    #expect(try desk.run(["dial", "Ovens"] + mine).output.contains("Ann  lead 1"))
    #expect(try run("leads", "assign", "1", "-").status == .exited(0))
    #expect(try run("dial", "Ovens").output.contains("Ann  lead 1"))
  }

  @Test func `a lead that somebody looks at is nobody else's until he leaves`() throws {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    _ = try run("campaign", "new", "Ovens", "--script", path, "--subject", "company")
    _ = try run("leads", "add", "name=Ann,company=A,phone=+49301000001", "--campaign", "Ovens")
    let terminal = try desk.terminal(["dial", "Ovens"] + Self.now, term: "dumb")
    try terminal.wait { $0.hasSuffix("dial › ") }
    let mine = ["--agent", "Mia"] + Self.now
    #expect(try desk.run(["dial", "Ovens"] + mine).output.contains("Nobody can be rung now"))
    let jump = try desk.run(["dial", "Ovens"] + mine, entries: ["/jump 1"])
    #expect(!jump.output.contains("Ann  lead 1"))
    // Ctrl-C drops a line and never the lead; /quit gives it back at once.
    try terminal.type("/no")
    try terminal.type(bytes: [3])
    try terminal.wait { $0.contains("The line is dropped") && $0.hasSuffix("dial › ") }
    try terminal.type("/quit\r")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(try desk.run(["dial", "Ovens"] + mine).output.contains("Ann  lead 1"))
  }

  @Test func `a call that is killed while it rings goes on with the question how it ended`() throws
  {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    _ = try run("campaign", "new", "Ovens", "--script", path, "--subject", "company")
    _ = try run("leads", "add", "name=Ann,company=A,phone=+49301000001", "--campaign", "Ovens")
    let terminal = try desk.terminal(["dial", "Ovens"] + Self.now, term: "dumb")
    try terminal.wait { $0.hasSuffix("dial › ") }
    try terminal.type("\r")
    try terminal.wait { $0.hasSuffix("rings › ") }
    terminal.send(signal: 9)
    #expect(try terminal.waitForEnd() == .killed(signal: 9))
    // Nobody else rings the lead meanwhile, not even when its lease would be over.
    let hour = ["--now", "2026-11-30T11:00+01:00"]
    let other = try desk.run(["dial", "Ovens", "--agent", "Mia"] + hour)
    #expect(other.output.contains("Nobody can be rung now"))
    let again = try desk.run(["dial", "Ovens"] + hour, entries: ["b", "engaged"])
    #expect(again.output.contains("was interrupted; it goes on"), "\(again.output)")
    #expect(again.output.contains("1 dial · 0 connects"))
    #expect(try run("leads", "show", "1").output.contains("rung 1×"))
  }

  @Test func `a register is used while it is fresh, and replaced whole`() throws {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    _ = try run("campaign", "new", "Ovens", "--script", path, "--subject", "consumer")
    let lead = try run(
      "leads", "add", "name=Ann,phone=+1 212 555 0100,country=US", "--campaign", "Ovens")
    #expect(lead.status == .exited(0), "\(lead.errors)")
    let four = ["--now", "2026-11-30T16:00+01:00"]
    let none = try desk.run(["dial", "Ovens"] + four)
    #expect(none.output.contains("wants the register us-national"), "\(none.output)")
    let register = try desk.write("phone\n+12125550199\n", to: "dnc.csv")
    let old = try run(
      "suppress", "import", register, "--register", "us-national", "--day", "2026-10-01")
    #expect(old.status == .exited(0), "\(old.errors)")
    let stale = try desk.run(["dial", "Ovens"] + four)
    #expect(
      (stale.output.split(separator: "\n").joined(separator: " ")).contains(
        "and it is 60 days old"),
      "\(stale.output)")
    _ = try run("suppress", "import", register, "--register", "us-national", "--day", "2026-11-20")
    let fresh = try desk.run(["dial", "Ovens"] + four)
    #expect(fresh.output.contains("Ann  lead 1"), "\(fresh.output)")
    #expect(try run("suppress", "check", "+12125550199").status == .exited(1))
    #expect(try run("suppress", "check", "+12125550100").status == .exited(0))
  }

  @Test func `a rule that speaks against a call is told, and can be overridden with a reason`()
    throws
  {
    let path = try desk.write(Desk.short, to: "ovens.patter")
    _ = try run("campaign", "new", "Ovens", "--script", path, "--subject", "company")
    _ = try run("leads", "add", "name=Ann,company=A,phone=+1 212 555 0100", "--campaign", "Ovens")
    // Ten in Berlin is four in New York.
    let shift = try desk.run(
      ["dial", "Ovens"] + Self.now,
      entries: ["/jump 1"])
    #expect(shift.output.contains("Nobody can be rung now"))
    _ = try run("leads", "add", "name=Bob,company=B,phone=+49 30 1234567", "--campaign", "Ovens")
    let called = try desk.run(
      ["dial", "Ovens"] + Self.now,
      entries: ["/jump 1", "", "/override asked me to", "", "n", ""])
    let words = called.output.split(separator: "\n").joined(separator: " ")
    #expect(words.contains("us-federal (United States) permits calls from 08:00"), "\(words)")
    #expect(words.contains("Dial +12125550100"))
    let shown = try run("leads", "show", "1").output
    #expect(shown.contains("rung against us-federal (asked me to)"), "\(shown)")
  }
}

extension String {
  fileprivate func replacingAll(_ old: String, with new: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
