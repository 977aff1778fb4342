import CallModel
import CallReports
import Glibc
import Statistics
import TestSupport
import Testing

private let chromium = "/usr/bin/chromium"

@Suite struct CertificateTests {
  private func page(
    _ trainee: TraineeFigures, scripts: [String] = ["Energy audit for bakeries"],
    language: String = "en", plan: PlanFigures? = nil
  ) -> String {
    var text = ""
    Certificate(
      trainee: trainee, scripts: scripts, language: language, made: PracticeSamples.monday,
      plan: plan
    ).write(to: &text)
    return text
  }

  private func check(_ text: String) throws {
    let head = "<!DOCTYPE html>\n"
    try #require(text.hasPrefix(head))
    let tags = try XMLTags(String(text.dropFirst(head.count)))
    #expect(
      tags.names.isDisjoint(with: ["script", "link", "img", "iframe", "object", "base", "form"]))
    #expect(!tags.attributes.contains { $0.hasPrefix("on") || $0 == "src" || $0 == "style" })
    #expect(tags.addresses.isEmpty)
    #expect(!text.contains("url("))
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
      #expect(!(0x202A...0x202E ~= scalar.value) && !(0x2066...0x2069 ~= scalar.value))
    }
  }

  @Test func `a certificate is as it was`() throws {
    let text = page(PracticeSamples.trainees()[0])
    try check(text)
    try Golden.check(text, "Reports/certificate.html")
  }

  @Test func `it tells days, levels, the best scene, before and after`() throws {
    let text = page(PracticeSamples.trainees()[0])
    for words in [
      ">Ann</h1>", "6 days from 2026-11-02 to 2026-11-17", "6 at level 1",
      "busy at level 1, 80.0 % on 2026-11-11", "53.8 % before, 76.3 % after: +22.5 points",
      "the same scenes again", "time to respond", "no live call is counted",
      "an observation, not an experiment", "<p>Trainer</p>",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    // His live calls stand in the report and nowhere here.
    #expect(!text.contains("conversion"))
    #expect(page(PracticeSamples.trainees()[1]).contains("Not all are alike: level before 1 (1)"))
  }

  @Test func `with too few rehearsals it says so`() throws {
    let few = page(PracticeSamples.trainees()[2])
    try check(few)
    #expect(few.contains("Not enough rehearsals yet for a before and an after: 1 of 3."))
    #expect(!few.contains("<svg"))
    let none = page(TraineeFigures(name: "Dee", rehearsals: []), scripts: [])
    try check(none)
    #expect(none.contains("has not rehearsed yet"))
  }

  @Test func `a plan is told with what was done of it`() throws {
    func line(_ day: Int, _ isDone: Bool?, trainee: String = "Ann") -> PlanFigures.Line {
      PlanFigures.Line(
        trainee: trainee, day: day, date: PracticeSamples.monday, kind: "drill", what: "x",
        isDone: isDone, score: .init(of: []), goal: nil)
    }
    let plan = PlanFigures(
      name: "first-week",
      lines: [line(1, nil), line(1, true), line(2, false), line(9, true, trainee: "Bo")])
    #expect(page(PracticeSamples.trainees()[0], plan: plan).contains("1 of 2 done up to day 2"))
  }

  /// The largest sheet that there can be: names as long as they may be, more skills than have room.
  static func largest(_ label: String) -> TraineeFigures {
    let skills = Dictionary(
      uniqueKeysWithValues: (0..<20).map { ("\($0) \(label) \(label) \(label)", ($0 * 20, 400)) })
    return TraineeFigures(
      name: String(repeating: label + " ", count: 200 / (label.utf8.count + 1) + 1),
      rehearsals: (0..<12).map { place in
        PracticeSamples.rehearsal(
          day: place, skills, script: "script \(place % 2)", persona: label, level: 1 + place / 3,
          seed: 7, rubric: "rubric \(place)")
      })
  }

  @Test(arguments: PlotSamples.labels)
  func `whatever people and scripts are called, it holds no more than text`(label: String) throws {
    try check(
      page(
        Self.largest(label), scripts: Array(repeating: label, count: 9), language: label))
  }

  /// How many sheets of paper a page takes.
  private func sheets(_ text: String) throws -> Int {
    let folder = try TemporaryFolder()
    let (page, printed) = (folder.path + "/page.html", folder.path + "/page.pdf")
    let file = try #require(fopen(page, "wb"))
    fputs(text, file)
    fclose(file)
    let run = try ChildProcess.run(
      chromium,
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        "--user-data-dir=\(folder.path)/chromium", "--print-to-pdf=\(printed)", "file://" + page,
      ], environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"], folder: folder.path,
      input: "", deadline: Deadline(seconds: 60))
    let bytes = try #require(Golden.bytes(of: printed), "\(run.errors)")
    // Each sheet is an object of the type Page; the tree above them is one of the type Pages.
    return String(decoding: bytes, as: UTF8.self).split(separator: "/Type /Page").dropFirst()
      .count { !$0.hasPrefix("s") }
  }

  @Test(.enabled(if: access(chromium, X_OK) == 0, "Chromium is not installed"))
  func `it is printed on one sheet, however much it has to tell`() throws {
    let trainee = Self.largest(PlotSamples.labels[6])
    let plan = PlanFigures(
      name: PlotSamples.labels[4],
      lines: [
        PlanFigures.Line(
          trainee: trainee.name, day: 1, date: PracticeSamples.monday, kind: "drill", what: "x",
          isDone: true, score: Mean(of: []), goal: nil)
      ])
    let largest = page(
      trainee, scripts: Array(repeating: PlotSamples.labels[4], count: 9), plan: plan)
    #expect(largest.contains("the same scenes again") && largest.contains("1 of 1 done"))
    #expect(try sheets(largest) == 1)
    #expect(try sheets(page(PracticeSamples.trainees()[0])) == 1)
  }
}
