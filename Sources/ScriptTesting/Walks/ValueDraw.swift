import CallModel
import Statistics

/// Draws what a prospect may answer, by the type of a field: often near what the script's own guards
/// compare with, so that both sides of them are walked.
struct ValueDraw {
  private let numbers: [Number]
  private let texts: [String]

  /// Collects the numbers and words that a script states; linear in its size.
  init(_ script: Script) {
    var numbers: Set<Number> = []
    var texts: Set<String> = []
    for value in script.values.refs {
      switch script.values[value] {
      case .number(let number), .money(let number, _): numbers.insert(number)
      case .text(let text) where Self.isWritable(text): texts.insert(text)
      default: break
      }
    }
    self.numbers = Array(numbers.sorted().prefix(1000))
    self.texts = Array(texts.sorted().prefix(1000))
  }

  /// Whether a transcript writes the words as they are.
  private static func isWritable(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count < 200 && text.trimmingBlanks == text
      && text.unicodeScalars.allSatisfy { $0 != "\"" && $0.value >= 0x20 && $0.value != 0x7F }
      && !text.contains(where: \.isNewline)
  }

  /// A value of a field's type.
  func value(
    of type: FieldType, currency: Currency?, now: Moment, _ chance: inout SplitMix64
  ) -> Value {
    switch type {
    case .text: .text(text(&chance))
    case .number: .number(number(&chance))
    case .money: currency.map { .money(number(&chance), $0) } ?? .number(number(&chance))
    case .date: .date(now.date.adding(days: days(&chance)) ?? now.date)
    case .time: .time(time(&chance))
    case .dateAndTime:
      .moment(Moment(now.date.adding(days: days(&chance)) ?? now.date, time(&chance)))
    case .phone: .text("+49 761 " + String(100_000 + chance.pick(900_000)))
    case .email: .text("anna\(chance.pick(100))@example.com")
    case .link: .text("https://example.com/\(chance.pick(100))")
    case .yesNo: .yesNo(chance.pick(2) == 0)
    case .oneOf(let options): .option(chance.pick(options.count))
    case .someOf(let options): .options(some(options.count, &chance))
    case .scale(let low, let high):
      .number(Number(small: low + Int32(chance.pick(Int(high - low) + 1))))
    }
  }

  /// Words for a text field or a lead's column.
  func text(_ chance: inout SplitMix64) -> String {
    if !texts.isEmpty, chance.pick(3) == 0 { return texts[chance.pick(texts.count)] }
    let words = ["Stadtwerke", "Roth", "not sure yet", "Anna Weber", "twelve people"]
    return words[chance.pick(words.count)]
  }

  private func number(_ chance: inout SplitMix64) -> Number {
    if !numbers.isEmpty, chance.pick(2) == 0 {
      let near = numbers[chance.pick(numbers.count)]
      let shifted = near.adding(Number(small: Int32(chance.pick(3)) - 1)) ?? near
      return shifted < Number(small: 0) ? near : shifted
    }
    let sizes: [Int32] = [10, 100, 1000, 10_000]
    return Number(small: Int32(chance.pick(Int(sizes[chance.pick(sizes.count)]))))
  }

  /// Mostly soon, now and then long ago or far away.
  private func days(_ chance: inout SplitMix64) -> Int {
    switch chance.pick(10) {
    case 0: -chance.pick(400)
    case 1, 2: 60 + chance.pick(700)
    default: 1 + chance.pick(40)
    }
  }

  private func time(_ chance: inout SplitMix64) -> TimeOfDay {
    TimeOfDay(hour: 8 + chance.pick(11), minute: 15 * chance.pick(4)) ?? .midnight
  }

  private func some(_ count: Int, _ chance: inout SplitMix64) -> UInt64 {
    let all: UInt64 = count >= 64 ? .max : (1 << UInt64(count)) - 1
    let drawn = chance.next() & all
    return drawn == 0 ? 1 << UInt64(chance.pick(count)) : drawn
  }
}
