import CallModel

extension ValueReader {
  /// A day with a time.
  ///
  /// - A time alone is today if it is ahead, else tomorrow.
  /// - A day of the week is the next such day; today's own only with a time that is ahead.
  ///   `next` before it means the week that begins on the coming Monday.
  /// - A date without a year is the next such date from today on.
  /// - `in 2 hours` is a moment; `in 2 days` is a day, to which a time belongs.
  /// - Hours are those of a 24-hour clock unless a part of the day is told.
  /// - A moment that is past is taken; see `isPast`.
  func moment(_ typed: String) throws(ReadingProblem) -> Moment {
    if let plain = Moment(plain: typed) { return plain }
    let now = now
    return try when(typed, .dateAndTime) { (when) throws(WhenProblem) in
      try when.moment(now: now)
    }
  }

  /// A day; the rules of `moment` hold, and a time beside it is refused.
  func date(_ typed: String) throws(ReadingProblem) -> CivilDate {
    if let plain = CivilDate(plain: typed.trimmingBlanks) { return plain }
    let now = now
    return try when(typed, .date) { (when) throws(WhenProblem) in try when.date(now: now) }
  }

  /// A time of the day; a day beside it is refused.
  func time(_ typed: String) throws(ReadingProblem) -> TimeOfDay {
    if let plain = TimeOfDay(plain: typed.trimmingBlanks) { return plain }
    let now = now
    return try when(typed, .time) { (when) throws(WhenProblem) in try when.time(now: now) }
  }

  /// A length of time.
  func duration(_ typed: String) throws(ReadingProblem) -> Duration {
    let words = Words.of(language.spoken)
    guard typed.utf8.count <= 300 else {
      throw ReadingProblem("this is too long to be a length of time")
    }
    let tokens = TypedText.tokens(typed)
    var problem = WhenProblem.unclear
    for tables in tablesToTry {
      var parser = WhenParser(
        terms: Term.terms(tokens, words: tables), order: order, wantsTimeOnly: false)
      do { return try parser.parseLength().duration } catch { problem = error }
    }
    throw ReadingProblem(
      problem == .tooFar ? "this is too long a time" : "a length of time is expected",
      example: words.examples.duration)
  }

  /// The language's words with the English ones, then English alone: `10 am` holds a German word.
  private var tablesToTry: [[Words]] {
    language.spoken == .en ? [words] : [words, [.english]]
  }

  /// In which order the language tells day and month: English by its region.
  var order: DateOrder {
    switch language.spoken {
    case .zh: .monthFirst
    case .de, .nl, .ru: .dayFirst
    case .en:
      if let region = language.region {
        ["US", "PH", "PR", "GU"].contains(region) ? .monthFirst : .dayFirst
      } else if language.primary == "en" {
        .either
      } else {
        .dayFirst
      }
    }
  }

  private func when<Result>(
    _ typed: String, _ type: FieldType, resolve: (When) throws(WhenProblem) -> Result
  ) throws(ReadingProblem) -> Result {
    let tokens = TypedText.tokens(typed)
    var first: WhenProblem?
    for tables in tablesToTry {
      let terms = Term.terms(tokens, words: tables)
      do {
        var parser = WhenParser(terms: terms, order: order, wantsTimeOnly: type == .time)
        return try resolve(try parser.parse())
      } catch {
        first = first == nil || first == .unclear ? error : first
      }
      // A bare `2 days` counts from now.
      do {
        var parser = WhenParser(terms: terms, order: order, wantsTimeOnly: false)
        let length = try parser.parseLength()
        var when = When()
        when.offset = length.duration
        when.isOffsetInDays = length.isInDays
        return try resolve(when)
      } catch {
        if error != .unclear { first = error }
      }
    }
    throw problem(first ?? .unclear, type)
  }

  private func problem(_ problem: WhenProblem, _ type: FieldType) -> ReadingProblem {
    let example = example(of: type)
    switch problem {
    case .unclear:
      return ReadingProblem("\(Self.name(of: type)) is expected", example: example)
    case .contradictory:
      return ReadingProblem("two days or two times are told", example: example)
    case .eitherOrder(let one, let other, let year):
      let candidates = [(other, one), (one, other)].map { month, day in
        Self.told(month: month, day: day) + (year.map { " \($0)" } ?? "")
      }
      return ReadingProblem(
        "this may be \(ReadingProblem.either(candidates)): name the month", candidates: candidates)
    case .noSuchDay(let month, let day):
      let isMonth = (1...12).contains(month)
      return ReadingProblem(
        isMonth
          ? "there is no \(Self.told(month: month, day: day))" : "a year has no month \(month)",
        example: example)
    case .noSuchTime:
      return ReadingProblem("a clock has no such time", example: example)
    case .otherWeekday(let date):
      let (year, month, day) = date.parts
      let weekday = Words.english.printed.weekdays[date.weekday - 1]
      return ReadingProblem(
        "\(Self.told(month: month, day: day)) \(year) is a \(weekday)", example: example)
    case .whichDay:
      return ReadingProblem("which day of it", example: example)
    case .whatTime(let date):
      return ReadingProblem("at what time", example: example, day: date)
    case .onlyDay:
      return ReadingProblem("a day without a time is expected", example: example)
    case .onlyTime:
      return ReadingProblem("a time without a day is expected", example: example)
    case .tooFar:
      return ReadingProblem("this is too far away", example: example)
    }
  }

  /// A day in English, as every language's reader takes it: `1 December`.
  private static func told(month: Int, day: Int) -> String {
    "\(day) \(Words.english.printed.months[month - 1])"
  }
}

extension Language {
  /// The region in upper case: `US` of `en-US`, nil if the tag has none.
  var region: String? {
    tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).dropFirst()
      .first {
        $0.utf8.count == 2 && $0.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
      }
      .map { $0.uppercased() }
  }
}
