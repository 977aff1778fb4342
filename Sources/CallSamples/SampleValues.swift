package import CallModel
package import Statistics

/// What prospects of sample calls answer, by the type of a field, and what they say besides.
package struct SampleValues: Sendable {
  private let words: SampleWords
  private let stated: StatedValues
  /// How gladly each option of a field is named, by field; for yes and no too.
  private let options: [[Double]]

  /// Collects what a script states, and draws by the seed which options are popular; without one all
  /// are alike. Linear in the script's size.
  package init(_ script: Script, seed: UInt64?) {
    words = SampleWords(script.language)
    stated = StatedValues(script)
    options = script.fields.refs.map { field in
      let count: Int =
        switch script.fields[field].type {
        case .oneOf(let names), .someOf(let names): names.count
        case .yesNo: 2
        case .scale(let low, let high): Int(high - low) + 1
        default: 0
        }
      guard let seed else { return Array(repeating: 1, count: min(count, 1000)) }
      var draw = SplitMix64(seed: SplitMix64.seed(seed, "field \(script.name(field))"))
      return (0..<min(count, 1000)).map { _ in 0.2 + draw.gamma(shape: 2) / 2 }
    }
  }

  /// A value of a field that is valid by its type.
  package func value(
    of field: Ref<Field>, _ script: Script, now: Moment, _ chance: inout SplitMix64
  ) -> Value {
    let options = options[field.index]
    switch script.fields[field].type {
    case .text: return .text(text(of: field, &chance))
    case .number: return .number(number(of: field, usual: 2...40, &chance))
    case .money:
      let amount = number(of: field, usual: 50...5000, &chance)
      return script.currency.map { .money(amount, $0) } ?? .number(amount)
    case .date: return .date(day(now, &chance))
    case .time: return .time(time(&chance))
    case .dateAndTime: return .moment(Moment(day(now, &chance), time(&chance)))
    case .phone: return .text(phone(&chance))
    case .email: return .text("sample\(chance.pick(10_000))@example.com")
    case .link: return .text("https://example.com/\(chance.pick(100))")
    case .yesNo: return .yesNo(chance.pick(weights: options) == 0)
    case .oneOf: return .option(chance.pick(weights: options) ?? 0)
    case .someOf:
      var set: UInt64 = 1 << UInt64(chance.pick(weights: options) ?? 0)
      if chance.happens(0.3) { set |= 1 << UInt64(chance.pick(weights: options) ?? 0) }
      return .options(set)
    case .scale(let low, let high):
      let place = chance.pick(weights: options) ?? 0
      return .number(Number(small: min(low + Int32(clamping: place), high)))
    }
  }

  /// Words for a text field: some that the script states for it, else such as fit every question.
  private func text(of field: Ref<Field>, _ chance: inout SplitMix64) -> String {
    let texts = stated.texts[field.index]
    if !texts.isEmpty { return texts[chance.pick(texts.count)] }
    return words.answers[chance.pick(words.answers.count)]
  }

  /// Near what the script states for a field, on both sides of it; else a usual one.
  private func number(
    of field: Ref<Field>, usual: ClosedRange<Int>, _ chance: inout SplitMix64
  ) -> Number {
    let numbers = stated.numbers[field.index]
    guard !numbers.isEmpty else {
      // Small ones are more frequent. Only what every machine reckons alike is used here.
      let place = chance.uniform()
      let span = Double(usual.upperBound - usual.lowerBound)
      return rounded(Double(usual.lowerBound) + span * place * place)
    }
    let near = numbers[chance.pick(numbers.count)].whole ?? 100
    return rounded(Double(min(max(near, 1), 1_000_000)) * (0.5 + 1.25 * chance.uniform()))
  }

  /// As people say numbers: the greater, the rounder.
  private func rounded(_ number: Double) -> Number {
    if number < 20 { return Number(small: Int32(number.rounded(.up))) }
    let step: Double = number < 1000 ? 10 : number < 10_000 ? 100 : 1000
    return Number(small: Int32((number / step).rounded() * step))
  }

  /// Within six weeks, on a day of work.
  private func day(_ now: Moment, _ chance: inout SplitMix64) -> CivilDate {
    let day = now.date.adding(days: 1 + chance.pick(40)) ?? now.date
    return day.weekday > 5 ? day.adding(days: 8 - day.weekday) ?? day : day
  }

  private func time(_ chance: inout SplitMix64) -> TimeOfDay {
    TimeOfDay(hour: 8 + chance.pick(10), minute: 15 * chance.pick(4)) ?? .midnight
  }

  /// What somebody says that no branch foresees.
  func remark(_ chance: inout SplitMix64) -> String {
    words.remarks[chance.pick(weights: words.remarks.indices.map { 1 / Double($0 + 1) }) ?? 0]
  }

  /// What an operator notes after a call.
  func note(_ chance: inout SplitMix64) -> String { words.notes[chance.pick(words.notes.count)] }

  /// Somebody's name.
  func person(_ chance: inout SplitMix64) -> String { words.person(chance.pick(1_000_000)) }

  /// Somebody to call, with the columns that lines speak of.
  package func lead(_ chance: inout SplitMix64) -> Lead {
    let name = person(&chance)
    var columns = [
      ("name", name), ("company", words.company(chance.pick(1000))), ("phone", phone(&chance)),
    ]
    let parts = name.split(separator: " ")
    if parts.count > 1, let first = parts.first, let last = parts.last {
      columns += [("first_name", String(first)), ("last_name", String(last))]
    }
    return Lead(columns)
  }

  /// A number that nobody has: +999 is given to no country (ITU-T E.164).
  func phone(_ chance: inout SplitMix64) -> String { SampleWords.phone(chance.pick(10_000_000)) }
}
