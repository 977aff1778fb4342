/// What a sentence is, as far as its words tell.
package struct Judgement: Equatable, Sendable {
  /// How a question can be answered.
  package enum Question: Sendable {
    /// With more than yes or no.
    case open
    /// With yes or no.
    case closed
  }

  /// The question that it asks, if it asks one.
  package var question: Question?
  /// How often it speaks of the caller's side.
  package var oursCount = 0
  /// How often it speaks of the prospect's side.
  package var yoursCount = 0
  /// The marks that hold: those that something speaks against are taken out.
  package var marks = MarkSet()

  /// A sentence of which only its question is known.
  package init(question: Question? = nil) {
    self.question = question
  }

  /// Whether it presents a product, a service or its price.
  package var isOffer: Bool { marks.contains(.offer) && question == nil }
  /// Whether it lowers the price.
  package var isDiscount: Bool { marks.contains(.discount) }
  /// Whether it asks whether it is a good moment.
  package var asksForMoment: Bool { marks.contains(.moment) }
  /// Whether it proposes what happens next.
  package var proposesNextStep: Bool { marks.contains(.nextStep) }
  /// Whether it takes leave.
  package var isFarewell: Bool { marks.contains(.farewell) }
}

extension SpokenWords {
  /// Judges a sentence of a text.
  package func judge(_ text: SpokenText, _ sentence: SpokenText.Sentence) -> Judgement {
    var result = Judgement()
    var hits: [PhraseIndex.Hit] = []
    var counted = -1
    index.forEachHit(in: text, sentence.words) { hit in
      switch hit.mark {
      case .ours, .yours:
        guard hit.word != counted else { return }
        counted = hit.word
        if hit.mark == .ours { result.oursCount += 1 } else { result.yoursCount += 1 }
      case .open, .lead, .closed, .tag, .subject, .filler, .subordinate: hits.append(hit)
      default: result.marks.insert(hit.mark)
      }
    }
    for (mark, against) in Self.opposites where result.marks.contains(against) {
      result.marks.remove(mark)
    }
    result.question = question(text, sentence, hits)
    if result.question == nil { result.marks.remove(.moment) }
    return result
  }

  /// What each mark is silenced by.
  private static let opposites: [(Mark, Mark)] = [
    (.offer, .noOffer), (.discount, .noDiscount), (.moment, .noMoment), (.nextStep, .noNextStep),
    (.farewell, .noFarewell), (.price, .noObjection), (.think, .noObjection),
    (.need, .noObjection),
  ]

  /// Which question a sentence asks, by what was found in it.
  private func question(
    _ text: SpokenText, _ sentence: SpokenText.Sentence, _ hits: [PhraseIndex.Hit]
  ) -> Judgement.Question? {
    let leads = hits.contains { $0.mark == .lead }
    guard sentence.isAsked else { return leads ? .open : nil }
    if hasFreeOrder {
      if hits.contains(where: { $0.mark == .tag || $0.mark == .closed }) {
        return leads ? .open : .closed
      }
      return leads || hits.contains { $0.mark == .open } ? .open : .closed
    }
    if leads { return .open }
    if hits.contains(where: { $0.mark == .tag }) { return .closed }
    for clause in clauses(text, sentence.words) {
      let start = skipFillers(clause, hits)
      guard start < clause.upperBound else { continue }
      func has(_ mark: Mark, upTo reach: Int) -> Bool {
        hits.contains {
          $0.mark == mark && $0.word >= start && $0.word < min(start + reach, clause.upperBound)
        }
      }
      if has(.subordinate, upTo: 1), clause.upperBound < sentence.words.upperBound { continue }
      if has(.closed, upTo: 1) { return .closed }
      if has(.open, upTo: openReach) { return .open }
      if hits.contains(where: { $0.mark == .subject && $0.word == start + 1 }) { return .closed }
    }
    return .closed
  }

  /// The parts of a sentence between its commas.
  private func clauses(_ text: SpokenText, _ words: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = words.lowerBound
    for word in words.dropFirst() where text.words[word].startsClause {
      result.append(start..<word)
      start = word
    }
    result.append(start..<words.upperBound)
    return result
  }

  /// The first word of a part that is no filler.
  private func skipFillers(_ clause: Range<Int>, _ hits: [PhraseIndex.Hit]) -> Int {
    var start = clause.lowerBound
    while start < clause.upperBound,
      hits.contains(where: { $0.mark == .filler && $0.word == start })
    {
      start += 1
    }
    return start
  }
}
