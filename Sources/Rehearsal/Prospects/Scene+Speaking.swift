package import CallEngine
import CallModel
import TypedValues

extension Scene {
  /// What the prospect says with a move, as one hears it: one of the phrases that the script has for
  /// it, in his tone, varied by the seed and by what he has said before. Nil where he says nothing.
  package func words(for move: ProspectMove, in call: Call) -> String? {
    let past = Past(call)
    let place = Place(
      step: call.state.step.map { script.name($0) } ?? "", said: past.said,
      tone: Mood(call, beginning: behaviour.mood).tone)
    switch move {
    case .listens, .hangsUp: return nil
    case .reply(let reply):
      let name = script.name(reply)
      let times = past.times(reply)
      if let phrase = turn(script.texts[phrases(of: reply)].map { script.text[$0] }, name, times) {
        return said(isQuestion(reply) ? phrase.asQuestion(words) : phrase, name, place)
      }
      // A label says what the prospect does; only where nothing else is written, it is what he says,
      // and begins a sentence.
      return said(script.label(reply), name, place, isSentence: true)
    case .objection(let card):
      let row = script.objections[card]
      let name = script.name(card)
      let phrase = turn(script.texts[row.phrases].map { script.text[$0] }, name, past.times(card))
      return phrase.map { said($0, name, place) }
        ?? said(script.text[row.title], name, place, isSentence: true)
    case .answer(let field, let value):
      return answer(value, of: field, call, place)
    }
  }

  /// What was meant by words that were typed as the prospect says them; see `ProspectWords.bare`.
  package func meant(by heard: String) -> String { words.bare(heard) }

  /// Where and how something is said.
  private struct Place {
    let step: String
    /// How often he has spoken before.
    let said: Int
    let tone: Mood.Tone
  }

  /// What stands for a reply in a prospect's mouth: its phrases, else those of the card that it raises.
  private func phrases(of reply: Ref<Reply>) -> Refs<TextRef> {
    let row = script.replies[reply]
    if row.phrases.isEmpty, case .objection(let card) = row.target {
      return script.objections[card].phrases
    }
    return row.phrases
  }

  private func isQuestion(_ reply: Ref<Reply>) -> Bool {
    script.label(reply).last?.isQuestionMark == true
  }

  /// One of several, another one each time, in an order of the seed's; nil of none.
  private func turn(_ texts: [String], _ about: String, _ times: Int) -> String? {
    guard !texts.isEmpty else { return nil }
    let first = draw("phrase", about).place(in: texts.count)
    return texts[(first + times) % texts.count]
  }

  private func pick(
    _ texts: [String], _ what: String, _ place: Place, _ about: String = ""
  ) -> String {
    texts[draw(what, about, place.step, String(place.said)).place(in: texts.count)]
  }

  /// A phrase with what a person of this tone puts before and behind it. A sentence stands behind a
  /// sentence only.
  private func said(
    _ phrase: String, _ about: String, _ place: Place, isSentence: Bool = false,
    hasOpener: Bool = true
  ) -> String {
    var opener = ""
    if hasOpener, behaviour.talk != .little {
      let openers = words.openers(place.tone).filter { opener in
        !(isSentence && !opener.endsSentence) && !phrase.beginsLike(opener)
      }
      if !openers.isEmpty { opener = pick(openers, "opener", place, about) }
    }
    var text = opener + (opener.isEmpty || opener.endsSentence ? phrase.capitalizedFirst : phrase)
    if behaviour.talk == .much {
      if let last = text.last, !last.isSentenceEnd { text += words.period }
      // Each is told once before one comes again.
      let first = draw("tail").place(in: words.tails.count)
      text += words.space + words.tails[(first + place.said) % words.tails.count]
    }
    return text
  }

  private func answer(
    _ value: Value, of field: Ref<Field>, _ call: Call, _ place: Place
  ) -> String {
    let name = script.name(field)
    let type = script.fields[field].type
    if case .yesNo(let isYes) = value {
      return said(pick(isYes ? words.yes : words.no, "yes or no", place, name), name, place)
    }
    let began = Moment(milliseconds: call.start.startedAt, offset: call.start.offset)
    let printer = ValuePrinter(
      language: script.language, currency: script.currency, now: began)
    let printed = printer.print(value, as: type)
    if behaviour.talk == .little { return printed.capitalizedFirst }
    let frame = pick(words.answers, "answer", place, name)
    let parts = frame.split(separator: "%", omittingEmptySubsequences: false)
    let text = parts.count == 2 ? parts[0] + printed + parts[1] : Substring(printed)
    // One beginning is enough.
    return said(String(text), name, place, hasOpener: frame == "%")
  }
}

extension Character {
  /// Whether a sentence may end with it.
  fileprivate var isSentenceEnd: Bool { ".!?…。！？".contains(self) }
}

extension String {
  /// Whether what stands behind it begins a sentence.
  fileprivate var endsSentence: Bool { last { $0 != " " }?.isSentenceEnd ?? true }

  /// Whether its first word is the other's first word.
  fileprivate func beginsLike(_ other: String) -> Bool {
    let first = other.prefix { $0.isLetter }.lowercased()
    return !first.isEmpty && prefix { $0.isLetter }.lowercased() == first
  }

  /// The same with a question mark, where no sentence has ended yet.
  fileprivate func asQuestion(_ words: ProspectWords) -> String {
    last?.isSentenceEnd == true ? self : self + words.questionMark
  }

  /// The same with its first letter in upper case.
  fileprivate var capitalizedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
