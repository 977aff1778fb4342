import Glibc
import TestSupport
import Testing

/// Rehearsals, as a trainee plays them.
@Suite struct RehearseTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let still = ["--now", "2026-11-30T09:00+01:00", "--seed", "3"]
  private let enters = Array(repeating: "", count: 60)

  private func rehearse(
    _ options: [String] = [], script: String = Desk.audit, entries: [String]
  ) throws -> ChildProcess {
    try desk.run(["rehearse", script] + Self.still + options, entries: entries)
  }

  /// The rehearsals of the store, the latest first.
  private func practice() throws -> [String] {
    try JSON(desk.run(["log", "list", "--purpose", "practice", "--format", "json"]).output)
      .elements.compactMap { $0["id"].string }
  }

  /// The id in `rehearsal UUID: over`.
  private func id(_ process: ChildProcess) -> String {
    let words = process.lastLine.split(separator: " ")
    return words.count > 1 ? String(words[1].prefix { $0 != ":" }) : ""
  }

  @Test func `the same seed and persona give the same scene to everyone, to the byte`() throws {
    let options = ["--persona", "sceptic", "--level", "1"]
    let one = try rehearse(options + ["--trainee", "Ann"], entries: enters)
    let other = try rehearse(options + ["--trainee", "Ann"], entries: enters)
    #expect(one.status == .exited(0), "\(one.errors)")
    #expect(one.output.hiding(id(one)) == other.output.hiding(id(other)))
    #expect(one.output.contains("Score "))
    #expect(one.lastLine.hasSuffix(": over"))
    // Another persona of the file changes nothing.
    let text = try #require(Golden.contents(of: Desk.audit))
    let script = try desk.write(
      text + "\n## somebody: Somebody new\n- !price 100%\n- patience 2 turns\n",
      to: "energy-audit.patter")
    try desk.write(
      #require(Golden.contents(of: packageFolder + "/Scripts/en/objections.patter")),
      to: "objections.patter")
    let edited = try rehearse(options + ["--trainee", "Ann"], script: script, entries: enters)
    func plain(_ process: ChildProcess, _ path: String) -> String {
      process.output.hiding(id(process)).hiding(path, as: "SCRIPT")
    }
    #expect(plain(edited, script) == plain(one, Desk.audit))
  }

  @Test func `practice is no live call`() throws {
    #expect(try rehearse(entries: enters).status == .exited(0))
    #expect(try desk.ids().isEmpty)
    #expect(try practice().count == 1)
    let report = try desk.run(["report", "outcomes", "--script", Desk.audit])
    #expect(!report.output.contains("Audit booked"))
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
  }

  @Test func `at level 3 the typed line is compared, and then shown`() throws {
    let run = try rehearse(
      ["--persona", "sceptic", "--level", "3"],
      entries: ["good morning this is Kim from brightwatt, is this a good moment"] + enters)
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.output.contains("A must line is said word for word:"))
    #expect(run.output.contains("✓"))
    #expect(run.output.contains("✗"))
    #expect(!run.output.contains("hello › Good morning"))
    #expect(run.output.contains("A better line"))
    #expect(run.output.contains("To drill: !"))
    // What was lost is due in the drill.
    let due = try desk.run(["drill", "--due", "--format", "csv"] + Self.still)
    #expect(due.lines.count == 2)
  }

  @Test func `at level 4 the trainee leads on what he heard, and hears of what he took wrongly`()
    throws
  {
    let run = try rehearse(
      ["--persona", "sceptic", "--level", "4", "--aloud"],
      entries: ["", "!price", "", "/back", "", "1", "/end refused", "none", "bye"])
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.output.contains("1  Go ahead"))
    #expect(run.output.contains("taken back or begun again"))
    #expect(run.output.contains("ended by hand: Not interested"))
  }

  @Test func `a rehearsal that was killed goes on where it was, and the prospect says it again`()
    throws
  {
    let terminal = try desk.terminal(
      ["rehearse", Desk.audit, "--persona", "sceptic", "--level", "4", "--aloud"] + Self.still,
      term: "dumb", columns: 200)
    try terminal.wait(for: "hello › ")
    try terminal.type("\r")
    try terminal.wait { $0.contains("“") && $0.hasSuffix("› ") }
    terminal.send(signal: SIGKILL)
    #expect(try terminal.waitForEnd() == .killed(signal: SIGKILL))
    let heard = try #require(terminal.transcript.split(separator: "“").dropFirst().first)
      .prefix { $0 != "”" }
    let again = try desk.run(["rehearse", "--resume"] + Self.still, entries: ["!price"])
    #expect(again.status == .exited(0), "\(again.errors)")
    #expect(again.output.contains("“\(heard)”"))
    #expect(again.output.contains("price/compare"))
    #expect(again.lastLine.hasSuffix("unfinished at price/compare"))
  }

  @Test func `a rehearsal is played again with what earned its points`() throws {
    let run = try rehearse(["--persona", "sceptic"], entries: enters)
    let replay = try desk.run(["rehearse", "--replay", id(run)])
    #expect(replay.status == .exited(0), "\(replay.errors)")
    let score = try #require(run.lines.first { $0.hasPrefix("Score ") })
    #expect(replay.lines.contains(score))
    #expect(replay.output.contains("+ the first words came at once"))
    let call = try desk.call(["1"])
    let refused = try desk.run(["rehearse", "--replay", call.id])
    #expect(refused.status == .exited(1))
    #expect(refused.errors.contains("is no rehearsal"))
  }

  @Test func `a live call becomes a scene`() throws {
    let call = try desk.call(
      ["1", "1", "3210", "old ovens", "8", "!price", "/end refused", "none", ""])
    let run = try desk.run(
      ["rehearse", "--like-call", call.id, "--persona", "sceptic", "--level", "1"] + Self.still,
      entries: ["", "", "", "3210", "", "old ovens", "", "8"] + enters)
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.output.contains("The prospect does what he did in call \(call.id)"))
    #expect(run.output.contains("3,210"))
    #expect(run.output.contains("That is: Go ahead."))
    #expect(run.output.contains("That is: !price"))
    // The person who was called is not in it.
    #expect(try desk.run(["rehearse", "--like-call", "nobody"]).status == .exited(2))
  }

  @Test func `replies come as in the log, and few calls are said to be few`() throws {
    for _ in 0..<3 { try desk.call(["2", "/end later", ""]) }
    let run = try rehearse(["--persona", "sceptic", "--from-log"], entries: enters)
    #expect(run.status == .exited(0), "\(run.errors)")
    #expect(run.output.contains("as in 3 conversations of the log"))
    #expect(run.output.contains("it has fewer than 30 choices"))
  }

  @Test func `the prospect's words go to a program that says them, never through a shell`() throws {
    // A pipe of the file system, so that the test waits for the words and not for a time.
    let heard = desk.folder.path + "/heard"
    let path = heard + "-en;x"
    try #require(mkfifo(path, 0o600) == 0)
    let pipe = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    defer { close(pipe) }
    let run = try rehearse(
      ["--persona", "sceptic", "--speak", "dd status=none of=\(heard)-{language};x"], entries: [""])
    #expect(run.status == .exited(0), "\(run.errors)")
    let words = try #require(run.output.split(separator: "“").dropFirst().first)
      .prefix { $0 != "”" }
    var waiting = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
    try #require(poll(&waiting, 1, Deadline().remaining) == 1)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(pipe, &bytes, bytes.count)
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == words + "\n")
    let nothing = try rehearse(
      ["--persona", "sceptic", "--speak", "no-such-program"], entries: [""])
    #expect(nothing.status == .exited(0))
  }

  @Test func `what cannot be rehearsed is said`() throws {
    #expect(try desk.run(["rehearse"]).status == .exited(2))
    let persona = try rehearse(["--persona", "sceptik"], entries: [])
    #expect(persona.status == .exited(2))
    #expect(persona.errors.contains("the nearest is `sceptic`"))
    let level = try rehearse(["--level", "5"], entries: [])
    #expect(level.status == .exited(2))
    let broken = try desk.write("## x\n", to: "broken.patter")
    #expect(try rehearse(script: broken, entries: []).status == .exited(1))
    let rubric = try desk.write("criterion,skill,points,limit,advice\nfoo,x,1,,y\n", to: "r.csv")
    let wrong = try rehearse(["--rubric", rubric], entries: [])
    #expect(wrong.status == .exited(1))
    #expect(wrong.errors.contains("row 2: `foo` is no criterion"))
    let list = try rehearse(["--list"], entries: [])
    #expect(list.output.contains("sceptic"))
    #expect(list.output.contains("ships with patter"))
  }

  @Test(arguments: [
    ["--session", "Thu", "--persona", "talker"], ["--session", "Thu", "--level", "4"],
    ["--session", "Thu", "--from-log"], ["--campaign", "Q"], ["--resume", "--level", "2"],
    ["--replay", "abc", "--aloud"], ["--like-call", "abc", "--from-log"], ["--list", "--aloud"],
  ])
  func `an option that would do nothing is refused`(options: [String]) throws {
    let isAlone = !options.contains("--campaign") && !options.contains("--list")
    let run = try desk.run(["rehearse"] + (isAlone ? [] : [Desk.audit]) + options)
    #expect(run.status == .exited(2), "\(run.output)")
    #expect(run.errors.contains("does nothing beside") || run.errors.contains("needs --from-log"))
  }

  @Test func `frequencies of a campaign that nobody called are none`() throws {
    let run = try rehearse(["--from-log", "--campaign", "Nope"], entries: [])
    #expect(run.status == .exited(1))
    #expect(run.errors.contains("the log has no conversation of campaign `Nope`"))
  }

  @Test func `a session's commands can be pasted, whatever its names are`() throws {
    let names = ["O'Neil", "$(touch PWNED)", "=1+1", "<script>", "Ann"]
    try desk.write(names.joined(separator: "\n") + "\n", to: "room.csv")
    let made = try desk.run(
      ["session", "new", "a; rm -rf $(x)", "--script", Desk.audit, "--trainees", "room.csv"])
    #expect(made.status == .exited(0), "\(made.errors)")
    #expect(made.output.contains("--session 'a; rm -rf $(x)' --trainee 'O'\\''Neil'"))
    #expect(made.output.contains("--trainee '$(touch PWNED)'"))
    #expect(made.output.contains("--trainee '=1+1'"))
    #expect(made.output.contains("--trainee '<script>'"))
    #expect(made.output.contains("--trainee Ann"))
    let gaps = try desk.run(
      ["session", "new", "b", "--script", Desk.audit, "--trainees", "room.csv"]
        + ["--personas", "sceptic,,chatty"])
    #expect(gaps.status == .exited(2) && gaps.errors.contains("empty name"))
  }

  @Test func `a scene that was begun is taken up and not begun anew`() throws {
    try desk.write("Ann\n", to: "room.csv")
    let still = ["--now", "2026-11-30T09:00+01:00"]
    _ = try desk.run(
      ["session", "new", "Thu", "--script", Desk.audit, "--trainees", "room.csv"] + Desk.still)
    let play = ["rehearse", "--session", "thu", "--trainee", "ann"] + still
    let begun = try desk.run(play + ["--aloud"], entries: [""])
    #expect(begun.output.contains("Session Thu, scene 1 of 3."), "\(begun.errors)")
    #expect(begun.lastLine.contains("unfinished"))
    let again = try desk.run(play, entries: [""])
    #expect(again.status == .exited(1))
    #expect(again.errors.contains("--resume \(id(begun)) --trainee ann"))
    let resumed = try desk.run(
      ["rehearse", "--resume", id(begun), "--trainee", "ann"] + still, entries: [""])
    #expect(resumed.output.contains("Session Thu, scene 1 of 3."), "\(resumed.errors)")
    let stranger = try desk.run(
      ["rehearse", "--session", "Thu", "--trainee", "Nobody"] + still, entries: [""])
    #expect(stranger.status == .exited(1) && stranger.errors.contains("is not in the session"))
    let report = try desk.run(["report", "practice", "--trainee", "Nobody"])
    #expect(report.status == .exited(2) && report.errors.contains("nobody is called"))
  }

  @Test func `a rehearsal that was said aloud goes on aloud`() throws {
    let begun = try rehearse(["--persona", "sceptic", "--level", "3", "--aloud"], entries: [])
    let resumed = try desk.run(
      ["rehearse", "--resume", id(begun), "--now", "2026-11-30T09:00+01:00"], entries: [])
    #expect(resumed.output.contains("Enter when it is said."), "\(resumed.output)")
    #expect(!resumed.output.contains("Type what you say"))
  }

  @Test func `the words of a prospect can be typed as they are heard`() throws {
    let heard = try rehearse(
      ["--persona", "talker", "--level", "4", "--aloud"], entries: [""])
    let line = try #require(heard.lines.first { $0.contains("“") })
    let words = line.split(separator: "“").last?.split(separator: "”").first.map(String.init)
    let said = try rehearse(
      ["--persona", "talker", "--level", "4", "--aloud", "--trainee", "Bo"],
      entries: ["", try #require(words)])
    #expect(said.output.contains("Understood: "), "\(said.output)")
    #expect(!said.output.contains("Nothing here fits"))
  }

  @Test func `without the data that ships it says where it looked`() throws {
    let copy = desk.folder.path + "/elsewhere"
    let copied = try ChildProcess.run(
      "/bin/cp", [desk.program, copy], environment: desk.environment, folder: desk.folder.path,
      input: "")
    #expect(copied.status == .exited(0))
    let run = try ChildProcess.run(
      copy, ["rehearse", Desk.audit] + Self.still, environment: desk.environment,
      folder: desk.folder.path, input: "")
    #expect(run.status == .exited(3))
    #expect(run.errors.contains("Data/rubrics/cold-call.csv is missing"))
    #expect(run.errors.contains("share/patter"))
    var environment = desk.environment
    environment["PATTER_DATA"] = packageFolder
    let found = try ChildProcess.run(
      copy, ["rehearse", Desk.audit, "--list"], environment: environment,
      folder: desk.folder.path, input: "")
    #expect(found.output.contains("ships with patter"))
  }
}
