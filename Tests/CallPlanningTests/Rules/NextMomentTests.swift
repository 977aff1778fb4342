import CallModel
import TestSupport
import Testing
import TypedValues

@testable import CallPlanning

/// The next permitted moment, where clocks change, and held against looking at every moment.
@Suite struct NextMomentTests {
  private func rules(_ place: String, _ hours: String, caps: [CallingRule.Cap] = []) throws
    -> CallingRules
  {
    let rule = CallingRule(
      id: "test", name: "Test", places: [place], use: .sales, subject: .any, from: nil, until: nil,
      hours: try OpeningHours.read(hours), isClosedOnHolidays: true, caps: caps, restDays: nil,
      register: nil, consent: nil, notes: nil, source: "s", confidence: .low)
    return CallingRules([rule], holidays: Holidays())
  }

  /// Zone, hours, now in UTC, and the next permitted moment in UTC; now itself where it is permitted.
  static let changes: [(String, String, String, String)] = [
    // Spring in Berlin: 02:00 becomes 03:00 on 29 March 2026, at 01:00 UTC.
    ("Europe/Berlin", "08:00–20:00", "2026-03-28 19:00", "2026-03-29 06:00"),
    ("Europe/Berlin", "08:00–20:00", "2026-03-29 17:59", "2026-03-29 17:59"),
    ("Europe/Berlin", "08:00–20:00", "2026-03-29 18:00", "2026-03-30 06:00"),
    ("Europe/Berlin", "02:30–04:00", "2026-03-28 20:00", "2026-03-29 01:00"),
    ("Europe/Berlin", "02:00–02:30", "2026-03-28 20:00", "2026-03-30 00:00"),
    ("Europe/Berlin", "02:00–02:30", "2026-03-29 01:00", "2026-03-30 00:00"),
    // Autumn in Berlin: 03:00 becomes 02:00 on 25 October 2026, at 01:00 UTC.
    ("Europe/Berlin", "08:00–20:00", "2026-10-24 18:00", "2026-10-25 07:00"),
    ("Europe/Berlin", "02:00–02:30", "2026-10-24 12:00", "2026-10-25 00:00"),
    ("Europe/Berlin", "02:00–02:30", "2026-10-25 00:29", "2026-10-25 00:29"),
    ("Europe/Berlin", "02:00–02:30", "2026-10-25 00:30", "2026-10-25 01:00"),
    ("Europe/Berlin", "02:00–02:30", "2026-10-25 01:30", "2026-10-26 01:00"),
    // New York: forward on 8 March 2026 at 07:00 UTC, back on 1 November 2026 at 06:00 UTC.
    ("America/New_York", "08:00–21:00", "2026-03-08 02:00", "2026-03-08 12:00"),
    ("America/New_York", "08:00–21:00", "2026-03-09 00:59", "2026-03-09 00:59"),
    ("America/New_York", "08:00–21:00", "2026-03-09 01:00", "2026-03-09 12:00"),
    ("America/New_York", "08:00–21:00", "2026-11-01 01:00", "2026-11-01 13:00"),
    ("America/New_York", "01:30–02:00", "2026-11-01 05:30", "2026-11-01 05:30"),
    ("America/New_York", "01:30–02:00", "2026-11-01 06:00", "2026-11-01 06:30"),
    // Sydney: back on 5 April 2026 at 16:00 UTC the day before, forward on 4 October 2026.
    ("Australia/Sydney", "09:00–20:00", "2026-04-04 09:00", "2026-04-04 23:00"),
    ("Australia/Sydney", "09:00–20:00", "2026-10-03 10:00", "2026-10-03 22:00"),
    ("Australia/Sydney", "02:10–02:20", "2026-10-03 12:00", "2026-10-04 15:10"),
    // Midnight itself: the end of a day that has no gap to the next.
    ("Europe/Berlin", "mon 20:00–24:00; tue 00:00–02:00", "2026-06-01 21:59", "2026-06-01 21:59"),
    ("Europe/Berlin", "mon 20:00–24:00; tue 00:00–02:00", "2026-06-01 22:00", "2026-06-01 22:00"),
    ("Europe/Berlin", "mon 20:00–24:00; tue 00:00–02:00", "2026-06-02 00:00", "2026-06-08 18:00"),
    // Samoa had no 30 December 2011, a Friday; what opens on Fridays opens a week later.
    ("Pacific/Apia", "fri 09:00–17:00", "2011-12-29 12:00", "2012-01-05 19:00"),
  ]

  @Test(arguments: changes)
  func `clocks that change are gone by`(
    zone: String, hours: String, now: String, next: String
  ) throws {
    let rules = try rules("NL", hours)
    let now = try RuleDesk.utc(now)
    let question = DialQuestion(
      Callee(country: "NL"), zone: try RuleDesk.zone(zone), now: now)
    let verdict = rules.verdict(question)
    let expected = try RuleDesk.utc(next)
    #expect(verdict.isPermitted == (now == expected))
    #expect((verdict.refusal?.nextPermitted ?? now) == expected)
  }

  @Test func `the next moment is the first that is permitted, whatever forbids the others`() throws
  {
    let desk = try RuleDesk()
    var random = Random(seed: 3)
    let places: [(Callee, String)] = [
      (Callee(country: "US", subdivision: "FL"), "America/New_York"),
      (Callee(country: "US", subdivision: "LA"), "America/Chicago"),
      (Callee(country: "FR", subject: .consumer), "Europe/Paris"),
      (Callee(country: "AU"), "Australia/Lord_Howe"), (Callee(country: "CA"), "America/St_Johns"),
      (Callee(country: "GB"), "Europe/London"),
    ]
    // Days with holidays and changes of clocks around them.
    let starts = try ["2026-03-06", "2026-03-27", "2026-04-02", "2026-10-02", "2026-10-30"].map {
      try RuleDesk.utc("\($0) 00:00")
    }
    let hours = try OpeningHours.read("mon-sat 09:30–12:00 13:15–21:30; sun 11:00–12:00")
    for _ in 0..<proofSize(12, full: 2000) {
      let (callee, zone) = places[Int.random(in: 0..<places.count, using: &random)]
      let start = starts[Int.random(in: 0..<starts.count, using: &random)]
      var question = try desk.question(callee, zone, "2026-01-01 12:00")
      question.now = start + Int64.random(in: 0..<4 * 86_400_000, using: &random)
      let today = question.zone.local(at: question.now).date
      for name in question.registers.keys {
        let age = Int.random(in: 0..<40, using: &random)
        question.registers[name] = today.adding(days: -age)
      }
      if Bool.random(using: &random) { question.hours = hours }
      for _ in 0..<Int.random(in: 0..<6, using: &random) {
        question.dials.append(question.now - Int64.random(in: 0..<40 * 3_600_000, using: &random))
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        question.refusedAt = question.now - Int64.random(in: 57...61, using: &random) * 86_400_000
      }
      guard let refusal = desk.rules.verdict(question).refusal else { continue }
      let now = question.now
      let end = refusal.nextPermitted ?? now + 5 * 86_400_000
      if let next = refusal.nextPermitted {
        question.now = next
        #expect(desk.rules.verdict(question).isPermitted, "\(refusal)")
        question.now = next - 1
        #expect(!desk.rules.verdict(question).isPermitted, "\(refusal)")
      }
      // Nothing before it: a step that meets every minute of the hour in turn.
      var moment = now
      while moment < end {
        question.now = moment
        let verdict = desk.rules.verdict(question)
        try #require(!verdict.isPermitted, "\(refusal) but \(moment)")
        moment += 13 * 60_000
      }
    }
  }
}
