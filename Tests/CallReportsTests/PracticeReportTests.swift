import CallModel
import CallReports
import Statistics
import TestSupport
import Testing

@Suite struct PracticeReportTests {
  private func table(_ report: Report, _ name: String) throws -> ReportTable {
    try #require(report.tables.first { $0.name == name })
  }

  /// The row that begins with these words.
  private func row(_ table: ReportTable, _ words: String...) throws -> [Cell] {
    try #require(table.rows.first { $0.prefix(words.count).map(\.text) == words })
  }

  private func remarks(_ report: Report) -> [String] {
    report.parts.compactMap { if case .remark(let remark) = $0 { remark } else { nil } }
  }

  // MARK: Before and after

  @Test func `before is the first third and after the last`() throws {
    let report = PracticeReport.make(PracticeSamples.trainees())
    let questions = try row(table(report, "skills"), "Ann", "questions")
    #expect(questions[2] == .mean(Mean(of: [0.4, 0.5]), .share))
    #expect(questions[3] == .mean(Mean(of: [0.8, 0.7]), .share))
    guard case .change(let change, let interval?, .share) = questions[4] else {
      Issue.record("no difference")
      return
    }
    #expect(abs(change - 0.3) < 1e-12)
    // scipy.stats.ttest_ind([0.8, 0.7], [0.4, 0.5], equal_var=False): 2 degrees of freedom.
    #expect(abs(interval.low - (0.3 - 4.30265272991 * 0.0707106781187)) < 1e-9)
    #expect(abs(interval.high - (0.3 + 4.30265272991 * 0.0707106781187)) < 1e-9)
  }

  @Test func `with one rehearsal on each side there is a difference and no interval`() throws {
    let report = PracticeReport.make(PracticeSamples.trainees())
    let questions = try row(table(report, "skills"), "Bo", "questions")
    #expect(
      questions.map(\.text)[2...] == [
        "30.0 % (no interval; n = 1)", "90.0 % (no interval; n = 1)",
        "+60.0 points (no interval)",
      ])
  }

  @Test func `fewer than three rehearsals are not enough, and it says so`() throws {
    let report = PracticeReport.make(PracticeSamples.trainees())
    #expect(
      remarks(report).contains(
        "Cem: not enough rehearsals yet for a before and an after, 1 of 3."))
    #expect(try !table(report, "skills").rows.contains { $0[0] == .text("Cem") })
    #expect(PracticeProgress([]).isEnough == false)
  }

  @Test func `levels, scripts and rubrics that are mixed are told`() throws {
    let report = PracticeReport.make(PracticeSamples.trainees())
    let notes = try table(report, "skills").notes
    #expect(
      notes.contains { $0.contains("Bo: not all are alike: level before 1 (1), after 3 (1)") })
    #expect(!notes.contains { $0.hasPrefix("Ann") })
    let skills = ["questions": (1, 2)]
    let progress = PracticeProgress([
      PracticeSamples.rehearsal(day: 0, skills, script: "one"),
      PracticeSamples.rehearsal(day: 1, skills, script: "two"),
      PracticeSamples.rehearsal(day: 2, skills, script: "two", rubric: "own"),
    ])
    #expect(
      progress.mixed == [
        "script before one (1), after two (1)", "rubric before cold-call (1), after own (1)",
      ])
  }

  @Test func `the same scene again is a pair, whose differences have an interval of their own`()
    throws
  {
    let report = PracticeReport.make(PracticeSamples.trainees())
    let questions = try row(table(report, "scenes"), "Ann", "questions")
    // Seeds 7 and 8 were met twice: 0.4 to 0.6, and 0.5 to 0.8.
    #expect(questions[2] == .mean(Mean(of: [0.4, 0.5]), .share))
    #expect(questions[3] == .mean(Mean(of: [0.6, 0.8]), .share))
    // 12.706 · 0.0707 / √2 on both sides of a quarter.
    #expect(questions[4].text == "+25.0 points (-38.5 to +88.5)")
    // Another level is another scene.
    #expect(try !table(report, "scenes").rows.contains { $0[0] == .text("Bo") })
  }

  @Test func `all trainees are a mean over trainees`() throws {
    let report = PracticeReport.make(PracticeSamples.trainees())
    let questions = try row(table(report, "skills"), "all trainees", "questions")
    guard case .mean(let before, .share) = questions[2],
      case .change(let change, _, _) = questions[4]
    else {
      Issue.record("no means")
      return
    }
    #expect(before.count == 2)
    #expect(abs(before.value - (0.45 + 0.3) / 2) < 1e-12)
    #expect(abs(change - (0.3 + 0.6) / 2) < 1e-12)
    let alone = PracticeReport.make([PracticeSamples.trainees()[0]])
    #expect(try !table(alone, "skills").rows.contains { $0[0] == .text("all trainees") })
  }

  // MARK: A naive recount

  /// Everything is counted again with loops over the raw points, for rehearsals that chance makes.
  @Test(arguments: 0..<40)
  func `figures are those of a naive recount`(seed: Int) throws {
    var random = Random(seed: UInt64(seed))
    let names = ["opening", "questions", "listening"]
    let rehearsals = (0..<Int.random(in: 3...20, using: &random)).map { place in
      var skills: [String: (Int, Int)] = ["pace": (Int.random(in: 0...500, using: &random), 500)]
      for name in names where Bool.random(using: &random) {
        let possible = 100 * Int.random(in: 1...20, using: &random)
        skills[name] = (Int.random(in: 0...possible, using: &random), possible)
      }
      return PracticeSamples.rehearsal(
        day: place, skills, level: Int.random(in: 1...2, using: &random),
        seed: UInt64.random(in: 1...4, using: &random),
        responses: Int.random(in: 0...5, using: &random),
        responseMs: Int64.random(in: 0...60_000, using: &random))
    }
    let report = PracticeReport.make([TraineeFigures(name: "Ann", rehearsals: rehearsals)])
    let third = max(1, rehearsals.count / 3)
    for skill in names + ["pace", nil] {
      let (before, after) = (
        naive(rehearsals[..<third], skill), naive(rehearsals[(rehearsals.count - third)...], skill)
      )
      guard before.count + after.count > 0 else { continue }
      let told = try row(table(report, "skills"), "Ann", skill ?? "all skills")
      try expect(told[2], is: before)
      try expect(told[3], is: after)
      guard !before.isEmpty, !after.isEmpty else {
        #expect(told[4] == .empty)
        continue
      }
      guard case .change(let change, _, .share) = told[4] else {
        Issue.record("no difference")
        continue
      }
      let sums = (before.reduce(0, +), after.reduce(0, +))
      let means = (sums.0 / Double(before.count), sums.1 / Double(after.count))
      #expect(abs(change - (means.1 - means.0)) < 1e-12)
    }
    var times: [Double] = []
    for rehearsal in rehearsals[..<third] where rehearsal.responses > 0 {
      times.append(Double(rehearsal.responseMs) / Double(rehearsal.responses))
    }
    try expect(row(table(report, "responses"), "Ann")[1], is: times)
    var pairs = 0
    for (place, first) in rehearsals.enumerated() {
      let isFirst = !rehearsals[..<place].contains { $0.scene == first.scene }
      if isFirst, rehearsals[(place + 1)...].contains(where: { $0.scene == first.scene }) {
        pairs += 1
      }
    }
    guard pairs > 0 else {
      #expect(!report.tables.contains { $0.name == "scenes" })
      return
    }
    guard case .mean(let first, _) = try row(table(report, "scenes"), "Ann", "pace")[2] else {
      Issue.record("no pairs")
      return
    }
    #expect(first.count == pairs)
  }

  private func naive(_ part: ArraySlice<RehearsalFigures>, _ skill: String?) -> [Double] {
    var shares: [Double] = []
    for rehearsal in part {
      var (earned, possible) = (0, 0)
      for (name, points) in rehearsal.skills where skill == nil || name == skill {
        earned += points.earned
        possible += points.possible
      }
      if possible > 0 { shares.append(Double(earned) / Double(possible)) }
    }
    return shares
  }

  private func expect(_ cell: Cell, is values: [Double]) throws {
    guard case .mean(let mean, _) = cell else {
      Issue.record("no mean")
      return
    }
    #expect(mean.count == values.count)
    guard !values.isEmpty else { return }
    let wanted = values.reduce(0, +) / Double(values.count)
    #expect(abs(mean.value - wanted) < 1e-9 * max(1, wanted))
  }

  // MARK: What stands beside it

  @Test func `the weakest cards are those forgotten most often`() throws {
    let rows = try table(PracticeReport.make(PracticeSamples.trainees()), "cards").rows
    #expect(rows.map { $0[2] } == [.text("!price/worth")])
  }

  @Test func `live calls stand apart, with Wilson's intervals`() throws {
    let report = PracticeReport.make(PracticeSamples.trainees())
    let live = try table(report, "live")
    #expect(live.title.contains("LIVE"))
    #expect(live.rows.count == 1)
    #expect(
      live.rows[0][2...] == [
        .count(40), .share(Proportion(20, of: 30)), .share(Proportion(3, of: 20)),
        .share(Proportion(5, of: 12)),
      ])
    let none = PracticeReport.make([PracticeSamples.trainees()[1]])
    #expect(remarks(none).contains { $0.contains("None of them has live calls") })
  }

  @Test func `a plan is told day by day, with what is due, done and reached`() throws {
    func line(
      _ day: Int, _ kind: String, _ isDone: Bool?, _ score: [Double] = [], _ goal: Double? = nil,
      isToday: Bool = false
    ) -> PlanFigures.Line {
      PlanFigures.Line(
        trainee: "Ann", day: day, date: CivilDate(days: PracticeSamples.monday.days + Int32(day)),
        kind: kind, what: "x", isDone: isDone, isToday: isToday, score: Mean(of: score), goal: goal)
    }
    // Their mean is 0.7 but for rounding, and reaches 70 %.
    let scores = [0.6, 0.7, 0.8]
    #expect(Mean(of: scores).value < 0.7)
    let plan = PlanFigures(
      name: "own",
      lines: [
        line(1, "read", nil), line(1, "rehearse", true, scores, 0.7),
        line(2, "rehearse", true, [0.6], 0.7), line(3, "rehearse", false, [], 0.8),
        line(4, "drill", false, isToday: true),
      ])
    let report = PracticeReport.make(PracticeSamples.trainees(), plan: plan)
    #expect(
      try table(report, "plan").rows == [
        [.text("Ann"), .count(4), .count(4), .count(2), .count(3), .count(1)]
      ])
    let days = try table(report, "plan_days").rows
    #expect(days.map { $0[5].text } == ["–", "done", "done", "missed", "today"])
    #expect(days.map { $0[7].text } == ["–", "70 %, reached", "70 %", "80 %", "–"])
  }

  @Test func `the trend has a point a week`() throws {
    let report = PracticeReport.make([PracticeSamples.trainees()[0]])
    let rows = try table(report, "weeks").rows
    #expect(rows.map { $0[1].text } == ["2026-11-02", "2026-11-09", "2026-11-16"])
    #expect(rows.map { $0[2] } == [.count(3), .count(2), .count(1)])
  }

  @Test func `nothing to report is no trouble`() {
    #expect(!PracticeReport.make([]).tables.isEmpty)
    let nobody = PracticeReport.make([TraineeFigures(name: "Dee", rehearsals: [])])
    #expect(!CSVRenderer.text(nobody).isEmpty && !JSONRenderer.text(nobody).isEmpty)
  }

  // MARK: As files

  @Test func `the page and the CSV are as they were`() throws {
    var report = PracticeReport.make(PracticeSamples.trainees())
    report.facts = [Report.Fact("script", "Energy audit for bakeries")]
    var page = ""
    HTMLPage(
      title: "Practice", language: "en", made: PracticeSamples.monday, notice: nil,
      reports: [report]
    ).write(to: &page)
    _ = try XMLTags(String(page.dropFirst("<!DOCTYPE html>\n".count)))
    try Golden.check(page, "Reports/practice.html")
    try Golden.check(CSVRenderer.text(report), "Reports/practice.csv")
    try Golden.check(JSONRenderer.text(report), "Reports/practice.json")
  }

  @Test func `every row of the CSV has a field for each column`() {
    let report = PracticeReport.make(PracticeSamples.trainees())
    for table in CSVRenderer.text(report).split(separator: "\n\n") {
      let counts = Set(
        table.split(separator: "\n").map {
          $0.split(
            separator: ",", omittingEmptySubsequences: false
          ).count
        })
      // No name in these rows has a comma but the levels.
      #expect(counts.count == 1 || table.contains("\""), "\(table)")
    }
  }

  @Test(arguments: PlotSamples.labels)
  func `whatever trainees are called, the page holds no more than text`(label: String) throws {
    let report = PracticeReport.make(
      PracticeSamples.trainees([label, label + "2", "<script>alert(1)</script>"]))
    var page = ""
    HTMLPage(
      title: label, language: label, made: PracticeSamples.monday, notice: nil, reports: [report]
    ).write(to: &page)
    let tags = try XMLTags(String(page.dropFirst("<!DOCTYPE html>\n".count)))
    #expect(tags.names.isDisjoint(with: ["script", "link", "img", "iframe"]))
    #expect(!tags.attributes.contains { $0.hasPrefix("on") || $0 == "src" })
  }
}
