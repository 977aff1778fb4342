import CallModel
import CallReports
import Statistics
import TestSupport
import Testing

/// Reports as a page: it is well formed, and no text of a log is more than text in it.
@Suite struct HTMLPageTests {
  private func page(
    _ reports: [Report], title: String = "Funnel · Bread", language: String = "de",
    notice: String? = nil
  ) -> String {
    var text = ""
    HTMLPage(
      title: title, language: language, made: CivilDate(days: 20_500), notice: notice,
      reports: reports
    ).write(to: &text)
    return text
  }

  private func report(_ label: String, plots: [Plot]) -> Report {
    var table = ReportTable(
      name: "stages", title: label,
      columns: ["stage", label, "reached", "drop-off", "time", "mean", "against", "p", "day"])
    table.add([
      .text(label), .text("\(label)!"), .count(412), .share(Proportion(45, of: 412)),
      .duration(83_000), .estimate(4.25, Interval(3.9, 4.6), decimals: 2),
      .difference(0.15, Interval(0.04, 0.26)), .probability(0.0321),
      .day(CivilDate(days: 20_400)),
    ])
    table.add([
      .text("–"), .empty, .count(0), .share(Proportion(0, of: 0)), .empty, .empty, .empty,
      .empty, .empty,
    ])
    table.notes = [label]
    var report = Report(
      name: "funnel", title: label,
      parts: plots.map { .plot($0) } + [
        .table(table), .remark(label),
        .table(ReportTable(name: "none", title: "Nothing", columns: ["a"])),
      ])
    report.facts = [Report.Fact("script", label), Report.Fact(label, "2026-11-01 to today")]
    return report
  }

  private func check(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let head = "<!DOCTYPE html>\n"
    try #require(text.hasPrefix(head))
    let tags = try XMLTags(String(text.dropFirst(head.count)))
    #expect(
      tags.names.isDisjoint(with: ["script", "link", "img", "iframe", "object", "base", "form"]))
    #expect(!tags.attributes.contains { $0.hasPrefix("on") || $0 == "src" || $0 == "style" })
    for address in tags.addresses {
      #expect(address.hasPrefix("#") && tags.ids.contains(String(address.dropFirst())))
    }
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
      #expect(!(0x202A...0x202E ~= scalar.value) && !(0x2066...0x2069 ~= scalar.value))
    }
    #expect(!text.contains("http://") || !text.contains("url("), sourceLocation: sourceLocation)
  }

  @Test func `a small page is as it was`() throws {
    let text = page([report("Begrüßung", plots: [PlotSamples.small[0].plot])])
    try check(text)
    try Golden.check(text, "Reports/small.html")
  }

  @Test(arguments: PlotSamples.labels)
  func `whatever things are called, the page is well formed and holds no more than text`(
    label: String
  ) throws {
    let plots = PlotSamples.small.map(\.plot)
    try check(page([report(label, plots: plots)], title: label, language: label, notice: label))
    try check(page([report(label, plots: []), report(label, plots: plots)]))
  }

  @Test func `what is no real call is said on top, in the title, and at every report`() {
    let reports = [report("One", plots: []), report("Two", plots: [])]
    let text = page(reports, notice: "SAMPLE, no real calls")
    #expect(text.contains("<title>SAMPLE, no real calls · "))
    #expect(text.contains("<p class=\"notice\" role=\"note\">SAMPLE, no real calls</p>"))
    #expect(text.split(separator: "class=\"badge\">SAMPLE, no real calls<").count == 5)
    #expect(!page(reports).contains("class=\"notice\""))
  }

  @Test func `tables have headers that tell columns and rows`() {
    let text = page([report("Stage", plots: [])])
    #expect(text.contains("<th scope=\"col\" class=\"figure\">reached</th>"))
    #expect(text.contains("<th lang=\"de\" dir=\"auto\" scope=\"row\">Stage!</th>"))
    #expect(text.contains("<caption>Stage</caption>"))
    #expect(text.contains("<span class=\"of\">45/412</span> <span class=\"main\">10.9 %</span>"))
    #expect(text.contains("nothing was counted"))
  }
}
