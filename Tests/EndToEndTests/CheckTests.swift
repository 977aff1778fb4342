import Glibc
import TestSupport
import Testing

/// `check`: what it tells, in which form, and with which status.
@Suite struct CheckTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let good = """
    ---
    title: A word about bread
    language: en
    goal: done
    ---

    # outcomes
    - done "Done": won

    # greeting
    ## hello
    Привет *you*.
    - Ёлка -> hello2
    - Fine => done
    """

  @Test func `a script with nothing wrong ends in 0`() throws {
    let checked = try desk.run(["check", Desk.audit, Desk.coffee])
    #expect(checked.status == .exited(0))
    #expect(checked.output.hasPrefix("2 files checked: "))
    let json = try desk.run(["check", "--format", "json", Desk.audit])
    #expect(json.status == .exited(0))
  }

  @Test func `an error is shown with its place, and the status is 1`() throws {
    let path = try desk.write(Self.good, to: "bread.patter")
    let checked = try desk.run(["check", path])
    #expect(checked.status == .exited(1))
    #expect(checked.errors == "")
    #expect(checked.output.contains("error[unknown-step]: no step is named `hello2`"))
    #expect(checked.output.contains(" --> \(path):13:11"))
    #expect(checked.output.hasSuffix("1 file checked: 1 error\n"))
  }

  @Test func `the same in JSON has every member, and columns in Unicode scalars`() throws {
    // A letter of two scalars before the error.
    let source = Self.good.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "- Ёлка -> hello2" ? "- Е\u{308}лка 👋🏽 -> hello2" : String($0) }
      .joined(separator: "\n")
    let path = try desk.write(source, to: "bread.patter")
    let checked = try desk.run(["check", "--format=json", path])
    #expect(checked.status == .exited(1))
    let all = try JSON(checked.output).elements
    let error = try #require(all.first { $0["id"].string == "unknown-step" })
    #expect(
      error.names == [
        "id", "level", "file", "line", "column", "length", "message", "notes", "help", "fixes",
      ])
    #expect(error["level"].string == "error")
    #expect(error["file"].string == path)
    #expect(error["line"].int == 13)
    #expect(error["column"].int == 15)
    #expect(error["length"].int == 6)
  }

  @Test func `a fix in JSON says what to put where`() throws {
    let source =
      "---\ntitle: X\nlanguage: en\ngoal: done\n---\n# outcomes\n- done \"D\": won\n"
      + "# greeting\n## ask for it\nHello.\n=> done\n"
    let checked = try desk.run([
      "check", "--format=json", try desk.write(source, to: "x.patter"),
    ])
    let fixes = try JSON(checked.output).elements.flatMap { $0["fixes"].elements }
    let edit = try #require(fixes.first?["edits"].elements.first)
    #expect(fixes.first?.names == ["message", "edits"])
    #expect(edit.names == ["file", "line", "column", "length", "text"])
    #expect(edit["text"].string?.contains("ask_for_it") == true)
  }

  @Test func `nothing wrong in JSON is an empty array`() throws {
    let path = packageFolder + "/Scripts/en/objections.patter"
    let checked = try desk.run(["check", path, "--format", "json"])
    #expect(checked.status == .exited(0))
    #expect(try JSON(checked.output) == .array([]))
  }

  @Test func `a library is told to be one`() throws {
    let checked = try desk.run(["check", packageFolder + "/Scripts/en/objections.patter"])
    #expect(checked.status == .exited(0))
    #expect(checked.output.contains("is a library: by itself only its syntax is checked"))
  }

  @Test func `wrong use ends in 2`() throws {
    let empty = try desk.makeFolder("empty")
    for (arguments, told) in [
      (["check"], "`check` lacks its argument"),
      (["check", "--fromat", "json", "x"], "the option with a similar name is `--format`"),
      (["check", "--format", "xml", "x"], "it is one of text, json"),
      (["check", "--format", "json", "--format", "text", "x"], "`--format` is given twice"),
      (["check", "-x"], "there is no option `-x`"),
      (["check", empty], "there is no script in \(empty)"),
      (["check", "x", "--plain=yes"], "`--plain` takes no value"),
    ] {
      let checked = try desk.run(arguments)
      #expect(checked.status == .exited(2), "\(arguments)")
      #expect(checked.errors.contains(told), "\(checked.errors)")
      #expect(checked.output == "")
    }
  }

  @Test func `what cannot be read ends in 3`() throws {
    let fifo = desk.folder.path + "/pipe.patter"
    try #require(mkfifo(fifo, 0o600) == 0)
    let folder = try desk.makeFolder("x.patter")
    let missing = desk.folder.path + "/missing.patter"
    for path in [fifo, missing, desk.folder.path + "/a\u{1B}[31mb"] {
      let checked = try desk.run(["check", path])
      #expect(checked.status == .exited(3), "\(path)")
      #expect(checked.errors.contains("cannot be read"), "\(checked.errors)")
      #expect(checked.output == "")
      #expect(!checked.errors.contains("\u{1B}"))
      #expect(try desk.run(["call", path]).status == .exited(3))
    }
    #expect(try desk.run(["call", folder]).errors.contains("it is a folder"))
    #expect(try desk.run(["call", folder]).status == .exited(3))
    let json = try desk.run(["check", "--format", "json", missing, Desk.audit])
    #expect(json.status == .exited(3))
    _ = try JSON(json.output)
    guard geteuid() != 0 else { return }
    let secret = try desk.write(Self.good, to: "secret.patter")
    chmod(secret, 0)
    #expect(try desk.run(["check", secret]).errors.contains("you may not read it"))
  }

  @Test func `a folder stands for the scripts in it and below`() throws {
    try desk.makeFolder("scripts")
    try desk.makeFolder("scripts/de")
    try desk.write(Self.good, to: "scripts/one.patter")
    try desk.write(Self.good, to: "scripts/de/two.patter")
    try desk.write("no script", to: "scripts/readme.md")
    let checked = try desk.run(["check", desk.folder.path + "/scripts"])
    #expect(checked.status == .exited(1))
    #expect(checked.output.hasSuffix("2 files checked: 2 errors\n"))
  }

  @Test func `files that are no text are told in a word`() throws {
    let huge = try desk.write("", to: "huge.patter")
    try #require(truncate(huge, 100_000_000) == 0)
    for (path, told) in [
      (try desk.write("", to: "empty.patter"), "the file holds no script"),
      (try desk.write(" \r\n\n", to: "blank.patter"), "the file holds no script"),
      (try desk.write(bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 0xFF], to: "b.patter"), "a binary file"),
      (try desk.write(bytes: Array("Gr".utf8) + [0xFC, 0xDF], to: "l.patter"), "byte 2 (line 1)"),
      (huge, "larger than 64 MiB"),
    ] {
      for command in ["check", "call"] {
        let run = try desk.run([command, path])
        #expect(run.status == .exited(1), "\(command) \(path)")
        #expect((run.output + run.errors).contains(told), "\(run.output + run.errors)")
      }
    }
    #expect(try desk.ids().isEmpty)
  }

  @Test func `a call follows no script with errors`() throws {
    let call = try desk.call(["1"], script: desk.write(Self.good, to: "bread.patter"))
    #expect(call.status == .exited(1))
    #expect(call.output == "")
    #expect(call.errors.contains("unknown-step"))
    #expect(call.errors.contains("no call can follow it"))
  }
}
