import CallEngine
import CallModel
import CallPlanning
import CallStore

/// What follows from a call that ends, written with its last event: where its lead goes in the campaign,
/// what is to be done, and whom nobody calls again.
struct AfterCall {
  private let call: Call
  private let handle: CallHandle
  private let store: Store
  private let agent: String
  private let zone: ZoneFinder.Zone
  private let now: Int64
  private let program: Program

  init(_ session: CallSession, _ call: Call) {
    self.call = call
    handle = session.handle
    store = session.store
    agent = session.agentName
    zone = session.zone
    program = session.program
    now = program.clock.now
  }

  /// Writes it; inside the transaction that ends the call. Only a live call has consequences.
  func keep() throws(StoreError) {
    let row = try store.call(handle.id)
    guard row.purpose == .live else { return }
    let lead = try store.lead(ofCall: handle.id)
    try Referrals(call, row, program).keep(in: store, at: now, by: agent)
    let queued = try queued(row, lead)
    let ending = Aftermath.Ending(
      disposition: call.figures.disposition, outcome: call.state.outcome,
      answers: call.state.facts.answers,
      now: zone.local(now))
    let after = Aftermath(
      ending, call.script,
      place: try queued.map { (queued) throws(StoreError) in
        CadencePlace(
          touch: queued.entry.touch, attempts: queued.entry.attempts,
          failures: try failures(queued.entry.lead, ending.disposition))
      }, limit: queued?.limit)
    if let lead { try move(lead, after) }
    if let queued, let next = after.next { try queue(queued, next, after) }
    if after.isOptOut {
      try OptOut.suppress(handle, in: store, at: now, by: agent)
      if let lead { try store.suppress(lead, because: "opted out", at: now, by: agent) }
      return
    }
    if let lead, let campaign = queued?.campaign, case .end(let reason)? = after.next {
      try store.cancelTasks(of: lead, in: campaign, because: reason.rawValue, at: now, by: agent)
    }
    try store.keep(
      tasks: after.tasks.map { task in
        FollowUpTask(
          task, lead: lead, call: handle.id, campaign: queued?.campaign, script: row.script,
          dueAt: zone.milliseconds(task.due), madeAt: now, agent: agent)
      })
  }

  /// The lead's place in the call's campaign, while this call is the last that was made in it.
  private func queued(
    _ row: CallRow, _ lead: LeadNumber?
  ) throws(StoreError) -> (campaign: CampaignKey, entry: QueueEntry, limit: Int?)? {
    guard let lead, let name = row.campaign, let key = try store.campaign(named: name),
      let entry = try store.entry(of: lead, in: key), entry.state == .waiting,
      entry.lastAt == row.start.startedAt
    else { return nil }
    return (key, entry, try store.campaign(key).attempts)
  }

  /// How often in a row the number could not be dialled, this time included.
  private func failures(
    _ lead: LeadNumber, _ disposition: Disposition
  ) throws(StoreError) -> Int {
    guard disposition == .failed else { return 0 }
    let earlier = try store.calls(ofLead: lead, limit: 10).filter { $0.id != handle.id }
    return 1 + earlier.prefix { $0.disposition == .failed }.count
  }

  private func move(_ lead: LeadNumber, _ after: Aftermath) throws(StoreError) {
    guard let stored = try store.lead(lead) else { return }
    let outcome = call.state.outcome.map { call.script.title($0) }
    if let life = after.life, stored.life.next.contains(life) {
      try store.set(
        life, of: lead, because: life.needsReason ? outcome : nil, at: now, by: agent)
    }
    if let temperature = after.temperature {
      try store.set(temperature, of: lead, at: now, by: agent)
    }
  }

  private func queue(
    _ queued: (campaign: CampaignKey, entry: QueueEntry, limit: Int?), _ next: NextTouch,
    _ after: Aftermath
  ) throws(StoreError) {
    let known = try store.lead(queued.entry.lead)?.temperature
    let temperature = after.temperature ?? known ?? .cold
    let entry = queued.entry.going(to: next, temperature, zone.milliseconds)
    try store.put(entry, in: queued.campaign)
  }

}

extension QueueEntry {
  /// The lead's place once it is planned what comes next.
  func going(
    to next: NextTouch, _ temperature: Temperature, _ milliseconds: (Moment) -> Int64
  ) -> QueueEntry {
    var entry = self
    entry.reason = nil
    let points = QueueRank.points(rank)
    switch next {
    case .ring(let due, let touch, let isPromised):
      entry.state = .waiting
      entry.dueAt = milliseconds(due)
      entry.touch = touch
      entry.rank = QueueRank.rank(isPromised: isPromised, temperature, points: points)
    case .task(let due, let touch):
      entry.state = .onTask
      entry.dueAt = milliseconds(due)
      entry.touch = touch
    case .pause: entry.state = .onTask
    case .end(let reason):
      entry.state = .done
      entry.reason = reason.rawValue
    }
    return entry
  }
}

extension FollowUpTask {
  /// A task as it is kept.
  init(
    _ task: PlannedTask, lead: LeadNumber?, call: UUIDv7?, campaign: CampaignKey?,
    script: Digest?, dueAt: Int64, madeAt: Int64, agent: String?
  ) {
    self.init(
      kind: task.kind, lead: lead, call: call, campaign: campaign, script: script,
      touch: task.touch, message: task.message, text: task.text, dueAt: dueAt, madeAt: madeAt,
      agent: agent)
  }
}

extension Lead {
  /// The phones and mail addresses that it has.
  var contacts: [Contact] {
    columns.compactMap { column in
      if column.name.hasPrefix("phone") || column.name.hasPrefix("mobile") {
        return .phone(column.value)
      }
      return column.name.hasPrefix("email") ? .mail(column.value) : nil
    }
  }
}
