import CallModel

extension WhenParser {
  /// A time of the day as a clock shows or a person says it.
  mutating func takeClock() throws(WhenProblem) -> Bool {
    if case .halfOnTheWay(let hour)? = meaning() {
      position += 1
      try setClock(Self.hour(before: hour), 30)
      return true
    }
    if try takeDistance() { return true }
    if try takeHalf() { return true }
    if try takeDigitalClock() { return true }
    return try takeHour()
  }

  /// `quarter past two`, `10 vor halb 3`, `без четверти три`, `dreiviertel drei`.
  private mutating func takeDistance() throws(WhenProblem) -> Bool {
    let start = position
    let isInFront = meaning() == .without
    if isInFront { position += 1 }
    if meaning() == .article { position += 1 }
    var distance: Int
    if case .quarters(let quarters)? = meaning() {
      distance = quarters * 15
    } else if case .span(let minutes)? = meaning(), minutes < 60 {
      distance = minutes
    } else if let number = count(0, upTo: 2), number < 60 {
      distance = number
    } else {
      position = start
      return false
    }
    let isQuarters = distance % 15 == 0 && term()?.number() == nil
    position += 1
    if meaning() == .unit(.minute) { position += 1 }
    switch meaning() {
    case .past where !isInFront: position += 1
    case .to where !isInFront:
      position += 1
      distance = -distance
    case _ where isInFront: distance = -distance
    case .ordinal(let hour) where isQuarters && distance < 60:
      // `четверть третьего` is 2:15.
      position += 1
      try setClock(Self.hour(before: hour), distance)
      return true
    case .count where distance == 45 && isQuarters: distance = -15
    default:
      position = start
      return false
    }
    var anchor = 0
    if meaning() == .halfTo {
      anchor = -30
      position += 1
    }
    guard let hour = count(0, upTo: 2), (0...24).contains(hour) else {
      position = start
      return false
    }
    position += 1
    takeHourMark()
    let minutes = (hour * 60 + anchor + distance + 1440) % 1440
    // Hours of a twelve-hour clock stay in it: a quarter to one is 12:45.
    let stays = hour >= 1 && hour <= 12 && minutes / 60 == 0
    try setClock(minutes / 60 + (stays ? 12 : 0), minutes % 60)
    return true
  }

  /// `half past two`, `halb drei`, `половина третьего`.
  private mutating func takeHalf() throws(WhenProblem) -> Bool {
    let isOnTheWay: Bool
    switch meaning() {
    case .half: isOnTheWay = false
    case .halfTo: isOnTheWay = true
    default: return false
    }
    if meaning(1) == .past, let hour = count(2, upTo: 2) {
      position += 3
      try setClock(hour, 30)
    } else if case .ordinal(let hour)? = meaning(1) {
      position += 2
      try setClock(Self.hour(before: hour), 30)
    } else if let hour = count(1, upTo: 2), hour >= 1 || !isOnTheWay {
      position += 2
      try setClock(isOnTheWay ? Self.hour(before: hour) : hour, 30)
    } else {
      return false
    }
    takeHourMark()
    return true
  }

  /// `14:30`, `14:30:00`, `14.30`, `14h30`, `1430` behind a day.
  private mutating func takeDigitalClock() throws(WhenProblem) -> Bool {
    guard case .digits(let text)? = term()?.content, let first = term()?.number() else {
      return false
    }
    if text.utf8.count == 4 {
      guard found.hasDay || wantsTimeOnly else { return false }
      position += 1
      try setClock(first / 100, first % 100)
      takeHourMark()
      return true
    }
    guard text.utf8.count <= 2 else { return false }
    let isDivided = isMark(":", 1) || isMark(".", 1)
    let isByHour = meaning(1) == .hourOrMark || meaning(1) == .unit(.hour)
    guard isDivided || (isByHour && term(1)?.isGlued == true), let minute = gluedNumber(2),
      minute.digits == 2
    else { return false }
    position += 3
    if isMark(":", 0), let seconds = gluedNumber(1) {
      guard seconds.digits == 2, seconds.value < 60 else { throw .noSuchTime }
      position += 2
    }
    try setClock(first, minute.value)
    takeHourMark()
    return true
  }

  /// `10 Uhr 30`, `2pm`, `十点半`, `10`.
  private mutating func takeHour() throws(WhenProblem) -> Bool {
    guard found.clock == nil else { return false }
    if meaning() == .hourOrMark, position > 0, terms[position - 1].meaning == .filler {
      // Russian `в час` is one o'clock.
      position += 1
      try setClock(1, 0)
      return true
    }
    guard let hour = count(0, upTo: 2) else { return false }
    // Russian `в 2 дня` is 14:00; a bare `2 дня` is a length of time.
    if meaning(1) == .daysOrAfternoon, position == 0 || terms[position - 1].meaning != .filler {
      return false
    }
    if case .unit? = meaning(1) { return false }
    let isInWords = term()?.meaning != nil
    position += 1
    var minute = 0
    if isInWords, case .count(let number)? = meaning(), (10...59).contains(number) {
      // `ten thirty`.
      minute = number
      position += 1
    } else if meaning() == .hourMark || meaning() == .hourOrMark {
      position += 1
      let skipped = meaning() == .and ? 1 : 0
      if case .quarters(let quarters)? = meaning() {
        minute = quarters * 15
        position += 1
      } else if meaning() == .half || meaning() == .halfTo {
        minute = 30
        position += 1
      } else if let number = count(skipped, upTo: 2), !isDayAhead(skipped) {
        minute = number
        position += 1 + skipped
        if meaning() == .minuteMark || meaning() == .unit(.minute) { position += 1 }
      }
    }
    try setClock(hour, minute)
    return true
  }

  /// Whether the number so far on begins a day rather than minutes.
  private func isDayAhead(_ ahead: Int) -> Bool {
    if case .month? = meaning(ahead + 1) { return true }
    if meaning(ahead + 1) == .monthMark { return true }
    return [".", "/", "-"].contains { isMark($0, ahead + 1) && gluedNumber(ahead + 2) != nil }
  }

  private mutating func takeHourMark() {
    if meaning() == .hourMark || meaning() == .hourOrMark { position += 1 }
  }

  /// The hour before one told: that of `halb eins` is 12, as a twelve-hour clock has it.
  private static func hour(before hour: Int) -> Int {
    hour == 1 ? 12 : hour - 1
  }
}
