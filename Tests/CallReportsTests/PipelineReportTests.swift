import CallModel
import CallReports
import Testing

@Suite struct PipelineReportTests {
  private func phases(_ log: ProspectLog) -> [String] {
    let report = PipelineReport.make(log.prospects, script: log.script)
    return (report.table("phases")?.rows ?? []).map { "\($0[0].text) \($0[1].text) \($0[5].text)" }
  }

  @Test func `a prospect came as far as his furthest call`() throws {
    var log = try ProspectLog()
    log.call(1, day: 1)
    log.call(
      1, day: 2, attempt: 2, ProspectLog.connect, ProspectLog.conversation,
      ProspectLog.stage("greeting"), ProspectLog.stage("presentation"), ProspectLog.goal,
      ProspectLog.outcome("won"))
    log.call(2, day: 1, ProspectLog.connect)
    log.call(
      3, day: 1, ProspectLog.connect, ProspectLog.conversation, ProspectLog.stage("greeting"),
      ProspectLog.outcome("no"))
    log.call(nil, day: 1)
    #expect(
      phases(log) == [
        "tried 4 most stay here", "connected 3 ", "spoken to 2 ",
        "greeting 2 most of those spoken to", "presentation 1 ", "open or won 1 ", "won 1 ",
      ])
    let report = PipelineReport.make(log.prospects, script: log.script)
    #expect(
      report.table("ways")?.rows.map { $0.map(\.text) } == [
        ["days", "1", "1.0", "1", "1"], ["dials", "1", "2.0", "2", "2"],
      ])
    #expect(report.remarks.contains { $0.hasPrefix("1 calls went to nobody known") })
  }

  @Test func `calls of another system have no stages, but a life`() throws {
    var log = try ProspectLog()
    log.call(nil, day: 1, ProspectLog.connect, ProspectLog.conversation, ProspectLog.outcome("won"))
    log.call(nil, day: 1, ProspectLog.connect, ProspectLog.conversation, ProspectLog.outcome("no"))
    #expect(
      phases(log) == [
        "tried 2 ", "connected 2 ", "spoken to 2 most stay here", "open or won 1 ", "won 1 ",
      ])
    let report = PipelineReport.make(log.prospects, script: log.script)
    #expect(report.table("ways")?.rows.isEmpty == true)
  }

  @Test func `who was won and then lost stands as lost, and came to the win`() throws {
    var log = try ProspectLog()
    log.call(1, day: 2, ProspectLog.conversation, ProspectLog.outcome("no"))
    log.call(1, day: 1, ProspectLog.conversation, ProspectLog.outcome("meeting"))
    let pipeline = Pipeline(log.prospects, script: log.script)
    #expect(pipeline.lost == 1 && pipeline.won == 0)
    #expect(pipeline.rows.last?.came == 1 && pipeline.rows.last?.lost == 1)
  }

  @Test func `without calls there are no figures`() throws {
    let log = try ProspectLog()
    #expect(phases(log).first == "tried 0 ")
    let attempts = AttemptsReport.make(log.prospects)
    #expect(attempts.table("dials")?.rows.isEmpty == true)
    #expect(attempts.table("prospects")?.rows.isEmpty == true)
  }
}

@Suite struct AttemptsReportTests {
  @Test func `dials count by their number, prospects by the first time`() throws {
    var log = try ProspectLog()
    log.call(1, day: 1, attempt: 1)
    log.call(1, day: 2, attempt: 2, ProspectLog.connect, ProspectLog.conversation)
    log.call(1, day: 3, attempt: 3, ProspectLog.connect, ProspectLog.conversation, ProspectLog.goal)
    log.call(2, day: 1, attempt: 1, ProspectLog.connect, ProspectLog.conversation)
    log.call(3, day: 1, attempt: 1)
    log.call(nil, day: 1, attempt: 40, ProspectLog.connect)
    let rows = Attempts(log.prospects).rows
    #expect(rows.map(\.dials) == [3, 1, 1, 0, 0, 0, 0, 0, 0, 1])
    #expect(rows.map(\.connects) == [1, 1, 1, 0, 0, 0, 0, 0, 0, 1])
    #expect(rows.prefix(4).map(\.tried) == [3, 1, 1, 0])
    #expect(rows.prefix(4).map(\.unreached) == [3, 1, 0, 0])
    #expect(rows.prefix(4).map(\.reachedFirst) == [1, 1, 0, 0])
    #expect(rows.prefix(4).map(\.reachedBy) == [1, 2, 2, 2])
    #expect(rows.prefix(4).map(\.convertedBy) == [0, 0, 1, 1])
    #expect(rows.prefix(4).map(\.conversationsBy) == [1, 2, 3, 3])
    let report = AttemptsReport.make(log.prospects)
    #expect(report.table("dials")?.rows.last?.first == .text("10 or more"))
    #expect(
      report.remarks.contains("Of all conversations, 3/3 (100.0 %, 43.9–100.0) happened by dial 3.")
    )
    #expect(report.remarks.contains { $0.hasPrefix("1 calls went to nobody known") })
  }
}
