package import CallModel

/// The word tables of a language: what tells a question, an offer, a discount. They are made to be
/// right about what people say on the phone, most of the time; `Tests/Fixtures/Sentences` holds them
/// to it.
package struct SpokenWords: Sendable {
  /// The entries of all tables.
  let index: PhraseIndex
  /// Whether a question is told by its words, wherever they stand, and not by its order (Chinese).
  let hasFreeOrder: Bool
  /// How many words may stand before the word that opens a question.
  let openReach: Int

  init(hasFreeOrder: Bool = false, openReach: Int, _ rows: [(mark: Mark, entries: String)]) {
    self.hasFreeOrder = hasFreeOrder
    self.openReach = openReach
    index = PhraseIndex(rows)
  }

  /// The words of a language; nil when it has no tables. Traditional Chinese has none: the entries
  /// are written in simplified characters.
  package static func of(_ language: Language) -> SpokenWords? {
    switch language.primary {
    case "en": english
    case "de": german
    case "nl": dutch
    case "ru": russian
    case "zh": isTraditional(language) ? nil : chinese
    default: nil
    }
  }

  private static func isTraditional(_ language: Language) -> Bool {
    let parts = language.tag.lowercased().split { $0 == "-" || $0 == "_" }
    return parts.contains { ["hant", "tw", "hk", "mo"].contains($0) }
  }
}
