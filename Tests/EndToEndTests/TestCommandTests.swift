import Glibc
import TestSupport
import Testing

@Suite struct TestCommandTests {
  private static let bakery = """
    ---
    title: Bakery
    language: en
    goal: won
    currency: EUR
    ---
    # fields
    - spend: money
    # outcomes
    - won: won
    - later: open
    # greeting
    ## hello
    - Yes, go ahead #yes -> bill
    - No => later
    ## bill
    ? spend
    - Fine => won
    - Dear => later
    """

  private let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.write(Self.bakery, to: "bakery.patter")
    try desk.makeFolder("tests")
  }

  private var path: String { desk.folder.path }

  @discardableResult
  private func transcript(_ acts: String, to name: String = "tests/one.transcript") throws -> String
  {
    let script = name.hasPrefix("tests/") ? "../bakery.patter" : "bakery.patter"
    return try desk.write("// Kept.\nscript: \(script)\n\n\(acts)\n", to: name)
  }

  private func text(_ name: String) -> String? { Golden.contents(of: path + "/" + name) }

  @Test func `a script's transcripts are played, and what was reached is told`() throws {
    try transcript("hello < #yes\nbill ? spend = 30\nbill < Fine\n=> won")
    try transcript("hello < No\n=> later", to: "bakery.transcript")
    for argument in ["bakery.patter", ".", "tests/../bakery.patter"] {
      let run = try desk.run(["test", argument])
      #expect(run.status == .exited(0), "\(run.errors)")
      #expect(run.output.contains("2 of 2   3 of 4"), "\(run.output)")
      #expect(run.output.contains("replies  bill < Dear"))
      #expect(run.lastLine == "2 transcripts: passed")
      #expect(run.errors == "")
    }
    let one = try desk.run(["test", "tests/one.transcript"])
    #expect(one.lastLine == "1 transcript: passed")
  }

  @Test func `a failure tells the line, what was expected and what is offered`() throws {
    try transcript("hello < #yes\nbill ? spend = 30\nbill < Cheap\n=> won")
    let run = try desk.run(["test", "bakery.patter"])
    #expect(run.status == .exited(1))
    #expect(
      run.output.hasPrefix(
        """
        fail     tests/one.transcript
        error[failing-transcript]: no reply here is named `Cheap`
         --> tests/one.transcript:6:6
          |
        6 | bill < Cheap
          |      ^^^^^^^
          |
        note: expected: `< Cheap` at `bill`
        note: offered at `bill`:
                < Fine
                < Dear

        """), "\(run.output)")
    #expect(run.lastLine == "1 transcript: failed")
    let json = try JSON(desk.run(["test", "--format", "json", "."]).output)
    let told = json["transcripts"].elements[0]
    #expect(told["status"].string == "fail")
    #expect(told["script"].string == "bakery.patter")
    #expect(told["problems"].elements[0]["line"].int == 6)
    #expect(told["expected"].string == "`< Cheap` at `bill`")
    #expect(told["offered"]["choices"].elements.map { $0["act"].string } == ["< Fine", "< Dear"])
    #expect(json["scripts"].elements[0]["transcripts"]["steps"]["hit"].int == 2)
    #expect(json["scripts"].elements[0]["never_reached"]["replies"].elements.count == 3)
  }

  @Test func `an update rewrites what fails, and tells what it changed`() throws {
    let file = try transcript("hello < Yes, go ahead\nbill < Fine\n=> later")
    try transcript("nonsense", to: "tests/broken.transcript")
    try transcript("x < Cake", to: "tests/hopeless.transcript")
    chmod(file, 0o640)
    let broken = text("tests/broken.transcript")
    let run = try desk.run(["test", "--update", "."])
    #expect(run.status == .exited(1))
    #expect(
      run.output.contains("updated  tests/one.transcript\n  line 5: put in `bill ? spend`\n"))
    #expect(run.output.contains("line 6: changed `=> later` to `=> won`"))
    #expect(run.output.contains("not updated: none of its acts fits"))
    #expect(run.output.contains("not updated: what is told here is to be mended by hand"))
    #expect(run.lastLine == "3 transcripts: 1 updated, 2 failed")
    #expect(
      text("tests/one.transcript") == """
        // Kept.
        script: ../bakery.patter

        hello < Yes, go ahead
        bill ? spend
        bill < Fine
        => won

        """)
    #expect(desk.mode(file) == 0o640)
    #expect(text("tests/broken.transcript") == broken)
    #expect(try desk.run(["test", file]).status == .exited(0))
  }

  @Test func `what a random walk finds is kept, and fails until the script is mended`() throws {
    let script = try desk.write(
      Self.bakery.replacing("- Fine =>", with: "- Fine [if spend > 90] =>")
        .replacing("- Dear =>", with: "- Dear [if spend < 90] =>"), to: "bakery.patter")
    let run = try desk.run(["test", "bakery.patter", "--random", "50", "--seed", "3"])
    #expect(run.status == .exited(1))
    #expect(
      run.output.hasPrefix("dead-end: bakery.patter: the call stands at `bill` with no way on\n"),
      "\(run.output)")
    let names = run.output.split(separator: "\n").filter { $0.hasPrefix("  kept as ") }
    let kept = try #require(names.first.map { String($0.dropFirst(10)) })
    #expect(names.count == 1)
    #expect(kept.hasPrefix("tests/found-bakery-3-"))
    let written = try #require(text(kept))
    #expect(written.contains("\nscript: ../bakery.patter\n"))
    let replay = try desk.run(["test", kept])
    #expect(replay.status == .exited(1))
    #expect(replay.output.contains("the call stands at `bill` with no way on"))

    let again = try desk.run(
      ["test", "bakery.patter", "--random", "50", "--seed", "3", "--save", "elsewhere"])
    #expect(again.output.contains("kept as elsewhere/\(kept.dropFirst(6))"))
    #expect(text("elsewhere/" + kept.dropFirst(6)) == written)

    try desk.write(Self.bakery, to: "bakery.patter")
    #expect(try desk.run(["test", kept]).status == .exited(0))
    let clean = try desk.run(["test", script, "--random", "--no-save"])
    #expect(clean.status == .exited(0))
    #expect(clean.lastLine == "1 transcript: passed; 100 random walks: nothing found")
  }

  @Test func `the same seed tells the same`() throws {
    let arguments = ["test", "bakery.patter", "--random", "30", "--format", "json", "--seed"]
    let one = try desk.run(arguments + ["5"])
    #expect(try desk.run(arguments + ["5"]).output == one.output)
    let walks = try JSON(one.output)["scripts"].elements[0]["walks"]
    #expect(walks["seed"].int == 5)
    #expect(walks["count"].int == 30)
  }

  @Test func `a transcript whose script is not there, broken or a library is told`() throws {
    try desk.write("script: gone.patter\nhello <", to: "a.transcript")
    try desk.write("# nothing\n", to: "lib.patter")
    try desk.write("script: lib.patter\nhello <", to: "b.transcript")
    try desk.write(Self.bakery + "\n-> nowhere\n", to: "bad.patter")
    try desk.write("script: bad.patter\nhello <", to: "c.transcript")
    for (name, told) in [
      ("a", "there is no script gone.patter"), ("b", "lib.patter is a library"),
      ("c", "bad.patter has errors"),
    ] {
      let run = try desk.run(["test", name + ".transcript"])
      #expect(run.status == .exited(1))
      #expect(run.output.contains(told), "\(run.output)")
    }
    let broken = try desk.run(["test", "bad.patter"])
    #expect(broken.status == .exited(1))
    #expect(broken.output.contains("see `patter check bad.patter`"))
  }

  @Test func `wrong use is 2, what cannot be read is 3`() throws {
    let empty = try desk.makeFolder("empty")
    for (arguments, told) in [
      (["test"], "`test` lacks its argument"),
      (["test", "bakery.patter"], "there is no transcript of bakery.patter"),
      (["test", empty], "there is no script and no transcript in"),
      (["test", "bakery.patter", "--random", "none"], "`--random none` is no number of walks"),
      (["test", "bakery.patter", "--random", "0"], "`--random 0` is no number of walks"),
      (["test", "bakery.patter", "--no-save"], "nothing is saved without random walks"),
      (
        ["test", "bakery.patter", "--random", "1", "--no-save", "--save", "x"], "exclude each other"
      ),
      (["test", "bakery.patter", "--random", "1", "--seed", "x"], "is no seed"),
    ] {
      let run = try desk.run(arguments)
      #expect(run.status == .exited(2), "\(arguments) \(run.output)")
      #expect(run.errors.contains(told), "\(run.errors)")
    }
    try transcript("hello < No\n=> later")
    for path in ["gone.patter", "gone.transcript"] {
      let run = try desk.run(["test", "tests/one.transcript", path])
      #expect(run.status == .exited(3))
      #expect(run.output.contains("pass     tests/one.transcript"))
      #expect(run.errors.contains("\(path) cannot be read"))
    }
  }

  @Test func `what cannot be written is told behind what was found`() throws {
    let script = Self.bakery.replacing("- Fine =>", with: "- Fine [if spend > 90] =>")
      .replacing("- Dear =>", with: "- Dear [if spend < 90] =>")
    try desk.write(script, to: "bakery.patter")
    try desk.write("a file", to: "taken")
    let run = try desk.run(["test", "bakery.patter", "--random", "50", "--save", "taken"])
    #expect(run.status == .exited(3))
    #expect(run.output.contains("the call stands at `bill` with no way on"))
    #expect(run.errors.contains("the folder taken cannot be made"))
  }

  @Test func `nothing of a transcript is sent to the terminal as it is`() throws {
    try transcript("hello < \u{1B}[31mred\u{7}\n=> wo\u{202E}n")
    let run = try desk.run(["test", "."])
    #expect(run.status == .exited(1))
    #expect(!run.output.unicodeScalars.contains { [0x1B, 7, 0x202E].contains($0.value) })
  }

  @Test func `a call that was logged is a test of its script`() throws {
    let call = try desk.run(
      ["call", "bakery.patter"] + Desk.still, entries: ["1", "300", "1", ""])
    #expect(call.ending == "won (won)")
    let shown = try desk.run(["log", "show", call.id, "--transcript"])
    try desk.write(shown.output, to: "logged.transcript")
    let run = try desk.run(["test", "logged.transcript"])
    #expect(run.status == .exited(0), "\(run.output)")
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
