package import CallModel

/// Prints values as they are said aloud in a line of the script, in the script's language.
///
/// Numbers and the signs of currencies are kept on one line by no-break blanks (U+00A0), which the
/// reader takes too.
package struct ValuePrinter: Sendable {
  /// The language that is spoken; English with the region US has its months first and its hours
  /// twice twelve.
  package let language: Language
  /// The script's currency, which decides what a shared sign such as `$` means.
  package let currency: Currency?
  /// The lead's local time; the year is told only where it is another one.
  package let now: Moment

  let words: PrintedWords

  /// A printer for a language, a currency and a moment.
  package init(language: Language, currency: Currency?, now: Moment) {
    self.language = language
    self.currency = currency
    self.now = now
    words = Words.of(language.spoken).printed
  }

  /// A field's value as it is said.
  package func print(_ value: Value, as type: FieldType) -> String {
    switch (type, value) {
    case (.oneOf(let options), .option(let index)) where options.indices.contains(index):
      options[index]
    case (.someOf(let options), .options(let set)):
      list(options.indices.prefix(64).filter { set & (1 << UInt64($0)) != 0 }.map { options[$0] })
    default: print(value)
    }
  }

  /// A value that belongs to no field, such as a built-in name's.
  package func print(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): self.number(number)
    case .money(let amount, let currency): money(amount, currency)
    case .date(let date): self.date(date)
    case .time(let time): self.time(time)
    case .moment(let moment): self.moment(moment)
    case .duration(let duration): self.duration(duration)
    case .yesNo(let flag): flag ? words.yes : words.no
    case .option, .options: value.plain
    case .daypart(let part): daypart(part)
    }
  }

  /// Several names as a sentence has them: `a, b and c`.
  package func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.joined() }
    return names.dropLast().joined(separator: words.comma) + words.and + last
  }

  /// The blank that the operator fills by ear where a name has no value: `____ (meeting at)`.
  package func gap(_ name: String) -> String {
    "____ (\(String(name.map { $0 == "_" || $0 == "-" ? " " : $0 })))"
  }

  /// The word for a part of the day: `morning`. Scripts say `Good {daypart}`, and `Good night` is a
  /// farewell, so the night has the evening's word.
  package func daypart(_ part: Daypart) -> String {
    words.dayparts[Self.index(part)]
  }

  /// The salutation at a part of the day: `Good morning`, at night the evening's.
  package func greeting(_ part: Daypart) -> String {
    words.greetings[Self.index(part)]
  }

  private static func index(_ part: Daypart) -> Int {
    switch part {
    case .morning: 0
    case .afternoon: 1
    case .evening, .night: 2
    }
  }
}
