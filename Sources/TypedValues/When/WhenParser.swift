import CallModel

/// Reads terms about days and times one after the other into a `When`.
struct WhenParser {
  /// What was typed.
  let terms: [Term]
  /// In which order day and month are told by bare numbers.
  let order: DateOrder
  /// Whether `9.30` is a time at once, since no day is wanted.
  let wantsTimeOnly: Bool
  /// How far the terms are read.
  var position = 0
  /// What was read so far.
  var found = When()

  init(terms: [Term], order: DateOrder, wantsTimeOnly: Bool) {
    self.terms = terms
    self.order = order
    self.wantsTimeOnly = wantsTimeOnly
  }

  /// Reads all terms.
  mutating func parse() throws(WhenProblem) -> When {
    while position < terms.count {
      guard try takePhrase() else { throw .unclear }
    }
    if found.isEmpty { throw found.isNextWeek ? .whichDay : .unclear }
    if found.isNextWeek && found.weekday == nil { throw .whichDay }
    return found
  }

  /// Takes what begins here, at least one term of it; false if nothing known does.
  private mutating func takePhrase() throws(WhenProblem) -> Bool {
    if try takeOffset() { return true }
    if try takeDay() { return true }
    if try takeClock() { return true }
    return try takeWord()
  }

  /// The term so far on, if there is one.
  func term(_ ahead: Int = 0) -> Term? {
    let index = position + ahead
    return terms.indices.contains(index) ? terms[index] : nil
  }

  /// The meaning of the term so far on, if it is a word.
  func meaning(_ ahead: Int = 0) -> Meaning? {
    term(ahead)?.meaning
  }

  /// Whether the term so far on is a sign, glued to the one before it.
  func isMark(_ text: String, _ ahead: Int) -> Bool {
    guard let term = term(ahead) else { return false }
    return term.content == .mark(text) && term.isGlued
  }

  /// The number so far on that is glued to the term before it, with how many digits it has.
  func gluedNumber(_ ahead: Int) -> (value: Int, digits: Int)? {
    guard let term = term(ahead), term.isGlued, case .digits(let text) = term.content,
      let value = term.number()
    else { return nil }
    return (value, text.utf8.count)
  }

  /// How many terms from so far on add nothing.
  func fillers(_ ahead: Int) -> Int {
    var count = 0
    while true {
      switch term(ahead + count)?.content {
      case .word(.filler), .word(.within), .mark(","): count += 1
      default: return count
      }
    }
  }

  /// A part of the day, `now`, a filler.
  private mutating func takeWord() throws(WhenProblem) -> Bool {
    guard let term = term() else { return false }
    switch term.content {
    case .word(.now):
      guard !found.isNow else { throw .contradictory }
      found.isNow = true
    case .word(.phase(let phase)):
      try set(phase)
    case .word(.daysOrAfternoon) where found.clock != nil:
      try set(.afternoon)
    case .word(.next):
      found.isNextWeek = true
      switch meaning(1) {
      case .unit(.week): position += 1
      case .unit, .monthMark: throw .whichDay
      default: break
      }
    case .word(.this):
      if meaning(1) == .unit(.week) { position += 1 }
    case .word(.filler), .word(.within), .word(.ordinalSuffix), .word(.and), .mark(","), .mark("'"):
      break
    case .mark(".") where term.isGlued && position > 0:
      break
    default:
      return false
    }
    position += 1
    return true
  }

  /// Notes a part of the day; a second one must be the same.
  mutating func set(_ phase: DayPhase) throws(WhenProblem) {
    guard found.phase == nil || found.phase == phase else { throw .contradictory }
    found.phase = phase
  }

  /// Notes a day; a second one is a contradiction.
  mutating func set(_ day: When.Day) throws(WhenProblem) {
    guard found.day == nil, found.offset == nil else { throw .contradictory }
    found.day = day
  }

  /// Notes a time; a second one is a contradiction.
  mutating func setClock(_ hour: Int, _ minute: Int) throws(WhenProblem) {
    guard found.clock == nil else { throw .contradictory }
    guard TimeOfDay(hour: hour, minute: minute) != nil else { throw .noSuchTime }
    found.clock = (hour, minute)
  }
}
