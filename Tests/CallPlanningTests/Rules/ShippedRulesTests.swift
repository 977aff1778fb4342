import CallModel
import Testing
import TypedValues

@testable import CallPlanning

/// The rules and holidays that ship are what the field's table says, to the minute.
@Suite struct ShippedRulesTests {
  let desk: RuleDesk

  init() throws { desk = try RuleDesk() }

  /// A rule's hours as the field's table has them: weekdays, Saturday, Sunday; in minutes.
  struct Row: Sendable, CustomTestStringConvertible {
    let id: String
    let callee: Callee
    let zone: String
    let days: [[Range<Int>]]

    init(
      _ id: String, _ place: String, _ zone: String, _ week: [String], _ saturday: [String]? = nil,
      _ sunday: [String]? = nil, subject: CallingRule.Subject = .any
    ) {
      self.id = id
      callee = Callee(
        country: String(place.prefix(2)), subdivision: place.count > 2 ? place : nil,
        subject: subject)
      self.zone = zone
      let saturday = saturday ?? week
      let lists = Array(repeating: week, count: 5) + [saturday, sunday ?? saturday]
      days = lists.map { list in
        list.map { text in
          let numbers = text.split { $0 == "-" || $0 == ":" }.compactMap { Int($0) }
          return numbers[0] * 60 + numbers[1]..<numbers[2] * 60 + numbers[3]
        }
      }
    }

    var testDescription: String { id }
  }

  static let rows = [
    Row("us-federal", "US", "America/Chicago", ["08:00-21:00"]),
    Row("us-fl", "US-FL", "America/New_York", ["08:00-20:00"]),
    Row("us-al", "US-AL", "America/Chicago", ["08:00-20:00"], nil, []),
    Row("us-la", "US-LA", "America/Chicago", ["08:00-20:00"], nil, []),
    Row("us-ms", "US-MS", "America/Chicago", ["08:00-20:00"], nil, []),
    Row("us-ky", "US-KY", "America/New_York", ["10:00-21:00"]),
    Row("us-md", "US-MD", "America/New_York", ["08:00-20:00"]),
    Row("us-ma", "US-MA", "America/New_York", ["08:00-20:00"]),
    Row("us-ct", "US-CT", "America/New_York", ["09:00-20:00"]),
    Row("us-nv", "US-NV", "America/Los_Angeles", ["09:00-20:00"]),
    Row("ca", "CA", "America/Toronto", ["09:00-21:30"], ["10:00-18:00"]),
    Row("au", "AU", "Australia/Sydney", ["09:00-20:00"], ["09:00-17:00"], []),
    Row("gb-trade-code", "GB", "Europe/London", ["08:00-21:00"]),
    Row(
      "fr-consumer", "FR", "Europe/Paris", ["10:00-13:00", "14:00-20:00"], [], subject: .consumer),
  ]

  @Test func `the table above has every rule that has hours`() {
    let ids = desk.rules.all.filter { $0.hours != nil && $0.use == .sales }.map(\.id)
    #expect(Set(ids) == Set(Self.rows.map(\.id)))
  }

  @Test(arguments: rows)
  func `each interval begins and ends at its minute`(row: Row) throws {
    // A week in June without a change of clocks and without a holiday of these countries.
    let monday = try #require(CivilDate(plain: "2026-06-22"))
    let zone = try RuleDesk.zone(row.zone)
    var question = try desk.question(row.callee, row.zone, "2026-06-22 12:00")
    for (place, intervals) in row.days.enumerated() {
      let day = try #require(monday.adding(days: place))
      let edges = intervals.flatMap { [$0.lowerBound, $0.upperBound] } + [0, 720]
      for minute in Set(edges.flatMap { [$0 - 1, $0] }) where (0..<1440).contains(minute) {
        let local = Moment(minutes: Int64(day.days) * 1440 + Int64(minute))
        let isOpen = intervals.contains { $0.contains(minute) }
        // The first and the last millisecond of the minute.
        for millisecond in [0, 59_999] as [Int64] {
          question.now = zone.utc(for: local) * 1000 + millisecond
          let verdict = desk.rules.verdict(question)
          #expect(verdict.isPermitted == isOpen, "\(row.id) at \(local.plain): \(verdict)")
        }
      }
    }
  }

  @Test func `every line of the field's table has its entry`() {
    let rules = Dictionary(desk.rules.all.map { ($0.id, $0) }) { one, _ in one }
    let ids = Set(rules.keys)
    #expect(
      ids == [
        "us-federal", "us-federal-register", "us-al", "us-ct", "us-fl", "us-ky", "us-la", "us-md",
        "us-ma", "us-ms", "us-nv", "us-ok", "ca", "au", "gb-consumer", "gb-company",
        "gb-trade-code", "de-consumer", "de-company", "de-hours", "nl-opt-in-or-customer",
        "nl-opt-in", "fr-consumer", "fr-opt-in", "eu-objection", "us-reg-f", "elsewhere",
      ])
    let cap = CallingRule.Cap(calls: 3, hours: 24)
    #expect(rules["us-fl"]?.caps == [cap] && rules["us-ok"]?.caps == [cap])
    #expect(rules["fr-consumer"]?.caps == [CallingRule.Cap(calls: 4, hours: 720)])
    #expect(rules["fr-consumer"]?.restDays == 60)
    #expect(rules["us-federal-register"]?.register?.days == 31)
    #expect(rules["gb-consumer"]?.register?.days == 28)
    #expect(rules["gb-company"]?.register?.days == 28)
    #expect(rules["us-reg-f"]?.use == .debtCollection)
    #expect(rules["eu-objection"]?.use == .objections)
    #expect(rules["de-hours"]?.confidence == .low && rules["gb-trade-code"]?.confidence == .low)
  }

  @Test func `a rule for debts judges no sale`() throws {
    var question = try desk.question(
      Callee(country: "US", subject: .consumer), "America/Chicago", "2026-06-24 12:00")
    question.dials = (1...20).map { question.now - $0 * 3_600_000 }
    let verdict = desk.rules.verdict(question)
    #expect(verdict.ids == ["us-federal", "us-federal-register"])
  }

  @Test func `holidays of nine countries are known for three years`() throws {
    let holidays = desk.rules.holidays
    #expect(holidays.names == ["AU", "CA", "CN", "DE", "FR", "GB", "NL", "RU", "US"])
    let expected = [
      ("US", "2026-11-26", "Thanksgiving Day"), ("US", "2026-07-03", "Independence Day (observed)"),
      ("US", "2027-12-31", "New Year's Day (observed)"), ("CA", "2026-05-18", "Victoria Day"),
      ("GB", "2028-01-03", "New Year's Day (substitute day)"), ("DE", "2026-04-03", "Karfreitag"),
      ("DE", "2028-06-05", "Pfingstmontag"), ("NL", "2027-04-27", "Koningsdag"),
      ("FR", "2026-05-14", "Ascension"), ("CN", "2027-02-06", "春节"),
      ("RU", "2026-06-12", "День России"), ("AU", "2027-04-25", "Anzac Day"),
    ]
    for (country, day, name) in expected {
      let date = try #require(CivilDate(plain: day))
      #expect(holidays.name(of: date, in: country) == name)
    }
    for country in holidays.names {
      for year in 2026...2028 {
        let day = try #require(CivilDate(year: year, month: 6, day: 1))
        #expect(holidays.isKnown(day, in: country))
      }
      let later = try #require(CivilDate(plain: "2029-06-01"))
      #expect(!holidays.isKnown(later, in: country))
      #expect(holidays.count(in: country) >= 18)
    }
  }
}
