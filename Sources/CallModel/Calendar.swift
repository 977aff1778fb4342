/// A day of the Gregorian calendar, without a time and without a zone.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let days: Int32

  /// A day by its distance from 1970-01-01.
  package init(days: Int32) {
    self.days = days
  }

  /// A day by year, month and day, or nil if the calendar has none such; years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.length(ofMonth: month, year: year)
    else { return nil }
    // Days from the civil date: an era has 146,097 days, its years begin in March.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1–12) and day (1–31).
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The day of the week: 1 is Monday, 7 is Sunday (ISO 8601).
  package var weekday: Int {
    let shifted = (Int(days) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// The Monday of its week.
  package var monday: CivilDate { CivilDate(days: days - Int32(weekday) + 1) }

  /// How many days a month has.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day so many days later (or earlier), or nil beyond the years 1 to 9999.
  package func adding(days more: Int) -> CivilDate? {
    let (sum, overflow) = Int(days).addingReportingOverflow(more)
    guard !overflow, (-719_162...2_932_896).contains(sum) else { return nil }
    return CivilDate(days: Int32(sum))
  }

  /// The same day of a later (or earlier) month, or that month's last day if it is shorter; nil
  /// beyond the years 1 to 9999.
  package func adding(months more: Int) -> CivilDate? {
    let (year, month, day) = parts
    guard more.magnitude < 200_000 else { return nil }
    let count = year * 12 + month - 1 + more
    guard count >= 12 else { return nil }
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    return CivilDate(
      year: newYear, month: newMonth,
      day: min(day, CivilDate.length(ofMonth: newMonth, year: newYear)))
  }

  /// The earlier first.
  package static func < (one: CivilDate, other: CivilDate) -> Bool { one.days < other.days }

  /// `2026-12-01`, as scripts and logs write it (ISO 8601).
  package var plain: String {
    let (year, month, day) = parts
    return "\(padded(year, to: 4))-\(padded(month))-\(padded(day))"
  }

  /// Reads `2026-12-01`; nil for anything else.
  package init?(plain text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = digits(parts[0]), let month = digits(parts[1]),
      let day = digits(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// A time of the day, to the minute.
package struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0 to 1439.
  package let minutes: Int32

  /// A time by hour (0–23) and minute (0–59), or nil beyond.
  package init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    minutes = Int32(hour * 60 + minute)
  }

  /// The hour, 0 to 23.
  package var hour: Int { Int(minutes) / 60 }

  /// The minute, 0 to 59.
  package var minute: Int { Int(minutes) % 60 }

  /// The earlier first.
  package static func < (one: TimeOfDay, other: TimeOfDay) -> Bool { one.minutes < other.minutes }

  /// `09:30`, as scripts and logs write it.
  package var plain: String { "\(padded(hour)):\(padded(minute))" }

  /// Reads `9:30` or `09:30`; nil for anything else.
  package init?(plain text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2, let hour = digits(parts[0]),
      let minute = digits(parts[1])
    else { return nil }
    self.init(hour: hour, minute: minute)
  }
}

/// A day and a time, to the minute, as a wall clock at the lead's place shows it.
package struct Moment: Hashable, Comparable, Sendable {
  /// Minutes since 1970-01-01 00:00 of the same wall clock.
  package let minutes: Int64

  /// A moment by its distance from 1970-01-01 00:00 of its wall clock.
  package init(minutes: Int64) {
    self.minutes = minutes
  }

  /// A moment by day and time.
  package init(_ date: CivilDate, _ time: TimeOfDay) {
    minutes = Int64(date.days) * 1440 + Int64(time.minutes)
  }

  /// The moment that a wall clock shows which is `offset` seconds ahead of UTC.
  package init(milliseconds: Int64, offset: Int32) {
    let seconds = milliseconds.floored(by: 1000) + Int64(offset)
    minutes = seconds.floored(by: 60)
  }

  /// Its day.
  package var date: CivilDate {
    CivilDate(days: Int32(clamping: minutes.floored(by: 1440)))
  }

  /// Its time.
  package var time: TimeOfDay {
    let remainder = Int(minutes % 1440)
    let rest = remainder < 0 ? remainder + 1440 : remainder
    return TimeOfDay(hour: rest / 60, minute: rest % 60) ?? .midnight
  }

  /// The earlier first.
  package static func < (one: Moment, other: Moment) -> Bool { one.minutes < other.minutes }

  /// The moment a duration later, months by the calendar; nil beyond the years 1 to 9999.
  package func adding(_ duration: Duration) -> Moment? {
    guard let day = date.adding(months: Int(duration.months)) else { return nil }
    let (sum, overflow) = Moment(day, time).minutes.addingReportingOverflow(duration.minutes)
    guard !overflow, (-719_162 * 1440...2_932_896 * 1440).contains(sum) else { return nil }
    return Moment(minutes: sum)
  }

  /// `2026-12-01 10:00`, as scripts and logs write it.
  package var plain: String { "\(date.plain) \(time.plain)" }

  /// Reads `2026-12-01 10:00`; nil for anything else.
  package init?(plain text: some StringProtocol) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let date = CivilDate(plain: parts[0]),
      let time = TimeOfDay(plain: parts[1])
    else { return nil }
    self.init(date, time)
  }
}

extension TimeOfDay {
  /// 00:00.
  package static var midnight: TimeOfDay { TimeOfDay(exactMinutes: 0) }

  private init(exactMinutes: Int32) {
    minutes = exactMinutes
  }
}

/// A length of time: calendar months and exact minutes apart, since months differ in length.
package struct Duration: Hashable, Sendable {
  /// Calendar months.
  package let months: Int32
  /// Minutes beside them.
  package let minutes: Int64

  /// A duration of months and minutes.
  package init(months: Int32 = 0, minutes: Int64 = 0) {
    self.months = months
    self.minutes = minutes
  }

  /// Minutes for comparing, a month taken as 30 days.
  package var comparableMinutes: Int64 {
    (Int64(months) * 43_200).addingReportingOverflow(minutes).partialValue
  }

  /// The same length the other way.
  package var negated: Duration { Duration(months: 0 &- months, minutes: 0 &- minutes) }

  /// As scripts write it, in the largest unit that fits: `2 days`, `1 month 3 hours`.
  package var plain: String {
    var parts: [String] = []
    if months != 0 { parts.append("\(months) month\(months.magnitude == 1 ? "" : "s")") }
    if minutes != 0 || months == 0 {
      let units: [(Int64, String)] = [(1440, "day"), (60, "hour"), (1, "minute")]
      for (size, name) in units where minutes % size == 0 {
        let count = minutes / size
        parts.append("\(count) \(name)\(count.magnitude == 1 ? "" : "s")")
        break
      }
    }
    return parts.joined(separator: " ")
  }
}

/// The part of the day, as a greeting needs it.
package enum Daypart: String, CaseIterable, Sendable {
  /// From 5 to 12.
  case morning
  /// From 12 to 18.
  case afternoon
  /// From 18 to 22.
  case evening
  /// From 22 to 5.
  case night

  /// The part of the day that a time lies in.
  package init(_ time: TimeOfDay) {
    switch time.hour {
    case 5..<12: self = .morning
    case 12..<18: self = .afternoon
    case 18..<22: self = .evening
    default: self = .night
    }
  }
}

extension Int64 {
  fileprivate func floored(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

private func digits(_ text: some StringProtocol) -> Int? {
  guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 })
  else { return nil }
  return Int(text)
}

private func padded(_ number: Int, to width: Int = 2) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
