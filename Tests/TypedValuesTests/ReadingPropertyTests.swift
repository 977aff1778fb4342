import CallModel
import TestSupport
import Testing
import TypedValues

/// Whether the large proofs run in full: `PATTER_PROOF=full swift test`.
/// Random numbers that are the same in every run (SplitMix64).
struct SteadyGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct ReadingPropertyTests {
  static let tags = ["en", "en-US", "de", "nl", "ru", "zh"]
  static let types: [FieldType] = [
    .text, .number, .money, .date, .time, .dateAndTime, .phone, .email, .link, .yesNo,
    .oneOf(["owner", "manager", "someone else"]), .someOf(["gas", "power", "oil and coal"]),
    .scale(0, 10),
  ]
  static let pieces = [
    "tomorrow", "next", "in", "half", "quarter", "to", "past", "fri", "dec", "1", "12", "2026",
    "99999999999999999999", ":", ".", "/", "-", ",", "+", "'", " ", " ", " ", "am", "pm", "and",
    "a",
    "hours", "days", "months", "ago", "later", "morgen", "übermorgen", "halb", "drei", "Uhr",
    "viertel",
    "vor", "nach", "Stunden", "nächste", "overmorgen", "kwart", "over", "uur", "een", "завтра", "в",
    "через", "полчаса", "без", "четверти", "три", "дня", "часа", "года", "половина", "третьего",
    "明天", "下", "周一", "十", "点", "半", "三", "万", "亿", "月", "日", "年", "后", "个", "小时", "零", "k",
    "mio", "тыс", "€", "$", "EUR", "%", "~", "th", "st", "first", "@", "example.com", "https://",
    "\u{0}",
    "\u{1B}", "\u{202E}", "e\u{301}", "🙂", "İ", "ß", "７", "．", "한", "٣", "½", "(", ")", "x", "ext",
  ]

  @Test(arguments: tags)
  func `any text has a value or a problem`(tag: String) {
    var random = SteadyGenerator(state: 7)
    let reader = reader(tag)
    let printer = ValuePrinter(
      language: Language(tag), currency: Currency("EUR"), now: mondayMorning)
    var read = 0
    for _ in 0..<(isFullProof ? 30_000 : 800) {
      var text = ""
      for _ in 0..<Int.random(in: 1...7, using: &random) {
        text += Self.pieces.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) { text += " " }
      }
      for type in Self.types {
        if case .success(let value) = reader.read(text, as: type) {
          read += 1
          _ = printer.print(value, as: type)
          if type != .text && type != .phone && type != .email && type != .link {
            #expect(
              type.value(plain: type.plain(value), currency: nil) == value,
              "\(text) is no \(type): \(value)")
          }
        }
      }
      _ = reader.readDuration(text)
    }
    // The pieces do meet in things that mean something.
    #expect(read > 800)
  }

  /// Whether a text is no value of any type but a text's.
  private func isRefused(_ text: String, _ reader: ValueReader) -> Bool {
    Self.types.allSatisfy { type in
      if type == .text { return true }
      if case .success = reader.read(text, as: type) { return false }
      return true
    }
  }

  @Test func `a megabyte of anything is no value`() {
    let texts = ["1", "a", " ", "三", "1.", "1 ", "and ", ",", "é", "\u{301}", "@", "a.", "a,"].map {
      String(repeating: $0, count: 1_000_000 / $0.utf8.count)
    }
    for tag in ["en", "zh"] {
      for text in texts {
        #expect(isRefused(text, reader(tag)), "\(text.prefix(10))")
        _ = reader(tag).readDuration(text)
      }
    }
  }

  @Test func `the longest texts that are looked at are read or refused`() {
    for piece in Self.pieces {
      let text = String(String(repeating: piece + " ", count: 300).prefix(140))
      let glued = String(String(repeating: piece, count: 300).prefix(90))
      for tag in Self.tags {
        for type in Self.types where type != .text {
          for typed in [text, glued] {
            guard case .success(let value) = reader(tag).read(typed, as: type) else { continue }
            #expect(type.value(plain: type.plain(value), currency: nil) != nil, "\(typed)")
          }
        }
      }
    }
  }

  @Test func `many parts of many options are read or refused`() {
    let type = FieldType.someOf((0..<64).map { "Mögliche Antwort \($0) mit Worten" })
    for text in ["64,", "mögliche,", "Mögliche Antwort 5 mit Worten + ", "und ", "x und "] {
      let typed = String(repeating: text, count: 10_000 / text.utf8.count)
      guard case .success(let value) = reader("de").read(typed, as: type) else { continue }
      #expect(type.plain(value).hasPrefix("Mögliche Antwort"), "\(text)")
    }
  }

  @Test(arguments: tags)
  func `the plain form reads back`(tag: String) {
    var random = SteadyGenerator(state: 11)
    let reader = reader(tag)
    for _ in 0..<(isFullProof ? 20_000 : 400) {
      let date = CivilDate(days: Int32.random(in: -700_000...2_900_000, using: &random))
      let minutes = Int.random(in: 0..<1440, using: &random)
      guard let time = TimeOfDay(hour: minutes / 60, minute: minutes % 60),
        let currency = ["EUR", "USD", "RUB", "CNY", "UAH"].randomElement(using: &random)
          .flatMap({ Currency($0) })
      else { continue }
      let cents = Number(
        millionths: Int64.random(in: -9_000_000...9_000_000, using: &random) * 10_000)
      let point = Number(small: Int32.random(in: 0...10, using: &random))
      let values: [(Value, FieldType)] = [
        (.date(date), .date), (.time(time), .time), (.moment(Moment(date, time)), .dateAndTime),
        (.number(cents), .number), (.money(cents, currency), .money),
        (.number(point), .scale(0, 10)),
        (.yesNo(Bool.random(using: &random)), .yesNo),
        (.options(UInt64.random(in: 1...7, using: &random)), Self.types[11]),
        (.option(Int.random(in: 0...2, using: &random)), Self.types[10]),
      ]
      for (value, type) in values {
        let plain = type.plain(value)
        let found = reader.read(plain, as: type)
        #expect(found == .success(value), "\(tag): \(plain) gave \(found)")
      }
    }
  }

  @Test(arguments: tags)
  func `what is printed reads back in the same language`(tag: String) throws {
    var random = SteadyGenerator(state: 13)
    let currency = try #require(Currency("EUR"))
    let reader = ValueReader(language: Language(tag), currency: currency, now: mondayMorning)
    let printer = ValuePrinter(language: Language(tag), currency: currency, now: mondayMorning)
    let codes = ["EUR", "USD", "CAD", "RUB", "CNY", "JPY", "GBP", "UAH", "CHF", "SEK", "XAF"]
    for _ in 0..<(isFullProof ? 20_000 : 400) {
      let date = CivilDate(
        days: mondayMorning.date.days + Int32.random(in: 0...2000, using: &random))
      let minutes = Int.random(in: 0..<1440, using: &random)
      guard let time = TimeOfDay(hour: minutes / 60, minute: minutes % 60),
        let code = codes.randomElement(using: &random), let named = Currency(code)
      else { continue }
      let size = Int64(
        [100, 10_000, 1_000_000, 1_000_000_000_000].randomElement(using: &random) ?? 1)
      let cents = Number(millionths: Int64.random(in: -size...size, using: &random) * 10_000 / 1)
      guard abs(cents.millionths) < 9_000_000_000_000_000_000 else { continue }
      let values: [(Value, FieldType)] = [
        (.date(date), .date), (.time(time), .time), (.moment(Moment(date, time)), .dateAndTime),
        (.number(cents), .number), (.money(cents, named), .money),
        (.yesNo(Bool.random(using: &random)), .yesNo),
        (.options(UInt64.random(in: 1...7, using: &random)), .someOf(["gas", "power", "oil"])),
      ]
      for (value, type) in values {
        let printed = printer.print(value, as: type)
        let found = reader.read(printed, as: type)
        #expect(found == .success(value), "\(tag): \(printed) gave \(found)")
      }
      let months = Int32.random(in: 0...20, using: &random)
      let minutesLong = Int64.random(in: 1...100_000, using: &random)
      let duration = CallModel.Duration(months: months, minutes: minutesLong)
      let printed = printer.print(.duration(duration))
      #expect(reader.readDuration(printed) == .success(duration), "\(tag): \(printed)")
    }
  }
}
