import CallModel
import CallPlanning
import CallStore
import SourceText
import Terminal
import TypedValues

/// What the operator sees and types before a lead is rung.
final class DialPrompt {
  /// A command at the prompt, as it and its help name it.
  private struct Command: Sendable {
    let name: String
    let arguments: String
    let summary: String
    let run: @Sendable (DialPrompt, String) throws(Failure) -> DialSession.Decision?
  }

  private static let commands: [Command] = [
    Command(name: "skip", arguments: "REASON", summary: "Pass the lead over until tomorrow.") {
      (prompt, words) throws(Failure) in try prompt.skip(words, isForGood: false)
    },
    Command(
      name: "aside", arguments: "REASON", summary: "Put the lead aside until /jump takes it up."
    ) {
      (prompt, words) throws(Failure) in try prompt.skip(words, isForGood: true)
    },
    Command(name: "pause", arguments: "REASON", summary: "Take a break; Enter goes on.") {
      (prompt, words) throws(Failure) in try prompt.pause(words)
    },
    Command(name: "note", arguments: "TEXT", summary: "Write a note on the lead.") {
      (prompt, words) throws(Failure) in try prompt.note(words)
    },
    Command(name: "find", arguments: "TEXT", summary: "Find leads and calls.") {
      (prompt, words) throws(Failure) in try prompt.find(words)
    },
    Command(name: "jump", arguments: "LEAD", summary: "Take a certain lead by its number.") {
      (prompt, words) throws(Failure) in try prompt.jump(words)
    },
    Command(name: "lead", arguments: "", summary: "Show the lead whole, with its history.") {
      (prompt, _) throws(Failure) in try prompt.showLead()
    },
    Command(
      name: "place", arguments: "COUNTRY", summary: "Say where the lead is: DE, US-FL, Germany."
    ) {
      (prompt, words) throws(Failure) in try prompt.place(words)
    },
    Command(
      name: "override", arguments: "REASON", summary: "Ring though a rule speaks against it."
    ) {
      (prompt, words) throws(Failure) in try prompt.override(words)
    },
    Command(name: "numbers", arguments: "", summary: "Show the shift's numbers.") {
      (prompt, _) throws(Failure) in
      try prompt.session.showNumbers()
      return nil
    },
    Command(name: "quit", arguments: "", summary: "End the shift.") {
      (prompt, _) throws(Failure) in try prompt.leave()
    },
    Command(name: "help", arguments: "", summary: "Tell what can be typed.") {
      (prompt, _) throws(Failure) in prompt.showHelp()
    },
  ]

  private let session: DialSession
  private let lease: QueueLease
  private var program: Program { session.program }
  private var store: Store { session.store }

  init(_ session: DialSession, _ lease: QueueLease) {
    self.session = session
    self.lease = lease
  }

  /// Shows the lead's card and reads what is to become of it.
  func decide() throws(Failure) -> DialSession.Decision {
    try showCard()
    while true {
      try program.flush()
      let request = LineRequest(
        prompt: Terminal.Prompt("dial"), history: .dial, completer: complete)
      switch try program.input().readLine(request) {
      case .line(let line):
        if let decision = try enter(line.trimmingBlanks) { return decision }
      case .interrupted: say("The line is dropped. Enter rings, /quit ends the shift.")
      case .tooLong(let bytes): say("That line has \(bytes) bytes and is too long.")
      case .endOfInput, .hangUp: return try leave()
      }
    }
  }

  private func enter(_ line: String) throws(Failure) -> DialSession.Decision? {
    if line.isEmpty { return try ring() }
    guard line.hasPrefix("/") else {
      say("Enter rings. /help tells what else can be done.")
      return nil
    }
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
    let name = parts.first.map { $0.lowercased() } ?? ""
    let words = parts.count > 1 ? SafeText.clean(String(parts[1])).trimmingBlanks : ""
    let starting = Self.commands.filter { $0.name.hasPrefix(name) }
    guard !name.isEmpty,
      let command = starting.first(where: { $0.name == name })
        ?? (starting.count == 1 ? starting[0] : nil)
    else {
      let near = nearestNames(to: name, among: Self.commands.map(\.name), limit: 1).first
      say("There is no /\(name)." + (near.map { " /\($0) is similar." } ?? ""))
      return nil
    }
    return try command.run(self, words)
  }

  // MARK: Deciding

  /// Rings, unless a rule speaks against it.
  private func ring() throws(Failure) -> DialSession.Decision? {
    guard let stored = try self.stored() else { return .next }
    guard stored.lead["phone"] != nil else {
      say("This lead has no phone. /skip passes it over.")
      return nil
    }
    if session.overriding == nil {
      let now = program.clock.now
      let obstacle = try program.ask { (store) throws(StoreError) in
        try session.permission.obstacle(to: stored, in: store, at: now)
      }
      if let obstacle {
        var words = obstacle.sentence
        if let example = obstacle.example { words += " /place tells it, as in /place \(example)." }
        if !obstacle.isFinal { words += " /override REASON rings nevertheless." }
        program.screen.lines(
          program.layout.paragraph(StyledText(data: words, .warning), indent: 2))
        return nil
      }
    }
    return .ring
  }

  private func override(_ words: String) throws(Failure) -> DialSession.Decision? {
    guard !words.isEmpty else {
      say("Say why: /override she asked to be rung now.")
      return nil
    }
    guard let stored = try self.stored() else { return .next }
    if let found = try program.ask({ (store) throws(StoreError) in
      try session.permission.suppression(of: stored, in: store)
    }) {
      say("Not this: \(found) must not be contacted, whatever the reason.")
      return nil
    }
    session.overriding = words
    say("Kept with your name. Enter rings.")
    return nil
  }

  private func skip(_ words: String, isForGood: Bool) throws(Failure) -> DialSession.Decision? {
    guard !words.isEmpty else {
      say("Say why: /\(isForGood ? "aside" : "skip") speaks no English.")
      return nil
    }
    let now = program.clock.now
    var entry = try entry()
    entry.state = isForGood ? .paused : .waiting
    entry.dueAt = now + 24 * 3_600_000
    entry.reason = words
    try program.ask { (store) throws(StoreError) in
      try store.together { () throws(StoreError) in
        guard try store.settle(lease, as: entry) else { return }
        try store.note(
          LeadChange(at: now, agent: session.agent.name, kind: .skipped, note: words),
          of: entry.lead)
      }
    }
    return .next
  }

  private func jump(_ words: String) throws(Failure) -> DialSession.Decision? {
    guard let number = LeadNumber(words) else {
      say("Write /jump and the lead's number; /find finds it.")
      return nil
    }
    try giveBack()
    return .jump(number)
  }

  private func leave() throws(Failure) -> DialSession.Decision {
    try giveBack()
    return .leave
  }

  /// The lead may be anybody's again, at once.
  private func giveBack() throws(Failure) {
    let entry = try entry()
    _ = try program.ask { (store) throws(StoreError) in try store.settle(lease, as: entry) }
  }

  /// The lead's place in the queue as it was, where the lead is now.
  private func entry() throws(Failure) -> QueueEntry {
    var entry = lease.entry
    if let stored = try stored() { entry.place = DialPlace(stored.lead, program.zones).key }
    return entry
  }

  private func pause(_ words: String) throws(Failure) -> DialSession.Decision? {
    guard !words.isEmpty else {
      say("Say why: /pause lunch.")
      return nil
    }
    // Nobody waits for a lead that waits for somebody at lunch.
    try giveBack()
    let from = program.clock.now
    let pause = try program.ask { (store) throws(StoreError) in
      try store.beginPause(
        of: session.agent, in: session.campaign.name, at: from, because: words)
    }
    say("Paused: \(words). Enter goes on.")
    try program.flush()
    let request = LineRequest(prompt: Terminal.Prompt("paused"))
    var isOver = false
    while !isOver {
      switch try program.input().readLine(request) {
      case .line: isOver = true
      case .interrupted, .tooLong: continue
      case .endOfInput, .hangUp:
        try program.ask { (store) throws(StoreError) in
          try store.endPause(pause, at: program.clock.now)
        }
        return .leave
      }
    }
    try program.ask { (store) throws(StoreError) in
      try store.endPause(pause, at: program.clock.now)
    }
    return .next
  }

  // MARK: Looking and noting

  private func note(_ words: String) throws(Failure) -> DialSession.Decision? {
    guard !words.isEmpty else {
      say("Write the note behind /note.")
      return nil
    }
    try program.ask { (store) throws(StoreError) in
      try store.note(
        LeadChange(
          at: program.clock.now, agent: session.agent.name, kind: .noted, note: words),
        of: lease.entry.lead)
    }
    say("Noted.")
    return nil
  }

  private func find(_ words: String) throws(Failure) -> DialSession.Decision? {
    let lines = try program.ask { (store) throws(StoreError) in
      try FindCommand.lines(words, limit: 10, store, program)
    }
    if lines.isEmpty { say("Nothing has all of these words.") }
    for line in lines { program.screen.lines(program.layout.paragraph(line, indent: 2)) }
    return nil
  }

  private func showLead() throws(Failure) -> DialSession.Decision? {
    guard let stored = try stored() else { return nil }
    try program.ask { (store) throws(StoreError) in
      try LeadHistory(program, store).show(stored)
    }
    return nil
  }

  private func place(_ words: String) throws(Failure) -> DialSession.Decision? {
    guard let stored = try stored() else { return .next }
    guard let place = session.permission.columns(of: words) else {
      say("`\(words)` is no place that is known. Write a country such as DE, or US-FL.")
      return nil
    }
    let edit = try LeadEdit(place, of: stored, country: nil, program)
    let result = try program.ask { (store) throws(StoreError) in
      try edit.keep(
        stored.number, in: store, at: program.clock.now, by: session.agent.name)
    }
    if case .isOf = result { return nil }
    try showCard()
    return nil
  }

  private func showHelp() -> DialSession.Decision? {
    say("Enter rings. Or type:")
    program.screen.lines(
      program.layout.keyValues(
        Self.commands.map { command in
          let arguments = command.arguments.isEmpty ? "" : " " + command.arguments
          return ("/" + command.name + arguments, StyledText(command.summary))
        }))
    return nil
  }

  private func complete(_ line: String, _ cursor: Int) -> Completion {
    guard line.hasPrefix("/"), !line.contains(" ") else { return .none }
    return .matching(
      Self.commands.map { "/" + $0.name }, line: line, start: 0, cursor: cursor, appendsSpace: true)
  }

  private func showCard() throws(Failure) {
    guard let stored = try stored() else { return }
    try program.ask { (store) throws(StoreError) in
      try DialCard(session, stored, lease.entry).show(store)
    }
  }

  private func stored() throws(Failure) -> StoredLead? {
    try program.ask { (store) throws(StoreError) in try store.lead(lease.entry.lead) }
  }

  private func say(_ sentence: String) {
    program.screen.lines(program.layout.paragraph(StyledText(data: sentence, .muted)))
  }
}
