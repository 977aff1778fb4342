import TestSupport
import Testing

/// A trainer's afternoon at the terminal: a session of three, a drill, the report, the certificates.
@Suite struct TrainerAfternoonTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let now = ["--now", "2026-11-30T14:00+01:00"]

  /// Plays a rehearsal to its end: says the lines, passes over what is asked, and gives what an outcome
  /// cannot do without.
  private func play(_ arguments: [String]) throws -> String {
    let terminal = try desk.terminal(arguments + Self.now, term: "dumb", columns: 160)
    var entry = ""
    for _ in 0..<200 {
      var screen = ""
      try terminal.wait {
        screen = $0
        return $0.hasSuffix("› ") || $0.contains("rehearsal ") && $0.contains(": over")
      }
      if screen.contains(": over") { break }
      if screen.hasSuffix("note › ") {
        entry = "seen in the afternoon"
      } else if screen.contains("needed for this outcome") {
        let hint = screen.firstRange(of: "such as ").map { screen[$0.upperBound...] }
        entry =
          hint.map { String($0.prefix { $0 != "\r" && $0 != "\n" }) }?.split(separator: "  ").first
          .map(String.init) ?? (screen.contains("one of") ? "1" : "none")
      } else {
        entry = ""
      }
      try terminal.type(entry + "\r")
    }
    #expect(try terminal.waitForEnd() == .exited(0))
    return terminal.transcript
  }

  @Test func `three trainees play the same scenes, drill, and get their sheets`() throws {
    let names = try desk.write("name\nAnn\nBen Zed\nŻoë <b>\n", to: "trainees.csv")
    let made = try desk.run(
      [
        "session", "new", "monday", "--script", Desk.audit, "--personas", "chatty,friendly_busy",
        "--seed", "12", "--level", "2", "--trainees", names,
      ] + Self.now)
    #expect(made.status == .exited(0), "\(made.errors)")
    #expect(made.output.contains("2 scenes, seed 12, for Ann, Ben Zed, Żoë <b>."))

    // The trainee's name is all that differs between two who do the same.
    var scenes: [String] = []
    for name in ["Ann", "Ben Zed", "Żoë <b>"] {
      for scene in 1...2 {
        let seen = try play(["rehearse", "--session", "monday", "--trainee", name])
        #expect(seen.contains("Session monday, scene \(scene) of 2."))
        #expect(seen.contains("Score "))
        scenes.append(heard(seen))
      }
      let again = try desk.run(["rehearse", "--session", "monday", "--trainee", name] + Self.now)
      #expect(again.status == .exited(1))
      #expect(again.errors.contains("has played every scene"))
    }
    #expect(scenes[0] == scenes[2] && scenes[2] == scenes[4])
    #expect(scenes[1] == scenes[3] && scenes[3] == scenes[5])
    #expect(scenes[0] != scenes[1])
    let shown = try JSON(desk.run(["session", "show", "monday", "--format", "json"]).output)
    #expect(shown.elements.count == 6)
    #expect(shown.elements.allSatisfy { $0["score"].string != nil })
    let stranger = try desk.run(["rehearse", "--session", "monday", "--trainee", "Eve"])
    #expect(stranger.errors.contains("is not in the session"))

    // Ten minutes of cards.
    let drill = try desk.terminal(
      ["drill", Desk.audit, "--trainee", "Ann", "--new", "2"] + Self.now, term: "dumb",
      columns: 160)
    for grade in ["3", "2"] {
      try drill.wait(for: "you say › ")
      try drill.type("\r")
      try drill.wait(for: "grade › ")
      try drill.type(grade + "\r")
    }
    try drill.wait(for: "2 answers, 2 of them right.")
    #expect(try drill.waitForEnd() == .exited(0))

    let report = try desk.run(["report", "practice", "--session", "monday"] + Self.now)
    #expect(report.status == .exited(0), "\(report.errors)")
    for name in ["Ann", "Ben Zed", "Żoë <b>"] { #expect(report.output.contains(name)) }
    #expect(report.output.contains("not enough rehearsals yet"))
    let sheet = desk.folder.path + "/sheet.html"
    let certificate = try desk.run(
      [
        "report", "practice", "--trainee", "Żoë <b>", "--format", "html", "--output", sheet,
      ] + Self.now)
    #expect(certificate.status == .exited(0), "\(certificate.errors)")
    let page = try #require(Golden.contents(of: sheet))
    #expect(page.contains("Żoë &lt;b&gt;"))
    #expect(!page.contains("Żoë <b>"))
    #expect(!page.contains("<script"))
    // Nothing of it counts among live calls.
    #expect(try desk.ids().isEmpty)
  }

  /// What the prospect said, line by line.
  private func heard(_ transcript: String) -> String {
    transcript.split(separator: "“").dropFirst().map { String($0.prefix { $0 != "”" }) }
      .joined(separator: "\n")
  }
}
