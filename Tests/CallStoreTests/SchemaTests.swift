import CallModel
import Testing

@testable import CallStore

struct SchemaTests {
  private let folder = Folder()

  @Test(arguments: 0..<Schema.version)
  func `a store of every earlier version is brought up to date`(version: Int) throws {
    let path = folder.file("old\(version).db")
    write([], to: path)
    do {
      let database = try Database(path: path, busyTimeout: 0)
      try database.prepareForWriting()
      for step in Schema.steps where step.version <= version {
        try Schema.apply(step, to: database)
      }
      #expect(try Schema.check(database) == version)
    }
    let store = try Store.open(path)
    #expect(try store.info().version == Schema.version)
    try store.endedCall()
    #expect(try store.verifyChain().entries == 1)
  }

  @Test func `the steps lead from each version to the next`() {
    #expect(Schema.steps.map(\.version) == Array(1...Schema.version))
  }

  @Test func `a store that is up to date is opened again and again without a change`() throws {
    let path = folder.file("log.db")
    let origin = try Store.open(path).origin
    let before = contents(path)
    #expect(try Store.open(path).origin == origin)
    #expect(contents(path).elementsEqual(before))
  }

  @Test func `a connection is durable, strict and distrustful`() throws {
    let database = try Store.open(folder.file("log.db")).database
    #expect(try database.text("PRAGMA journal_mode") == "wal")
    #expect(try database.int("PRAGMA synchronous") == 2)
    #expect(try database.int("PRAGMA foreign_keys") == 1)
    #expect(try database.int("PRAGMA trusted_schema") == 0)
    #expect(try database.int("PRAGMA busy_timeout") == 5000)
    #expect(try database.text("PRAGMA integrity_check") == "ok")
    #expect(throws: StoreError.self) {
      try database.run("CREATE TABLE x (y TEXT CHECK (y = \"z\"))")
    }
  }

  @Test(
    arguments: [
      (0, "SQLITE_OK"), (5, "SQLITE_BUSY"), (517, "SQLITE_BUSY_SNAPSHOT"), (8, "SQLITE_READONLY"),
      (13, "SQLITE_FULL"), (26, "SQLITE_NOTADB"), (2067, "SQLITE_CONSTRAINT_UNIQUE"),
      (1546, "SQLITE_IOERR_TRUNCATE"), (3338, "SQLITE_IOERR_ACCESS"), (779, "SQLITE_CORRUPT_INDEX"),
      (11 | 99 << 8, "SQLITE_CORRUPT (25355)"), (200, "SQLITE_200"),
    ] as [(Int32, String)])
  func `a result code has the name that a search finds`(raw: Int32, name: String) {
    #expect(ResultCode(raw).description == name)
  }

  @Test func `an event takes few bytes`() throws {
    let path = folder.file("log.db")
    let store = try Store.open(path)
    try store.database.run("PRAGMA synchronous = OFF")
    func size() throws -> Int64 {
      try store.database.int("PRAGMA page_count") * store.database.int("PRAGMA page_size")
    }
    let before = try size()
    let (calls, events) = (300, 30)
    for number in 0..<calls {
      let lead = Lead([("name", "Anna \(number)"), ("phone", "+4930\(100_000 + number)")])
      let call = try store.begin(
        store.newCall(lead: lead, startedAt: 1_800_000_000_000 + Int64(number) * 180_000),
        events: [record(0, .started)])
      try store.append(
        (1..<Int32(events)).map { seq in
          seq % 6 == 0
            ? record(seq, .answered, at: "step\(seq)", target: "budget", value: "3000", words: "3k")
            : record(seq, .stepEntered, at: "step\(seq)", target: "step\(seq + 1)")
        }, to: call)
      try store.finish(call, summary: wonSummary)
    }
    let total = try size() - before
    let skeleton = try store.database.int(
      "SELECT sum(pgsize) FROM dbstat WHERE name IN ('call_event', 'call_private')")
    print(
      "\(total / Int64(calls * events)) bytes per event with everything,",
      "\(skeleton / Int64(calls * events)) in the tables of events, \(total / Int64(calls)) per call"
    )
    #expect(total / Int64(calls * events) < 60)
  }
}
