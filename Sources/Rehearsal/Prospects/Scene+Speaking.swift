package import CallEngine
import CallModel
import TypedValues

extension Scene {
  /// What the prospect says with a move, as one hears it: one of the phrases that the script has for
  /// it, in his tone, varied by the seed. Nil where he says nothing.
  package func words(for move: ProspectMove, in call: Call) -> String? {
    let place = call.state.step.map { script.name($0) } ?? ""
    let key = (place: place, visit: String(Past(call).visit))
    let mood = Mood(call, beginning: behaviour.mood)
    switch move {
    case .listens, .hangsUp: return nil
    case .reply(let reply):
      return said(phrase(of: reply, key), script.name(reply), mood.tone, key)
    case .objection(let card):
      let row = script.objections[card]
      let phrases = script.texts[row.phrases].map { script.text[$0] }
      let words = phrases.isEmpty ? script.text[row.title] : pick(phrases, "phrase", key)
      return said(words, script.name(card), mood.tone, key)
    case .answer(let field, let value):
      return answer(value, of: field, call, mood.tone, key)
    }
  }

  private func pick(
    _ texts: [String], _ what: String, _ key: (place: String, visit: String), _ about: String = ""
  ) -> String {
    texts[draw(what, about, key.place, key.visit).place(in: texts.count)]
  }

  private func phrase(of reply: Ref<Reply>, _ key: (place: String, visit: String)) -> String {
    let row = script.replies[reply]
    // A label says what the prospect does; only where nothing else is written, it is what he says.
    let phrases = script.texts[row.phrases].map { script.text[$0] }
    let all = phrases.isEmpty ? [script.text[row.label]] : phrases
    return pick(all, "phrase", key, script.name(reply))
  }

  /// A phrase with what a person of this tone puts before and behind it.
  private func said(
    _ phrase: String, _ about: String, _ tone: Mood.Tone, _ key: (place: String, visit: String)
  ) -> String {
    let isQuiet = behaviour.talk == .little
    let opener = isQuiet ? "" : pick(words.openers(tone), "opener", key, about)
    var text =
      opener
      + (opener.last.map { ",，".contains($0) || $0 == " " } == true
        && !endsSentence(opener) ? phrase : phrase.capitalizedFirst)
    if behaviour.talk == .much {
      let tail = pick(words.tails, "tail", key, about)
      if let last = text.last, !last.isSentenceEnd { text += words.period }
      text += words.space + tail
    }
    return text
  }

  private func endsSentence(_ opener: String) -> Bool {
    opener.last { $0 != " " }?.isSentenceEnd ?? true
  }

  private func answer(
    _ value: Value, of field: Ref<Field>, _ call: Call, _ tone: Mood.Tone,
    _ key: (place: String, visit: String)
  ) -> String {
    let name = script.name(field)
    let type = script.fields[field].type
    if case .yesNo(let isYes) = value {
      return said(pick(isYes ? words.yes : words.no, "yes or no", key, name), name, tone, key)
    }
    let began = Moment(milliseconds: call.start.startedAt, offset: call.start.offset)
    let printer = ValuePrinter(
      language: script.language, currency: script.currency, now: began)
    let printed = printer.print(value, as: type)
    if behaviour.talk == .little { return printed.capitalizedFirst }
    let frame = pick(words.answers, "answer", key, name)
    let parts = frame.split(separator: "%", omittingEmptySubsequences: false)
    let text = parts.count == 2 ? parts[0] + printed + parts[1] : Substring(printed)
    return said(String(text), name, .plain, key)
  }
}

extension Character {
  /// Whether a sentence may end with it.
  fileprivate var isSentenceEnd: Bool { ".!?…。！？".contains(self) }
}

extension String {
  /// The same with its first letter in upper case.
  fileprivate var capitalizedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
