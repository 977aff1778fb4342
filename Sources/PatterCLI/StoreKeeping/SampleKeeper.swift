import CallEngine
import CallModel
import CallSamples
import CallStore
import TypedValues

/// Keeps the calls of a sample log, many in a transaction.
struct SampleKeeper {
  /// A version of the script, with the files that it came from.
  struct Version {
    let script: Script
    let bundle: ScriptBundle
  }

  /// A transaction waits for the disk once, and is held in memory as a whole.
  private static let batch = 500

  let store: Store
  private var log: SampleLog
  private let agents: [AgentKey]
  private let scripts: [ScriptKey]

  init(
    _ store: Store, _ versions: [Version], _ settings: SampleLog.Settings, zone: TimeZoneRules
  ) throws(StoreError) {
    self.store = store
    log = SampleLog(versions.map(\.script), settings) { day in
      // What the clocks show at noon holds while people call.
      zone.offset(at: Int64(day.days) * 86_400 + 43_200).seconds
    } leadAnswers: { start, script in
      LeadOption.answers(
        start.lead, script, now: Moment(milliseconds: start.startedAt, offset: start.offset))
    }
    var agents: [AgentKey] = []
    for name in log.team.agents { agents.append(try store.agent(named: name)) }
    self.agents = agents
    var scripts: [ScriptKey] = []
    for version in versions { scripts.append(try store.keep(script: version.bundle)) }
    self.scripts = scripts
  }

  /// Makes and keeps all calls; `progress` is told how many are kept.
  func keepAll(progress: (_ done: Int) -> Void) throws(StoreError) {
    var log = log
    var done = 0
    while true {
      var calls: [(call: NewCall, events: [EventRecord], summary: CallSummary)] = []
      calls.reserveCapacity(Self.batch)
      while calls.count < Self.batch, let sample = log.next() { calls.append(row(sample)) }
      guard !calls.isEmpty else { return }
      _ = try store.keep(calls)
      done += calls.count
      progress(done)
    }
  }

  private func row(
    _ sample: SampleCall
  ) -> (call: NewCall, events: [EventRecord], summary: CallSummary) {
    let call = sample.call
    let new = NewCall(
      purpose: .sample, agent: agents[sample.agent], script: scripts[sample.script],
      start: call.start, day: sample.day, hour: sample.hour,
      leadKey: store.leadKey(of: call.start.lead))
    return (new, call.events.map { EventRecord($0, call.script) }, CallSummary(call))
  }
}
