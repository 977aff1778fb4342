import CallEngine
import CallModel
import CallReports
import CallStore
import RandomCalls
import ScriptCompiler
import SourceText
import Statistics
import TestSupport

@testable import PatterCLI

/// A store with calls that went where chance led them, along a random script.
struct RandomLog {
  let folder: TemporaryFolder
  let script: Script
  let program: Program
  let calls: [NaiveCall]

  /// Makes the log.
  /// - Parameter count: how many calls; some of them are dials that nobody answered.
  init(seed: UInt64, count: Int) throws {
    folder = try TemporaryFolder()
    let source = commonHead() + randomScript(seed: seed)
    let script = try compiled(source)
    self.script = script
    program = try Program(
      options: ["store": [folder.path + "/log.db"]], variables: ["TZ": "UTC"], usesUnicode: true)
    let store = try program.store()
    let key = try store.keep(
      script: ScriptBundle(
        family: script.id, title: script.title, path: "example.patter",
        files: [ScriptBundle.File(path: "example.patter", bytes: Array(source.utf8))]))
    var chance = SplitMix64(seed: seed)
    func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(count)) }
    var made: [(call: NewCall, events: [EventRecord], summary: CallSummary)] = []
    for number in 0..<count {
      var walk = try RandomWalk(script, seed: seed &* 1000 &+ UInt64(number))
      for _ in 0..<(5 + pick(40)) { walk.step() }
      var call = walk.call
      Self.end(&call, ms: walk.ms)
      if pick(5) == 0 { call = Self.dial(script, call.start, pick(Disposition.allCases.count)) }
      let (agent, day, hour) = (["Mia", "Ben"][pick(2)], 20_833 + pick(20), 8 + pick(3))
      let campaign = [nil, "Spring", "Fall"][pick(3)]
      var lead = Lead()
      lead["job"] = ["cook", "clerk"][pick(2)]
      lead["name"] = pick(6) == 0 ? nil : "Lead \(pick(count / 2))"
      var start = call.start
      start.lead = lead
      start.attempt = 1 + pick(3)
      let events = call.events.map { EventRecord($0, script) }
      let new = NewCall(
        purpose: .live, agent: try store.agent(named: agent), script: key, start: start,
        day: CivilDate(days: Int32(day)), hour: hour, leadKey: store.leadKey(of: lead),
        campaign: campaign)
      made.append((new, events, CallSummary(call)))
    }
    calls = try zip(try store.keep(made), made).map { id, made in
      NaiveCall(
        records: try store.events(of: id), agent: made.call.agent.name,
        attempt: made.call.start.attempt, day: Int(made.call.day.days), hour: made.call.hour,
        campaign: made.call.campaign, job: made.call.start.lead["job"] ?? "",
        lead: made.call.start.lead["name"])
    }
  }

  /// Brings a call to its end.
  private static func end(_ call: inout Call, ms: Int64) {
    while true {
      switch call.state.phase {
      case .ended: return
      case .wrapUp: _ = call.perform(.wrapUp(note: nil), ms: ms + 700)
      default: _ = call.perform(.abandon, ms: ms + 300)
      }
    }
  }

  /// A dial that came to nothing, or to an outcome as another system tells it.
  private static func dial(_ script: Script, _ start: CallStart, _ number: Int) -> Call {
    var call = Call(script, start)
    let disposition = Disposition.allCases[number]
    var kinds: [CallEvent.Kind] = [.started, .dialled, .disposition(disposition)]
    if disposition == .answered { kinds.append(.outcomeReached(script.goal)) }
    for kind in kinds + [.wrappedUp(note: nil)] {
      call.append(
        CallEvent(
          seq: Int32(call.events.count), ms: Int64(call.events.count) * 900, step: nil, kind: kind))
    }
    return call
  }

  /// A report as the command makes it.
  func report(_ words: String...) throws -> Report { try report(words) }

  func report(_ words: [String]) throws -> Report {
    guard case .command(let invocation) = try CommandLineReader.read(["report"] + words),
      let kind = ReportMaker.kinds.first(where: { $0.name == words[0] })
    else { throw Unexpected("no such report") }
    let store = try program.store()
    let question = try ReportQuestion(invocation, program, store)
    let reader = LogReader(store: store, subject: question.subject)
    return try kind.make(ReportMaker(question: question, reader: reader))
  }
}
