import CallModel

/// What a typed text says about a day and a time, before it is set against now.
struct When {
  /// A day of the calendar as told.
  enum Day: Hashable {
    /// Month and day, with a year or without.
    case calendar(year: Int?, month: Int, day: Int)
    /// A day of the month.
    case ofMonth(Int)
    /// So many days from today.
    case fromToday(Int)
  }

  /// The day, if told by the calendar or from today.
  var day: Day?
  /// The day of the week, 1 is Monday.
  var weekday: Int?
  /// Whether `next` was said of a day of the week.
  var isNextWeek = false
  /// The hour and minute as told, before `phase` is weighed.
  var clock: (hour: Int, minute: Int)?
  /// The part of the day.
  var phase: DayPhase?
  /// A length of time from now.
  var offset: Duration?
  /// Whether the offset is in days or longer units only.
  var isOffsetInDays = false
  /// Whether this very moment is meant.
  var isNow = false

  /// Whether a day is told.
  var hasDay: Bool { day != nil || weekday != nil || (offset != nil && isOffsetInDays) }
  /// Whether a time is told.
  var hasTime: Bool {
    clock != nil || phase == .noon || isNow || (offset != nil && !isOffsetInDays)
  }
  /// Whether nothing at all is told.
  var isEmpty: Bool { !hasDay && !hasTime && phase == nil }
}

/// Why a text about a day and a time cannot be taken.
enum WhenProblem: Error, Hashable {
  /// A word or number that fits nowhere.
  case unclear
  /// Two days or two times are told.
  case contradictory
  /// `1/12` where either may be the month.
  case eitherOrder(Int, Int, year: Int?)
  /// The calendar has no such day.
  case noSuchDay(month: Int, day: Int)
  /// The clock has no such time.
  case noSuchTime
  /// The day is on another day of the week.
  case otherWeekday(CivilDate)
  /// A week or month is told, and no day of it.
  case whichDay
  /// A day is told where a time belongs to it.
  case whatTime(CivilDate)
  /// A time is told where only a day is wanted.
  case onlyDay
  /// A day is told where only a time is wanted.
  case onlyTime
  /// Beyond the years 1 to 9999.
  case tooFar
}

/// In which order day and month are told by bare numbers.
enum DateOrder {
  /// `1/12` is the first of December.
  case dayFirst
  /// `1/12` is the twelfth of January.
  case monthFirst
  /// English without a region: either.
  case either
}
