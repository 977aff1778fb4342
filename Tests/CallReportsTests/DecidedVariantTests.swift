import CallModel
import CallReports
import Testing

/// What `tune` tells of letters.
@Suite struct DecidedVariantTests {
  /// So many prospects a letter, spread over days, of whom so many of 20 reach the goal.
  private func tuning(
    _ perLetter: Int, _ a: Int, _ b: Int, words: [String] = ["Hello.", "Good day."]
  ) throws -> Tuning {
    var log = try ProspectLog()
    for number in 0..<perLetter {
      for (letter, share) in [("A", a), ("B", b)] {
        let lead = UInt64(number * 2 + (letter == "A" ? 0 : 1))
        let day = number / 40
        if number * 7 % 20 < share {
          log.call(lead, day: day, letter: letter, ProspectLog.goal)
        } else {
          log.call(lead, day: day, letter: letter)
        }
      }
    }
    var counts = Counts()
    counts.add(CallCount(.conversation, n: Int64(2 * perLetter)))
    var texts: [Letter: String] = [:]
    for (index, text) in words.enumerated() { Letter(index: index).map { texts[$0] = text } }
    return Tuning(
      TuningEvidence(
        script: log.script,
        versions: [
          TuningVersion(
            log.script, place: 0, history: NameHistory([log.script]), counts: counts)
        ], goals: Counts(),
        experiments: ExperimentReading(log.prospects.experiments, effect: .half),
        letterWords: ["hello": texts]))
  }

  @Test func `a letter that won is kept and the other dropped, with what that is worth`() throws {
    let found = try tuning(600, 4, 8).findings
    #expect(found.map(\.id) == ["decided-variant"])
    let finding = try #require(found.first)
    #expect(finding.message.hasPrefix("letter B of `hello` is better than A, called on "))
    #expect(finding.help == "keep the lines of `[B]` and take those of `[A]` away")
    #expect(finding.figures.count == 5)
    // 0.2 more of the half that heard A.
    #expect(abs((finding.worth ?? 0) - 100) < 1e-6)
  }

  @Test func `a letter that will not win is dropped`() throws {
    let finding = try #require(try tuning(2000, 4, 4).findings.first)
    #expect(finding.message.hasPrefix("letter B of `hello` is hopeless: "))
    #expect(finding.help == "keep the lines of `[A]` and take those of `[B]` away")
    #expect(finding.worth == nil)
  }

  @Test func `of few prospects it is told how many more are needed, and no finding`() throws {
    let tuning = try tuning(60, 4, 6)
    #expect(tuning.findings.isEmpty)
    #expect(tuning.closing.count == 1)
    #expect(
      tuning.closing[0].hasPrefix("not enough calls yet for the letters of `hello`, A and B: "))
  }

  @Test func `what other words came to says nothing of those of today`() throws {
    let tuning = try tuning(600, 4, 8, words: ["Hello.", "Hi."])
    #expect(tuning.findings.isEmpty && tuning.closing.isEmpty)
  }
}
