import CallModel
import Testing

@testable import CallStore

struct CrashTests {
  private let folder = Folder()

  @Test func `wherever the log breaks off, what was acknowledged before is there and whole`() throws
  {
    let path = folder.file("log.db")
    let store = try Store.open(path)
    try store.database.run("PRAGMA wal_autocheckpoint = 0")
    let call = try store.begin(store.newCall(), events: [record(0, .started)])
    // How long the write-ahead log was when so many events were acknowledged.
    var acknowledged = [(size: contents(path + "-wal").count, events: 1)]
    for seq in Int32(1)...12 {
      let words = String(repeating: "w", count: Int(seq) * 700)
      try store.append([record(seq, .noted, at: "step\(seq)", words: words)], to: call)
      acknowledged.append((contents(path + "-wal").count, Int(seq) + 1))
    }
    let (main, log) = (contents(path), contents(path + "-wal"))
    let torn = acknowledged.flatMap { [$0.size - 1, $0.size, $0.size + 1, $0.size + 2100] }
    for size in torn where size <= log.count {
      let copy = folder.file("copy\(size).db")
      write(main, to: copy)
      write(log.prefix(size), to: copy + "-wal")
      let expected = acknowledged.last { $0.size <= size }?.events ?? 0
      let survivor = try Store.open(copy)
      let calls = try survivor.calls(CallFilter(purpose: .live)).calls
      let events = try calls.first.map { try survivor.events(of: $0.id) } ?? []
      #expect(events.count == expected)
      #expect(events.map(\.seq) == (0..<Int32(expected)).map { $0 })
      if let call = calls.first, expected > 0 {
        #expect(try survivor.nextNumber(of: survivor.take(call.id)) == Int32(expected))
      }
    }
  }

  @Test func `a call ends as a whole or not at all`() throws {
    let path = folder.file("log.db")
    let store = try Store.open(path)
    try store.database.run("PRAGMA wal_autocheckpoint = 0")
    let call = try store.begin(store.newCall(), events: [record(0, .started)])
    let before = contents(path + "-wal").count
    try store.finish(call, summary: wonSummary, events: Array(conversation().prefix(6)))
    let (main, log) = (contents(path), contents(path + "-wal"))
    for size in stride(from: before, to: log.count, by: 4120) + [log.count - 1, log.count] {
      let copy = folder.file("copy\(size).db")
      write(main, to: copy)
      write(log.prefix(size), to: copy + "-wal")
      let survivor = try Store.open(copy)
      let row = try survivor.call(call.id)
      let tallies = try survivor.tallied()
      let isWhole = size == log.count
      #expect(row.isOpen != isWhole)
      #expect(try survivor.events(of: call.id).count == (isWhole ? 7 : 1))
      #expect(tallies.count == (isWhole ? wonSummary.counts.count : 0))
      #expect(try survivor.answers(of: call.id).count == (isWhole ? 1 : 0))
      #expect(try survivor.verifyChain().entries == (isWhole ? 1 : 0))
      #expect(try survivor.verifyChain().flaw == nil)
    }
  }
}
