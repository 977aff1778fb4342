import CallModel
import Testing

@testable import CallStore

struct CorrectionTests {
  private let folder = Folder()

  private func store() throws(StoreError) -> Store { try Store.open(folder.file("log.db")) }

  private let lostSummary = CallSummary(
    disposition: .answered, outcome: "not_now", outcomeKind: .lost, talkMs: 9000, holdMs: 10,
    wrapMs: 1500, answers: [FieldAnswer(field: "budget", value: "4000 EUR")],
    counts: [
      CallCount(.call, ms: 10_500), CallCount(.outcome, target: "not_now", ms: 9000),
      CallCount(.stepEntered, step: "hello", ms: 1500),
      CallCount(.letterDrawn, experiment: "hello", letter: Letter(index: 0)),
    ])

  private let events = [
    record(
      8, .outcomeCorrected, target: "not_now", number: 1_800_000_900_000, agent: "Boss",
      words: "she rang back"),
    record(
      9, .fieldCorrected, target: "budget", number: 1_800_000_900_000, agent: "Boss",
      value: "4000 EUR", words: "she rang back"),
  ]

  @Test func `a correction moves the counts and leaves the events before it as they were`() throws {
    let store = try store()
    let id = try store.endedCall()
    let before = try store.events(of: id)
    #expect(try store.tallied() == Set(wonSummary.counts))
    try store.correct(id, events: events, replacing: wonSummary, with: lostSummary)
    #expect(try store.events(of: id) == before + events)
    #expect(try store.tallied() == Set(lostSummary.counts))
    let call = try store.call(id)
    #expect(call.outcome == "not_now" && call.outcomeKind == .lost && !call.isOpen)
    #expect(try store.answers(of: id) == lostSummary.answers)
    #expect(try store.objections(of: id).isEmpty)
    let report = try store.verifyChain()
    #expect(report.entries == 2 && report.flaw == nil)
  }

  @Test func `other calls keep their counts`() throws {
    let store = try store()
    let id = try store.endedCall()
    try store.endedCall()
    try store.correct(id, events: events, replacing: wonSummary, with: lostSummary)
    let counts = try store.tallied()
    #expect(counts.contains(CallCount(.call, n: 2, ms: 21_000)))
    #expect(counts.contains(CallCount(.outcome, target: "appointment", ms: 9000)))
    #expect(counts.contains(CallCount(.outcome, target: "not_now", ms: 9000)))
  }

  @Test func `of two corrections of the same call the second sees that it is late`() throws {
    let (one, other) = (try store(), try store())
    let id = try one.endedCall()
    try one.correct(id, events: events, replacing: wonSummary, with: lostSummary)
    let error = thrown {
      try other.correct(id, events: events, replacing: wonSummary, with: lostSummary)
    }
    #expect(error?.kind == .callHasChanged)
    #expect(try other.events(of: id).count == 10)
  }

  @Test func `an open call is not corrected`() throws {
    let store = try store()
    let call = try store.begin(store.newCall(), events: [])
    let error = thrown {
      try store.correct(
        call.id, events: [record(0, .outcomeCorrected)], replacing: CallSummary(),
        with: CallSummary())
    }
    #expect(error?.kind == .callHasChanged)
  }

  @Test func `counts that were never made are not taken out`() throws {
    let store = try store()
    let id = try store.endedCall()
    try store.database.run("DELETE FROM tally WHERE ms = 9000")
    let error = thrown {
      try store.correct(id, events: events, replacing: wonSummary, with: lostSummary)
    }
    #expect(error?.kind == .damaged(what: "a call is missing from the counts"))
    #expect(try store.tallied().count == wonSummary.counts.count - 1)
    #expect(try store.events(of: id).count == 8)
  }

  @Test func `a changed correction is found by the chain`() throws {
    let store = try store()
    let id = try store.endedCall()
    try store.correct(id, events: events, replacing: wonSummary, with: lostSummary)
    try Database(path: store.path, busyTimeout: 0)
      .run("UPDATE call_private SET words = 'because' WHERE seq = 9")
    let report = try store.verifyChain()
    #expect(report.entries == 1 && report.flaw == ChainReport.Flaw(call: id, kind: .words))
  }
}
