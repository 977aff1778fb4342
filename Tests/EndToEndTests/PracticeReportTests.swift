import TestSupport
import Testing

/// `report practice`, made of rehearsals that were played through a pipe.
@Suite struct PracticeReportTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Says all lines and skips what it does not know; the same seed comes to the same points.
  private func rehearse(
    _ trainee: String, day: String, seed: Int = 7, level: Int = 1, note: String = ""
  ) throws {
    let played = try desk.run(
      [
        "rehearse", Desk.audit, "--persona", "chatty", "--seed", "\(seed)", "--level", "\(level)",
        "--trainee", trainee, "--now", "\(day)T09:00+01:00",
      ], input: String(repeating: "\n", count: 120))
    guard played.status == .exited(0), played.output.contains(": over") else {
      throw ChildError.unexpected(played)
    }
  }

  private func report(_ options: String...) throws -> JSON {
    let told = try desk.run(["report", "practice", "--format", "json"] + options)
    guard told.status == .exited(0) else { throw ChildError.unexpected(told) }
    return try JSON(told.output)
  }

  private func rows(_ report: JSON, _ table: String) -> [JSON] {
    report["tables"].elements.first { $0["table"].string == table }?["rows"].elements ?? []
  }

  @Test func `rehearsals are told by trainee and skill, and live calls apart`() throws {
    for (day, seed) in [("2026-11-02", 7), ("2026-11-03", 8), ("2026-11-04", 7)] {
      try rehearse("Ann", day: day, seed: seed)
    }
    try rehearse("Bo", day: "2026-11-03")
    let all = try report()
    let trainees = rows(all, "trainees")
    #expect(trainees.map { $0["trainee"].string } == ["Ann", "Bo"])
    #expect(trainees.map { $0["rehearsals"].int } == [3, 1])
    #expect(rows(all, "skills").allSatisfy { $0["trainee"].string == "Ann" })
    #expect(rows(all, "scenes").contains { $0["skill"].string == "all skills" })
    #expect(rows(all, "live").isEmpty)
    let table = try desk.run(["report", "practice"])
    #expect(table.output.contains("Bo: not enough rehearsals yet"))
    #expect(table.output.contains("an observation, not an experiment"))

    // A live call of the same person stands apart and moves nothing else.
    let called = try desk.call(["2", "tomorrow 10", ""], ["--agent", "Ann"])
    #expect(called.status == .exited(0), "\(called.errors)")
    let beside = try report("--trainee", "ann")
    #expect(rows(beside, "trainees").map { $0["rehearsals"].int } == [3])
    let live = rows(beside, "live")
    #expect(live.count == 1)
    #expect(live.first?["trainee"].string == "Ann" && live.first?["dials"].int == 1)
  }

  @Test func `days, people and what is unknown`() throws {
    try rehearse("Ann", day: "2026-11-02")
    try rehearse("Ann", day: "2026-11-09")
    #expect(
      rows(try report("--from", "2026-11-05"), "trainees").map { $0["rehearsals"].int } == [1])
    let nobody = try desk.run(["report", "practice", "--trainee", "Zed"])
    #expect(nobody.status == .exited(2) && nobody.errors.contains("nobody is called `Zed`"))
    let early = try desk.run(["report", "practice", "--to", "2026-01-01"])
    #expect(early.status == .exited(1) && early.errors.contains("no such rehearsal is kept"))
    let session = try desk.run(["report", "practice", "--session", "Thursday"])
    #expect(session.status == .exited(2) && session.errors.contains("`Thursday`"))
    let by = try desk.run(["report", "practice", "--by", "week"])
    #expect(by.status == .exited(2) && by.errors.contains("does not take --by"))
    let funnel = try desk.run(["report", "funnel", "--trainee", "Ann"])
    #expect(funnel.status == .exited(2) && funnel.errors.contains("is for `report practice`"))
  }

  @Test func `a session's report names all who are in it`() throws {
    try desk.write("Ann\nBo\n", to: "room.csv")
    let made = try desk.run(
      ["session", "new", "thursday", "--script", Desk.audit, "--personas", "chatty"]
        + ["--trainees", "room.csv", "--seed", "2"])
    #expect(made.status == .exited(0), "\(made.errors)")
    let played = try desk.run(
      ["rehearse", "--session", "thursday", "--trainee", "Ann", "--now", "2026-11-30T09:00+01:00"],
      input: String(repeating: "\n", count: 120))
    #expect(played.output.contains(": over"), "\(played.output.suffix(300))\(played.errors)")
    try rehearse("Ann", day: "2026-11-02")
    let told = rows(try report("--session", "thursday"), "trainees")
    #expect(told.map { $0["trainee"].string } == ["Ann", "Bo"])
    #expect(told.map { $0["rehearsals"].int } == [1, 0])
  }

  @Test func `a page and a table of it go to files`() throws {
    try rehearse("Ann", day: "2026-11-02")
    try rehearse("Bo", day: "2026-11-02")
    let path = desk.folder.path + "/practice.html"
    let written = try desk.run(
      ["report", "practice", "--format", "html", "--output", path] + Desk.still)
    #expect(written.status == .exited(0), "\(written.errors)")
    let text = try #require(Golden.contents(of: path))
    _ = try XMLTags(String(text.dropFirst("<!DOCTYPE html>\n".count)))
    #expect(text.contains("Practice · Energy audit for bakeries"))
    let csv = try desk.run(
      ["report", "practice", "--format", "csv", "--table", "trainees"])
    #expect(csv.output.hasPrefix("trainee,rehearsals,days,first,last,levels,score,"))
    let all = try desk.run(["report", "all", "--purpose", "practice"])
    #expect(!all.output.contains("Trainees"))
  }

  @Test func `one trainee's page is a certificate`() throws {
    for (day, level) in [("02", 1), ("03", 2), ("04", 1), ("05", 2)] {
      try rehearse("Ann O'Hara <b>", day: "2026-11-\(day)", level: level)
    }
    let path = desk.folder.path + "/certificate.html"
    // The name is taken as `rehearse` takes it, blanks at its ends and all.
    let written = try desk.run(
      [
        "report", "practice", "--trainee", " ann o'hara <B> ", "--plan", "hundred-days",
        "--format", "html", "--output", path,
      ] + Desk.still)
    #expect(written.status == .exited(0), "\(written.errors)")
    let text = try #require(Golden.contents(of: path))
    _ = try XMLTags(String(text.dropFirst("<!DOCTYPE html>\n".count)))
    for words in [
      "Certificate of practice", "4 days from 2026-11-02 to 2026-11-05", "hundred-days: ",
      "Energy audit for bakeries", "2 at level 1, 2 at level 2", "Ann O&#39;Hara &lt;b&gt;</h1>",
      "made by patter on 2026-11-30", "the same scenes again",
    ] {
      #expect(text.lowercased().contains(words.lowercased()), "\(words)")
    }
    // Of two there is a report.
    try rehearse("Bo", day: "2026-11-05")
    let both = try desk.run(
      ["report", "practice", "--trainee", "Bo", "--trainee", "Ann O'Hara <b>", "--format", "html"])
    #expect(both.output.contains("<h2") && !both.output.contains("Certificate"))
  }
}
