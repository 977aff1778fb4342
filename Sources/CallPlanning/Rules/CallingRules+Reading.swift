import CallModel
import DataExchange

extension CallingRules {
  /// Reads the file: the rules that are sound, in order, and all that is wrong with the others. A rule
  /// with a flaw is left out whole, since half of it might permit what it forbids.
  package static func read(_ bytes: [UInt8]) -> (rules: [CallingRule], flaws: [DataFlaw]) {
    var reading = DataReading()
    guard let value = reading.file(bytes) else { return ([], reading.flaws) }
    let file = reading.members(
      value, of: "a file of calling rules",
      required: [("about", .noDisclaimer), ("rules", .missingKey)])
    if let about = file?["about"], let text = reading.text(about, .noDisclaimer),
      !text.lowercased().contains("legal advice")
    {
      reading.add(
        .noDisclaimer, about, "the file does not say that it is no legal advice",
        help: "say in `about` that these rules are no legal advice")
    }
    var rules: [CallingRule] = []
    var lines: [String: Int] = [:]
    for entry in reading.list(file?["rules"]) {
      let before = reading.count
      let rule = RuleReading.rule(entry, &reading)
      if let id = entry["id"], let text = id.text {
        if let line = lines[text] {
          reading.add(
            .duplicateID, id, "the id `\(text)` is that of the rule on line \(line) already",
            help: "give this rule an id of its own")
        } else {
          lines[text] = id.line
        }
      }
      if let rule, reading.count == before { rules.append(rule) }
    }
    return (rules, reading.flaws)
  }
}

/// Reads one entry of the file.
private enum RuleReading {
  static func rule(_ entry: JSONValue, _ reading: inout DataReading) -> CallingRule? {
    guard
      let keys = reading.members(
        entry, of: "a rule",
        required: [
          ("id", .missingKey), ("name", .missingKey), ("place", .missingKey),
          ("subject", .missingKey), ("source", .noSource), ("confidence", .noConfidence),
        ],
        optional: [
          "applies", "from", "until", "hours", "holidays", "caps", "rest_days", "register",
          "consent", "notes",
        ])
    else { return nil }
    let id = id(keys["id"], &reading)
    let name = reading.text(keys["name"])
    let places = places(keys["place"], &reading)
    let use: CallingRule.Use? = reading.word(keys["applies"])
    let subject: CallingRule.Subject? = reading.word(keys["subject"])
    let (from, until) = dates(keys, &reading)
    let hours = hours(keys["hours"], &reading)
    let holidays: ClosedWord? = reading.word(keys["holidays"])
    let caps = reading.list(keys["caps"]).compactMap { cap($0, &reading) }
    let rest = reading.number(keys["rest_days"], 1...3650, .badRest)
    let register = register(keys["register"], &reading)
    let consent = self.id(keys["consent"], &reading)
    let notes = reading.text(keys["notes"])
    let source = reading.text(keys["source"], .noSource)
    let confidence: CallingRule.Confidence? = reading.word(keys["confidence"], .noConfidence)
    if places.contains("*") {
      let conditions = ["hours", "holidays", "caps", "rest_days", "register", "consent"]
      for key in conditions {
        guard let value = keys[key] else { continue }
        reading.add(
          .elsewhere, value, "a rule for everywhere else has `\(key)`, which nobody can know",
          help: "remove it: where no rule is known, the operator is asked")
      }
    }
    guard let id, let name, let subject, let source, let confidence else { return nil }
    return CallingRule(
      id: id, name: name, places: places, use: use ?? .sales, subject: subject, from: from,
      until: until, hours: hours, isClosedOnHolidays: holidays != nil, caps: caps,
      restDays: rest, register: register, consent: consent, notes: notes, source: source,
      confidence: confidence)
  }

  private enum ClosedWord: String, CaseIterable { case closed }
  private enum CapSubject: String, CaseIterable { case person }

  /// Lower-case words and numbers, joined by hyphens.
  private static func id(_ value: JSONValue?, _ reading: inout DataReading) -> String? {
    guard let value, let text = reading.text(value, .badID) else { return nil }
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    let isSound = words.allSatisfy { word in
      !word.isEmpty
        && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }
    guard isSound else {
      reading.add(
        .badID, value, "`\(text)` is not lower-case words joined by hyphens",
        help: "write it like `us-federal`")
      return nil
    }
    return text
  }

  private static func places(_ value: JSONValue?, _ reading: inout DataReading) -> [String] {
    guard let value else { return [] }
    let list = value.elements ?? [value]
    if list.isEmpty {
      reading.add(.missingKey, value, "no place is named", help: "name one, like `\"US\"`")
    }
    var places: [String] = []
    for value in list {
      guard let code = reading.text(value) else { continue }
      if let problem = PlaceCodes.problem(code) {
        reading.add(
          .unknownPlace, value, problem,
          help: "write a code like `US` or `US-FL` in capitals, or `*` for everywhere else")
      } else if code == "*", list.count > 1 {
        reading.add(
          .unknownPlace, value, "`*` stands beside other places",
          help: "make a rule of its own of everywhere else")
      } else {
        places.append(code)
      }
    }
    return places
  }

  private static func dates(
    _ keys: [String: JSONValue], _ reading: inout DataReading
  ) -> (CivilDate?, CivilDate?) {
    let from = reading.date(keys["from"])
    let until = reading.date(keys["until"])
    if let from, let until, let written = keys["until"], until <= from {
      reading.add(
        .reversedDates, written,
        "the rule ends on \(until.plain), and begins only on \(from.plain)",
        help: "`until` is the first day on which it no longer holds; mend one of the dates")
    }
    return (from, until)
  }

  private static func cap(_ value: JSONValue, _ reading: inout DataReading) -> CallingRule.Cap? {
    guard
      let keys = reading.members(
        value, of: "a cap", required: [("calls", .badCap), ("per", .badCap)],
        optional: ["hours", "days"])
    else { return nil }
    let calls = reading.number(keys["calls"], 1...1000, .badCap)
    let hours = reading.number(keys["hours"], 1...8760, .badCap)
    let days = reading.number(keys["days"], 1...365, .badCap)
    let _: CapSubject? = reading.word(keys["per"], .badCap)
    guard (keys["hours"] == nil) != (keys["days"] == nil) else {
      reading.add(
        .badCap, value, "a cap has either `hours` or `days`",
        help: "say within which time it counts")
      return nil
    }
    guard let calls, let length = hours ?? days.map({ $0 * 24 }) else { return nil }
    return CallingRule.Cap(calls: calls, hours: length)
  }

  private static func register(
    _ value: JSONValue?, _ reading: inout DataReading
  ) -> CallingRule.Register? {
    guard let value,
      let keys = reading.members(
        value, of: "a register", required: [("name", .missingKey), ("days", .noRegisterAge)])
    else { return nil }
    let name = id(keys["name"], &reading)
    guard let days = reading.number(keys["days"], 1...3650, .noRegisterAge), let name else {
      return nil
    }
    return CallingRule.Register(name: name, days: days)
  }

  private static func hours(_ value: JSONValue?, _ reading: inout DataReading) -> OpeningHours? {
    guard let value else { return nil }
    guard let members = value.members else {
      reading.add(
        .wrongKind, value, "hours are an object, and here is \(value.kindInWords)",
        help: "write each weekday with its list of intervals")
      return nil
    }
    let before = reading.count
    var days = [[Range<Int>]](repeating: [], count: 7)
    var named: Set<Int> = []
    for member in members {
      guard let weekday = OpeningHours.weekdays.firstIndex(of: member.key) else {
        reading.add(
          .unknownWeekday, member.range, line: member.value.line,
          "`\(member.key)` is no day of the week",
          help: "the days are \(OpeningHours.weekdays.joined(separator: ", "))")
        continue
      }
      named.insert(weekday)
      days[weekday] = day(member, &reading)
    }
    for (index, weekday) in OpeningHours.weekdays.enumerated()
    where !named.contains(index) && reading.count == before {
      reading.add(
        .missingWeekday, value, "the hours say nothing of \(weekday)",
        help: "a closed day is an empty list: `\"\(weekday)\": []`")
    }
    guard reading.count == before, let hours = try? OpeningHours(days) else { return nil }
    if hours.isEmpty {
      reading.add(
        .noHours, value, "the week has no hour at all",
        help: "give a day its hours, or remove `hours` if the rule says nothing of them")
    }
    return hours
  }

  /// The intervals of one day.
  private static func day(
    _ member: JSONValue.Member, _ reading: inout DataReading
  ) -> [Range<Int>] {
    var intervals: [(range: Range<Int>, text: String)] = []
    for value in reading.list(member.value) {
      guard let text = reading.text(value, .badInterval) else { continue }
      do throws(OpeningHours.Flaw) {
        let range = try OpeningHours.interval(text)
        if let other = intervals.first(where: { $0.range.overlaps(range) }) {
          reading.add(
            .overlappingIntervals, value, "`\(text)` overlaps with `\(other.text)` of the same day",
            help: "make one interval of them, or mend their ends")
        }
        intervals.append((range, text))
      } catch {
        let kind: DataFlaw.Kind =
          switch error {
          case .unreadable: .badInterval
          case .empty: .emptyInterval
          case .reversed: .reversedInterval
          case .overlap: .overlappingIntervals
          }
        reading.add(
          kind, value, error.message(text), help: error.help ?? "write it like `08:00–21:00`")
      }
    }
    return intervals.map(\.range)
  }
}
