import TestSupport
import Testing

@Suite struct LogExchangeTests {
  private static let script = """
    ---
    title: Deposit
    language: en
    goal: won
    ---

    # outcomes
    - won "Deposit": won
    - lost "No deposit": lost

    # greeting

    ## hello
    Good morning.
    - Yes => won
    - No => lost

    """

  /// A desk with the script and a file to import.
  private func desk(_ csv: String) throws -> Desk {
    let desk = try Desk()
    try desk.write(Self.script, to: "deposit.patter")
    try desk.write(csv, to: "calls.csv")
    return desk
  }

  private let options = ["--script", "deposit.patter"]

  @discardableResult
  private func importing(
    _ desk: Desk, _ more: [String], file: String = "calls.csv"
  ) throws -> ChildProcess {
    try desk.run(["log", "import", file] + options + more + ["--now", "2026-11-30T09:00+01:00"])
  }

  private func conversion(_ desk: Desk, _ more: [String] = []) throws -> String {
    let csv = try desk.run(["report", "funnel", "--format", "csv", "--table", "calls"] + more)
    return csv.output
  }

  private static let sample = """
    when;took;result;try;who;job
    2026-11-02 09:00;1:30;yes;1;Mia;cook
    02.11.2026 10:15;45;no;2;Ben;"cook; night"
    2026-11-03T08:00Z;0:00:05;no;1;Mia;clerk

    """

  private static let map = [
    "--map", "started=when,duration=took,outcome=result,attempt=try,agent=who,lead.job=job",
    "--outcomes", "yes=won,no=lost", "--dates", "en-GB",
  ]

  @Test func `a call log of another system becomes calls`() throws {
    let desk = try desk(Self.sample)
    let run = try importing(desk, Self.map)
    #expect(
      run.status == .exited(0) && run.output.contains("3 calls imported from calls.csv"), "\(run)")
    let list = try desk.run(["log", "list", "--format", "csv"]).output
    #expect(list.contains("2026-11-02T08:00:00.000Z,Mia,deposit,,answered,won,won,90000,0,0"))
    #expect(list.contains("2026-11-02T09:15:00.000Z,Ben,deposit,,answered,lost,lost,45000,0,0"))
    #expect(list.contains("2026-11-03T08:00:00.000Z,Mia,deposit,,answered,lost,lost,5000,0,0"))
    #expect(try conversion(desk).contains("\n3,3,3,1.0,"))
    #expect(try conversion(desk, ["--lead-column", "job=COOK; night"]).contains("\n1,1,1,1.0,"))
    let shown = try desk.run([
      "log", "show", try #require(try desk.ids().first), "--format", "json",
    ]).output
    #expect(shown.contains("\"imported_from\": \"calls.csv\""))
  }

  @Test func `a file is imported once, unless it is asked for again`() throws {
    let desk = try desk(Self.sample)
    try importing(desk, Self.map)
    let second = try importing(desk, Self.map)
    #expect(
      second.status == .exited(1) && second.errors.contains("was imported on 2026-11-30 by Kim"))
    #expect(try conversion(desk).contains("\n3,3,3,1.0,"))
    #expect(try importing(desk, Self.map + ["--again"]).status == .exited(0))
    #expect(try conversion(desk).contains("\n6,6,6,1.0,"))
  }

  @Test func `a trial shows how the file reads, and imports nothing`() throws {
    let desk = try desk(Self.sample)
    let run = try importing(desk, Self.map + ["--dry-run"])
    #expect(
      run.status == .exited(0)
        && run.output.contains("UTF-8, divided by `;`, 3 calls, 0 rows rejected"))
    #expect(try desk.run(["log", "list"]).output.contains("No call is logged yet"))
  }

  @Test func `rows that are no calls stop the import, each with its line and its reason`() throws {
    let desk = try desk(
      Self.sample + """
        2026-11-04 09:00;1:90;yes;1;Mia;cook
        soon;1:30;yes;1;Mia;cook
        2026-11-04 09:00;10;perhaps;1;Mia;cook
        2026-11-04 09:00;10;yes;0;Mia;cook
        2026-11-04 09:00;10;yes

        """)
    let run = try importing(desk, Self.map)
    #expect(run.status == .exited(1) && run.errors.contains("Nothing was imported"))
    for reason in [
      "line 5: `1:90` is no length of a call", "line 6: `soon` is no time",
      "line 7: the script has no outcome `perhaps`", "line 8: `0` is no number of an attempt",
      "line 9: it has 3 fields, the header 6",
    ] {
      #expect(run.errors.contains(reason), "\(reason)")
    }
    #expect(try desk.run(["log", "list"]).output.contains("No call is logged yet"))
    let skipped = try importing(desk, Self.map + ["--skip-bad"])
    #expect(skipped.status == .exited(1) && skipped.output.contains("3 calls imported"))
    #expect(skipped.output.contains("5 rows left out"))
  }

  @Test(arguments: [
    (["--map", "outcome=ergebnis"], "the file has no column `ergebnis`"),
    (["--map", "result=result"], "there is no meaning `result`"),
    (["--map", "outcome=result,outcome=took"], "`outcome` is mapped twice"),
    (["--map", "duration=took"], "no column says how calls ended"),
    (["--map", "outcome"], "maps nothing"),
    (["--map", "outcome=result", "--zone", "Mars"], "Mars"),
    (["--map", "outcome=result", "--started", "soon"], "`soon` is no day"),
  ])
  func `a mapping that cannot be is refused`(more: [String], message: String) throws {
    let desk = try desk(Self.sample)
    let run = try importing(desk, more)
    #expect(run.status == .exited(2) && run.errors.contains(message), "\(run.errors)")
  }

  @Test func `calls without a time carry the day that is given, else today`() throws {
    let desk = try desk("y\nwon\nlost\n")
    let run = try importing(desk, ["--map", "outcome=y"])
    #expect(run.status == .exited(0) && run.errors.contains("all carry 2026-11-30"))
    #expect(
      try importing(desk, ["--map", "outcome=y", "--again", "--started", "2010-05-01"]).status
        == .exited(0))
    let list = try desk.run(["log", "list", "--format", "csv"]).output
    #expect(list.contains("2010-05-01T10:00:00.000Z") && list.contains("2026-11-30T11:00:00.000Z"))
  }

  @Test func `dials that nobody answered are imported too`() throws {
    let desk = try desk("y,d\nwon,answered\n,no-answer\n,AB\n")
    let map = ["--map", "outcome=y,disposition=d", "--dispositions", "ab=voicemail"]
    #expect(try importing(desk, map).status == .exited(0))
    let outcomes = try desk.run(["report", "outcomes"]).output
    #expect(outcomes.contains("voicemail") && outcomes.contains("no-answer"))
    #expect(try conversion(desk).contains("\n3,1,3,0.33"))
  }

  @Test func `what is exported is imported again as it was`() throws {
    let desk = try desk(Self.sample)
    try importing(desk, Self.map)
    #expect(
      try desk.run(
        ["log", "export", "--format", "csv", "--lead-columns", "--output", "out.csv"]
      ).status == .exited(0))
    let other = try Desk()
    try other.write(Self.script, to: "deposit.patter")
    try other.write(
      try #require(Golden.contents(of: desk.folder.path + "/out.csv")), to: "calls.csv")
    let run = try importing(
      other,
      [
        "--map",
        "started=started_at,duration_ms=talk_ms,outcome=outcome,disposition=disposition,"
          + "agent=agent,attempt=attempt,campaign=campaign,lead.job=lead.job",
      ])
    #expect(run.status == .exited(0), "\(run.errors)")
    for report in ["funnel", "outcomes", "operators"] {
      let words = ["report", report, "--format", "json"]
      let one = try desk.run(words).output.split(separator: "\n").filter {
        !$0.contains("\"calls\"")
      }
      let two = try other.run(words).output.split(separator: "\n").filter {
        !$0.contains("\"calls\"")
      }
      #expect(one == two)
    }
  }

  @Test func `calls are exported with their events, and as transcripts`() throws {
    let desk = try Desk()
    try desk.write(Self.script, to: "deposit.patter")
    for answer in ["yes", "no"] {
      try desk.run(
        ["call", "deposit.patter", "--lead", "name==cmd()"] + Desk.still, entries: [answer, ""])
    }
    let lines = try desk.run(["log", "export", "--format", "jsonl"]).output.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("\"kind\":\"stepEntered\"") })
    let csv = try desk.run(["log", "export", "--lead-columns"]).output
    #expect(csv.contains("'=cmd()"))
    #expect(try desk.run(["log", "export", "--format", "transcript"]).status == .exited(2))
    let run = try desk.run(["log", "export", "--format", "transcript", "--output", "calls"])
    #expect(run.output.contains("2 transcripts written to calls"))
    // Each is a test that passes beside its script.
    try desk.write(Self.script, to: "calls/deposit.patter")
    let test = try desk.run(["test", "calls"])
    #expect(test.status == .exited(0) && test.output.contains("2 transcripts"), "\(test.output)")
  }

  @Test func `the contacts of a Portuguese bank have the rates that are known`() throws {
    let path = packageFolder + "/../shared/data/bank-sample/bank-additional.csv"
    // The file does not ship with the program.
    guard let bytes = Golden.bytes(of: path) else { return }
    let desk = try desk("")
    try desk.write(bytes: bytes, to: "bank.csv")
    let run = try importing(
      desk,
      [
        "--map", "outcome=y,attempt=campaign,duration=duration", "--outcomes", "yes=won,no=lost",
      ], file: "bank.csv")
    #expect(run.output.contains("4119 calls imported"))
    let all = try conversion(desk).split(separator: "\n")[1]
    #expect(all.contains(",451,4119,0.10949"))
    let rows = try conversion(desk, ["--by", "attempt"]).split(separator: "\n")
    for (attempt, rate) in [
      (1, "219,1764"), (2, "119,1039"), (3, "62,549"), (4, "32,291"), (5, "9,142"),
    ] {
      #expect(rows[attempt].contains("attempt \(attempt),") && rows[attempt].contains(",\(rate),"))
    }
  }
}
