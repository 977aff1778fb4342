import CallModel
import CallPlanning
import CallStore

/// What follows when a task is done or passed over: the cadence that waited for it goes on.
struct TaskEnding {
  let program: Program
  let store: Store
  let agent: String

  /// Ends a task and goes on with its lead; false when somebody has ended it before.
  func end(
    _ number: TaskNumber, as state: FollowUpTask.State, because reason: String? = nil
  ) throws(Failure) -> Bool {
    let now = program.clock.now
    do {
      return try store.together { () throws(StoreError) in
        guard let task = try store.task(number),
          try store.end(number, as: state, at: now, by: agent, reason: reason)
        else { return false }
        try goOn(task, isDone: state == .done, now)
        return true
      }
    } catch { throw Failure(error) }
  }

  private func goOn(_ task: FollowUpTask, isDone: Bool, _ now: Int64) throws(StoreError) {
    guard let lead = task.lead, let stored = try store.lead(lead) else { return }
    if isDone, task.kind == .mail || task.kind == .linkedin {
      try store.note(
        LeadChange(at: now, agent: agent, kind: .sent, value: task.message ?? task.kind.word),
        of: lead)
    }
    if isDone, task.kind == .handOver, stored.life.next.contains(.handedOver) {
      try store.set(.handedOver, of: lead, because: task.text, at: now, by: agent)
    }
    if isDone, task.kind == .reheat, stored.life.next.contains(.accepted) {
      try store.set(.accepted, of: lead, because: nil, at: now, by: agent)
    }
    guard let campaign = task.campaign, let entry = try store.entry(of: lead, in: campaign) else {
      return
    }
    if task.kind == .reheat {
      guard isDone, [.done, .onTask].contains(entry.state) else { return }
      var entry = entry
      entry.state = .ready
      entry.dueAt = now
      (entry.attempts, entry.touch, entry.reason) = (0, 0, nil)
      return try store.put(entry, in: campaign)
    }
    guard let touch = task.touch, entry.state == .onTask, entry.touch == touch,
      try !hasMore(lead, campaign, touch)
    else { return }
    try next(after: touch, entry, stored, campaign, now)
  }

  /// Whether the touch has something else that is still to be done.
  private func hasMore(
    _ lead: LeadNumber, _ campaign: CampaignKey, _ touch: Int
  ) throws(StoreError) -> Bool {
    for number in try store.tasks(ofLead: lead) {
      if let task = try store.task(number), task.state == .open, task.campaign == campaign,
        task.touch == touch
      {
        return true
      }
    }
    return false
  }

  private func next(
    after touch: Int, _ entry: QueueEntry, _ stored: StoredLead, _ key: CampaignKey, _ now: Int64
  ) throws(StoreError) {
    let campaign = try store.campaign(key)
    guard let bundle = try store.bundle(campaign.script),
      let script = try? ScriptLoader.script(of: bundle)
    else { return }
    let zone = program.zones.zone(of: stored.lead)
    let moment = zone.local(now)
    let planner = CadencePlanner(script.cadence, limit: campaign.attempts)
    let next = planner.next(afterTask: touch, moment)
    try store.put(
      entry.going(to: next, stored.temperature, zone.milliseconds), in: key)
    guard case .task(let due, let touch) = next,
      let task = planner.task(ofTouch: touch, due: due, script)
    else { return }
    try store.keep(tasks: [
      FollowUpTask(
        task, lead: stored.number, call: nil, campaign: key, script: campaign.script,
        dueAt: zone.milliseconds(due), madeAt: now, agent: nil)
    ])
  }
}
