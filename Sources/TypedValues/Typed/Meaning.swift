import CallModel

/// What a word can mean when days, times and lengths of time are told.
enum Meaning: Hashable, Sendable {
  /// So many days from today: `today` 0, `tomorrow` 1.
  case day(Int)
  /// German and Dutch `morgen`: tomorrow, or the morning of a day already told.
  case tomorrowOrMorning
  /// A day and a part of it in one word: `tonight`.
  case dayAndPart(Int, DayPhase)
  /// A day of the week, 1 is Monday.
  case weekday(Int)
  /// A month, 1 to 12.
  case month(Int)
  /// A unit of time: `hours`.
  case unit(TimeUnit)
  /// A word that is both the unit and the mark of a clock's hour: `uur`, `часа`.
  case hourOrMark
  /// A small whole number: `two`.
  case count(Int)
  /// `a`, `an`: one, before a unit only.
  case article
  /// One half, past the hour in a clock's time: `half two` is 2:30.
  case half
  /// One half, on the way to the hour in a clock's time: `halb drei` is 2:30.
  case halfTo
  /// Half an hour before that hour in one word: `полтретьего`.
  case halfOnTheWay(Int)
  /// One and a half: `anderthalb`.
  case oneAndHalf
  /// Quarters of an hour.
  case quarters(Int)
  /// A length of time in one word, in minutes: `полчаса`.
  case span(Int)
  /// After the hour: `past`.
  case past
  /// Before the hour: `to`.
  case to
  /// Before the hour, told in front: `без`.
  case without
  /// So long from now, told in front: `in`.
  case within
  /// So long from now, told behind: `later`, `后`.
  case later
  /// So long before now, told behind: `ago`.
  case ago
  /// Of next week: `next`, `下`.
  case next
  /// Of this week, or the coming one: `this`.
  case this
  /// A part of the day, which tells 2 from 14 o'clock.
  case phase(DayPhase)
  /// Russian `дня`: a unit after a count, else the afternoon.
  case daysOrAfternoon
  /// The mark behind a clock's hour: `Uhr`, `点`.
  case hourMark
  /// The mark behind a clock's minute: `分`.
  case minuteMark
  /// The mark behind a month's number: `月`.
  case monthMark
  /// The mark behind a day's number: `日`.
  case dayMark
  /// The mark behind a year: `года`, `年`.
  case yearMark
  /// What makes a number a day of the month: `st`, `го`.
  case ordinalSuffix
  /// The n-th: `first`, `третьего`.
  case ordinal(Int)
  /// This very moment.
  case now
  /// `and`.
  case and
  /// A word that adds nothing: `at`, `um`.
  case filler
}

/// A unit of time.
enum TimeUnit: Hashable, Sendable {
  case minute, hour, day, week, month, year

  /// Calendar months or exact minutes of one.
  var length: Duration {
    switch self {
    case .minute: Duration(minutes: 1)
    case .hour: Duration(minutes: 60)
    case .day: Duration(minutes: 1440)
    case .week: Duration(minutes: 10_080)
    case .month: Duration(months: 1)
    case .year: Duration(months: 12)
    }
  }
}

/// A part of the day, as it tells hours apart.
enum DayPhase: Hashable, Sendable {
  /// `am`: only hours 1 to 12.
  case am
  /// `pm`.
  case pm
  case morning, noon, afternoon, evening, night

  /// The hour of a 24-hour clock that is meant, or nil if both cannot be.
  func hour(_ hour: Int) -> Int? {
    switch self {
    case .am:
      guard (1...12).contains(hour) else { return nil }
      return hour % 12
    case .morning:
      return hour < 13 ? hour : nil
    case .pm, .afternoon:
      guard hour > 0 else { return nil }
      return hour < 12 ? hour + 12 : hour
    case .noon:
      return (1...4).contains(hour) ? hour + 12 : hour
    case .evening:
      if hour == 12 || hour == 0 { return 0 }
      return hour < 12 ? hour + 12 : hour
    case .night:
      if hour == 12 { return 0 }
      return (6...11).contains(hour) ? hour + 12 : hour
    }
  }
}
