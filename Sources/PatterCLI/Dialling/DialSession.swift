import CallModel
import CallPlanning
import CallStore
import ScriptCompiler
import Terminal

/// An operator's shift in a campaign: the next lead, a card, a ring, a call, and on to the next.
final class DialSession {
  /// What the operator decides over a lead.
  enum Decision {
    /// Ring.
    case ring
    /// Give the next one; this one has been put where it belongs.
    case next
    /// A certain lead instead.
    case jump(LeadNumber)
    /// End the shift.
    case leave
  }

  /// A lead that nobody answers for is somebody else's again after so many milliseconds.
  static let lease: Int64 = 10 * 60_000
  /// A lead that was rung comes up again at the earliest after so many milliseconds, should nobody ever
  /// say how the call ended.
  static let ringing = DialPermission.quiet

  let program: Program
  let store: Store
  let key: CampaignKey
  let agent: AgentKey
  let dialler: Dialler
  let permission: DialPermission
  private(set) var campaign: Campaign
  private var bundle: ScriptBundle
  private(set) var script: Script
  /// Whether the line of numbers on the screen is the latest.
  private var numbersAreShown = false
  /// What the operator gave as the reason to ring against a rule, for the lead before him.
  var overriding: String?

  init(
    _ program: Program, _ store: Store, _ key: CampaignKey, _ campaign: Campaign,
    dialler: Dialler
  ) throws(Failure) {
    self.program = program
    self.store = store
    self.key = key
    self.campaign = campaign
    self.dialler = dialler
    agent = try program.agent()
    permission = try DialPermission(program, (key, campaign))
    (bundle, script) = try Self.script(of: campaign, store)
  }

  private static func script(
    of campaign: Campaign, _ store: Store
  ) throws(Failure) -> (ScriptBundle, Script) {
    let kept: ScriptBundle?
    do throws(StoreError) { kept = try store.bundle(campaign.script) } catch {
      throw Failure(error)
    }
    guard let kept else { throw .system("the script of the campaign is not in the store") }
    return (kept, try ScriptLoader.script(of: kept))
  }

  /// The shift, until the operator leaves or nobody can be rung.
  func run() throws(Failure) -> ExitStatus {
    if let end = try goOnWhereItBroke() { return end }
    var wanted: LeadNumber?
    while true {
      try refresh()
      guard campaign.state == .active else {
        program.screen.line(
          StyledText(data: "The campaign \(campaign.name) is \(campaign.state.word)."))
        break
      }
      guard let lease = try claim(wanted) else {
        if wanted != nil {
          wanted = nil
          continue
        }
        try tellNothingLeft()
        break
      }
      wanted = nil
      overriding = nil
      numbersAreShown = false
      switch try DialPrompt(self, lease).decide() {
      case .ring:
        if let end = try ring(lease) { return end }
      case .next: break
      case .jump(let lead): wanted = lead
      case .leave:
        try showNumbers()
        try program.flush()
        return .done
      }
    }
    if !numbersAreShown { try showNumbers() }
    try program.flush()
    return .done
  }

  /// What supervisors have changed meanwhile counts from the next lead on.
  private func refresh() throws(Failure) {
    let now = try program.ask { (store) throws(StoreError) in try store.campaign(key) }
    if now.script != campaign.script {
      (bundle, script) = try Self.script(of: now, store)
      program.screen.line(StyledText("The campaign calls along a new version now.", .muted))
    }
    campaign = now
  }

  // MARK: Whom

  private func claimNext() throws(Failure) -> QueueLease? {
    let now = program.clock.now
    return try program.ask { (store) throws(StoreError) in
      try store.claim(
        in: key, at: now, until: now + Self.lease, by: agent,
        isOpen: { permission.isOpen(DialPlace(key: $0), at: now) },
        isAllowed: { (entry) throws(StoreError) in try permission.refusal(of: entry, store, now) })
    }
  }

  /// The wanted lead, else the next one.
  private func claim(_ wanted: LeadNumber?) throws(Failure) -> QueueLease? {
    if let wanted { return try claim(lead: wanted) }
    return try claimNext()
  }

  private func claim(lead: LeadNumber) throws(Failure) -> QueueLease? {
    let now = program.clock.now
    let (lease, obstacle) = try program.ask { (store) throws(StoreError) in
      try store.together { () throws(StoreError) -> (QueueLease?, String?) in
        if let obstacle = try self.obstacle(to: lead, store, now) { return (nil, obstacle) }
        return (try store.claim(lead, in: key, at: now, until: now + Self.lease, by: agent), nil)
      }
    }
    if lease == nil {
      program.screen.lines(
        program.layout.paragraph(
          StyledText(data: obstacle ?? "Somebody else has lead \(lead.value) now.", .warning)))
    }
    return lease
  }

  /// Why a certain lead cannot be had, as a sentence; nil where nothing is known against it.
  private func obstacle(
    to lead: LeadNumber, _ store: Store, _ now: Int64
  ) throws(StoreError) -> String? {
    guard let stored = try store.lead(lead) else { return "There is no lead \(lead.value)." }
    let who = "Lead \(lead.value)" + (stored.lead.label.map { ", \($0)," } ?? "")
    if case .before(let agent, let campaign, let until)? = try store.occupation(
      of: lead, outside: key, at: now, since: now)
    {
      return
        "\(agent) has lead \(lead.value) in \(campaign), until \(program.local(until).time.plain) "
        + "at most."
    }
    guard let entry = try store.entry(of: lead, in: key) else {
      return "\(who) is not in this campaign: `patter leads add` with --campaign puts it there."
    }
    switch entry.state {
    case .leased:
      return try store.holder(of: lead, in: key, at: now).map { "\(who) is before \($0.agent)." }
    case .done: return "\(who) is done here: \(entry.reason ?? stored.life.word)."
    case .suppressed: return "\(who) must not be contacted: \(entry.reason ?? "suppressed")."
    case .ready, .waiting, .onTask, .paused: return nil
    }
  }

  private func tellNothingLeft() throws(Failure) {
    let counts = try program.ask { (store) throws(StoreError) in try store.queueCounts(of: key) }
    let due = try program.ask { (store) throws(StoreError) in try store.nextDue(in: key) }
    var words = "Nobody can be rung now."
    if counts[.ready, default: 0] > 0 {
      let now = program.clock.now
      let places = try program.ask { (store) throws(StoreError) in try store.readyPlaces(of: key) }
      let refusals = places.compactMap { permission.refusal(at: DialPlace(key: $0), at: now) }
      words += " \(counts[.ready, default: 0].counted("lead")) cannot be rung at this hour"
      words += refusals.first.map { ": \($0.sentence)." } ?? "."
      if let next = refusals.compactMap(\.nextPermitted).min() {
        words += " The first may be rung at \(program.local(next).plain) your time."
      }
    }
    if let due { words += " The next call is due at \(program.local(due).plain)." }
    if counts[.onTask, default: 0] > 0 {
      words += " \(counts[.onTask, default: 0]) wait for a task (`patter tasks`)."
    }
    program.screen.lines(program.layout.paragraph(StyledText(data: words)))
  }

  // MARK: The call

  /// Rings a lead and leads the call; how the shift ends when it ends with that.
  private func ring(_ lease: QueueLease) throws(Failure) -> ExitStatus? {
    guard
      let stored = try program.ask({ (store) throws(StoreError) in
        try store.lead(lease.entry.lead)
      }), let phone = stored.lead["phone"]
    else { return nil }
    var beginning = CallBeginning(script, bundle, stored.lead, purpose: .live)
    beginning.stored = stored.number
    beginning.campaign = campaign.name
    beginning.attempt = lease.entry.attempts + 1
    beginning.isDialled = true
    let now = program.clock.now
    let lease = try program.ask { (store) throws(StoreError) in
      try store.renew(lease, at: now, until: now + Self.lease)
    }
    guard let lease else {
      program.screen.line(
        StyledText("You had this lead for too long: somebody else may have it now.", .warning))
      return nil
    }
    let session = try beginning.begin(program) { (startedAt) throws(StoreError) in
      try store.ring(lease, as: afterRinging(lease.entry, stored, startedAt))
      guard let overriding else { return }
      try store.note(
        LeadChange(
          at: startedAt, agent: agent.name, kind: .overridden,
          value: permission.lastRule ?? "a rule", note: overriding), of: stored.number)
    }
    program.screen.line(StyledText(data: dialler.dial(phone), .muted))
    let end: ExitStatus?
    do throws(Failure) { end = try follow(session) } catch {
      dialler.hangUp()
      throw error
    }
    if let failure = dialler.hangUp() {
      program.screen.line(StyledText(data: failure, .warning))
      try program.flush()
    }
    return end
  }

  /// Where a lead is while it is rung, and stays should nobody ever say how that ended.
  private func afterRinging(_ entry: QueueEntry, _ stored: StoredLead, _ now: Int64) -> QueueEntry {
    var entry = entry
    entry.attempts += 1
    entry.lastAt = now
    // The operator may have said where the lead is.
    entry.place = DialPlace(stored.lead, program.zones).key
    entry.reason = nil
    let zone = program.zones.zone(of: stored.lead)
    let local = zone.local(now)
    let planner = CadencePlanner(script.cadence, limit: campaign.attempts)
    let next = planner.next(
      after: .noAnswer, at: CadencePlace(touch: entry.touch, attempts: entry.attempts), local)
    if case .ring(let due, _, _) = next { entry.dueAt = zone.milliseconds(due) }
    entry.state = .waiting
    entry.dueAt = max(entry.dueAt, now + Self.ringing)
    return entry
  }

  private func follow(_ session: CallSession) throws(Failure) -> ExitStatus? {
    CallHeader.show(session)
    let ending = try session.run()
    if case .over = ending {
      try showNumbers()
      return nil
    }
    store.letGo(session.handle)
    if case .inputEnded = ending {
      program.screen.lines(
        program.layout.paragraph(
          StyledText(
            data:
              "The call stays open. `patter dial \(ShellWord.quoted(campaign.name))` goes on with it.",
            .warning)))
    }
    try program.flush()
    if case .hangUp = ending { return .system }
    return .done
  }

  /// A call of this campaign that was interrupted goes on before anybody else is rung.
  private func goOnWhereItBroke() throws(Failure) -> ExitStatus? {
    let calls = try Unfinished.calls(program, .live).filter {
      $0.campaign?.nameKey == campaign.name.nameKey
    }
    for row in calls.reversed() {
      program.screen.line(
        StyledText(
          data: "The call with \(row.start.lead.label ?? "a lead") of "
            + "\(program.local(row.start.startedAt).plain) was interrupted; it goes on.", .warning))
      if let end = try follow(try Unfinished.takeUp(row, program)) { return end }
    }
    return nil
  }

  /// The line of the shift's numbers.
  func showNumbers() throws(Failure) {
    numbersAreShown = true
    let now = program.clock.now
    let goal = script.name(script.goal)
    let figures = try program.ask { (store) throws(StoreError) in
      try store.shift(
        of: agent, in: campaign.name, on: program.local(now).date, goal: goal)
    }
    program.screen.lines(
      program.layout.paragraph(ShiftNumbers(figures, now: now).line(program.usesUnicode)))
  }
}
