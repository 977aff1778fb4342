import CallEngine
import CallModel
import Rehearsal
import Terminal
import TypedValues

extension CallSession {
  /// What an operator typed, resolved in the fixed order: an empty line, `!`, `/`, the value of an
  /// ask, a number, words.
  func enter(_ typed: String) throws(Failure) {
    let line = typed.trimmingBlanks
    if isChoosingEnd, !line.hasPrefix("/"), !line.hasPrefix("!") {
      try chooseEnd(line)
      return
    }
    isChoosingEnd = false
    if let (reply, _) = awaitsConfirmation, line.isEmpty {
      awaitsConfirmation = nil
      try act(.choose(reply))
      return
    }
    try leaveConfirmation()
    if call.state.isOnHold, !line.hasPrefix("/") {
      // Whoever is heard again is off hold; Enter alone says no more than that.
      guard try perform(.resume) else { return }
      if line.isEmpty {
        showAll()
        return
      }
    }
    if isRinging, !line.hasPrefix("/") {
      try settle(line)
      return
    }
    if isWrappingUp, !line.hasPrefix("/") {
      try finish(.wrapUp(note: line.isEmpty ? nil : plain(line)))
      return
    }
    if let partner, try partner.take(line, self) { return }
    if line.isEmpty {
      try enterNothing()
    } else if line.hasPrefix("!") {
      try raise(String(line.dropFirst()).trimmingBlanks)
    } else if line.hasPrefix("/") {
      try command(line)
    } else if case .ask(let field, _) = call.state.prompt(script) {
      try answer(field, line.hasPrefix("\\") ? String(line.dropFirst()) : line)
    } else if !line.hasPrefix("\\"), let number = Int(line) {
      try pick(number)
    } else {
      try hear(line.hasPrefix("\\") ? String(line.dropFirst()) : line)
    }
  }

  private func plain(_ line: String) -> String {
    line.hasPrefix("\\") ? String(line.dropFirst()) : line
  }

  /// Does something and shows the screen that it led to, below what `remark` has to say.
  func act(_ action: CallAction, remark: () -> Void = {}) throws(Failure) {
    guard try perform(action) else { return }
    offered = []
    remark()
    // What was taken back has to be said again: the whole step is shown.
    if case .back = action { showAll() } else { showScreen() }
  }

  private func enterNothing() throws(Failure) {
    switch call.state.prompt(script) {
    case .replies: showReplies()
    case .goOn, .mustLines: try act(.goOn)
    case .ask: try act(.skip)
    case .begin, .ringing, .wrapUp, .ended: break
    }
  }

  private func answer(_ field: Ref<Field>, _ line: String) throws(Failure) {
    let type = script.fields[field].type
    switch reader.read(line, as: type) {
    case .success(let value):
      try act(.answer(value, typed: line)) { tellHowRead(value, type) }
    case .failure(let problem):
      say("\(script.name(field)): \(problem.text).")
    }
  }

  /// Says how a date or an amount was understood: `fri 10` is easily meant otherwise.
  private func tellHowRead(_ value: Value, _ type: FieldType) {
    switch value {
    case .date, .moment, .time, .duration, .money:
      let past = reader.isPast(value) ? " That is past; /back takes it back." : ""
      let night = reader.isAtNight(value) ? " That is at night." : ""
      let isElsewhere = zone.name != program.zones.own.name && type != .money
      let place = isElsewhere ? " (\(zone.name))" : ""
      say("Understood: \(printer.print(value, as: type))\(place).\(past)\(night)")
    default: break
    }
  }

  /// Picks by number: what was offered for unclear words, else the replies and the anytime replies.
  private func pick(_ number: Int) throws(Failure) {
    let choices = offered.isEmpty ? numberedReplies.map(FoundReply.reply) : offered
    guard choices.indices.contains(number - 1) else {
      say(
        choices.isEmpty ? "Nothing is numbered here." : "Pick a number from 1 to \(choices.count).")
      return
    }
    try take(choices[number - 1])
  }

  func take(_ found: FoundReply) throws(Failure) {
    switch found {
    case .reply(let reply): try act(.choose(reply))
    case .objection(let objection): try act(.raise(objection))
    }
  }

  /// The replies of the step and then the anytime replies, as they are numbered on the screen.
  var numberedReplies: [Ref<Reply>] {
    let own: [Ref<Reply>] =
      if case .replies(let replies) = call.state.prompt(script) { replies } else { [] }
    return own + call.state.visibleAnytime(script)
  }

  /// Words that the operator heard.
  private func hear(_ words: String) throws(Failure) {
    switch found(words) {
    case .one(.reply(let reply)):
      if call.endsCall(reply) {
        try perform(.words(words, isMatched: true))
        confirm(reply, words)
        return
      }
      if case .goOn = call.state.prompt(script), !call.script.anytime.contains(reply) {
        say("Enter first, when what stands above is said.")
        return
      }
      try perform(.words(words, isMatched: true))
      say("Understood: \(label(reply)).")
      try act(.choose(reply))
    case .one(.objection(let objection)):
      try perform(.words(words, isMatched: true))
      say("Understood: !\(script.name(objection)) – \(script.title(objection)).")
      try act(.raise(objection))
    case .several(let found):
      offered = found
      say("Which one?")
      program.screen.lines(
        program.layout.numbered(found.map { StyledText(data: name($0)) }))
    case .none:
      try perform(.words(words, isMatched: false))
      unmatchedWords = words
      say("Nothing here fits; the words are kept as unmatched. /note alone keeps them as a note.")
    }
  }

  /// What fits the words; in a rehearsal also without what the prospect says around them.
  private func found(_ words: String) -> Finding {
    let found = call.find(words)
    guard case .none = found, let partner else { return found }
    return call.find(partner.scene.meant(by: words))
  }

  private func name(_ found: FoundReply) -> String {
    switch found {
    case .reply(let reply): label(reply)
    case .objection(let objection): "!\(script.name(objection)) – \(script.title(objection))"
    }
  }

  /// `!` alone lists the cards; `!price` and `!too dear` raise one.
  func raise(_ words: String) throws(Failure) {
    guard !words.isEmpty else {
      showCards()
      return
    }
    if let objection = names.objection(words) {
      try act(.raise(objection))
      return
    }
    switch call.findObjection(words) {
    case .one(.objection(let objection)): try act(.raise(objection))
    case .several(let found):
      offered = found
      say("Which one?")
      program.screen.lines(program.layout.numbered(found.map { StyledText(data: name($0)) }))
    default: say("No card is called so. `!` alone lists them.")
    }
  }

  private func chooseEnd(_ line: String) throws(Failure) {
    isChoosingEnd = false
    if line.isEmpty {
      say("The call goes on.")
      return
    }
    let outcomes = script.outcomes.refs
    if let number = Int(line), outcomes.indices.contains(number - 1) {
      try act(.end(outcomes[number - 1]))
    } else if let outcome = outcome(line) {
      try act(.end(outcome))
    } else {
      say("No outcome is called so.")
      isChoosingEnd = true
      showOutcomes()
    }
  }

  /// An outcome by its name or display, or by a beginning that only one has.
  func outcome(_ words: String) -> Ref<Outcome>? {
    if let outcome = names.outcome(words) { return outcome }
    let key = words.wordsKey
    let outcomes = script.outcomes.refs
    if let exact = outcomes.first(where: { script.title($0).wordsKey == key }) { return exact }
    let starting = outcomes.filter {
      script.title($0).wordsKey.hasPrefix(key) || script.name($0).wordsKey.hasPrefix(key)
    }
    return starting.count == 1 && !key.isEmpty ? starting[0] : nil
  }

  var reader: ValueReader {
    ValueReader(
      language: script.language, currency: script.currency, now: momentNow)
  }

  var printer: ValuePrinter {
    ValuePrinter(language: script.language, currency: script.currency, now: momentNow)
  }

  private var momentNow: Moment {
    Moment(milliseconds: call.start.startedAt + ms, offset: call.start.offset)
  }
}
