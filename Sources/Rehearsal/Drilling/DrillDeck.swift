package import CallModel
import Statistics
import TypedValues

/// A card to drill: what the prospect says or what must be said, and the words for it.
package struct DrillCard: Sendable, Equatable {
  /// What is drilled.
  package enum Kind: Hashable, Sendable {
    /// A rebuttal, by its place in its card's order, from 0.
    case rebuttal(place: Int)
    /// A must line.
    case must
  }

  /// Its lasting name in the deck: `!price/compare`, `must hello#1`.
  package let key: String
  /// Names it had before.
  package let formerKeys: [String]
  /// What is drilled.
  package let kind: Kind
  /// The objection's or the step's title.
  package let title: String
  /// What the prospect may say; empty for a must line.
  package let phrases: [String]
  /// The words for it; more than one where an experiment has letters. None is empty.
  package let backs: [String]

  /// The phrase of a day: another day, another phrase.
  package func phrase(seed: UInt64, day: CivilDate) -> String? {
    guard !phrases.isEmpty else { return nil }
    let draw = SplitMix64.seed(seed, "\(key) \(day.days)")
    return phrases[draw.place(in: phrases.count)]
  }
}

/// The cards of a script: each rebuttal of each objection in its order, and each must line.
package struct DrillDeck: Sendable {
  /// The script's family.
  package let id: String
  /// What is shown for it.
  package let title: String
  /// The cards.
  package let cards: [DrillCard]

  /// The deck of a script; linear in its size.
  package init(_ script: Script) {
    id = script.id
    title = script.title
    let printer = ValuePrinter(
      language: script.language, currency: script.currency,
      now: Moment(milliseconds: 0, offset: 0))
    let facts = CallFacts(
      fieldCount: script.fields.count, now: Moment(milliseconds: 0, offset: 0))
    func words(_ pieces: Refs<Piece>) -> String {
      printer.parts(of: pieces, in: script, facts).map { part in
        if case .gap = part { "___" } else { part.text }
      }.joined()
    }
    var cards: [DrillCard] = []
    for objection in script.objections.refs {
      let row = script.objections[objection]
      let phrases = script.texts[row.phrases].map { script.text[$0] }
      for (place, step) in row.rebuttals.refs.enumerated() {
        let backs = Self.backs(of: step, script, words)
        guard !backs.isEmpty else { continue }
        cards.append(
          DrillCard(
            key: "!" + script.name(step), formerKeys: Self.formerNames(step, row, script),
            kind: .rebuttal(place: place), title: script.text[row.title],
            phrases: phrases.isEmpty ? [script.text[row.title]] : phrases, backs: backs))
      }
    }
    for must in script.mustLines.refs {
      let line = script.mustLines[must]
      let back = words(line.words)
      guard !back.isEmpty else { continue }
      cards.append(
        DrillCard(
          key: "must " + script.name(must), formerKeys: [], kind: .must,
          title: script.title(line.step), phrases: [], backs: [back]))
    }
    self.cards = cards
  }

  /// What a rebuttal says with each of its letters: the lines under no guard, or all where there are
  /// none.
  private static func backs(
    of step: Ref<Step>, _ script: Script, _ words: (Refs<Piece>) -> String
  ) -> [String] {
    let range = script.steps[step].passage.lines.range
    var sure: [Words] = []
    var all: [Words] = []
    var guardedUntil = range.lowerBound
    for index in range {
      switch script.lines.rows[index] {
      case .speak(let line):
        all.append(line)
        if index >= guardedUntil { sure.append(line) }
      case .test(_, _, _, let skip), .otherwise(_, let skip):
        guardedUntil = max(guardedUntil, index + 1 + Int(skip))
      default: continue
      }
    }
    let lines = sure.isEmpty ? all : sure
    let letters = Set(lines.compactMap(\.letter)).sorted()
    let choices: [Letter?] = letters.isEmpty ? [nil] : letters.map { $0 }
    return choices.map { letter in
      lines.filter { $0.letter == nil || $0.letter == letter }.map { words($0.pieces) }
        .joined(separator: script.language.primary == "zh" ? "" : " ")
    }.filter { !$0.isEmpty }
  }

  /// What a rebuttal's card was called under former names.
  private static func formerNames(
    _ step: Ref<Step>, _ card: Objection, _ script: Script
  ) -> [String] {
    let own = script.name(step).split(separator: "/").last.map(String.init) ?? ""
    let steps = [own] + script.texts[script.steps[step].formerIDs].map { script.text[$0] }
    let cards = [script.text[card.id]] + script.texts[card.formerIDs].map { script.text[$0] }
    return cards.flatMap { card in steps.map { "!\(card)/\($0)" } }.filter {
      $0 != "!" + script.name(step)
    }
  }

  /// Whether a kept key is this card's, as names are compared.
  package static func isKey(_ key: String, of card: DrillCard) -> Bool {
    let key = key.nameKey
    return card.key.nameKey == key || card.formerKeys.contains { $0.nameKey == key }
  }
}
