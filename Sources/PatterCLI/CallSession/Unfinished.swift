import CallEngine
import CallModel
import CallStore

/// Calls that were interrupted.
enum Unfinished {
  /// The operator's own that no process leads, the latest first.
  static func calls(_ program: Program, _ purpose: CallPurpose) throws(Failure) -> [CallRow] {
    let store = try program.store()
    let agent = try program.agent()
    do throws(StoreError) {
      return try store.unfinishedCalls(of: agent, purpose: purpose)
    } catch { throw Failure(error) }
  }

  /// Takes one up: nobody else can from now on.
  /// A rehearsal goes on along the script with its persona in it, with its partner.
  static func takeUp(
    _ row: CallRow, _ program: Program, along staged: Script? = nil,
    partner: RehearsalPartner? = nil
  ) throws(Failure) -> CallSession {
    guard row.isOpen else {
      throw Failure(.problems, "the call \(row.id) is over", help: "`patter log show` shows it")
    }
    let store = try program.store()
    let agent = try program.agent()
    let handle: CallHandle
    let records: [EventRecord]
    let kept: ScriptBundle?
    do throws(StoreError) {
      handle = try store.take(row.id)
      records = try store.events(of: row.id)
      kept = try store.bundle(row.script)
    } catch { throw Failure(error) }
    guard let kept else {
      store.letGo(handle)
      throw .system("the script of call \(row.id) is not in the store")
    }
    var script = staged ?? Script()
    if staged == nil { script = try ScriptLoader.script(of: kept) }
    var call = try replay(row, records, script)
    let zone = program.zones.rules(row.start.zone).map {
      ZoneFinder.Zone(name: row.start.zone, rules: $0)
    }
    let now = max(0, program.clock.now - row.start.startedAt)
    let gap = max(0, now - (call.events.last?.ms ?? 0))
    if case .success(let events) = call.perform(.reopen(agent: agent.name, gap: gap), ms: now) {
      do throws(StoreError) {
        try store.append(events.map { EventRecord($0, script) }, to: handle)
      } catch { throw Failure(error) }
    }
    return try CallSession(
      program, store: store, handle: handle, call: call, zone: zone ?? program.zones.own,
      agentName: agent.name, partner: partner)
  }

  /// A call folded from what the store kept of it.
  static func replay(
    _ row: CallRow, _ records: [EventRecord], _ script: Script, names: ScriptNames? = nil
  ) throws(Failure) -> Call {
    let names = names ?? ScriptNames(script)
    var events: [CallEvent] = []
    events.reserveCapacity(records.count)
    for record in records {
      guard let event = CallEvent(record, names, script) else {
        throw .system(
          "event \(record.seq) of call \(row.id) does not fit its script",
          help: "the log is damaged; a backup of the store may help")
      }
      events.append(event)
    }
    var start = row.start
    start.leadAnswers = LeadOption.answers(
      start.lead, script,
      now: Moment(milliseconds: start.startedAt, offset: start.offset))
    return Call(script, start, replaying: events)
  }
}
