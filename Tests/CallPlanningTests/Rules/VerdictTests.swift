import CallModel
import Testing
import TypedValues

@testable import CallPlanning

/// What rules say to a call, and when it may be made.
@Suite struct VerdictTests {
  let desk: RuleDesk
  let florida = Callee(country: "us", subdivision: "fl", subject: .company)
  let france = Callee(country: "FR", subject: .consumer)

  init() throws { desk = try RuleDesk() }

  private func next(_ verdict: DialVerdict) -> String? { verdict.refusal?.nextLocal?.plain }

  @Test func `the strictest of federal and state rules holds`() throws {
    let zone = "America/New_York"
    #expect(try desk.verdict(florida, zone, "2026-11-30 19:59").ids == ["us-fl", "us-federal"])
    let evening = try desk.verdict(florida, zone, "2026-11-30 20:14")
    let refusal = try #require(evening.refusal)
    #expect(refusal.rule == "us-fl" && refusal.place == "Florida" && refusal.others == [])
    #expect(refusal.reason == .hours([480..<1200]))
    #expect(
      refusal.sentence
        == "us-fl (Florida) permits calls from 08:00 to 20:00; it is 20:14 there; "
        + "next: Tue 1 Dec, 08:00 there")
    #expect(refusal.nextPermitted == (try RuleDesk.moment("2026-12-01 08:00", zone)))
    let night = try desk.verdict(florida, zone, "2026-11-30 21:30").refusal
    #expect(night?.others == ["us-federal"])
    // Kentucky begins later than the United States, and ends with them.
    let kentucky = Callee(country: "US", subdivision: "US-KY", subject: .company)
    #expect(next(try desk.verdict(kentucky, zone, "2026-11-30 08:30")) == "2026-11-30 10:00")
  }

  @Test func `the campaign's hours hold beside the rules`() throws {
    var question = try desk.question(florida, "America/New_York", "2026-11-30 08:30")
    question.hours = try OpeningHours.read("mon-fri 09:00–12:00 13:00–22:00")
    let early = try #require(desk.rules.verdict(question).refusal)
    #expect(early.rule == nil && early.place == nil)
    #expect(
      early.sentence
        == "the campaign permits calls from 09:00 to 12:00 and from 13:00 to 22:00; "
        + "it is 08:30 there; next: Mon 30 Nov, 09:00 there")
    question.now = try RuleDesk.moment("2026-12-04 20:00", "America/New_York")
    let late = desk.rules.verdict(question)
    #expect(late.refusal?.rule == "us-fl" && next(late) == "2026-12-07 09:00")
    // Hours of a campaign hold in a place without rules too.
    question = try desk.question(Callee(country: "RU"), "Europe/Moscow", "2026-12-05 10:00")
    question.hours = try OpeningHours.read("mon-fri 09:00–17:00")
    #expect(next(desk.rules.verdict(question)) == "2026-12-07 09:00")
  }

  @Test func `the clock that counts is the called person's`() throws {
    // 09:00 in Berlin is 19:00 in Sydney, 08:00 in London and 03:00 in New York.
    let now = try RuleDesk.moment("2026-11-30 09:00", "Europe/Berlin")
    func verdict(_ callee: Callee, _ zone: String) throws -> DialVerdict {
      var question = try desk.question(callee, zone, "2026-11-30 12:00")
      question.now = now
      return desk.rules.verdict(question)
    }
    #expect(try verdict(Callee(country: "AU"), "Australia/Sydney").isPermitted)
    #expect(try verdict(Callee(country: "GB"), "Europe/London").isPermitted)
    let refused = try verdict(florida, "America/New_York")
    #expect(refused.refusal?.local.plain == "2026-11-30 03:00")
    #expect(next(refused) == "2026-11-30 08:00")
    // Sunday evening in California is Monday in Sydney.
    let monday = try RuleDesk.moment("2026-06-21 17:00", "America/Los_Angeles")
    var question = try desk.question(Callee(country: "AU"), "Australia/Sydney", "2026-06-22 12:00")
    question.now = monday
    #expect(desk.rules.verdict(question).isPermitted)
  }

  @Test func `a closed day and a holiday are passed over`() throws {
    let australia = Callee(country: "AU")
    let sunday = try desk.verdict(australia, "Australia/Sydney", "2026-12-06 10:00")
    #expect(
      sunday.refusal?.sentence
        == "au (Australia) permits no calls on Sunday; it is Sun 6 Dec, 10:00 there; "
        + "next: Mon 7 Dec, 09:00 there")
    // Thursday evening before Good Friday; Saturday is open, Sunday and Easter Monday are not.
    #expect(
      next(try desk.verdict(australia, "Australia/Sydney", "2026-04-02 20:00"))
        == "2026-04-04 09:00")
    #expect(
      next(try desk.verdict(australia, "Australia/Sydney", "2026-04-04 17:00"))
        == "2026-04-07 09:00")
    let may = try desk.verdict(france, "Europe/Paris", "2026-05-01 11:00")
    #expect(may.refusal?.reason == .holiday("Fête du Travail"))
    #expect(
      may.refusal?.sentence
        == "fr-consumer (France) permits no calls on a holiday (Fête du Travail); "
        + "it is Fri 1 May, 11:00 there; next: Mon 4 May, 10:00 there")
    // A German company may be rung on that day: its rules know no holiday.
    let company = Callee(country: "DE", subject: .company)
    #expect(try desk.verdict(company, "Europe/Berlin", "2026-05-01 11:00").isPermitted)
  }

  @Test func `holidays of a year that is not known are told with the permission`() throws {
    let verdict = try desk.verdict(Callee(country: "AU"), "Australia/Sydney", "2029-12-25 11:00")
    let remark = Permission.Remark.unknownHolidays(country: "AU", year: 2029, rule: "au")
    #expect(verdict.permission?.remarks == [remark])
    #expect(remark.sentence.contains("2029"))
  }

  @Test func `a break at noon ends at its minute`() throws {
    #expect(
      next(try desk.verdict(france, "Europe/Paris", "2026-06-01 13:00")) == "2026-06-01 14:00")
    #expect(
      next(try desk.verdict(france, "Europe/Paris", "2026-06-05 20:00")) == "2026-06-08 10:00")
  }

  @Test func `caps refuse until their window has passed, two of them at once`() throws {
    var question = try desk.question(florida, "America/New_York", "2026-12-01 15:00")
    func at(_ text: String) throws -> Int64 { try RuleDesk.moment(text, "America/New_York") }
    question.dials = [
      try at("2026-12-01 11:30"), try at("2026-11-30 16:00"), try at("2026-12-01 09:00"),
    ]
    let refusal = try #require(desk.rules.verdict(question).refusal)
    #expect(refusal.reason == .cap(CallingRule.Cap(calls: 3, hours: 24)))
    #expect(
      refusal.sentence
        == "us-fl (Florida) permits 3 calls in 24 hours to one person, and so many were made; "
        + "it is 15:00 there; next: Tue 1 Dec, 16:00 there")
    // A minute before and at the end of the window.
    question.now = try at("2026-12-01 15:59")
    #expect(!desk.rules.verdict(question).isPermitted)
    question.now = try at("2026-12-01 16:00")
    #expect(desk.rules.verdict(question).isPermitted)

    // Two windows: within the short one there is room after two hours, within the long one later.
    let rule = CallingRule(
      id: "two", name: "Two", places: ["NL"], use: .sales, subject: .any, from: nil, until: nil,
      hours: nil, isClosedOnHolidays: false,
      caps: [CallingRule.Cap(calls: 1, hours: 2), CallingRule.Cap(calls: 3, hours: 72)],
      restDays: nil, register: nil, consent: nil, notes: nil, source: "s", confidence: .low)
    let rules = CallingRules([rule], holidays: Holidays())
    let start = try RuleDesk.utc("2026-12-01 00:00")
    var two = DialQuestion(Callee(country: "NL"), zone: .utc, now: start)
    two.dials = [start - 3_600_000]
    #expect(rules.verdict(two).refusal?.nextPermitted == start + 3_600_000)
    two.dials = [1, 40, 70].map { start - $0 * 3_600_000 }
    let both = try #require(rules.verdict(two).refusal)
    #expect(both.reason == .cap(CallingRule.Cap(calls: 3, hours: 72)))
    #expect(both.nextPermitted == start + 2 * 3_600_000)
    // Dials at the very edge of the window no longer count.
    two.dials = [2, 72].map { start - $0 * 3_600_000 }
    #expect(rules.verdict(two).isPermitted)
  }

  @Test func `four calls in thirty days are all that France permits`() throws {
    var question = try desk.question(france, "Europe/Paris", "2026-06-30 11:00")
    question.dials = try ["2026-06-02", "2026-06-09", "2026-06-16", "2026-06-23"].map {
      try RuleDesk.moment("\($0) 18:00", "Europe/Paris")
    }
    let verdict = desk.rules.verdict(question)
    #expect(verdict.refusal?.sentence.contains("permits 4 calls in 30 days") == true)
    #expect(next(verdict) == "2026-07-02 18:00")
    question.dials.removeFirst()
    #expect(desk.rules.verdict(question).isPermitted)
  }

  @Test func `after a refusal whole days of rest pass`() throws {
    var question = try desk.question(france, "Europe/Paris", "2026-03-02 15:00")
    question.refusedAt = try RuleDesk.moment("2026-03-02 14:30", "Europe/Paris")
    let refusal = try #require(desk.rules.verdict(question).refusal)
    #expect(
      refusal.reason == .rest(days: 60, since: try #require(CivilDate(plain: "2026-03-02"))))
    // The 60 days end with 1 May, a holiday; then comes a weekend.
    #expect(
      refusal.sentence
        == "fr-consumer (France) wants a rest of 60 days after a refusal, which was on Mon 2 Mar; "
        + "it is Mon 2 Mar, 15:00 there; next: Mon 4 May, 10:00 there")
    question.now = try RuleDesk.moment("2026-05-04 10:00", "Europe/Paris")
    #expect(desk.rules.verdict(question).isPermitted)
    // A refusal in June ends in the middle of a week.
    question.refusedAt = try RuleDesk.moment("2026-06-01 10:00", "Europe/Paris")
    question.now = try RuleDesk.moment("2026-07-31 19:59", "Europe/Paris")
    #expect(next(desk.rules.verdict(question)) == "2026-08-03 10:00")
  }

  @Test func `a register in time permits, one too old or missing refuses`() throws {
    let consumer = Callee(country: "US", subject: .consumer)
    var question = try desk.question(consumer, "America/Chicago", "2026-12-01 12:00")
    question.registers = ["us-national": try #require(CivilDate(plain: "2026-10-31"))]
    #expect(desk.rules.verdict(question).isPermitted, "31 days old")
    question.registers = ["us-national": try #require(CivilDate(plain: "2026-10-30"))]
    let old = try #require(desk.rules.verdict(question).refusal)
    #expect(old.rule == "us-federal-register" && old.nextPermitted == nil)
    #expect(
      old.sentence
        == "us-federal-register (United States) wants the register us-national at most 31 days old, "
        + "and it is 32 days old; it is Tue 1 Dec, 12:00 there; import a copy of today")
    question.registers = ["gb-tps": try #require(CivilDate(plain: "2026-11-30"))]
    let missing = desk.rules.verdict(question).refusal
    #expect(missing?.sentence.contains("and there is none") == true)
    question.registers = ["us-national": try #require(CivilDate(plain: "2062-11-30"))]
    #expect(desk.rules.verdict(question).refusal?.sentence.contains("still to come") == true)
    // A company is not in the register.
    question.callee = Callee(country: "US", subject: .company)
    #expect(desk.rules.verdict(question).isPermitted)
  }

  @Test func `a copy that is too old by the next morning permits no later moment`() throws {
    let consumer = Callee(country: "US", subject: .consumer)
    var question = try desk.question(consumer, "America/Chicago", "2026-12-01 22:00")
    question.registers = ["us-national": try #require(CivilDate(plain: "2026-11-01"))]
    #expect(next(desk.rules.verdict(question)) == "2026-12-02 08:00")
    question.registers = ["us-national": try #require(CivilDate(plain: "2026-10-31"))]
    let verdict = desk.rules.verdict(question)
    #expect(verdict.refusal?.rule == "us-federal" && next(verdict) == nil)
    #expect(verdict.refusal?.sentence.hasSuffix("next: not within 70 days") == true)
  }

  @Test func `rules hold from their first day until the day of their end`() throws {
    func consents(_ country: String, _ zone: String, _ day: String) throws -> [String]? {
      let callee = Callee(country: country, subject: .consumer)
      return try desk.verdict(callee, zone, "\(day) 11:00").permission?.remarks.compactMap {
        if case .consent(let key, _) = $0 { key } else { nil }
      }
    }
    #expect(try consents("FR", "Europe/Paris", "2026-08-10") == [])
    #expect(try consents("FR", "Europe/Paris", "2026-08-11") == ["opt-in"])
    #expect(try consents("NL", "Europe/Amsterdam", "2026-06-30") == ["opt-in-or-customer"])
    #expect(try consents("NL", "Europe/Amsterdam", "2026-07-01") == ["opt-in"])
    #expect(try consents("DE", "Europe/Berlin", "2026-07-01") == ["opt-in"])
    // Before the Dutch rules there was none, so a person decides.
    #expect(try consents("NL", "Europe/Amsterdam", "2021-06-30") == nil)
    let company = Callee(country: "DE", subject: .company)
    #expect(
      try desk.verdict(company, "Europe/Berlin", "2026-07-01 11:00").permission?.remarks
        == [.consent("presumed", rule: "de-company")])
    // The day is the called person's: it is the 11th in Paris already.
    var question = try desk.question(france, "Europe/Paris", "2026-08-11 11:00")
    question.zone = try RuleDesk.zone("Pacific/Kiritimati")
    question.now = try RuleDesk.moment("2026-08-11 11:00", "Pacific/Kiritimati")
    #expect(try RuleDesk.utc("2026-08-10 21:00") == question.now)
    #expect(desk.rules.verdict(question).ids == ["fr-consumer", "fr-opt-in"])
  }

  @Test func `where no rule is known, a person decides`() throws {
    for (country, zone) in [
      ("RU", "Europe/Moscow"), ("CN", "Asia/Shanghai"), ("AT", "Europe/Vienna"),
    ] {
      let verdict = try desk.verdict(Callee(country: country), zone, "2026-12-01 12:00")
      guard case .unknownPlace(let place) = verdict else {
        Issue.record("\(country): \(verdict)")
        continue
      }
      #expect(
        place.sentence
          == "no calling rule is known for \(country); it is Tue 1 Dec, 12:00 there; "
          + "ring only if you know that you may")
    }
    // The French rules speak of consumers.
    let company = Callee(country: "FR", subject: .company)
    guard
      case .unknownPlace(let place) = try desk.verdict(company, "Europe/Paris", "2026-12-01 12:00")
    else {
      Issue.record("a rule for companies in France")
      return
    }
    #expect(place.sentence.contains("companies in FR"))
  }

  @Test func `whoever may be a consumer or a company is judged as both`() throws {
    let anybody = try desk.verdict(Callee(country: "DE"), "Europe/Berlin", "2026-12-01 12:00")
    #expect(anybody.ids == ["de-consumer", "de-company", "de-hours"])
    let nobody = Callee(country: "GB")
    #expect(
      try desk.verdict(nobody, "Europe/London", "2026-12-01 12:00").ids
        == ["gb-consumer", "gb-company", "gb-trade-code"])
  }

  @Test func `a part of a country that is not known is told`() throws {
    let verdict = try desk.verdict(
      Callee(country: "US", subject: .company), "America/Chicago", "2026-12-01 12:00")
    #expect(verdict.permission?.remarks == [.unknownSubdivision(country: "US")])
    let known = try desk.verdict(
      Callee(country: "US", subdivision: "TX", subject: .company), "America/Chicago",
      "2026-12-01 12:00")
    #expect(known.permission?.remarks == [])
  }

  @Test(arguments: [
    ("09:00-17:00", "2026-12-05 10:00", true), ("mon-fri 09:00–17:00", "2026-12-05 10:00", false),
    ("Monday 9:00–12:00; sat,sun 10:00–14:00", "2026-12-06 13:59", true),
    ("sat-mon 10:00–14:00", "2026-12-07 10:00", true),
    ("sat-mon 10:00–14:00", "2026-12-08 10:00", false),
  ])
  func `hours of a campaign are read`(text: String, local: String, isOpen: Bool) throws {
    let hours = try OpeningHours.read(text)
    #expect(hours.contains(try #require(Moment(plain: local))) == isOpen)
  }

  @Test(arguments: [
    "", "mon-fri", "12:00–12:00", "17:00–09:00", "mon 09:00–12:00 11:00–13:00",
    "funday 09:00–12:00",
    "mon 09:00–12:00; mon 10:00–11:00", "9–17", "mon-tue-wed 09:00–12:00", "09:00–12:00 mon",
  ])
  func `what are no hours of a campaign is told`(text: String) {
    let problem = #expect(throws: OpeningHours.Problem.self) { try OpeningHours.read(text) }
    #expect(problem?.message.isEmpty == false && problem?.help.isEmpty == false)
  }
}
