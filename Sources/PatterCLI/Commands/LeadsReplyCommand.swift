import CallModel
import CallPlanning
import CallStore
import Terminal

/// `leads reply`
enum LeadsReplyCommand {
  /// A lead has answered: its cadence stops everywhere, and somebody answers it soon.
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let stored = try LeadsCommand.lead(invocation.arguments[0], program)
    let way = SafeText.clean(invocation.value("by") ?? "mail").trimmingBlanks
    let words = invocation.arguments.dropFirst().map { SafeText.clean($0) }.joined(separator: " ")
    let store = try program.store()
    let agent = try program.agent().name
    let now = program.clock.now
    let due = now + ResponseTime.first * 60_000
    do throws(StoreError) {
      try store.together { () throws(StoreError) in
        try store.note(
          LeadChange(
            at: now, agent: agent, kind: .replied, value: way,
            note: words.isEmpty ? nil : words), of: stored.number)
        if stored.life.next.contains(.contacted) {
          try store.set(.contacted, of: stored.number, because: nil, at: now, by: agent)
        }
        if stored.temperature == .cold {
          try store.set(.warm, of: stored.number, at: now, by: agent)
        }
        for (campaign, entry) in try store.entries(of: stored.number)
        where [.ready, .waiting, .onTask].contains(entry.state) {
          var entry = entry
          entry.state = .onTask
          entry.reason = "answered by \(way)"
          try store.put(entry, in: campaign)
        }
        try store.cancelTasks(of: stored.number, because: "answered by \(way)", at: now, by: agent)
        try store.keep(tasks: [
          FollowUpTask(
            kind: .task, lead: stored.number, text: "Answer what came by \(way)", dueAt: due,
            madeAt: now, agent: agent)
        ])
      }
    } catch { throw Failure(error) }
    program.screen.line(
      StyledText(
        data: "Lead \(stored.number.value) has answered by \(way): its cadence has stopped. "
          + "Answer until \(program.local(due).time.plain)."))
    try program.flush()
    return .done
  }
}
