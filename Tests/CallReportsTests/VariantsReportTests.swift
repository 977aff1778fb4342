import CallModel
import CallReports
import Statistics
import Testing

@Suite struct VariantsReportTests {
  private func report(
    _ log: ProspectLog, effect: ExperimentReading.Effect = .half, versions: Int = 1
  ) -> Report {
    VariantsReport.make(
      log.prospects, effect: effect, versionNames: (1...versions).map { "\($0)" })
  }

  /// Rows as `experiment letter count/total`.
  private func letters(_ report: Report) -> [String] {
    (report.table("letters")?.rows ?? []).map { row in
      guard case .share(let share) = row[2] else { return "?" }
      return "\(row[0].text) \(row[1].text) \(share.count)/\(share.total)"
    }
  }

  private func verdicts(_ report: Report) -> [String] {
    (report.table("verdicts")?.rows ?? []).map { $0[2].text }
  }

  @Test func `a prospect reached the goal when he did so in the call or after it, not before`()
    throws
  {
    var log = try ProspectLog()
    log.call(1, day: 1, letter: "A")
    log.call(1, day: 3, ProspectLog.goal)
    log.call(2, day: 1, letter: "B", ProspectLog.goal)
    log.call(3, day: 0, ProspectLog.goal)
    log.call(3, day: 1, letter: "B")
    log.call(4, day: 2, letter: "A", ProspectLog.goal)
    log.call(4, day: 4, letter: "A", ProspectLog.goal)
    #expect(letters(report(log)) == ["hello A 2/2", "hello B 1/2"])
  }

  @Test func `calls may come in any order`() throws {
    var log = try ProspectLog()
    log.call(1, day: 3, ProspectLog.goal)
    log.call(2, day: 5, hour: 9, letter: "B")
    log.call(1, day: 1, letter: "A")
    log.call(2, day: 5, hour: 8, letter: "A")
    let report = report(log)
    #expect(letters(report) == ["hello A 1/2", "hello B 0/0"])
    #expect(report.remarks.contains { $0.contains("1 of the prospects heard a second letter") })
  }

  @Test func `a call to nobody known is a prospect of its own`() throws {
    var log = try ProspectLog()
    for _ in 0..<3 { log.call(nil, day: 1, letter: "A") }
    let report = report(log)
    #expect(letters(report) == ["hello A 0/3", "hello B 0/0"])
    #expect(report.remarks.contains { $0.contains("3 of the prospects are calls to nobody known") })
    #expect(verdicts(report) == ["nothing to compare with yet"])
  }

  @Test func `versions in which every letter says the same are counted together`() throws {
    var log = try ProspectLog([["Hello.", "Good day."], ["Hello.", "Good day."]])
    log.call(1, day: 1, letter: "A")
    log.call(2, day: 1, version: 1, letter: "A", ProspectLog.goal)
    #expect(letters(report(log, versions: 2)) == ["hello A 1/2", "hello B 0/0"])
  }

  @Test func `other words are another experiment, and who heard both counts where he heard first`()
    throws
  {
    var log = try ProspectLog([["Hello.", "Good day."], ["Hello.", "Hi."], nil])
    log.call(1, day: 1, letter: "B")
    log.call(1, day: 2, version: 1, letter: "B", ProspectLog.goal)
    log.call(2, day: 2, version: 1, letter: "B")
    log.call(3, day: 3, version: 2, letter: "A")
    let report = report(log, versions: 3)
    #expect(
      letters(report) == [
        "hello, version 1 A 0/0", "hello, version 1 B 1/1", "hello, version 2 A 0/0",
        "hello, version 2 B 0/1", "hello, version 3 A 0/1",
      ])
    #expect(report.remarks.contains { $0.contains("1 of the prospects heard other words") })
    #expect(report.remarks.contains { $0.contains("hello, version 3: the version cannot be read") })
    #expect(
      report.table("words")?.rows.map { $0[2].text } == [
        "Hello.", "Good day.", "Hello.", "Hi.", "–",
      ])
  }

  /// So many prospects a letter and day, of whom so many reach the goal.
  private func log(
    days: Int, a: (goals: Int, total: Int), b: (goals: Int, total: Int), isAdaptive: Bool = false
  ) throws -> ProspectLog {
    var log = try ProspectLog(isAdaptive: isAdaptive)
    for day in 0..<days {
      for (letter, counts) in [("A", a), ("B", b)] {
        for number in 0..<counts.total {
          if number < counts.goals {
            log.call(nil, day: day, letter: letter, ProspectLog.goal)
          } else {
            log.call(nil, day: day, letter: letter)
          }
        }
      }
    }
    return log
  }

  @Test func `a difference is called on a day, and that day stays`() throws {
    var told: Set<String> = []
    for days in [1, 2] + Array(8...12) {
      let verdict = verdicts(report(try log(days: days, a: (6, 20), b: (10, 20)))).first ?? ""
      if days < 3 {
        #expect(verdict.hasPrefix("not enough calls yet: no difference of 16.0 points or more"))
      } else {
        told.insert(verdict)
      }
    }
    #expect(
      told.count == 1 && told.first?.hasPrefix("B is better than A (called on 2024-10-") == true)
    let mirrored = verdicts(report(try log(days: 12, a: (10, 20), b: (4, 20))))
    #expect(mirrored.first?.hasPrefix("A is better than B (called on") == true)
  }

  @Test func `the needed number falls as prospects come in`() throws {
    func needed(_ days: Int) throws -> Int {
      let reading = ExperimentReading(
        try log(days: days, a: (1, 20), b: (1, 20)).prospects.experiments, effect: .points(0.05))
      guard case .notEnough(let needed) = reading.pairs[0].verdict else { return -1 }
      return needed ?? -1
    }
    let planned = try #require(NeededCount.perLetterReadDaily(0.025, 0.075))
    #expect(try needed(1) == planned - 20)
    #expect(try needed(5) == planned - 100)
  }

  @Test func `what cannot be better by what matters is hopeless, long before the planned number`()
    throws
  {
    let worse = verdicts(
      report(try log(days: 5, a: (4, 20), b: (3, 20)), effect: .points(0.15)))
    #expect(worse.first?.hasPrefix("hopeless: B is better by at most") == true)
    let same = verdicts(report(try log(days: 40, a: (6, 20), b: (6, 20))))
    #expect(same.first?.hasPrefix("hopeless") == true)
  }

  @Test func `the end of the plan without a call says so`() throws {
    // A third better is less than matters, too much to be ruled out, and too little to be called.
    let told = verdicts(report(try log(days: 12, a: (6, 20), b: (8, 20))))
    #expect(told.first?.contains("prospects a letter are in, and no difference showed") == true)
  }

  @Test func `letters that were not heard evenly void the test`() throws {
    let report = report(try log(days: 5, a: (10, 20), b: (2, 40)))
    #expect(verdicts(report).first?.hasPrefix("void: the letters were not heard evenly") == true)
    #expect(report.table("differences")?.rows.first?[5] == .empty)
  }

  @Test func `what the log drew is biased, and neither tested nor held to an even split`() throws {
    let report = report(try log(days: 5, a: (10, 20), b: (2, 40), isAdaptive: true))
    #expect(verdicts(report).first?.contains("biased") == true)
    #expect(report.table("splits")?.rows.first?[2] == .empty)
    #expect(report.remarks.contains { $0.contains("biased") })
  }

  @Test func `where nobody or everybody reaches the goal, there are figures and no call`() throws {
    for goals in [0, 20] {
      let report = report(try log(days: 3, a: (goals, 20), b: (goals, 20)))
      #expect(verdicts(report) == ["not enough calls yet"])
      #expect(letters(report).last == "hello B \(3 * goals)/60")
    }
  }

  @Test func `without a letter there is no experiment`() throws {
    var log = try ProspectLog()
    #expect(report(log).remarks.first?.hasPrefix("No letter was heard") == true)
    log.call(1, day: 1, ProspectLog.goal, ProspectLog.connect)
    #expect(report(log).remarks.first?.hasPrefix("No letter was heard") == true)
    #expect(verdicts(report(log)).isEmpty)
  }

  @Test func `more comparisons make each less probable to be called`() throws {
    var log = try log(days: 3, a: (6, 20), b: (13, 20))
    func daily() throws -> Double {
      let reading = ExperimentReading(log.prospects.experiments, effect: .half)
      return try #require(reading.pairs.first?.daily)
    }
    let alone = try daily()
    for number in 0..<60 {
      log.call(nil, day: 1, letter: number % 2 == 0 ? "A" : "B", of: "price/one")
    }
    #expect(try daily() > 1.9 * alone)
  }
}
