import CallModel
import Testing

@testable import CallStore

struct ChainTests {
  private let folder = Folder()
  private var path: String { folder.file("log.db") }

  /// What verify says after somebody else changed the file.
  private func flaw(
    in store: Store, after change: StaticString
  ) throws(StoreError) -> ChainReport.Flaw? {
    let other = try Database(path: path, busyTimeout: 0)
    try other.run("PRAGMA foreign_keys = OFF")
    try other.run(change)
    return try store.verifyChain().flaw
  }

  @Test func `the log as it was written verifies, entry by entry`() throws {
    let store = try Store.open(path)
    #expect(try store.verifyChain() == ChainReport(entries: 0, head: nil, flaw: nil))
    for minute in 0..<3 { try store.endedCall(startedAt: Int64(minute) * 60_000) }
    var steps: [Int] = []
    let report = try store.verifyChain { steps.append($0) }
    #expect(report.entries == 3 && report.flaw == nil && steps == [1, 2, 3])
    #expect(try store.info().chainHead == report.head && report.head != nil)
  }

  @Test(arguments: [
    (0, "words"), (1, "events"), (2, "events"), (3, "events"), (4, "words"), (5, "words"),
    (6, "missing"), (7, "events"), (8, "missing"), (9, "link"), (10, "events"), (11, "words"),
    (12, "link"), (13, "missing"), (14, "events"),
  ])
  func `the first call that was altered is named`(number: Int, kind: String) throws {
    let changes: [StaticString] = [
      "UPDATE call_private SET words = 'no' WHERE call = 2 AND seq = 2",
      "UPDATE call_event SET ms = ms + 1 WHERE call = 2 AND seq = 3",
      "DELETE FROM call_event WHERE call = 2 AND seq = 3",
      "UPDATE call_event SET target = step WHERE call = 2 AND seq = 3",
      "UPDATE call_column SET value = 'Bob' WHERE call = 2 AND ordinal = 0 AND subject = 1",
      "UPDATE call_salt SET salt = zeroblob(16) WHERE call = 2",
      "UPDATE call SET state = 0 WHERE id = 2",
      "UPDATE call SET started_at = started_at + 1 WHERE id = 2",
      "DELETE FROM call WHERE id = 2",
      "UPDATE chain_entry SET skeleton_hash = zeroblob(32) WHERE number = 2",
      "UPDATE call SET agent = (SELECT id FROM agent WHERE name = 'Bob') WHERE id = 2",
      "DELETE FROM call_private WHERE call = 2 AND seq = 2",
      "DELETE FROM chain_entry WHERE number = 1",
      "INSERT INTO call_event (call, seq, ms, kind) VALUES (2, 8, 0, 18)",
      "UPDATE call SET purpose = 2 WHERE id = 2",
    ]
    let store = try Store.open(path)
    _ = try store.agent(named: "Bob")
    var ids: [UUIDv7] = []
    for minute in 0..<3 { ids.append(try store.endedCall(startedAt: Int64(minute) * 60_000)) }
    let flaw = try #require(try flaw(in: store, after: changes[number]))
    #expect("\(flaw.kind)" == kind)
    // The call is not known when its row is gone.
    #expect(flaw.call == (number == 8 ? nil : ids[1]))
  }

  @Test func `an erased call still verifies, its place in the chain stays`() throws {
    let store = try Store.open(path)
    let id = try store.endedCall()
    try store.endedCall(startedAt: 60_000)
    for change in [
      "UPDATE call SET is_erased = 1, lead_key = NULL WHERE id = 1",
      "DELETE FROM call_private WHERE call = 1", "DELETE FROM call_column WHERE call = 1",
      "DELETE FROM call_salt WHERE call = 1", "DELETE FROM answer WHERE call = 1",
    ] as [StaticString] {
      try Database(path: path, busyTimeout: 0).run(change)
    }
    #expect(try store.verifyChain().flaw == nil && store.verifyChain().entries == 2)
    let error = thrown {
      try store.correct(
        id, events: [record(8, .outcomeCorrected, target: "later")], replacing: wonSummary,
        with: wonSummary)
    }
    #expect(error?.kind == .callIsErased)
  }

  @Test func `stores of their own have chains of their own`() throws {
    let store = try Store.open(path)
    let other = try Store.open(folder.file("other.db"))
    #expect(store.origin != other.origin && store.storeKey != other.storeKey)
    #expect(store.leadKey(of: anna) != other.leadKey(of: anna))
  }
}
