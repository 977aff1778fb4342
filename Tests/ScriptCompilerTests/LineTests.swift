import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 1: what a line is.
@Suite struct LineTests {
  @Test func `the first characters of a line tell what it is`() throws {
    let script = try stepScript(
      """
      // A comment.
      Good morning.
      > Smile.
      ? supplier
      [if spend > 3] That is a lot.
      - Yes => meeting
      - No
      -> offer
      """)
    #expect(
      try script.outline("hello") == [
        "Good morning.", "> Smile.", "? supplier", "if0 spend > 3 EUR skip 1", "That is a lot.",
        "-> offer",
      ])
    #expect(try script.replyOutline("hello") == ["Yes => meeting", "No"])
  }

  @Test func `inside spoken text nothing is special but braces, stress and the backslash`() throws {
    let text = "See https://a.example/#1 // it's 50 % off [really] - > ~ -> offer #1 (20s) | x"
    #expect(try stepOutline("\(text)\n-> offer") == [text, "-> offer"])
  }

  @Test(arguments: [
    ("\\# no heading", "# no heading"), ("\\- no reply", "- no reply"), ("\\? no ask", "? no ask"),
    ("\\[sic] he said", "[sic] he said"), ("\\-> no jump", "-> no jump"), ("\\// x", "// x"),
    ("\\> x", "> x"), ("\\~ x", "~ x"), ("\\* x", "* x"), ("a \\{b} \\*c* \\\\", "a {b} *c* \\"),
    ("\\1. x", "1. x"),
  ])
  func `a backslash makes words of structure`(written: String, spoken: String) throws {
    #expect(try stepOutline("\(written)\n-> offer") == [spoken, "-> offer"])
  }

  @Test(arguments: [
    "#word", "##word", "###word", "####word", "#### word", "->word", "=>word", "-Word", "?word",
    ">word", "~word", "* word", "+ word", "• word", "1. word", "12) word", "---", "-----", "— word",
    "·  word", "→word", "⇒word", "–word", "＃word", "？word",
  ])
  func `a line that nearly is structure is an error with its fix and a backslash`(
    line: String
  ) throws {
    let compilation = compiled(Rule.Example.step("Hi.\n\(line)\n-> offer"))
    let diagnostic = try #require(compilation.diagnostics.first)
    #expect(diagnostic.rule.id == "near-structure")
    let words = try #require(diagnostic.fixes.last)
    let bytes = words.applied(to: compilation.files[0].bytes)
    let spoken = try #require(compiled(bytes).script, "\(printed(compiled(bytes)))")
    #expect(try spoken.outline("hello") == ["Hi.", line, "-> offer"])
  }

  @Test func `near structure behind a bracket is told too`() {
    expectInStep("[must] -Word\n-> offer", "near-structure: -")
    expectInStep("[if spend > 3] ->offer\n-> offer", "near-structure: ->")
  }

  @Test func `a stress touches a word on both sides`() throws {
    #expect(
      try stepOutline("A *big* one, 3 * 4 * 5, a*b*c, *not this *, **, *(this)*!\n-> offer").first
        == "A <big> one, 3 * 4 * 5, a*b*c, *not this *, **, <(this)>!")
    #expect(try stepOutline("*Как* дела?\n-> offer").first == "<Как> дела?")
    #expect(try stepOutline("a *b* *c d*\n-> offer").first == "a <b> <c d>")
  }

  @Test func `typographic signs mean the plain ones in structure`() throws {
    let script = try bodyScript(
      """
      ＃ greeting： Hallo
      ＃＃ hello： Erste Worte （20s）
      【if spend ＞ 3】 x
      """.replacing("＞", with: ">") + """

        ［must］ Hi.
        ？ supplier
        – Yes ｜ sure （+1） ＃yes → end ［reason ＝ “no”］
        – No ⇒ refused
        ## end
        → hello
        """)
    let step = try script.step("hello")
    #expect(script.text[step.title] == "Erste Worte")
    #expect(step.seconds == 20)
    #expect(
      try script.outline("hello") == [
        "if0 spend > 3 EUR skip 1", "x", "[must] Hi.", "? supplier",
      ])
    #expect(
      try script.replyOutline("hello") == [
        "Yes|sure #yes (1) -> end [reason := no]", "No => refused",
      ])
    #expect(script.title(Ref<Stage>(0)) == "Hallo")
  }

  @Test func `typographic signs stay as they are in spoken text`() throws {
    let text = "“Hi”，（so） → ［x］ ： ！？ – …"
    #expect(try stepOutline("\(text)\n-> offer") == [text, "-> offer"])
  }

  @Test func `a BOM, CRLF, trailing blanks and tabs are accepted`() throws {
    let source = Rule.Example.step("Hi. \t\n-  Yes\t-> offer\n\tGood.  \n? supplier\n-> offer")
      .source
    let plain = try #require(compiled(source.replacing("\tGood.", with: "  Good.")).script)
    let windows = "\u{FEFF}" + source.replacing("\n", with: "\r\n")
    let compilation = compiled(windows)
    let script = try #require(compilation.script, "\(printed(compilation))")
    #expect(try script.outline("hello") == ["Hi.", "? supplier", "-> offer"])
    #expect(try script.replyOutline("hello") == plain.replyOutline("hello"))
    #expect(try script.replyOutline("hello") == ["Yes -> offer", "  Good."])
  }

  @Test func `what is not UTF-8 is an error with its byte offset`() {
    let compilation = compiled(Array("---\ntitle: a".utf8) + [0xFF] + Array("\n---\n".utf8))
    #expect(compilation.diagnostics.map(\.rule.id) == ["not-utf8"])
    #expect(compilation.diagnostics[0].message.contains("byte 12 "))
  }

  @Test(arguments: [
    " Body.", "\tBody.", "        Body.", "\n  Body.", "\n\n\n Body.", "// x\n  Body.",
  ])
  func `an indented line below a reply belongs to it`(body: String) throws {
    let lines = try replyOutline("- Yes\n\(body)\n  -> offer\n- No -> offer")
    #expect(
      lines.map { $0.replacing("¶ ", with: "") } == ["Yes", "  Body.", "  -> offer", "No -> offer"])
  }

  @Test func `an unindented line ends the reply, and indentation means nothing elsewhere`() throws {
    #expect(
      try stepOutline("   Hi.\n- Yes\n  -> offer\nHo.\n  Ha.\n-> offer") == [
        "Hi.", "Ho.", "Ha.", "-> offer",
      ])
  }

  @Test func `a blank line starts a paragraph`() throws {
    #expect(
      try stepOutline("One.\nTwo.\n\n\nThree.\n// x\nFour.\n-> offer") == [
        "One.", "Two.", "¶ Three.", "Four.", "-> offer",
      ])
  }

  @Test func `text between a stage and its first step is an error, notes are not`() {
    expectInBody("# a\n> Note.\nText.\n## b\n=> meeting", "text-before-step: Text.")
    expectInBody("# a\n> Note.\n\n// x\n## b\n=> meeting")
    expectInBody("# a\n- Yes\n## b\n=> meeting", "text-before-step: - Yes")
  }
}
