import CallModel

extension WhenParser {
  /// A day: by words, by the calendar, by the week.
  mutating func takeDay() throws(WhenProblem) -> Bool {
    switch meaning() {
    case .day(let count):
      position += 1
      try set(.fromToday(count))
      return true
    case .dayAndPart(let count, let phase):
      position += 1
      try set(.fromToday(count))
      try set(phase)
      return true
    case .tomorrowOrMorning:
      position += 1
      if found.hasDay { try set(.morning) } else { try set(.fromToday(1)) }
      return true
    case .weekday(let weekday):
      guard found.weekday == nil else { throw .contradictory }
      position += 1
      found.weekday = weekday
      return true
    case .month(let month):
      return try takeDay(afterMonth: month)
    case .ordinal(let day):
      let skipped = fillers(1)
      guard case .month(let month)? = meaning(1 + skipped) else { return false }
      position += 2 + skipped
      try set(.calendar(year: takeYear(), month: month, day: day))
      return true
    default:
      if try takeMarkedDate() { return true }
      if try takeNumericDate() { return true }
      if try takeDayAndMonth() { return true }
      return try takeDayOfMonth()
    }
  }

  /// `December 1st, 2026`.
  private mutating func takeDay(afterMonth month: Int) throws(WhenProblem) -> Bool {
    var ahead = 1
    if isMark(".", ahead) { ahead += 1 }
    ahead += fillers(ahead)
    let day: Int
    if case .ordinal(let number)? = meaning(ahead) {
      day = number
    } else if let number = count(ahead, upTo: 2), !isMark(":", ahead + 1) {
      day = number
    } else {
      return false
    }
    position += ahead + 1
    if meaning() == .dayMark { position += 1 }
    takeSuffix()
    try set(.calendar(year: takeYear(), month: month, day: day))
    return true
  }

  /// `1 Dec 2026`, `1. Dezember`, `1-го декабря`, `1st of December`.
  private mutating func takeDayAndMonth() throws(WhenProblem) -> Bool {
    let number: Int? =
      if case .count(let count)? = meaning() { count } else { term()?.number(upTo: 2) }
    guard let day = number else { return false }
    let start = position
    position += 1
    takeSuffix()
    position += fillers(0)
    guard case .month(let month)? = meaning() else {
      position = start
      return false
    }
    position += 1
    if isMark(".", 0) { position += 1 }
    try set(.calendar(year: takeYear(), month: month, day: day))
    return true
  }

  /// `2026年12月1日`, `12月1号`.
  private mutating func takeMarkedDate() throws(WhenProblem) -> Bool {
    let start = position
    var year: Int?
    if let number = term()?.number(), meaning(1) == .yearMark {
      year = number
      position += 2
    }
    let month: Int
    if case .month(let named)? = meaning() {
      month = named
      position += 1
    } else if let number = count(0, upTo: 2), meaning(1) == .monthMark {
      month = number
      position += 2
    } else {
      position = start
      return false
    }
    guard let day = count(0, upTo: 2) else {
      position = start
      return false
    }
    position += 1
    if meaning() == .dayMark { position += 1 }
    try set(.calendar(year: year, month: month, day: day))
    return true
  }

  /// `2026-12-01`, `1.12.2026`, `1.12.`, `12/1`.
  private mutating func takeNumericDate() throws(WhenProblem) -> Bool {
    guard case .digits(let text)? = term()?.content, let first = term()?.number(),
      case .mark(let sign)? = term(1)?.content, ["-", "/", "."].contains(sign), isMark(sign, 1),
      let second = gluedNumber(2), second.digits <= 2
    else { return false }
    if text.utf8.count == 4 {
      guard isMark(sign, 3), let third = gluedNumber(4), third.digits <= 2 else { return false }
      position += 5
      try set(.calendar(year: first, month: second.value, day: third.value))
      return true
    }
    guard text.utf8.count <= 2 else { return false }
    if isMark(sign, 3), let third = gluedNumber(4), third.digits == 2 || third.digits == 4 {
      position += 5
      let year = third.digits == 2 ? 2000 + third.value : third.value
      try setDay(first, second.value, year: year, sign: sign)
      return true
    }
    if sign == "." {
      let isDotted = isMark(".", 3)
      let isMarkedTime = meaning(3) == .hourMark || meaning(3) == .hourOrMark
      let couldBeTime = first < 24 && second.value < 60 && second.digits == 2
      let couldBeDay =
        CivilDate(year: 2000, month: second.value, day: first) != nil
        || (order != .dayFirst && CivilDate(year: 2000, month: first, day: second.value) != nil)
      if isMarkedTime || (couldBeTime && (wantsTimeOnly || found.hasDay) && found.clock == nil)
        || (couldBeTime && !couldBeDay && !isDotted)
      {
        return false
      }
      position += isDotted ? 4 : 3
      if isDotted {
        try set(.calendar(year: nil, month: second.value, day: first))
        return true
      }
    } else {
      position += 3
    }
    try setDay(first, second.value, year: nil, sign: sign)
    return true
  }

  private mutating func setDay(
    _ first: Int, _ second: Int, year: Int?, sign: String
  ) throws(WhenProblem) {
    let dayFirst = When.Day.calendar(year: year, month: second, day: first)
    let monthFirst = When.Day.calendar(year: year, month: first, day: second)
    switch order {
    case .dayFirst: try set(dayFirst)
    case .monthFirst: try set(first > 12 ? dayFirst : monthFirst)
    case .either:
      if first > 12 || first == second || first == 0 || second == 0 {
        try set(dayFirst)
      } else if second > 12 {
        try set(monthFirst)
      } else {
        throw .eitherOrder(first, second, year: year)
      }
    }
  }

  /// `15.`, `15th`, `15号`: the next such day of a month.
  private mutating func takeDayOfMonth() throws(WhenProblem) -> Bool {
    guard !wantsTimeOnly, !found.hasDay, let day = count(0, upTo: 2) else { return false }
    let isDotted = isMark(".", 1) && gluedNumber(2) == nil && found.clock == nil
    let suffix = isMark("-", 1) ? 2 : 1
    let isSuffixed = meaning(suffix) == .ordinalSuffix && term(suffix)?.isGlued == true
    guard isDotted || isSuffixed || meaning(1) == .dayMark else { return false }
    position += 1
    takeSuffix()
    if meaning() == .dayMark { position += 1 }
    try set(.ofMonth(day))
    return true
  }

  /// Passes over what makes a number a day: `.`, `st`, `-го`.
  private mutating func takeSuffix() {
    if isMark("-", 0), meaning(1) == .ordinalSuffix {
      position += 2
    } else if meaning() == .ordinalSuffix, term()?.isGlued == true {
      position += 1
    } else if isMark(".", 0), gluedNumber(1) == nil {
      position += 1
    }
  }

  /// A year behind a month: four digits from 1900 to 2199, or any that is marked as a year.
  private mutating func takeYear() -> Int? {
    let skipped = fillers(0)
    guard let term = term(skipped), case .digits(let text) = term.content,
      text.utf8.count == 4, let year = term.number(), !isMark(":", skipped + 1)
    else { return nil }
    let isMarked = meaning(skipped + 1) == .yearMark
    guard isMarked || (1900...2199).contains(year) else { return nil }
    position += skipped + (isMarked ? 2 : 1)
    return year
  }

  /// A number in digits or words so far on.
  func count(_ ahead: Int, upTo limit: Int) -> Int? {
    if case .count(let count)? = meaning(ahead) { return count }
    return term(ahead)?.number(upTo: limit)
  }
}
