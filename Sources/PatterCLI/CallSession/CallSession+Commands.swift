import CallEngine
import CallModel
import CallStore
import SourceText
import Terminal
import TypedValues

extension CallSession {
  /// A command of the call, as the prompt and help name it.
  struct Command: Sendable {
    let name: String
    let arguments: String
    let summary: String
    let run: @Sendable (CallSession, String) throws(Failure) -> Void
  }

  static let commands: [Command] = [
    Command(name: "back", arguments: "", summary: "Take back the last act.") {
      (session, _) throws(Failure) in try session.act(.back)
    },
    Command(name: "again", arguments: "", summary: "Show and say this step once more.") {
      (session, _) throws(Failure) in try session.act(.again)
    },
    Command(name: "any", arguments: "N", summary: "Give the N-th reply that fits anytime.") {
      (session, words) throws(Failure) in try session.any(words)
    },
    Command(
      name: "note", arguments: "TEXT", summary: "Write a note; alone, the words not understood."
    ) {
      (session, words) throws(Failure) in try session.note(words)
    },
    Command(
      name: "set", arguments: "FIELD = VALUE",
      summary: "Put a value into a field; empty empties it."
    ) {
      (session, words) throws(Failure) in try session.set(words)
    },
    Command(name: "fields", arguments: "", summary: "Show the fields and what they hold.") {
      (session, _) throws(Failure) in session.showFields()
    },
    Command(name: "lead", arguments: "", summary: "Show whom you talk to.") {
      (session, _) throws(Failure) in session.showLead()
    },
    Command(name: "map", arguments: "", summary: "Show the stages and steps, and where you are.") {
      (session, _) throws(Failure) in session.showMap()
    },
    Command(name: "hold", arguments: "", summary: "Put the prospect on hold.") {
      (session, _) throws(Failure) in
      if try session.perform(.hold) { session.say("On hold. Enter goes on.") }
    },
    Command(name: "resume", arguments: "", summary: "Take the prospect off hold.") {
      (session, _) throws(Failure) in
      if try session.perform(.resume) { session.showAll() }
    },
    Command(name: "end", arguments: "[OUTCOME]", summary: "End the call with an outcome.") {
      (session, words) throws(Failure) in try session.end(words)
    },
    Command(name: "later", arguments: "WHEN", summary: "Agree on a call back and end the call.") {
      (session, words) throws(Failure) in try session.later(words)
    },
    Command(name: "unsaid", arguments: "", summary: "Take back that the last must line was said.") {
      (session, _) throws(Failure) in try session.unsay()
    },
    Command(name: "referral", arguments: "NAME PHONE", summary: "Keep whom the prospect named.") {
      (session, words) throws(Failure) in try session.refer(words)
    },
    Command(
      name: "find", arguments: "TEXT", summary: "Find words in this script, leads and calls."
    ) {
      (session, words) throws(Failure) in try session.find(words)
    },
    Command(name: "transcript", arguments: "", summary: "Show the call so far as a transcript.") {
      (session, _) throws(Failure) in
      session.program.screen.write(session.transcriptText)
    },
    Command(name: "help", arguments: "", summary: "Tell what can be typed.") {
      (session, _) throws(Failure) in session.showHelp()
    },
  ]

  func command(_ line: String) throws(Failure) {
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
    let name = parts.first.map(String.init)?.lowercased() ?? ""
    let words = parts.count > 1 ? String(parts[1]).trimmingBlanks : ""
    let starting = Self.commands.filter { $0.name.hasPrefix(name) }
    let exact = starting.first { $0.name == name }
    guard let command = exact ?? (starting.count == 1 && !name.isEmpty ? starting[0] : nil) else {
      if starting.count > 1, !name.isEmpty {
        let names = starting.map { "/" + $0.name }.joined(separator: ", ")
        say("/\(name) begins several: \(names).")
        return
      }
      let near = nearestNames(to: name, among: Self.commands.map(\.name), limit: 1).first
      say(
        "There is no /\(name)."
          + (near.map { " /\($0) is similar." } ?? " /help tells what there is."))
      return
    }
    try command.run(self, words)
  }

  private func any(_ words: String) throws(Failure) {
    let replies = call.state.visibleAnytime(script)
    guard let number = Int(words), replies.indices.contains(number - 1) else {
      program.screen.lines(program.layout.numbered(replies.map { StyledText(data: label($0)) }))
      say(
        replies.isEmpty ? "This script has no replies for anytime." : "Write /any and the number.")
      return
    }
    try act(.choose(replies[number - 1]))
  }

  private func note(_ words: String) throws(Failure) {
    let text = words.isEmpty ? unmatchedWords ?? "" : words
    guard !text.isEmpty else {
      say("Write the note behind /note.")
      return
    }
    guard try perform(.note(text)) else { return }
    unmatchedWords = nil
    say("Noted.")
  }

  private func set(_ words: String) throws(Failure) {
    let parts = words.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map { $0.trimmingBlanks } ?? ""
    guard parts.count == 2, let field = names.field(name) else {
      let near = nearestNames(to: name, among: script.fields.refs.map { script.name($0) }, limit: 1)
      say(
        parts.count == 2
          ? "No field is called `\(name)`." + (near.first.map { " `\($0)` is similar." } ?? "")
          : "Write /set FIELD = VALUE.")
      return
    }
    let typed = parts[1].trimmingBlanks
    if typed.isEmpty {
      try act(.set(field, nil, typed: ""))
      return
    }
    switch reader.read(typed, as: script.fields[field].type) {
    case .success(let value): try act(.set(field, value, typed: typed))
    case .failure(let problem): say("\(name): \(problem.text).")
    }
  }

  private func end(_ words: String) throws(Failure) {
    guard !words.isEmpty else {
      isChoosingEnd = true
      showOutcomes()
      return
    }
    guard let outcome = outcome(words) else {
      let near = nearestNames(
        to: words, among: script.outcomes.refs.map { script.name($0) }, limit: 1)
      say("No outcome is called `\(words)`." + (near.first.map { " `\($0)` is similar." } ?? ""))
      return
    }
    try act(.end(outcome))
  }

  private func later(_ words: String) throws(Failure) {
    let target = script.outcomes.refs.first { outcome in
      script.outcomes[outcome].followUps.contains { if case .callAt = $0 { true } else { false } }
    }
    guard let target, let field = callBackField(target) else {
      say("This script has no outcome that calls back at a time. /end lists its outcomes.")
      return
    }
    guard !words.isEmpty else {
      say("Write when, such as /later \(reader.example(of: .dateAndTime)).")
      return
    }
    switch reader.read(words, as: .dateAndTime) {
    case .success(let value):
      guard try perform(.set(field, value, typed: words)) else { return }
      try act(.end(target))
    case .failure(let problem): say("\(problem.text).")
    }
  }

  private func callBackField(_ outcome: Ref<Outcome>) -> Ref<Field>? {
    for followUp in script.outcomes[outcome].followUps {
      if case .callAt(let field) = followUp { return field }
    }
    return nil
  }

  private func unsay() throws(Failure) {
    let before = call.events.count
    try perform(.unsay)
    guard call.events.count > before, case .lineUnsaid(let line) = call.events[before].kind else {
      return
    }
    say("Counts as unsaid: \(text(script.mustLines[line].words).text)")
  }

  private func refer(_ words: String) throws(Failure) {
    // The phone number is what begins at the first digit or plus after the name.
    guard let start = words.firstIndex(where: { $0.isNumber || $0 == "+" }),
      case .success(.text(let phone)) = reader.read(String(words[start...]), as: .phone)
    else {
      say("Write /referral NAME PHONE, such as /referral Jo Smith +44 20 7946 0000.")
      return
    }
    let name = words[..<start].trimmingBlanks
    guard !name.isEmpty else {
      say("Write the name before the number.")
      return
    }
    guard try perform(.refer(name: name, phone: phone)) else { return }
    say("Kept: \(name), \(phone).")
  }

  private func find(_ words: String) throws(Failure) {
    let key = words.wordsKey
    guard !key.isEmpty else {
      say("Write what to find behind /find.")
      return
    }
    var found: [StyledText] = []
    for step in script.steps.refs {
      let replies = script.steps[step].replies.refs.map { label($0) }
      let all = [script.title(step), spokenText(step)] + replies
      guard let hit = all.first(where: { $0.wordsKey.contains(key) }) else { continue }
      found.append(
        StyledText(data: script.name(step), .number) + "  "
          + StyledText(data: Width.truncated(hit, to: 70)))
      if found.count == 20 { break }
    }
    if partner == nil {
      found += try program.ask { (store) throws(StoreError) in
        try FindCommand.lines(words, limit: 10, store, program)
      }
    }
    found.isEmpty
      ? say("No step of this script, no lead and no call has these words.")
      : program.screen.lines(program.layout.bulleted(found))
  }

  var transcriptText: String {
    let start = call.start
    let moment = Moment(milliseconds: start.startedAt, offset: start.offset)
    return SafeText.clean(
      call.transcript(script: script.id + ".patter", now: "\(moment.plain) \(start.zone)"),
      keeping: .newlines)
  }
}
