import CallModel
import CallReports
import RandomCalls
import Statistics
import Testing

@Suite struct SurveyTests {
  private func values(_ texts: [String]) -> ValueCounts {
    var counts = ValueCounts()
    for text in texts { counts.add(text, key: text.nameKey) }
    return counts
  }

  @Test func `a scale has its mean, its distribution and its score`() throws {
    let script = try compiled("# s\n## a\n- Win => won")
    let answers = ["9", "10", "10", "7", "3", "11", "x"]
    let report = SurveyReport.make(answers: ["pain": values(answers)], script: script)
    let scales = report.tables[0].rows
    #expect(scales.count == 1)
    // 11 and x are no points of the scale.
    #expect(scales[0][2] == .count(5))
    #expect(scales[0][3].text == "7.80 (4.14 to 10.00)")
    #expect(scales[0][4].text.hasPrefix("40.0 ("))
    let points = report.tables[1].rows
    #expect(points.count == 11)
    #expect(points[10] == [.text("pain"), .text("10"), .share(Proportion(2, of: 5))])
    #expect(points[4] == [.text("pain"), .text("4"), .share(Proportion(0, of: 5))])
  }

  @Test func `values that differ in case are one, in the spelling that came most often`() {
    let entries = values(["Price", "price", "price", "Zeit"]).entries
    #expect(entries.map(\.value) == ["price", "Zeit"])
    #expect(entries.map(\.n) == [3, 1])
  }

  @Test func `reasons are of the calls that ended so, and what lacks is told`() throws {
    let script = try compiled("# s\n## a\n- Win => won\n- No => no")
    var counts = Counts()
    counts.add(CallCount(.outcome, target: "no", n: 10))
    let report = ReasonsReport.make(
      reasons: ["no": values(["too dear", "Too dear", "no need"])], counts: counts, script: script)
    #expect(
      report.tables[0].rows.map { $0[1].text } == ["Too dear", "no need", "no reason kept"]
        || report.tables[0].rows.map { $0[1].text } == ["too dear", "no need", "no reason kept"])
    #expect(
      report.tables[0].rows.map { $0[2] } == [2, 1, 7].map { .share(Proportion($0, of: 10)) })
  }
}
