import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 1: identifiers and headings.
@Suite struct NameTests {
  @Test(arguments: [
    ("Привет", "привет"), ("caf\u{E9}", "cafe\u{301}"), ("ÀB_c-1", "àb_C-1"), ("你好", "你好"),
    ("a-", "a-"), ("İx", "i\u{307}x"),
  ])
  func `names meet after NFC and lower-casing`(declared: String, used: String) throws {
    let script = try bodyScript("# a\n## \(declared)\n-> \(used)\n")
    #expect(try script.outline(declared.composed) == ["-> \(declared.composed)"])
  }

  @Test func `a dash and an underscore differ`() {
    expectInBody("# a\n## go_on\n-> go-on", "unknown-step: go-on")
  }

  @Test(arguments: ["1st", "_a", "-a", "a b", "a.b", "é!", "👍"])
  func `a heading that is no name is an error`(name: String) {
    let found = compiled(Rule.Example.body("# a\n## \(name)\n=> meeting")).diagnostics
    #expect(found.map(\.rule.id) == ["bad-heading"], "\(name)")
  }

  @Test func `a heading with blanks has a fix that keeps the words as its title`() throws {
    let compilation = compiled(Rule.Example.body("# a\n## Ask for a date\n=> meeting"))
    let fix = try #require(compilation.diagnostics.first?.fixes.first)
    let script = try #require(compiled(fix.applied(to: compilation.files[0].bytes)).script)
    #expect(script.text[try script.step("ask_for_a_date").title] == "Ask for a date")
  }

  @Test func `kinds of names do not meet`() {
    expectInBody(
      """
      # fields
      - hello: text
      # outcomes
      - hello: open
      # hello
      ## hello
      {hello}
      - Yes => hello
      - No -> !hello
      # objections
      ## !hello
      ~ x
      ### hello
      Hi.
      # messages
      ## hello: x
      # personas
      ## hello
      """)
  }

  @Test func `the same name twice is an error that shows both places`() throws {
    let compilation = compiled(Rule.Example.body("# a\n## Ä\n=> meeting\n## ä\n=> meeting"))
    #expect(underlined(compilation) == ["duplicate-id: ä"])
    let note = try #require(compilation.diagnostics.first?.notes.first?.span)
    #expect(compilation.files[0].text(note.range) == "Ä")
    expectInBody("# a\n## b\n- Yes => meeting\n- yes => refused", "duplicate-id: yes")
    expectInBody("# a\n## b\n- A #x => meeting\n- B #X => refused", "duplicate-id: X")
    expectInBody("# outcomes\n- Meeting: won\n# a\n## b\n=> meeting", "duplicate-id: Meeting")
    expectInBody("# fields\n- Spend: money\n# a\n## b\n=> meeting", "duplicate-id: Spend")
  }

  @Test(arguments: ["back", "next", "again", "anytime", "Back"])
  func `a reserved name names no step`(name: String) {
    expectInBody("# a\n## \(name)\n=> meeting", "reserved-name: \(name)")
  }

  @Test(arguments: [
    "score", "attempt", "elapsed", "now", "daypart", "variant", "lead", "agent", "campaign", "yes",
    "no", "is", "and", "or", "not", "known", "unknown", "greeting", "Score",
  ])
  func `a word of the language names no field`(name: String) {
    expectInBody("# fields\n- \(name): text\n# a\n## b\n=> meeting", "reserved-name: \(name)")
  }

  @Test(arguments: [
    "(20s) (was x)", "(was x) (20s)", "(was x)(20s)", "（20s）（was x）", "( was x ) ( 20s )",
  ])
  func `tails of a heading come last in any order`(tails: String) throws {
    let script = try bodyScript("# a\n## b: Title \(tails)\n=> meeting")
    let step = try script.step("b")
    #expect(script.text[step.title] == "Title")
    #expect(step.seconds == 20)
    #expect(script.texts[step.formerIDs].map { script.text[$0] } == ["x"])
  }

  @Test(arguments: [("20s", 20), ("2m", 120), ("1m 30s", 90), ("90 s", 90)])
  func `a target time has minutes and seconds`(written: String, seconds: Int32) throws {
    #expect(try bodyScript("# a\n## b (\(written))\n=> meeting").step("b").seconds == seconds)
  }

  @Test func `a title may hold parentheses that are no tail`() throws {
    let script = try bodyScript("# a\n## b: Say it (twice)\n=> meeting\n## c: (20s) x\n=> meeting")
    #expect(script.text[try script.step("b").title] == "Say it (twice)")
    #expect(script.text[try script.step("c").title] == "(20s) x")
  }

  @Test func `without a title the name is shown with blanks`() throws {
    let script = try bodyScript("# call-to-action\n## ask_for-it\n=> meeting")
    #expect(script.text[try script.step("ask_for-it").title] == "ask for it")
    #expect(script.title(Ref<Stage>(0)) == "call to action")
  }

  @Test func `an unknown step is told with the nearest names`() throws {
    let compilation = compiled(Rule.Example.step("- Yes -> ofer\n- No -> offer"))
    #expect(underlined(compilation) == ["unknown-step: ofer"])
    #expect(compilation.diagnostics[0].fixes.first?.edits.first?.text == "offer")
    #expect(compilation.diagnostics[0].help?.contains("`offer`") == true)
  }

  @Test func `a section that is named twice is one section`() throws {
    let script = try bodyScript(
      "# a: One\n## b\n=> meeting\n# c\n## d\n=> meeting\n# A\n## e\n=> meeting")
    #expect(script.stages.refs.map { script.title($0) } == ["One", "c"])
    guard case .stage(let stage) = try script.step("e").owner else { return }
    #expect(stage.index == 0)
  }
}
