import CallEngine
import CallModel
import CallStore
import Rehearsal
import TypedValues

/// Begins rehearsals, and takes them up again.
struct RehearsalBeginning {
  let program: Program
  let trainee: AgentKey
  let voice: Voice?

  /// A rehearsal that begins now. Its letters are drawn by the scene's seed and by nothing that was
  /// logged, so that the scene is the same for everyone.
  func begin(_ staged: StagedScene) throws(Failure) -> CallSession {
    let store = try program.store()
    let scene = staged.scene
    let now = program.clock.now
    let zone = program.zones.zone(of: staged.lead)
    let day = program.local(now)
    var start = CallStart(
      startedAt: now, offset: zone.rules.offset(at: now / 1000).seconds, zone: zone.name,
      variantSeed: scene.seed, lead: staged.lead,
      agent: Lead([(name: "name", value: trainee.name)]))
    start.leadAnswers = LeadOption.answers(
      staged.lead, scene.script, now: Moment(milliseconds: now, offset: start.offset))
    var call = Call(scene.script, start)
    _ = call.perform(.begin, ms: 0)
    let handle: CallHandle
    do throws(StoreError) {
      var new = NewCall(
        purpose: .practice, agent: trainee, script: try store.keep(script: staged.bundle),
        start: start, day: day.date, hour: day.time.hour, leadKey: nil)
      new.rehearsal = staged.rehearsal
      handle = try store.begin(new, events: call.events.map { EventRecord($0, scene.script) })
    } catch { throw Failure(error) }
    return try CallSession(
      program, store: store, handle: handle, call: call, zone: zone, agentName: trainee.name,
      partner: partner(staged))
  }

  /// A rehearsal that was interrupted.
  func resume(_ row: CallRow, _ staged: StagedScene) throws(Failure) -> CallSession {
    try Unfinished.takeUp(row, program, along: staged.scene.script, partner: partner(staged))
  }

  private func partner(_ staged: StagedScene) -> RehearsalPartner {
    RehearsalPartner(
      staged.scene, staged.level, isAloud: staged.rehearsal.isAloud, voice: voice)
  }
}
