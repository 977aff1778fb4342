import CallModel
import Glibc
import Testing

@testable import CallStore

struct OpenCallTests {
  private let folder = Folder()
  private var path: String { folder.file("log.db") }

  @Test func `an event is there after the process dies`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try Store.open(path)
      let call = try store.begin(
        store.newCall(), events: [EventRecord(seq: 0, ms: 0, kind: .started)])
      try store.append(conversation(), to: call)
      kill(getpid(), SIGKILL)
    }
    let store = try Store.open(path)
    let found = try store.unfinishedCalls(of: store.agent(named: "Mia"), purpose: .live)
    let call = try #require(found.first)
    #expect(found.count == 1)
    #expect(
      try store.events(of: call.id)
        == [EventRecord(seq: 0, ms: 0, kind: .started)] + conversation())
    let handle = try store.take(call.id)
    #expect(store.nextNumber(of: handle) == 7)
    try store.append([record(7, .reopened, number: 90_000, agent: "Mia")], to: handle)
    try store.finish(handle, summary: wonSummary)
    #expect(try store.verifyChain().flaw == nil)
  }

  @Test func `an open call is offered to nobody while its process lives`() throws {
    let mine = try Store.open(path)
    let other = try Store.open(path)
    let agent = try mine.agent(named: "Mia")
    let call = try mine.begin(mine.newCall(), events: [record(0, .started)])
    #expect(try mine.unfinishedCalls(of: agent, purpose: .live).isEmpty)
    #expect(try other.unfinishedCalls(of: agent, purpose: .live).isEmpty)
    #expect(try other.isOpenSomewhere(call.id))
    #expect(thrown { _ = try other.take(call.id) }?.kind == .callIsTaken)
    #expect(thrown { _ = try mine.take(call.id) }?.kind == .callIsTaken)
    mine.letGo(call)
    #expect(try other.unfinishedCalls(of: agent, purpose: .live).map(\.id) == [call.id])
    #expect(try !other.isOpenSomewhere(call.id))
  }

  @Test func `of two who take a call one gets it, and the other once that one lets go`() throws {
    let (one, other) = (try Store.open(path), try Store.open(path))
    let begun = try one.begin(one.newCall(), events: [record(0, .started)])
    one.letGo(begun)
    let taken = try other.take(begun.id)
    #expect(thrown { _ = try one.take(begun.id) }?.kind == .callIsTaken)
    try other.append([record(1, .noted, words: "here")], to: taken)
    other.letGo(taken)
    let again = try one.take(begun.id)
    #expect(one.nextNumber(of: again) == 2)
    try one.finish(again, summary: CallSummary())
    #expect(thrown { _ = try other.take(begun.id) }?.kind == .callHasChanged)
    #expect(try !other.isOpenSomewhere(begun.id))
  }

  @Test func `a store that is closed lets its calls go`() throws {
    let other = try Store.open(path)
    var id: UUIDv7?
    do {
      let store = try Store.open(path)
      id = try store.begin(store.newCall(), events: []).id
    }
    #expect(try !other.isOpenSomewhere(#require(id)))
  }

  @Test func `only calls of the same operator and purpose are offered`() throws {
    let store = try Store.open(path)
    let old = try store.begin(store.newCall(startedAt: 1_700_000_000_000), events: [])
    let new = try store.begin(store.newCall(), events: [])
    let his = try store.begin(store.newCall(agent: "Bob"), events: [])
    let practice = try store.begin(store.newCall(purpose: .practice), events: [])
    for call in [old, new, his, practice] { store.letGo(call) }
    let mia = try store.agent(named: "Mia")
    #expect(try store.unfinishedCalls(of: mia, purpose: .live).map(\.id) == [new.id, old.id])
    #expect(try store.unfinishedCalls(of: mia, purpose: .practice).map(\.id) == [practice.id])
  }

  @Test func `a call of which events are missing cannot be taken up`() throws {
    let store = try Store.open(path)
    let call = try store.begin(
      store.newCall(), events: [record(0, .started), record(1, .held), record(2, .resumed)])
    store.letGo(call)
    try Database(path: path, busyTimeout: 0).run("DELETE FROM call_event WHERE seq = 1")
    #expect(
      thrown { _ = try store.take(call.id) }?.kind
        == .damaged(what: "events of a call are missing"))
    #expect(try !store.isOpenSomewhere(call.id))
  }

  @Test func `an event that skips a number stops the program`() async {
    await #expect(processExitsWith: .failure) { [path = path as String] in
      let store = try Store.open(path)
      let call = try store.begin(store.newCall(), events: [record(0, .started)])
      try store.append([record(2, .held)], to: call)
    }
  }

  @Test func `when the disk is full nothing is written in part, and the call goes on`() throws {
    let store = try Store.open(path)
    let call = try store.begin(store.newCall(), events: [record(0, .started)])
    try store.database.run("PRAGMA max_page_count = 1")
    let long = String(repeating: "word ", count: 200_000)
    let error = thrown {
      try store.append(
        [record(1, .noted, at: "new_step"), record(2, .noted, words: long)], to: call)
    }
    #expect(error?.kind == .diskFull)
    #expect(error?.code?.description == "SQLITE_FULL")
    #expect(error?.statement?.contains("word word") == false)
    #expect(try store.events(of: call.id).count == 1)
    try store.database.run("PRAGMA max_page_count = 1000000")
    try store.append([record(1, .noted, at: "new_step", words: "short")], to: call)
    #expect(try store.events(of: call.id).last?.step == "new_step")
  }

  @Test func `another writer is waited for, and named when it stays`() throws {
    let store = try Store.open(path, busyTimeout: 0)
    let call = try store.begin(store.newCall(), events: [record(0, .started)])
    let other = try Database(path: path, busyTimeout: 0)
    try other.run("BEGIN IMMEDIATE")
    let error = thrown { try store.append([record(1, .held)], to: call) }
    #expect(error?.kind == .busy && error?.code?.description == "SQLITE_BUSY")
    #expect(error?.statement == "BEGIN IMMEDIATE")
    try other.run("ROLLBACK")
    try store.append([record(1, .held)], to: call)
    #expect(try store.events(of: call.id).count == 2)
  }

  @Test func `processes that open a new store at once all write to it`() async throws {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String] in
            let store = try Store.open(path, busyTimeout: 60_000)
            for _ in 0..<5 { try store.endedCall() }
          }
        }
      }
    }
    let store = try Store.open(path)
    let report = try store.verifyChain()
    #expect(report.entries == 20 && report.flaw == nil)
    #expect(try store.tallied().first { $0.counted.kind == .call }?.n == 20)
    try store.checkPages()
  }

  @Test func `two stores on one file write in turns`() throws {
    let (one, other) = (try Store.open(path), try Store.open(path))
    let calls = (
      try one.begin(one.newCall(agent: "Mia"), events: []),
      try other.begin(other.newCall(agent: "Bob"), events: [])
    )
    for seq in Int32(0)..<20 {
      try one.append([record(seq, .noted, at: "step\(seq)", words: "one")], to: calls.0)
      try other.append([record(seq, .noted, at: "step\(seq)", words: "two")], to: calls.1)
    }
    try other.finish(calls.1, summary: CallSummary())
    try one.finish(calls.0, summary: CallSummary())
    #expect(try one.events(of: calls.1.id).map(\.words) == Array(repeating: "two", count: 20))
    #expect(try other.events(of: calls.0.id).map(\.step) == (0..<20).map { "step\($0)" })
    #expect(try one.verifyChain().entries == 2)
  }
}
