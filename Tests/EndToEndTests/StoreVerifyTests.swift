import Glibc
import TestSupport
import Testing

/// `store verify` and `store info`.
@Suite struct StoreVerifyTests {
  let desk: Desk

  /// A store with sixty sample calls, made once: every test damages a copy.
  private static let made: Result<[UInt8], any Error> = Result {
    let desk = try Desk()
    let made = try desk.run([
      "store", "sample", "--calls", "60", "--connects", "70", "--seed", "2", "--now",
      "2026-11-30T09:00+01:00",
    ])
    try #require(made.status == .exited(0))
    return try #require(Golden.bytes(of: desk.store))
  }

  init() throws {
    desk = try Desk()
    _ = try desk.write(bytes: Self.made.get(), to: "store.db")
  }

  private func verify(_ options: [String] = []) throws -> ChildProcess {
    try desk.run(["store", "verify"] + options)
  }

  private func edit(_ sql: String) throws { try desk.edit(sql) }

  @Test func `a store as it was written is sound`() throws {
    try desk.call(PipedCallTests.won, PipedCallTests.lead)
    let found = try verify()
    #expect(found.status == .exited(0))
    #expect(found.lines[0] == "pages: sound")
    #expect(found.lines[1].hasPrefix("chain: 61 entries fit, head "))
    #expect(found.lines[2] == "calls: 61 folded again, all fit")
    #expect(found.lines[3] == "tallies: the sums of the calls")
    #expect(found.lines.count == 4)
  }

  /// What is damaged, what is said of it, and whether it follows from the events and can be mended.
  static let damages: [(sql: String, told: String, isMendable: Bool)] = [
    ("UPDATE call SET talk_ms = talk_ms + 1 WHERE id = 7", "talk time not as its events", true),
    ("UPDATE call SET hold_ms = 5 WHERE id = 7", "hold time not as its events", true),
    ("UPDATE call SET disposition = NULL WHERE id = 7", "disposition not as its events", true),
    (
      "UPDATE call SET outcome = NULL, outcome_kind = NULL WHERE outcome_kind = 3",
      "outcome, outcome kind not as its events", true
    ),
    ("UPDATE answer SET value = value || '0'", "its answers are not those", true),
    ("DELETE FROM answer", "its answers are not those", true),
    ("UPDATE objection SET rebuttals = rebuttals + 1", "its objections are not those", true),
    ("DELETE FROM objection", "its objections are not those", true),
    ("DELETE FROM call_figures WHERE call = 9", "counted by something else", true),
    ("UPDATE call_figures SET counts = x'05' WHERE call = 9", "counted by something else", true),
    ("UPDATE tally SET n = n + 1 WHERE counted = 1", "and the calls have", true),
    ("UPDATE tally SET ms = ms + 1 WHERE counted = 1", "its time is wrong", true),
    ("DELETE FROM tally WHERE counted = 1", "and the calls have", true),
    ("UPDATE counted SET letter = 26 WHERE id = 1", "counted by something else", true),
    ("UPDATE call_event SET ms = ms + 1 WHERE call = 9 AND seq = 2", "other events", false),
    (
      "UPDATE call_event SET target = (SELECT max(id) FROM name) WHERE call = 9 AND seq = 2",
      "do not fit its script", false
    ),
    ("DELETE FROM call_event WHERE call = 9 AND seq = 2", "the chain: ", false),
    ("UPDATE call_private SET words = 'no'", "other words", false),
    ("UPDATE call_column SET value = 'Ann'", "other words", false),
    ("UPDATE call SET attempt = 99 WHERE id = 7", "other events", false),
    ("UPDATE chain_entry SET chain = zeroblob(32) WHERE number = 3", "does not follow", false),
    ("DELETE FROM chain_entry WHERE number = 3", "the chain: ", false),
    (
      "PRAGMA foreign_keys = OFF; DELETE FROM name WHERE text = 'hello'",
      "names rows that are missing",
      false
    ),
  ]

  @Test(arguments: damages.indices)
  func `what was damaged is found, and mended where it follows from the events`(
    _ index: Int
  ) throws {
    let damage = Self.damages[index]
    try edit(damage.sql)
    let found = try verify(["--mend"])
    #expect(found.status == .exited(1), "\(damage.sql)\n\(found.output)\(found.errors)")
    #expect(found.output.contains(damage.told), "\(damage.sql)\n\(found.output)")
    #expect(found.output.contains("all tallies summed anew") == damage.isMendable)
    #expect(found.output.contains("nothing was mended") == !damage.isMendable)
    let after = try verify()
    let status: Int32 = damage.isMendable ? 0 : 1
    #expect(after.status == .exited(status), "\(damage.sql)\n\(after.output)")
  }

  @Test(arguments: [
    "UPDATE drill_card SET stability = stability + 1", "UPDATE drill_card SET due = due + 1",
    "UPDATE drill_review SET grade = 4 WHERE grade = 3", "DELETE FROM drill_review",
  ])
  func `a drilled card is what its reviews come to`(damage: String) throws {
    let desk = try Desk()
    let drilled = try desk.run(
      ["drill", Desk.audit, "--new", "1", "--now", "2026-11-30T09:00+01:00"],
      entries: ["", "1", "", "3"])
    #expect(drilled.output.contains("2 answers, 1 of them right."))
    let sound = try desk.run(["store", "verify"])
    #expect(sound.status == .exited(0))
    #expect(sound.output.contains("drill cards: 1 folded again, all fit"))
    try desk.edit(damage)
    let found = try desk.run(["store", "verify", "--mend"])
    #expect(found.status == .exited(1))
    #expect(found.output.contains("drill cards: 1 folded again, not all fit"))
    #expect(found.output.contains("mended: 1 drill card written anew from the reviews"))
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
  }

  @Test func `a head that was copied out proves that the log goes on from it`() throws {
    func head() throws -> String {
      try JSON(desk.run(["store", "info", "--format", "json"]).output)["chain_head"].string ?? ""
    }
    let early = try head()
    #expect(try verify(["--head", early]).output.contains("head: entry 60 of 60"))
    let before = try #require(Golden.bytes(of: desk.store))
    try desk.call(PipedCallTests.won, PipedCallTests.lead)
    let late = try head()
    #expect(try verify(["--head", early]).output.contains("head: entry 60 of 61"))
    // The last call never was: the store of before goes on with another one. It is sound in itself.
    for ending in ["-wal", "-shm"] { unlink(desk.store + ending) }
    try desk.write(bytes: before, to: "store.db")
    try desk.call(["1"], ["--lead", "name=Somebody else"])
    try desk.call(PipedCallTests.won, PipedCallTests.lead)
    #expect(try verify().status == .exited(0))
    #expect(try verify(["--head", early]).status == .exited(0))
    let found = try verify(["--head", late])
    #expect(found.status == .exited(1))
    #expect(found.output.contains("the log was replaced"), "\(found.output)")
    #expect(try verify(["--head", "12ab"]).status == .exited(2))
  }

  @Test func `an erased call is taken as it stands, and its answers must be gone`() throws {
    try edit(
      """
      UPDATE call SET is_erased = 1 WHERE id = 7; DELETE FROM answer WHERE call = 7;
      DELETE FROM call_private WHERE call = 7; DELETE FROM call_column WHERE call = 7;
      DELETE FROM call_salt WHERE call = 7
      """)
    let found = try verify()
    #expect(found.status == .exited(0), "\(found.output)")
    #expect(
      found.output.contains("calls: 59 folded again, 1 erased ones taken as they stand, all fit"))
    try edit("INSERT INTO answer SELECT 7, id, 'x' FROM name WHERE text = 'spend'")
    #expect(try verify().output.contains("its answers are not those"))
  }

  @Test func `calls that wait to be counted are counted by whoever asks`() throws {
    // As the step from the first version leaves a store: no counts, and every call waiting.
    let sql = """
      DELETE FROM tally; DELETE FROM call_figures;
      INSERT INTO uncounted SELECT id FROM call WHERE state = 1
      """
    for command in [
      ["store", "verify"], ["log", "list", "--purpose", "sample"],
      ["report", "funnel", "--purpose", "sample"],
    ] {
      try edit(sql)
      #expect(try desk.run(command).status == .exited(0))
      #expect(try verify().output.contains("calls: 60 folded again, all fit"))
    }
  }

  @Test func `a waiting call whose script fits no more is told, and waits on`() throws {
    try edit(
      """
      DELETE FROM tally; DELETE FROM call_figures;
      INSERT INTO uncounted SELECT id FROM call;
      UPDATE call_event SET target = (SELECT max(id) FROM name) WHERE call = 9 AND seq = 2
      """)
    for _ in 1...2 {
      let list = try desk.run(["log", "list", "--purpose", "sample"])
      #expect(list.status == .exited(0))
      #expect(list.errors.contains("1 older call along energy-audit cannot be counted"))
      #expect(list.lines.count == 62)
    }
  }

  @Test func `the store tells what it is and holds`() throws {
    let table = try desk.run(["store", "info"])
    #expect(table.lines.contains("calls       0 live, 0 practice, 60 sample"))
    #expect(table.lines.last?.hasPrefix("head        ") == true)
    #expect(table.lines.last?.count == 12 + 64)
    let json = try JSON(desk.run(["store", "info", "--format", "json"]).output)
    #expect(json["calls"]["sample"].int == 60)
    #expect(json["calls"]["live"].int == 0)
    #expect(json["chain_entries"].int == 60)
    #expect(json["chain_head"].string?.count == 64)
  }
}
