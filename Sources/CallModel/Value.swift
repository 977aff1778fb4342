/// What a field can hold, or what an expression comes to.
package enum Value: Hashable, Sendable {
  /// Words; also a phone number, a mail address, a link and a lead's column.
  case text(String)
  /// A number, a point on a scale.
  case number(Number)
  /// An amount of money.
  case money(Number, Currency)
  /// A day.
  case date(CivilDate)
  /// A time of the day.
  case time(TimeOfDay)
  /// A day and a time, at the lead's place.
  case moment(Moment)
  /// A length of time.
  case duration(Duration)
  /// Yes or no.
  case yesNo(Bool)
  /// An option of a `one of` field, by its position in the declaration.
  case option(Int)
  /// The options of a `some of` field, a bit each in order of declaration, at most 64.
  case options(UInt64)
  /// The part of the day.
  case daypart(Daypart)
}

/// What a field may hold.
package enum FieldType: Hashable, Sendable {
  /// Any words.
  case text
  /// A decimal number.
  case number
  /// An amount in the script's currency or another.
  case money
  /// A day.
  case date
  /// A time of the day.
  case time
  /// A day with a time.
  case dateAndTime
  /// A phone number.
  case phone
  /// A mail address.
  case email
  /// A link.
  case link
  /// Yes or no.
  case yesNo
  /// One of some options, as declared.
  case oneOf([String])
  /// Any number of some options, as declared; at most 64 options.
  case someOf([String])
  /// A whole number between two bounds, both included.
  case scale(Int32, Int32)
}

extension FieldType {
  /// The value in the one form that logs and transcripts use in every language:
  /// `2026-12-01 10:00`, `3000 EUR`, `yes`, an option as declared, several divided by ` + `.
  package func plain(_ value: Value) -> String {
    switch (self, value) {
    case (.oneOf(let options), .option(let index)) where options.indices.contains(index):
      options[index]
    case (.someOf(let options), .options(let set)):
      options.indices.filter { set & (1 << UInt64($0)) != 0 }.map { options[$0] }
        .joined(separator: " + ")
    default: value.plain
    }
  }

  /// Reads what `plain` writes; money may leave its currency out. Nil when it does not fit the type.
  package func value(plain text: String, currency: Currency?) -> Value? {
    switch self {
    case .text, .phone, .email, .link: return text.isEmpty ? nil : .text(text)
    case .number: return Number(plain: text).map(Value.number)
    case .scale(let low, let high):
      guard let number = Number(plain: text), let whole = number.whole,
        whole >= Int(low), whole <= Int(high)
      else { return nil }
      return .number(number)
    case .money:
      let parts = text.split(separator: " ")
      guard let first = parts.first, let amount = Number(plain: first) else { return nil }
      let named = parts.count == 2 ? Currency(parts[1]) : currency
      guard parts.count <= 2, let named else { return nil }
      return .money(amount, named)
    case .date: return CivilDate(plain: text).map(Value.date)
    case .time: return TimeOfDay(plain: text).map(Value.time)
    case .dateAndTime: return Moment(plain: text).map(Value.moment)
    case .yesNo:
      switch text {
      case "yes": return .yesNo(true)
      case "no": return .yesNo(false)
      default: return nil
      }
    case .oneOf(let options):
      return options.firstIndex { $0.nameKey == text.nameKey }.map(Value.option)
    case .someOf(let options):
      // An option may itself hold a `+`: the longest run of parts that is an option counts.
      let parts = text.split(separator: "+", omittingEmptySubsequences: false)
      var set: UInt64 = 0
      var first = 0
      while first < parts.count {
        let run = (first + 1...parts.count).reversed().lazy.compactMap { end in
          let name = parts[first..<end].joined(separator: "+").trimmingBlanks.nameKey
          return options.firstIndex { $0.nameKey == name }.map { (option: $0, end: end) }
        }.first
        guard let run else { return nil }
        set |= 1 << UInt64(run.option)
        first = run.end
      }
      return set == 0 ? nil : .options(set)
    }
  }
}

extension Value {
  /// The value in its plain form, without knowledge of the field: options as positions.
  package var plain: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.plain
    case .money(let amount, let currency): "\(amount.plain) \(currency.code)"
    case .date(let date): date.plain
    case .time(let time): time.plain
    case .moment(let moment): moment.plain
    case .duration(let duration): duration.plain
    case .yesNo(let flag): flag ? "yes" : "no"
    case .option(let index): String(index + 1)
    case .options(let set): String(set, radix: 2)
    case .daypart(let part): part.rawValue
    }
  }
}

extension StringProtocol {
  /// The text without blanks and tabs at its ends.
  package var trimmingBlanks: String {
    var bytes = Substring(self).utf8
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
