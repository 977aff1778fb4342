import TestSupport
import Testing

/// `tune`: what the log says should be changed, and phrases that go into the script.
@Suite struct TuneTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.makeFolder("tests")
    try desk.write(Self.script, to: "one.patter")
    try desk.write(Self.library, to: "lib.patter")
  }

  static let script =
    "---\ntitle: T\nlanguage: en\ngoal: done\ninclude: lib.patter\n---\n\n# outcomes\n- done: won\n"
    + "- no: lost\n\n# greeting\n\n## hello\nHi, is this a good moment?\n- Yes #yes -> visit\n"
    + "- Not now | go away => no\n\n## visit\nShall I come?\n- Comes => done\n- Stays => no\n"
  static let library =
    "# objections\n\n## !price: Too dear\n~ dear\n\n### ask\nWell.\n- Good -> visit\n- No -> next\n"

  private func text(_ name: String) -> String {
    Golden.contents(of: desk.folder.path + "/" + name) ?? ""
  }

  /// So many calls in which words were not understood, and an entry was chosen after them.
  private func calls(_ count: Int, _ words: String, then entries: [String]) throws {
    for _ in 0..<count {
      let call = try desk.call([words] + entries, script: "one.patter")
      try #require(call.status == .exited(0), "\(call.errors)")
    }
  }

  private func tune(_ options: String..., input: [String] = []) throws -> ChildProcess {
    try desk.run(["tune", "one.patter"] + options, entries: input)
  }

  @Test func `findings stand in the shape of diagnostics, with their figures`() throws {
    try calls(9, "please go on", then: ["1", "1", ""])
    try calls(1, "Plaese go on!", then: ["2", ""])
    let told = try tune()
    #expect(told.status == .exited(0), "\(told.errors)")
    try Golden.check(told.output, "Tune/phrase.txt")
    let json = try JSON(try tune("--format", "json").output)
    #expect(json["findings"].elements.count == 1)
    let finding = try #require(json["findings"].elements.first)
    #expect(finding["id"] == .string("missing-phrase"))
    #expect(finding["line"] == .number("14"))
    #expect(finding["worth"] == .null)
    #expect(finding["phrase"]["reply"] == .string("yes"))
    #expect(finding["evidence"].elements.first?["value"]["k"] == .number("10"))
  }

  @Test func `a phrase goes to the reply that operators chose, after the diff and a yes`() throws {
    try calls(6, "go on then", then: ["1", "1", ""])
    let before = text("one.patter")
    for input in [["n"], [], ["maybe"]] {
      let asked = try tune("--apply", input: input)
      #expect(asked.status == .exited(0), "\(asked.errors)")
      #expect(asked.output.contains("-- Yes #yes -> visit\n+- Yes | go on then #yes -> visit\n"))
      #expect(asked.output.contains("Nothing was changed."))
      #expect(text("one.patter") == before)
    }
    let applied = try tune("--apply", input: ["y"])
    #expect(applied.output.contains("added go on then to hello/yes"))
    #expect(text("one.patter").contains("- Yes | go on then #yes -> visit\n"))
    #expect(try desk.run(["format", "--check", "one.patter"]).status == .exited(0))
    // What was added is understood, and found no more.
    #expect(try tune().output.contains("nothing found"))
    #expect(try desk.call(["go on then", "1", ""], script: "one.patter").output.contains("come?"))
    #expect(try tune("--apply", "--yes").output.contains("No phrase was typed often"))
  }

  @Test func `a phrase for a card goes into the library, in canonical layout and without CR LF`()
    throws
  {
    var crlf = "\u{FEFF}"
    for character in Self.library { crlf += character == "\n" ? "\r\n" : String(character) }
    try desk.write(crlf, to: "lib.patter")
    let before = text("one.patter")
    try calls(5, "costs a lot", then: ["!price", "1", "1", ""])
    let applied = try tune("--apply", "--yes")
    #expect(applied.status == .exited(0), "\(applied.errors)")
    #expect(applied.output.contains("--- lib.patter\n"))
    #expect(text("lib.patter") == Self.library.withDear("~ dear | costs a lot"))
    #expect(text("one.patter") == before)
  }

  @Test func `what would make a transcript fail is refused after the diff`() throws {
    try desk.write(
      "script: ../one.patter\n\nhello   \" go\nhello   < Not now\n=> no\n",
      to: "tests/one.transcript")
    try #require(try desk.run(["test", "one.patter"]).status == .exited(0))
    try calls(6, "go on then", then: ["1", "1", ""])
    let before = text("one.patter")
    let refused = try tune("--apply", "--yes")
    #expect(refused.status == .exited(1))
    #expect(refused.output.contains("+- Yes | go on then #yes -> visit\n"))
    #expect(refused.errors.contains("tests/one.transcript would fail with this"))
    #expect(text("one.patter") == before)
  }

  @Test func `words that are not clear go where --reply says`() throws {
    try calls(3, "who knows", then: ["1", "1", ""])
    try calls(3, "who knows", then: ["2", ""])
    #expect(try tune("--apply", "--yes").output.contains("Of no phrase it is clear"))
    let unclear = try tune("--apply", "--phrase", "Who knows?", "--yes")
    #expect(unclear.status == .exited(2))
    #expect(unclear.errors.contains("`yes`, `Not now`, `!price`"))
    #expect(
      try tune("--apply", "--phrase", "who knows", "--reply", "maybe").status == .exited(2))
    let applied = try tune(
      "--apply", "--phrase", "who knows", "--reply", "hello/not now", "--yes")
    #expect(applied.status == .exited(0), "\(applied.errors)")
    #expect(text("one.patter").contains("- Not now | go away | who knows => no\n"))
  }

  @Test func `words become a new reply where --target says`() throws {
    try calls(5, "who knows", then: ["1", "1", ""])
    let wrong = try tune("--apply", "--phrase", "who knows", "--target", "nowhere")
    #expect(
      wrong.status == .exited(2) && wrong.errors.contains("no step, card or outcome `nowhere`"))
    #expect(
      try tune("--apply", "--phrase", "who knows", "--target", "no", "--reply", "yes").status
        == .exited(2))
    #expect(
      try tune("--apply", "--phrase", "who knows", "--target", "no", "--step", "visit").status
        == .exited(2))
    let applied = try tune("--apply", "--phrase", "who knows", "--target", "no", "--yes")
    #expect(applied.status == .exited(0), "\(applied.errors)")
    #expect(text("one.patter").contains("- who knows => no\n"))
    #expect(try desk.run(["check", "one.patter", "--quiet", "advice"]).status == .exited(0))
    #expect(try tune().output.contains("nothing found"))
  }

  @Test func `whatever an operator typed is written so that it reads back`() throws {
    let words = "well -> on | \"so\" #id [if a] {b} (+1) \\ end \u{1B}[31m"
    try calls(5, words, then: ["1", "1", ""])
    let applied = try tune("--apply", "--yes")
    #expect(applied.status == .exited(0), "\(applied.errors)")
    #expect(!applied.output.contains("\u{1B}"))
    #expect(
      text("one.patter").contains(
        "- Yes | well \\-> on \\| \\\"so\\\" \\#id \\[if a] \\{b\\} \\(+1) \\\\ end \\[31m #yes -> visit\n"
      ))
    #expect(try tune().output.contains("nothing found"))
  }

  @Test func `wrong use is told, and a broken script is not looked at`() throws {
    #expect(try tune("--phrase", "x").status == .exited(2))
    #expect(try tune("--apply", "--format", "json").status == .exited(2))
    #expect(try tune("--apply", "--reply", "yes").status == .exited(2))
    #expect(try desk.run(["tune", "missing.patter"]).status == .exited(3))
    try calls(1, "hm", then: ["1", "1", ""])
    #expect(try desk.run(["tune", "lib.patter"]).status == .exited(1))
    try desk.write(bytes: Array(Self.script.utf8) + [0xFF, 0x0A], to: "one.patter")
    let broken = try tune()
    #expect(broken.status == .exited(1))
    #expect(broken.errors.contains("one.patter does not compile"))
  }
}

extension String {
  /// The library with another line in place of its phrases.
  fileprivate func withDear(_ line: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "~ dear" ? line : String($0) }.joined(separator: "\n")
  }
}
