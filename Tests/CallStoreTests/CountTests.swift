import CallModel
import Testing

@testable import CallStore

struct CountTests {
  private let folder = Folder()

  private func store() throws(StoreError) -> Store { try Store.open(folder.file("log.db")) }

  private func filter(_ store: Store) throws -> CountFilter {
    CountFilter(purpose: .live, scripts: try store.scripts(ofFamily: "solar"))
  }

  private func calls(_ store: Store, _ filter: CountFilter) throws -> [CountedCall] {
    var calls: [CountedCall] = []
    try store.eachCountedCall(filter) { calls.append(copy $0) }
    return calls
  }

  @Test func `the counts of a call come back as they were`() throws {
    let store = try store()
    let id = try store.endedCall()
    #expect(Set(try #require(try store.counts(of: id))) == Set(wonSummary.counts))
  }

  @Test(arguments: [
    RowCount(thing: 1, n: 1, ms: 0), RowCount(thing: 31, n: 2, ms: 0),
    RowCount(thing: 32, n: 1, ms: 127), RowCount(thing: .max, n: .max, ms: .max),
  ])
  func `a count is read as it was written`(count: RowCount) throws {
    let bytes = CountBytes.bytes([count, RowCount(thing: 7, n: 9, ms: 300)])
    var counts: [RowCount] = []
    #expect(bytes.withUnsafeBytes { CountBytes.read($0, into: &counts) })
    #expect(Set(counts) == [count, RowCount(thing: 7, n: 9, ms: 300)])
    for end in 0..<bytes.count {
      var part: [RowCount] = []
      let isWhole = bytes[..<end].withUnsafeBytes { CountBytes.read($0, into: &part) }
      #expect(part.count < 2 && (!isWhole || part.count <= 1))
    }
  }

  @Test func `bytes that nobody wrote are no counts`() {
    for bytes in [[0], [0x80], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [5]]
      as [[UInt8]]
    {
      var counts: [RowCount] = []
      #expect(!bytes.withUnsafeBytes { CountBytes.read($0, into: &counts) }, "\(bytes)")
    }
  }

  @Test func `calls are found by day, operator, campaign and column of the lead`() throws {
    let store = try store()
    for (number, agent) in ["Mia", "Ben", "Mia"].enumerated() {
      var call = try store.newCall(
        agent: agent,
        lead: Lead([("name", "N\(number)"), ("job", number == 1 ? "Клерк" : "cook")]),
        startedAt: 1_800_000_000_000 + Int64(number) * 86_400_000)
      call.day = CivilDate(days: 20_833 + Int32(number))
      call.campaign = number == 0 ? nil : "Spring"
      _ = try store.keep([(call, [record(0, .started)], wonSummary)])
    }
    var filter = try filter(store)
    #expect(try calls(store, filter).count == 3)
    filter.campaign = "Spring"
    #expect(try calls(store, filter).map(\.day.days) == [20_834, 20_835])
    #expect(
      try calls(store, filter).map { try store.campaignName($0.campaign) } == ["Spring", "Spring"])
    filter.agent = try store.knownAgent(named: "ben")
    #expect(try calls(store, filter).map(\.day.days) == [20_834])
    filter.campaign = "Summer"
    #expect(try calls(store, filter).isEmpty)
    filter = try self.filter(store)
    filter.leadColumns = [("job", "клерк")]
    #expect(try calls(store, filter).map(\.day.days) == [20_834])
    filter.leadColumns = []
    filter.firstDay = CivilDate(days: 20_834)
    filter.lastDay = CivilDate(days: 20_834)
    #expect(try calls(store, filter).count == 1)
    var tallied: Int64 = 0
    try store.eachTally(filter) { (tally) throws(StoreError) in
      if try store.counted(tally.count).kind == .call { tallied += tally.count.n }
    }
    #expect(tallied == 1)
    let counts = try #require(try calls(store, filter).first).counts
    #expect(
      try Set(counts.map { CallCount(try store.counted($0), n: $0.n, ms: $0.ms) })
        == Set(wonSummary.counts))
  }

  @Test func `calls of the first version wait to be counted, and are counted once`() throws {
    let path = folder.file("old.db")
    write([], to: path)
    do {
      let database = try Database(path: path, busyTimeout: 0)
      try database.prepareForWriting()
      try Schema.apply(Schema.version1, to: database)
      for sql in [
        "INSERT INTO name (id, text) VALUES (1, 'solar'), (2, 'UTC')",
        "INSERT INTO agent (id, key, name) VALUES (1, 'mia', 'Mia')",
        "INSERT INTO script (id, hash, family, title, path) VALUES (1, zeroblob(32), 1, 'S', 's')",
        """
        INSERT INTO call (id, uuid, purpose, state, agent, script, started_at, zone, zone_offset,
          variant_seed, attempt, day, hour)
        VALUES (1, zeroblob(16), 1, 1, 1, 1, 0, 2, 0, 0, 1, 20833, 9),
          (2, x'01018f0000007000800000000000000a', 1, 0, 1, 1, 0, 2, 0, 0, 1, 20833, 9)
        """,
        """
        INSERT INTO tally VALUES (1, 20833, 9, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1)
        """,
      ] as [StaticString] {
        try database.run(sql)
      }
    }
    let store = try Store.open(path)
    #expect(try store.tallied().isEmpty)
    let waiting = try store.uncountedCalls(limit: 10)
    #expect(waiting.count == 1)
    for _ in 1...2 {
      try store.recount(waiting.map { ($0, wonSummary) })
      #expect(try store.tallied() == Set(wonSummary.counts))
      #expect(try store.uncountedCalls(limit: 10).isEmpty)
    }
  }

  @Test func `calls that are kept whole are as those that were made`() throws {
    let store = try store()
    let events = [record(0, .started)] + conversation() + [record(7, .wrappedUp, at: "offer")]
    let call = try store.newCall()
    let ids = try store.keep([(call, events, wonSummary), (call, events, wonSummary)])
    #expect(ids.count == 2)
    #expect(try store.events(of: ids[0]) == events)
    #expect(try store.call(ids[1]).isOpen == false)
    #expect(try store.verifyChain().entries == 2)
    #expect(try store.verifyChain().flaw == nil)
    #expect(try store.tallied().contains(CallCount(.call, n: 2, ms: 21_000)))
  }
}
