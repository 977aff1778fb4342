import CallModel

extension WhenParser {
  /// A length of time with whether it is in days or longer units only.
  typealias Length = (duration: Duration, isInDays: Bool)

  /// `in 2 days`, `через час`, `三小时后`, `2 days ago`.
  mutating func takeOffset() throws(WhenProblem) -> Bool {
    let start = position
    var isBack = false
    switch meaning() {
    // Dutch `over` is past the hour and so long from now; German `vor` is to the hour and ago.
    case .within, .past: position += 1
    case .to:
      position += 1
      isBack = true
    default: break
    }
    let isInFront = position > start
    guard let length = try takeLength(bareUnit: isInFront) else {
      position = start
      return false
    }
    if meaning() == .later {
      position += 1
    } else if meaning() == .ago {
      isBack = true
      position += 1
    } else if !isInFront {
      position = start
      return false
    }
    guard found.offset == nil, found.day == nil, found.weekday == nil else { throw .contradictory }
    found.offset = isBack ? length.duration.negated : length.duration
    found.isOffsetInDays = length.isInDays
    return true
  }

  /// All terms as one length of time, with or without `in`.
  mutating func parseLength() throws(WhenProblem) -> Length {
    if meaning() == .within || meaning() == .past || meaning() == .filler { position += 1 }
    guard let length = try takeLength(bareUnit: position > 0, isAlone: true) else { throw .unclear }
    if meaning() == .later { position += 1 }
    if term()?.content == .mark("."), position == terms.count - 1 { position += 1 }
    guard position == terms.count else { throw .unclear }
    return length
  }

  /// One or more counts with units: `1 month and 3 hours`.
  private mutating func takeLength(
    bareUnit: Bool, isAlone: Bool = false
  ) throws(WhenProblem) -> Length? {
    var sum: Length?
    while true {
      let start = position
      if sum != nil, meaning() == .and || term()?.content == .mark(",") { position += 1 }
      // `over 2 dagen 10 uur` is in two days at ten.
      let isClock = sum?.isInDays == true && position == start && meaning(1) == .hourOrMark
      guard !isClock || isAlone, let part = try takePart(bareUnit: bareUnit && sum == nil) else {
        position = start
        return sum
      }
      let (months, tooMany) = (sum?.duration.months ?? 0)
        .addingReportingOverflow(part.duration.months)
      guard !tooMany, abs(months) <= 120_000 else { throw .tooFar }
      // Each part is bounded by `length(_:of:)`, and so is the number of parts by the text's length.
      let minutes = (sum?.duration.minutes ?? 0) + part.duration.minutes
      sum = (
        Duration(months: months, minutes: minutes),
        (sum?.isInDays ?? true) && part.isInDays
      )
    }
  }

  /// A count with its unit.
  private mutating func takePart(bareUnit: Bool) throws(WhenProblem) -> Length? {
    let start = position
    if case .span(let minutes)? = meaning() {
      position += 1
      return (Duration(minutes: Int64(minutes)), minutes % 1440 == 0)
    }
    // In halves of a hundredth, so that 2.25 and a half are both exact.
    var hundredths: Int64
    switch meaning() {
    case .half, .halfTo:
      hundredths = 50
      position += 1
      if meaning() == .article || meaning() == .count(1) { position += 1 }
    case .oneAndHalf:
      hundredths = 150
      position += 1
    case .article:
      hundredths = 100
      position += 1
      if meaning() == .half || meaning() == .halfTo {
        hundredths = 50
        position += 1
      }
    case .count(let count):
      hundredths = Int64(count) * 100
      position += 1
      if meaning() == .half || meaning() == .halfTo, count == 1 {
        // `einer halben Stunde`, `een half uur`.
        hundredths = 50
        position += 1
      } else {
        hundredths += takeAndHalf()
      }
    default:
      if let number = takeDecimal() {
        hundredths = number + takeAndHalf()
      } else if bareUnit {
        hundredths = 100
      } else {
        return nil
      }
    }
    guard let unit = unit() else {
      position = start
      return nil
    }
    position += 1
    if isMark(".", 0) { position += 1 }
    if meaning() == .half, meaning(1) == .later || position == terms.count - 1 {
      // `两天半`.
      hundredths += 50
      position += 1
    } else if meaning() == .and, case let skipped = meaning(1) == .article ? 2 : 1,
      meaning(skipped) == .half, position + skipped == terms.count - 1
    {
      // `an hour and a half`.
      hundredths += 50
      position += skipped + 1
    }
    return try length(hundredths, of: unit)
  }

  /// `and a half`, `个半` between a count and its unit.
  private mutating func takeAndHalf() -> Int64 {
    var ahead = 0
    while [.and, .article, .filler].contains(meaning(ahead)) { ahead += 1 }
    guard meaning(ahead) == .half || meaning(ahead) == .halfTo else {
      // The measure word of `两个小时`.
      if meaning() == .filler { position += 1 }
      return 0
    }
    position += ahead + 1
    return 50
  }

  /// `2`, `2.5`, `1,25`.
  private mutating func takeDecimal() -> Int64? {
    guard let whole = term()?.number(upTo: 6) else { return nil }
    position += 1
    guard isMark(".", 0) || isMark(",", 0), let part = gluedNumber(1), part.digits <= 2 else {
      return Int64(whole) * 100
    }
    position += 2
    return Int64(whole) * 100 + Int64(part.digits == 1 ? part.value * 10 : part.value)
  }

  private func unit() -> TimeUnit? {
    switch meaning() {
    case .unit(let unit): unit
    case .hourOrMark: .hour
    case .daysOrAfternoon: .day
    case .yearMark: .year
    default: nil
    }
  }

  private func length(_ hundredths: Int64, of unit: TimeUnit) throws(WhenProblem) -> Length {
    let one = unit.length
    let months = Int64(one.months) * hundredths
    let minutes = one.minutes * hundredths
    guard months % 100 == 0, minutes % 100 == 0 else { throw .unclear }
    guard months <= 12_000_000, minutes <= 600_000_000_000 else { throw .tooFar }
    let duration = Duration(months: Int32(months / 100), minutes: minutes / 100)
    return (duration, duration.minutes % 1440 == 0 && unit != .hour && unit != .minute)
  }
}
