import CallModel

/// What people type and what is said back, in one language.
struct Words: Sendable {
  /// Words and phrases about days and times, folded as typed text is.
  let meanings: [String: Meaning]
  /// Words that multiply the number before them: `k`, `Mio`, `万`.
  let multipliers: [String: Int]
  /// Words before an amount that add nothing: `about`.
  let about: Set<String>
  /// Words for yes and no, as `wordsKey` folds them.
  let yes: Set<String>, no: Set<String>
  /// Words that divide several options, as `wordsKey` folds them.
  let and: Set<String>
  /// Words between a point and its scale: `7 of 10`.
  let outOf: Set<String>
  /// Words before a phone's extension.
  let extensions: Set<String>
  /// What is printed.
  let printed: PrintedWords
  /// What a person could type, by type of field.
  let examples: Examples

  /// The words of a language.
  static func of(_ language: Language.Spoken) -> Words {
    switch language {
    case .en: english
    case .de: german
    case .nl: dutch
    case .ru: russian
    case .zh: chinese
    }
  }

  init(
    meanings rows: [(Meaning, String)], multipliers: [(Int, String)], about: String, yes: String,
    no: String, and: String, outOf: String, extensions: String, printed: PrintedWords,
    examples: Examples
  ) {
    var table: [String: Meaning] = [:]
    let printedRows =
      printed.months.enumerated().map { (Meaning.month($0.offset + 1), $0.element) }
      + printed.weekdays.enumerated().map { (Meaning.weekday($0.offset + 1), $0.element) }
    for (meaning, words) in rows + printedRows {
      for word in Self.list(words) {
        let key = TypedText.key(word)
        if table[key] == nil { table[key] = meaning }
      }
    }
    meanings = table
    var factors: [String: Int] = [:]
    for (factor, words) in multipliers {
      for word in Self.list(words) { factors[TypedText.key(word)] = factor }
    }
    self.multipliers = factors
    self.about = Set(Self.list(about).map(TypedText.key))
    self.yes = Set(Self.list(yes).map(\.wordsKey))
    self.no = Set(Self.list(no).map(\.wordsKey))
    self.and = Set(Self.list(and).map(\.wordsKey))
    self.outOf = Set(Self.list(outOf).map(TypedText.key))
    self.extensions = Set(Self.list(extensions).map(TypedText.key))
    self.printed = printed
    self.examples = examples
  }

  /// The parts of a row, divided by commas.
  private static func list(_ row: String) -> [String] {
    row.split(separator: ",").map(\.trimmingBlanks)
  }
}

/// What a person could type, by type of field; each is read by the reader of its language.
struct Examples: Sendable {
  let date: String, time: String, dateAndTime: String, duration: String
  let number: String, yesNo: String, phone: String
  /// An amount; the currency's code is put behind it.
  let amount: String
}

/// What is said back, in one language.
struct PrintedWords: Sendable {
  /// January to December, as a date has them.
  let months: [String]
  /// Monday to Sunday.
  let weekdays: [String]
  /// Morning, afternoon and evening.
  let dayparts: [String]
  /// The salutations at them.
  let greetings: [String]
  let yes: String, no: String
  /// What stands before the last of several, with its blanks, and between the others.
  let and: String, comma: String
  /// Forms of the units: for one, for few (Russian two to four), for many.
  let minutes: [String], hours: [String], days: [String], weeks: [String], monthUnits: [String]
  /// What divides thousands and what begins decimals.
  let grouping: String, decimal: String
}
