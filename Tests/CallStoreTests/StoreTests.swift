import CallModel
import CallStore
import Testing

struct StoreTests {
  private let folder = Folder()

  private func store() throws(StoreError) -> Store { try Store.open(folder.file("log.db")) }

  @Test func `a script is kept once per version with all its bytes`() throws {
    let store = try store()
    let key = try store.keep(script: solar())
    #expect(try store.keep(script: solar()) == key)
    let other = try store.keep(script: solar("# Hello there"))
    #expect(other.hash != key.hash)
    #expect(try store.bundle(key.hash) == solar())
    #expect(try store.scripts(ofFamily: "solar") == [key, other])
    #expect(try store.bundle(SHA256.hash([])) == nil)
    #expect(try store.scripts(ofFamily: "nothing").isEmpty)
  }

  @Test func `a version is the hash of counted paths and bytes`() {
    let files = [ScriptBundle.File(path: "a", bytes: [1, 2])]
    let bundle = ScriptBundle(family: "x", title: "X", path: "/x", files: files)
    let counted: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1, 0x61, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2]
    #expect(bundle.hash == SHA256.hash(counted))
  }

  @Test func `operators whose names differ in case are one`() throws {
    let store = try store()
    let anna = try store.agent(named: "Ärne")
    #expect(try store.agent(named: "äRNE") == anna)
    #expect(anna.name == "Ärne")
    #expect(try store.knownAgent(named: "Bob") == nil)
    #expect(try store.agents() == [anna])
  }

  @Test func `a call is read back as it was written`() throws {
    let store = try store()
    let id = try store.endedCall()
    let other = try Store.openForReading(folder.file("log.db"))
    #expect(
      try other.events(of: id)
        == [EventRecord(seq: 0, ms: 0, kind: .started)] + conversation()
        + [record(7, .wrappedUp, at: "offer", words: "rings back, maybe")])
    let call = try other.call(id)
    #expect(call.start.lead == anna)
    #expect(call.start.agent == Lead([("name", "Mia")]))
    #expect(call.start.variantSeed == UInt64.max - 6)
    #expect(call.start.zone == "Europe/Berlin" && call.start.offset == 3600)
    #expect(call.start.attempt == 2 && call.hour == 9 && call.day == CivilDate(days: 20_833))
    #expect(call.agent == "Mia" && call.family == "solar" && call.script == solar().hash)
    #expect(call.disposition == .answered && call.outcome == "appointment")
    #expect(call.outcomeKind == .won && call.talkMs == 9000 && call.wrapMs == 1500)
    #expect(!call.isOpen && !call.isErased && call.leadKey == store.leadKey(of: anna))
    #expect(try other.answers(of: id) == wonSummary.answers)
    #expect(try other.objections(of: id) == wonSummary.objections)
  }

  @Test func `a text may hold anything and is kept to the byte`() throws {
    let store = try store()
    let words =
      "'; DROP TABLE call; --\0\u{1B}[31m ё e\u{301} 王 " + String(repeating: "x", count: 9000)
    let call = try store.begin(
      store.newCall(), events: [record(0, .noted, value: "", words: words)])
    let event = try #require(try store.events(of: call.id).first)
    #expect(event.words.map { Array($0.utf8) } == Array(words.utf8))
    #expect(event.value?.isEmpty == true)
  }

  @Test func `a call is found by the beginning of its id`() throws {
    let store = try store()
    let id = try store.endedCall()
    let other = try store.endedCall()
    #expect(try store.call(String(id.description.prefix(35))).id == id)
    #expect(try store.call(other.description.uppercased()).id == other)
    #expect(thrown { _ = try store.call("0") }?.kind == .ambiguousCall("0"))
    #expect(thrown { _ = try store.call("ffff") }?.kind == .noSuchCall("ffff"))
    #expect(thrown { _ = try store.call("%' OR 1") }?.kind == .noSuchCall("%' OR 1"))
  }

  @Test func `calls are listed newest first, page by page, without a gap`() throws {
    let store = try store()
    var ids: [UUIDv7] = []
    for minute in 0..<7 {
      // Two of them at the same time.
      ids.append(try store.endedCall(startedAt: 1_800_000_000_000 + Int64(minute / 2) * 60_000))
    }
    try store.endedCall(purpose: .practice)
    var found: [UUIDv7] = []
    var cursor: CallPage.Cursor?
    repeat {
      let page = try store.calls(CallFilter(purpose: .live), limit: 3, from: cursor)
      found += page.calls.map(\.id)
      cursor = page.next
    } while cursor != nil
    #expect(found == ids.reversed())
  }

  @Test func `calls are listed by what they have in common`() throws {
    let store = try store()
    let mine = try store.endedCall(agent: "Mia")
    let his = try store.endedCall(
      agent: "Bob", lead: Lead([("name", "Igor")]), script: solar(family: "wind"))
    let open = try store.begin(store.newCall(agent: "Bob"), events: [])
    func ids(_ change: (inout CallFilter) throws -> Void) throws -> Set<UUIDv7> {
      var filter = CallFilter(purpose: .live)
      try change(&filter)
      return Set(try store.calls(filter).calls.map(\.id))
    }
    #expect(try ids { _ in } == [mine, his, open.id])
    #expect(try ids { $0.agent = try store.agent(named: "bob") } == [his, open.id])
    #expect(try ids { $0.family = "wind" } == [his])
    #expect(try ids { $0.family = "nuclear" }.isEmpty)
    #expect(try ids { $0.outcome = "appointment" } == [mine, his])
    #expect(try ids { $0.outcomeKind = .lost }.isEmpty)
    #expect(try ids { $0.leadKey = store.leadKey(of: anna) } == [mine, open.id])
    #expect(try ids { $0.isOpen = true } == [open.id])
    #expect(try ids { $0.firstDay = CivilDate(days: 20_834) }.isEmpty)
    #expect(try ids { $0.lastDay = CivilDate(days: 20_833) } == [mine, his, open.id])
    #expect(try ids { $0.purpose = .sample }.isEmpty)
  }

  @Test func `a store says what it holds`() throws {
    let store = try store()
    try store.endedCall()
    try store.endedCall(purpose: .practice)
    _ = try store.begin(store.newCall(), events: [record(0, .started)])
    let info = try store.info()
    #expect(info.calls == [.live: 2, .practice: 1] && info.openCalls == 1)
    #expect(info.events == 17 && info.scripts == 1 && info.agents == 1)
    #expect(info.version == 5 && info.chainLength == 2 && info.chainHead != nil)
    #expect(info.byteCount > 0 && info.path.hasSuffix("/log.db"))
  }
}
