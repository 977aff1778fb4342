import CallModel

extension When {
  /// The day and time that is meant, seen from now.
  func moment(now: Moment) throws(WhenProblem) -> Moment {
    if isNow {
      guard !hasDay, clock == nil, phase == nil, offset == nil else { throw .contradictory }
      return now
    }
    if let offset, !isOffsetInDays {
      guard clock == nil, phase == nil, day == nil, weekday == nil else { throw .contradictory }
      guard let moment = now.adding(offset) else { throw .tooFar }
      return moment
    }
    guard let time = try time() else { throw .whatTime(try date(now: now, time: nil)) }
    if !hasDay {
      // A time alone is the next such time.
      let today = Moment(now.date, time)
      if today > now { return today }
      guard let tomorrow = now.date.adding(days: 1) else { throw .tooFar }
      return Moment(tomorrow, time)
    }
    return Moment(try date(now: now, time: time), time)
  }

  /// The day that is meant, seen from now.
  func date(now: Moment) throws(WhenProblem) -> CivilDate {
    if isNow && !hasDay && clock == nil { return now.date }
    if let offset, !isOffsetInDays, clock == nil, day == nil, weekday == nil {
      guard let moment = now.adding(offset) else { throw .tooFar }
      return moment.date
    }
    guard clock == nil, phase == nil, !isNow, offset == nil || isOffsetInDays else {
      throw .onlyDay
    }
    return try date(now: now, time: nil)
  }

  /// The time of the day that is meant, seen from now.
  func time(now: Moment) throws(WhenProblem) -> TimeOfDay {
    guard !hasDay else { throw .onlyTime }
    if isNow || offset != nil { return try moment(now: now).time }
    guard let time = try time() else { throw .unclear }
    return time
  }

  private func time() throws(WhenProblem) -> TimeOfDay? {
    guard let clock else {
      return phase == .noon ? TimeOfDay(hour: 12, minute: 0) : nil
    }
    guard let phase else { return TimeOfDay(hour: clock.hour, minute: clock.minute) }
    guard let hour = phase.hour(clock.hour),
      let time = TimeOfDay(hour: hour, minute: clock.minute)
    else { throw .noSuchTime }
    return time
  }

  private func date(now: Moment, time: TimeOfDay?) throws(WhenProblem) -> CivilDate {
    let today = now.date
    if let offset {
      guard day == nil, weekday == nil,
        let date = Moment(today, .midnight).adding(offset)?.date
      else { throw .contradictory }
      return date
    }
    guard let day else {
      guard let weekday else { return today }
      let distance =
        if isNextWeek {
          8 - today.weekday + weekday - 1
        } else {
          (weekday - today.weekday + 7) % 7
        }
      let isOver = distance == 0 && (time.map { Moment(today, $0) <= now } ?? true)
      guard let date = today.adding(days: isOver ? 7 : distance) else { throw .tooFar }
      return date
    }
    let date: CivilDate
    switch day {
    case .fromToday(let count):
      guard let sum = today.adding(days: count) else { throw .tooFar }
      date = sum
    case .ofMonth(let number):
      date = try Self.next(day: number, from: today)
    case .calendar(let year?, let month, let number):
      guard let exact = CivilDate(year: year, month: month, day: number) else {
        throw .noSuchDay(month: month, day: number)
      }
      date = exact
    case .calendar(nil, let month, let number):
      date = try Self.next(month: month, day: number, from: today)
    }
    if isNextWeek { throw .contradictory }
    if let weekday, weekday != date.weekday { throw .otherWeekday(date) }
    return date
  }

  /// The next such date from a day on; the 29th of February may be eight years off.
  private static func next(
    month: Int, day: Int, from today: CivilDate
  ) throws(WhenProblem) -> CivilDate {
    let year = today.parts.year
    for more in 0...8 {
      if let date = CivilDate(year: year + more, month: month, day: day), date >= today {
        return date
      }
    }
    throw .noSuchDay(month: month, day: day)
  }

  private static func next(day: Int, from today: CivilDate) throws(WhenProblem) -> CivilDate {
    let (year, month, _) = today.parts
    for more in 0..<12 {
      let count = month - 1 + more
      if let date = CivilDate(year: year + count / 12, month: count % 12 + 1, day: day),
        date >= today
      {
        return date
      }
    }
    throw .noSuchDay(month: month, day: day)
  }
}
