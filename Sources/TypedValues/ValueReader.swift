package import CallModel

/// Reads values as people type and say them, in the forms of the script's language; English words
/// for days and times serve in every language.
///
/// It is total: any text of any length has a value or a problem, quickly. What it understood is
/// for the caller to show, since people do not mean what they type.
package struct ValueReader: Sendable {
  /// The language whose forms are expected.
  package let language: Language
  /// The currency of an amount that names none.
  package let currency: Currency?
  /// The lead's local time, from which `tomorrow` counts.
  package let now: Moment
  /// The words of the language, then the English ones.
  let words: [Words]

  /// A reader for a language, a currency and a moment.
  package init(language: Language, currency: Currency?, now: Moment) {
    self.language = language
    self.currency = currency
    self.now = now
    words = language.spoken == .en ? [.english] : [.of(language.spoken), .english]
  }

  /// Reads a value of a field's type.
  ///
  /// The plain form of `CallModel` is read in every language, but for one case: a number with
  /// exactly three decimals follows the language (`1.255` is grouped in German and Dutch, and for
  /// money refused as ambiguous in the others).
  package func read(_ typed: String, as type: FieldType) -> Result<Value, ReadingProblem> {
    Result { () throws(ReadingProblem) -> Value in try value(typed, as: type) }
  }

  /// Reads a length of time: `2 days`, `in 2 weeks`, `half an hour`, `3 дня`.
  package func readDuration(_ typed: String) -> Result<Duration, ReadingProblem> {
    Result { () throws(ReadingProblem) -> Duration in try duration(typed) }
  }

  /// Whether a date or moment lies before now; a day is past when it is before today.
  package func isPast(_ value: Value) -> Bool {
    switch value {
    case .date(let date): date < now.date
    case .moment(let moment): moment < now
    default: false
    }
  }

  /// Whether a time or moment lies in the night, from 22 to 5: `friday 2` is read as 02:00, and the
  /// afternoon was probably meant.
  package func isAtNight(_ value: Value) -> Bool {
    switch value {
    case .time(let time): Daypart(time) == .night
    case .moment(let moment): Daypart(moment.time) == .night
    default: false
    }
  }

  private func value(_ typed: String, as type: FieldType) throws(ReadingProblem) -> Value {
    // Text is long on purpose; anything else that is long is a slip of the clipboard.
    let limit =
      switch type {
      case .text: Int.max
      case .link: 2000
      case .someOf, .oneOf: 10_000
      default: 300
      }
    guard typed.utf8.count <= limit else {
      throw ReadingProblem("this is too long to be \(Self.name(of: type))")
    }
    if type != .text {
      guard typed.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
        throw ReadingProblem("\(Self.name(of: type)) is expected", example: example(of: type))
      }
    }
    switch type {
    case .text: return try text(typed)
    case .number: return try number(typed)
    case .money: return try money(typed)
    case .date: return .date(try date(typed))
    case .time: return .time(try time(typed))
    case .dateAndTime: return .moment(try moment(typed))
    case .phone: return try phone(typed)
    case .email: return try email(typed)
    case .link: return try link(typed)
    case .yesNo: return try yesNo(typed)
    case .oneOf(let options): return try option(typed, of: options)
    case .someOf(let options): return try someOptions(typed, of: options)
    case .scale(let low, let high): return try point(typed, low, high)
    }
  }

  /// Something that is read as the type in this language; empty where the type has no example.
  package func example(of type: FieldType) -> String {
    let examples = Words.of(language.spoken).examples
    switch type {
    case .text: return ""
    case .number: return examples.number
    case .money: return "\(examples.amount) \(currency?.code ?? "EUR")"
    case .date: return examples.date
    case .time: return examples.time
    case .dateAndTime: return examples.dateAndTime
    case .phone: return examples.phone
    case .email: return "anna@example.com"
    case .link: return "example.com"
    case .yesNo: return examples.yesNo
    case .oneOf(let options): return options.first ?? ""
    case .someOf(let options): return options.prefix(2).joined(separator: " + ")
    case .scale(_, let high): return String(high)
    }
  }

  /// The type as a sentence names it: `a date`.
  static func name(of type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .number: "a number"
    case .money: "an amount of money"
    case .date: "a day"
    case .time: "a time"
    case .dateAndTime: "a day with a time"
    case .phone: "a phone number"
    case .email: "a mail address"
    case .link: "a link"
    case .yesNo: "yes or no"
    case .oneOf: "one of the options"
    case .someOf: "one or more of the options"
    case .scale(let low, let high): "a whole number from \(low) to \(high)"
    }
  }
}
