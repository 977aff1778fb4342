import CallModel

extension ValuePrinter {
  /// Whether months come first and hours are twice twelve.
  private var isAmerican: Bool {
    language.spoken == .en && language.region == "US"
  }

  /// A day: `Tuesday 1 December`, with the year if it is not this one. It is never `tomorrow`,
  /// which the customer could take for another day.
  func date(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    let (weekday, monthName) = (words.weekdays[date.weekday - 1], words.months[month - 1])
    let hasYear = year != now.date.parts.year
    switch language.spoken {
    case .en:
      if isAmerican { return "\(weekday), \(monthName) \(day)" + (hasYear ? ", \(year)" : "") }
      return "\(weekday) \(day) \(monthName)" + (hasYear ? " \(year)" : "")
    case .de:
      return "\(weekday), \(day). \(monthName)" + (hasYear ? " \(year)" : "")
    case .nl:
      return "\(weekday) \(day) \(monthName)" + (hasYear ? " \(year)" : "")
    case .ru:
      return "\(weekday), \(day) \(monthName)" + (hasYear ? " \(year) года" : "")
    case .zh:
      return (hasYear ? "\(year)年" : "") + "\(month)月\(day)日\(weekday)"
    }
  }

  /// A time: `14:30`, `14:30 Uhr`, `14:30 uur`; in American English `2:30 PM`.
  func time(_ time: TimeOfDay) -> String {
    switch language.spoken {
    case .en:
      guard isAmerican else { return time.plain }
      let hour = (time.hour + 11) % 12 + 1
      let minute = (time.minute < 10 ? "0" : "") + String(time.minute)
      return "\(hour):\(minute) \(time.hour < 12 ? "AM" : "PM")"
    case .de: return time.plain + " Uhr"
    case .nl: return time.plain + " uur"
    case .ru, .zh: return time.plain
    }
  }

  /// A day with its time: `Tuesday 1 December at 10:00`.
  func moment(_ moment: Moment) -> String {
    let joint =
      switch language.spoken {
      case .en: " at "
      case .de: " um "
      case .nl: " om "
      case .ru: " в "
      case .zh: " "
      }
    return date(moment.date) + joint + time(moment.time)
  }

  /// A length of time: `2 days`, `1 month and 3 hours`, `21 день`; whole weeks as weeks.
  func duration(_ duration: Duration) -> String {
    var parts: [String] = []
    // Magnitudes, so that the smallest number has one too.
    let isBack = duration.months < 0 || (duration.months == 0 && duration.minutes < 0)
    if duration.months != 0 {
      parts.append(counted(UInt64(duration.months.magnitude), words.monthUnits))
    }
    var minutes = duration.minutes.magnitude
    if minutes > 0, minutes % 10_080 == 0 {
      parts.append(counted(minutes / 10_080, words.weeks))
      minutes = 0
    }
    for (size, forms) in [(1440, words.days), (60, words.hours), (1, words.minutes)] {
      let count = minutes / UInt64(size)
      if count > 0 { parts.append(counted(count, forms)) }
      minutes %= UInt64(size)
    }
    if parts.isEmpty { parts.append(counted(0, words.minutes)) }
    return (isBack ? "-" : "")
      + (language.spoken == .zh ? parts.joined() : list(parts))
  }

  /// A count with the form that it asks for: день, дня, дней.
  private func counted(_ count: UInt64, _ forms: [String]) -> String {
    let form: Int
    if language.spoken == .ru {
      let (ten, hundred) = (count % 10, count % 100)
      form =
        if ten == 1 && hundred != 11 {
          0
        } else if (2...4).contains(ten) && !(12...14).contains(hundred) {
          1
        } else {
          2
        }
    } else {
      form = count == 1 ? 0 : 2
    }
    return "\(count)" + (language.spoken == .zh ? "" : " ") + forms[form]
  }
}
