import CallModel
import CallStore
import Terminal

/// What is known of a lead, and what happened to it, on the screen.
struct LeadHistory {
  private let program: Program
  private let store: Store

  init(_ program: Program, _ store: Store) {
    self.program = program
    self.store = store
  }

  /// Shows a lead whole: its columns, its campaigns, its open tasks, and its history.
  func show(_ stored: StoredLead) throws(StoreError) {
    let screen = program.screen
    screen.line(
      StyledText(data: stored.lead.label ?? "A lead without a name", .heading)
        + StyledText("  lead \(stored.number.value)", .muted))
    var pairs: [(key: String, value: StyledText)] = [
      (
        "life",
        StyledText(
          data: stored.life.word + (stored.reason.map { " (\($0))" } ?? "") + ", "
            + stored.temperature.word)
      )
    ]
    if let agent = stored.agent { pairs.append(("for", StyledText(data: agent))) }
    for (name, value) in stored.lead.columns { pairs.append((name, StyledText(data: value))) }
    for (key, entry) in try store.entries(of: stored.number) {
      pairs.append(
        (
          "campaign", StyledText(data: try store.campaign(key).name + ", " + words(entry))
        ))
    }
    screen.lines(program.layout.keyValues(pairs))
    let lines = try self.lines(stored, limit: 100)
    guard !lines.isEmpty else { return }
    screen.line()
    let rows = lines.map { line in
      [program.local(line.at).plain, line.agent, line.what].map { StyledText(data: $0) }
    }
    screen.lines(
      program.layout.table(
        ["when", "who", "what"].map { Layout.Column($0) }, rows: rows,
        isCut: program.facts.isTerminal))
  }

  /// Where a lead stands in a campaign.
  private func words(_ entry: QueueEntry) -> String {
    var words = entry.state.word
    if entry.state == .waiting { words += " until \(program.local(entry.dueAt).plain)" }
    if let reason = entry.reason { words += " (\(reason))" }
    if entry.attempts > 0 { words += ", rung \(entry.attempts)×" }
    return words
  }

  /// What happened, the latest first.
  func lines(
    _ stored: StoredLead, limit: Int
  ) throws(StoreError) -> [(at: Int64, agent: String, what: String)] {
    var lines: [(at: Int64, agent: String, what: String)] = []
    for call in try store.calls(ofLead: stored.number, limit: limit) {
      let end = call.outcome ?? call.disposition?.rawValue
      lines.append((call.at, call.agent, "call: " + (end ?? (call.isOpen ? "unfinished" : "–"))))
    }
    for change in try store.changes(ofLead: stored.number) {
      lines.append((change.at, change.agent, words(change)))
    }
    for number in try store.tasks(ofLead: stored.number) {
      guard let task = try store.task(number) else { continue }
      let what = task.words
      lines.append((task.madeAt, task.agent ?? "–", "task \(number.value): \(what)"))
      if let at = task.endedAt {
        lines.append(
          (
            at, task.endedBy ?? "–",
            "task \(number.value) \(task.state.word)" + (task.reason.map { " (\($0))" } ?? "")
          ))
      }
    }
    lines.append((stored.madeAt, stored.source.agent, Self.words(stored.source)))
    return Array(lines.sorted { $0.at > $1.at }.prefix(limit))
  }

  /// Where a lead came from.
  static func words(_ source: LeadSource) -> String {
    switch source.kind {
    case .file: "came from \(source.name)"
    case .hand: "entered by hand"
    case .call: "met in a call"
    case .referral: "named by \(source.name)"
    }
  }

  private func words(_ change: LeadChange) -> String {
    let value = change.value ?? "–"
    let name = change.name ?? ""
    let note = change.note.map { " (\($0))" } ?? ""
    switch change.kind {
    case .edited: return "\(name) changed from \(value)"
    case .merged:
      return change.value == nil ? "\(name) filled\(note)" : "\(name) also said: \(value)\(note)"
    case .temperature: return value
    case .life: return "became \(value)\(note)"
    case .assigned: return change.value.map { "given to \($0)" } ?? "given to anybody"
    case .skipped: return "passed over\(note)"
    case .overridden: return "rung against \(value)\(note)"
    case .noted: return "note: \(change.note ?? "")"
    case .sent: return "\(value) sent"
    case .replied: return "answered by \(value)\(note)"
    }
  }
}

extension FollowUpTask {
  /// What is to be done, in a few words.
  var words: String {
    switch kind {
    case .mail: "mail \(message ?? "")"
    case .linkedin: "linkedin \(message ?? "")"
    case .task: text ?? "task"
    case .handOver: "hand over to \(text ?? "")"
    case .call: "call"
    case .reheat: "take up again"
    }
  }
}

extension FollowUpTask.State {
  /// The word that is shown.
  var word: String {
    switch self {
    case .open: "open"
    case .done: "done"
    case .skipped: "skipped"
    case .cancelled: "cancelled"
    }
  }
}
