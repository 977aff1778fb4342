import CallModel

/// When clocks change in every year to come: the POSIX TZ string in the footer of a TZif file, with
/// the extension of RFC 8536 (times of -167 to 167 hours).
struct DaylightRule: Sendable {
  private let standard: TimeZoneRules.LocalTime
  private let daylight: TimeZoneRules.LocalTime?
  private let start: Change
  private let end: Change

  /// Reads `CET-1CEST,M3.5.0,M10.5.0/3`.
  init?(_ bytes: [UInt8]) {
    var scanner = RuleScanner(bytes: bytes[...])
    guard let name = scanner.name(), let west = scanner.time(limit: 24) else { return nil }
    standard = TimeZoneRules.LocalTime(offset: Int32(-west), abbreviation: name)
    var start = Change(day: .weekday(month: 3, week: 2, weekday: 0), seconds: 7200)
    var end = Change(day: .weekday(month: 11, week: 1, weekday: 0), seconds: 7200)
    if scanner.bytes.isEmpty {
      daylight = nil
    } else {
      guard let name = scanner.name() else { return nil }
      var offset = -west + 3600
      if let next = scanner.bytes.first, next != UInt8(ascii: ",") {
        guard let west = scanner.time(limit: 24) else { return nil }
        offset = -west
      }
      daylight = TimeZoneRules.LocalTime(offset: Int32(offset), abbreviation: name)
      if !scanner.bytes.isEmpty {
        guard scanner.take(","), let first = scanner.change(), scanner.take(","),
          let second = scanner.change(), scanner.bytes.isEmpty
        else { return nil }
        (start, end) = (first, second)
      }
    }
    (self.start, self.end) = (start, end)
  }

  /// What clocks show at an instant.
  func localTime(at seconds: Int64) -> TimeZoneRules.LocalTime {
    guard let daylight else { return standard }
    // The calendar repeats after 400 years.
    let cycle: Int64 = 12_622_780_800
    let rest = seconds % cycle
    let instant = rest < 0 ? rest + cycle : rest
    let day = (instant + Int64(standard.offset) + 86_400) / 86_400 - 1
    let year = CivilDate(days: Int32(day)).parts.year
    // The last change that is not later; where an end and a start meet, daylight time goes on.
    var last: (time: Int64, isStart: Bool) = (.min, false)
    for year in (year - 1)...(year + 1) {
      let starts = start.seconds(inYear: year) - Int64(standard.offset)
      let ends = end.seconds(inYear: year) - Int64(daylight.offset)
      if ends <= instant, ends > last.time { last = (ends, false) }
      if starts <= instant, starts >= last.time { last = (starts, true) }
    }
    return last.isStart ? daylight : standard
  }

  /// A day of every year, with a time on it.
  struct Change: Sendable {
    enum Day: Sendable {
      /// 1 to 365, the 29th of February never counted.
      case julian(Int)
      /// 0 to 365, the 29th of February counted.
      case zeroBased(Int)
      /// The n-th such weekday of a month, 5 is the last; 0 is Sunday.
      case weekday(month: Int, week: Int, weekday: Int)
    }

    let day: Day
    /// After midnight, by the clock before the change.
    let seconds: Int

    /// Seconds from 1970-01-01 00:00 of that clock.
    func seconds(inYear year: Int) -> Int64 {
      let newYear = Int(CivilDate(year: year, month: 1, day: 1)?.days ?? 0)
      let days: Int
      switch day {
      case .julian(let number):
        let isLeap = CivilDate.length(ofMonth: 2, year: year) == 29
        days = newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
      case .zeroBased(let number):
        days = newYear + number
      case .weekday(let month, let week, let weekday):
        guard let first = CivilDate(year: year, month: month, day: 1) else { return 0 }
        var day = 1 + (weekday - first.weekday % 7 + 7) % 7 + (week - 1) * 7
        if day > CivilDate.length(ofMonth: month, year: year) { day -= 7 }
        days = Int(first.days) + day - 1
      }
      return Int64(days) * 86_400 + Int64(seconds)
    }
  }
}

/// Reads the parts of a POSIX TZ string.
private struct RuleScanner {
  var bytes: ArraySlice<UInt8>

  mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard let first = bytes.first, first == UInt8(ascii: letter) else { return false }
    bytes.removeFirst()
    return true
  }

  /// `CET`, `<+0330>`.
  mutating func name() -> String? {
    let isQuoted = take("<")
    let letters = bytes.prefix {
      switch $0 {
      case 0x41...0x5A, 0x61...0x7A: true
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
      default: false
      }
    }
    guard letters.count >= 3, letters.count <= 32 else { return nil }
    bytes.removeFirst(letters.count)
    guard !isQuoted || take(">") else { return nil }
    return String(decoding: letters, as: UTF8.self)
  }

  mutating func number(upTo limit: Int) -> Int? {
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard (1...3).contains(digits.count) else { return nil }
    bytes.removeFirst(digits.count)
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value <= limit ? value : nil
  }

  /// `-1`, `5:30`, `2:00:00` in seconds.
  mutating func time(limit: Int) -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard let hours = number(upTo: limit) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where take(":") {
      guard let part = number(upTo: 59) else { return nil }
      seconds += part * unit
    }
    return sign * seconds
  }

  /// `M3.5.0/3`, `J60`, `59`.
  mutating func change() -> DaylightRule.Change? {
    let day: DaylightRule.Change.Day
    if take("M") {
      guard let month = number(upTo: 12), month > 0, take("."), let week = number(upTo: 5),
        week > 0, take("."), let weekday = number(upTo: 6)
      else { return nil }
      day = .weekday(month: month, week: week, weekday: weekday)
    } else if take("J") {
      guard let number = number(upTo: 365), number > 0 else { return nil }
      day = .julian(number)
    } else {
      guard let number = number(upTo: 365) else { return nil }
      day = .zeroBased(number)
    }
    guard take("/") else { return DaylightRule.Change(day: day, seconds: 7200) }
    guard let seconds = time(limit: 167) else { return nil }
    return DaylightRule.Change(day: day, seconds: seconds)
  }
}
