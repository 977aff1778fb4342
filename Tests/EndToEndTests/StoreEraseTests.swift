import TestSupport
import Testing

/// Whoever asks to be forgotten is: neither the store nor what lies beside it holds a trace in any byte.
@Suite struct StoreEraseTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let now = ["--now", "2026-11-30T16:00+01:00"]

  private func run(_ words: String...) throws -> ChildProcess { try desk.run(words + Self.now) }

  /// All bytes of the store, its log and what else lies beside it.
  private func bytes() throws -> [(file: String, bytes: [UInt8])] {
    try ChildProcess.run("/bin/ls", ["-A", desk.folder.path]).lines
      .filter { $0.hasPrefix("store.db") }
      .map { ($0, Golden.bytes(of: desk.folder.path + "/" + $0) ?? []) }
  }

  private func holds(_ words: String) throws -> Bool {
    let sought = Array(words.lowercased().utf8)
    return try bytes().contains { file in
      let lower = file.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      return lower.indices.contains { place in
        lower[place] == sought[0] && lower[place...].starts(with: sought)
      }
    }
  }

  private static let traces = [
    "Quillfeather", "5550142", "quillfeather@oven.example", "asthmatic hamster", "zebra crossing",
    "obnoxious kettle",
  ]

  @Test func `a person is gone from every byte, and counts and the refusal stay`() throws {
    _ = try run("campaign", "new", "Ovens", "--script", Desk.audit, "--subject", "company")
    _ = try run(
      "leads", "add", "name=Hal Quillfeather,company=Q,phone=+12125550142",
      "email=quillfeather@oven.example", "--campaign", "Ovens")
    _ = try run("leads", "add", "name=Ida Rey,company=R,phone=+12125550108", "--campaign", "Ovens")
    let shift = try desk.run(
      ["dial", "Ovens"] + Self.now,
      entries: [
        "/note has an asthmatic hamster", "", "a", "/note zebra crossing", "obnoxious kettle",
        "take me off your list", "", "", "", "a", "/end refused", "", "no time", "",
      ])
    #expect(shift.output.contains("Ida Rey"), "\(shift.output)")
    _ = try run("find", "zebra")
    // One more call that knows him by his number as it is dialled at home.
    try desk.call(
      KillTests.entries,
      ["--purpose", "practice", "--lead", "name=Hal Quillfeather,phone=212 5550142"])
    // And a rehearsal in which the prospect says what he had said.
    let live = try #require(
      try JSON(run("log", "list", "--format", "json").output).elements.last?["id"].string)
    let rehearsed = try desk.run(
      ["rehearse", "--like-call", live, "--trainee", "Lee"] + Self.now,
      entries: ["", "", "", "", "", "/end refused", "x", ""])
    #expect(rehearsed.status == .exited(0), "\(rehearsed.errors)")
    for trace in Self.traces { #expect(try holds(trace), "\(trace) is not there to be erased") }
    let subject = try run("store", "subject", "--lead", "1")
    for trace in Self.traces where trace != "5550142" {
      #expect(subject.output.contains(trace), "\(trace) is not told")
    }
    #expect(try JSON(subject.output)["calls"].elements.count == 3)
    #expect(try JSON(subject.output)["suppressed"].elements.count == 2)
    let before = try run("report", "funnel", "--format", "csv").output

    let unsure = try desk.run(
      ["store", "erase", "--phone", "+12125550142"] + Self.now, entries: ["no"])
    #expect(unsure.output.contains("Nothing was changed."))
    #expect(try holds("Quillfeather"))
    let erased = try run("store", "erase", "--phone", "+1 (212) 555-0142", "--yes")
    #expect(erased.status == .exited(0), "\(erased.errors)")
    #expect(erased.output.contains("1 lead"))
    #expect(erased.output.contains("3 calls"))
    for trace in Self.traces { #expect(try !holds(trace), "\(trace) is still there") }

    #expect(try run("store", "verify").status == .exited(0))
    #expect(try run("report", "funnel", "--format", "csv").output == before)
    #expect(try run("suppress", "check", "(212) 555-0142", "--country", "US").status == .exited(1))
    #expect(try run("find", "Ida").output.contains("Ida Rey"))
    #expect(try run("find", "zebra").status == .exited(1))
    #expect(try run("store", "erase", "--phone", "+12125550142", "--yes").status == .exited(1))
    let copy = desk.folder.path + "/store.db-copy"
    #expect(try run("store", "backup", copy).status == .exited(0))
    for trace in Self.traces { #expect(try !holds(trace), "\(trace) is in the copy") }
  }

  @Test func `what is older than may be kept is forgotten, and nothing younger`() throws {
    try desk.call(KillTests.entries, ["--lead", "name=Olga Older,phone=+12125550111"])
    let later = ["--now", "2029-11-29T09:00+01:00", "--seed", "1"]
    try desk.run(
      ["call", Desk.audit, "--lead", "name=Yves Younger,phone=+12125550112"] + later,
      entries: KillTests.entries)
    let now = ["--now", "2029-12-02T09:00+01:00"]
    let trial = try desk.run(["store", "retain", "--older-than", "3 years", "--dry-run"] + now)
    #expect(trial.output.contains("1 lead and what was said in 1 call"), "\(trial.output)")
    #expect(try holds("Olga Older"))
    let counts = try desk.run(["report", "outcomes", "--format", "csv"] + now).output
    let done = try desk.run(["store", "retain", "--older-than", "3 years", "--yes"] + now)
    #expect(done.status == .exited(0), "\(done.errors)")
    #expect(try !holds("Olga Older"))
    #expect(try holds("Yves Younger"))
    #expect(try desk.run(["report", "outcomes", "--format", "csv"] + now).output == counts)
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
    let nothing = try desk.run(["store", "retain", "--older-than", "3 years"] + now)
    #expect(nothing.output.contains("Nothing is from before"))
    for text in ["soon", "0 days", "3", "three years"] {
      #expect(
        try desk.run(["store", "retain", "--older-than", text]).status == .exited(2), "\(text)")
    }
    let compact = try desk.run(["store", "compact"])
    #expect(compact.status == .exited(0), "\(compact.errors)")
  }

  @Test func `nobody is erased in the middle of a call`() throws {
    let terminal = try desk.terminal(
      ["call", Desk.audit, "--lead", "name=Hal,phone=+12125550142"] + Self.now, term: "dumb")
    try terminal.wait { $0.hasSuffix("› ") }
    let refused = try run("store", "erase", "--phone", "+12125550142", "--yes")
    #expect(refused.status == .exited(1))
    #expect(refused.errors.contains("has not ended"), "\(refused.errors)")
  }
}
