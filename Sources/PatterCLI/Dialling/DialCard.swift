import CallModel
import CallPlanning
import CallStore
import Terminal

/// What an operator sees of a lead before it is rung: who, where, what time it is there, what came before.
struct DialCard {
  /// A list may have whole letters where names should be.
  private static let longestName = 80

  private let session: DialSession
  private let stored: StoredLead
  private let entry: QueueEntry
  private var program: Program { session.program }

  init(_ session: DialSession, _ stored: StoredLead, _ entry: QueueEntry) {
    self.session = session
    self.stored = stored
    self.entry = entry
  }

  func show(_ store: Store) throws(StoreError) {
    let screen = program.screen
    let lead = stored.lead
    screen.line()
    screen.line(
      StyledText(
        data: Width.truncated(lead.label ?? "A lead without a name", to: Self.longestName), .heading
      )
        + StyledText("  lead \(stored.number.value)", .muted))
    let who = [lead["title"], lead["company"], lead["city"], lead["phone"]].compactMap { $0 }
    show(who.joined(separator: " · "))
    let place = DialPlace(lead, program.zones)
    let now = program.clock.now
    if let zone = program.zones.knownZone(of: lead) {
      let local = zone.local(now)
      show("\(place.title) · \(local.time.plain) there (\(zone.name))")
    }
    if let gap = session.permission.gap(place, at: now) {
      let sentence = "\(gap.what): /place tells it, as in /place \(gap.example)."
      screen.lines(program.layout.paragraph(StyledText(data: sentence, .warning), indent: 2))
    }
    let planner = CadencePlanner(session.script.cadence, limit: session.campaign.attempts)
    var state =
      "\(stored.life.word), \(stored.temperature.word) · call \(entry.attempts + 1) of "
      + "\(max(planner.attempts, entry.attempts + 1))"
    if QueueRank.isPromised(entry.rank) {
      state += " · promised for \(program.local(entry.dueAt).plain)"
    }
    if let reason = entry.reason { state += " · \(reason)" }
    show(state)
    for remark in try session.permission.remarks(on: stored, in: store, at: now) {
      screen.lines(program.layout.paragraph(StyledText(data: remark, .note), indent: 2))
    }
    let lines = try LeadHistory(program, store).lines(stored, limit: 3)
    for line in lines where line.at > stored.madeAt {
      screen.lines(
        program.layout.paragraph(
          StyledText(data: "\(program.local(line.at).plain)  \(line.agent): \(line.what)", .muted),
          indent: 4))
    }
    if let note = try store.lastNote(ofLead: stored.number) {
      screen.lines(
        program.layout.paragraph(StyledText(data: "“\(note)”", .note), indent: 4))
    }
  }

  private func show(_ words: String) {
    guard !words.isEmpty else { return }
    program.screen.lines(program.layout.paragraph(StyledText(data: words), indent: 2))
  }
}
