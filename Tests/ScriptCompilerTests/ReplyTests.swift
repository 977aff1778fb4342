import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 4: replies and targets.
@Suite struct ReplyTests {
  @Test(arguments: [
    "Label | a phrase (+2) #id (was old) -> offer [reason = \"x\"]",
    "Label | a phrase -> offer [reason = \"x\"] (was old) #id (+2)",
    "Label|a phrase #id [reason = \"x\"] -> offer (+2) (was old)",
    "Label ｜ a phrase （+2） ＃id （was old） → offer ［reason ＝ “x”］",
    "Label | a phrase (+2) #id (was #old) -> offer [set reason = \"x\"]",
  ])
  func `the parts of a tail stand in any order`(reply: String) throws {
    #expect(
      try replyOutline("- \(reply)") == [
        "Label|a phrase #id (2) was old -> offer [reason := x]"
      ])
  }

  @Test func `brackets of a tail stand in any number, and guards right after the dash too`() throws
  {
    #expect(
      try replyOutline(
        "- [if spend > 1] [if spend > 2] X -> offer [if spend > 3] [reason = \"a\"] [spend = 3]")
        == [
          "X if (spend > 1 EUR and (spend > 2 EUR and spend > 3 EUR)) -> offer [reason := a] [spend := 3 EUR]"
        ]
    )
  }

  @Test(arguments: [
    "We are #1 here", "Yes (really)", "Say \"-> offer\" or \"#x\"", "a->b c=>d",
    "Is {supplier | them, -> x} in", "About 20 % (plus)", "a#b", "(wasted) time", "x(+1)",
  ])
  func `what only looks like a tail is text`(label: String) throws {
    let script = try stepScript("- \(label) -> offer\n- Y => meeting")
    let reply = script.replies[try script.step("hello").replies][0]
    #expect(script.text[reply.label] == label)
    #expect(reply.target.map(script.outline) == "-> offer")
  }

  @Test(arguments: [
    ("Now \\-> then", "Now -> then"), ("A \\| b", "A | b"), ("A \\[b]", "A [b]"),
    ("A \\#b", "A #b"), ("A \\(+1) b", "A (+1) b"), ("A \\(was b)", "A (was b)"),
  ])
  func `a backslash makes words of a tail`(written: String, label: String) throws {
    #expect(try replyOutline("- \(written) -> offer").first == "\(label) -> offer")
  }

  @Test func `a divider in braces divides nothing`() throws {
    #expect(
      try replyOutline("- With {supplier | them} | with {lead.company｜you} -> offer") == [
        "With {supplier | them}|with {lead.company｜you} -> offer"
      ])
  }

  @Test(arguments: [
    ("X -> offer -> hello", "repeated-tail-part: -> hello"),
    ("X #a #b -> offer", "repeated-tail-part: #b"),
    ("X (+1) (-1) -> offer", "repeated-tail-part: (-1)"),
    ("X (+0) (+1) -> offer", "repeated-tail-part: (+1)"),
    ("X -> offer | Y", "bad-tail: | Y"), ("X -> offer really", "bad-tail: really"),
    ("X (+1) and more -> offer", "bad-tail: and more"), ("-> offer", "empty-label: - -> offer"),
    ("", "empty-label: -"), ("X | -> offer", "empty-label: |"), ("| X -> offer", "empty-label: |"),
    ("X ->", "empty-target: ->"), ("X =>", "empty-target: =>"),
    ("X => offer", "unknown-outcome: offer"),
    ("X -> meeting", "unknown-step: meeting"), ("X -> !offer", "unknown-objection: offer"),
    ("X [really] -> offer", "unknown-directive: [really]"),
    ("X [else] -> offer", "misplaced-directive: [else]"),
    ("[A] X -> offer", "misplaced-directive: [A]"),
    ("[must] X -> offer", "misplaced-directive: [must]"),
    ("X [if spend > 3 -> offer", "unclosed-bracket: ["),
    ("X (+9999999) -> offer", "bad-tail: (+9999999)"),
  ])
  func `what is wrong in a reply is told`(reply: String, expected: String) {
    expectInStep("- \(reply)\n- Other -> offer", expected)
  }

  @Test func `a reply without target and body goes where the step's jump goes`() {
    expectInStep("- Yes\n- No\n-> offer")
    expectInStep("- Yes\n- No -> offer", "no-way-on: Yes")
    expectInStep("- Yes\n  Good.\n- No -> offer", "no-way-on: Good.")
    expectInStep("- Yes\n- No\n[if spend > 3] -> offer", "no-way-on: Yes", "no-way-on: No")
  }

  @Test func `a reply's body has lines, asks, notes, sets and a jump`() throws {
    #expect(
      try replyOutline(
        "- Yes\n  Which one?\n  > Wait.\n  ? supplier\n  [set reason = \"x\"]\n  [if spend > 3] A lot.\n  -> offer\n- No -> offer"
      ) == [
        "Yes", "  Which one?", "  > Wait.", "  ? supplier", "  reason := x",
        "  if0 spend > 3 EUR skip 1", "  A lot.", "  -> offer", "No -> offer",
      ])
    expectInStep("- Yes -> offer\n  => refused\n- No -> offer", "jump-after-jump: => refused")
    expectInStep("- Yes\n  -> offer\n  -> offer\n- No -> offer", "jump-after-jump: -> offer")
  }

  @Test func `a reply in a reply is an error that suggests a step`() throws {
    expectInStep(
      "- Yes\n  Sure?\n  - Quite -> offer\n- No -> offer", "reply-in-reply: - Quite -> offer")
    let compilation = compiled(Rule.Example.step("- Yes\n  - Quite sure\n- No -> offer"))
    #expect(compilation.diagnostics[0].help?.contains("-> quite_sure") == true)
  }

  @Test func `every target is understood`() throws {
    #expect(
      try stepOutline(
        "[if spend > 1] -> again\n\n[if spend > 2] => refused [reason = \"x\"] [spend = 1]\n\n-> offer"
      ).filter { !$0.contains("skip") } == [
        "if spend > 1 EUR -> again", "if spend > 2 EUR => refused [reason := x] [spend := 1 EUR]",
        "-> offer",
      ])
  }

  @Test func `a bracket that is not closed makes no follow-on noise`() {
    expectInStep("[if spend > 3 -> offer", "unclosed-bracket: [")
    expectInStep("- Yes\n  [if spend > 3 -> offer\n- No -> offer", "unclosed-bracket: [")
  }

  @Test func `behind a jump stand only guards and sets`() {
    expectInStep("-> offer #x", "bad-tail: x")
    expectInStep("-> offer [must]", "bad-tail: [must]")
    expectInStep("-> offer and so on", "bad-tail: and so on")
  }

  @Test func `a step needs a way on`() {
    expectInStep("Hi.", "no-way-on: Hi.")
    expectInStep("[if spend > 3] -> offer", "no-way-on: [if spend > 3] -> offer")
    expectInStep("[if spend > 3] -> offer\n[else] -> hello")
    expectInStep("[if spend > 3]\n-> offer", "no-way-on: -> offer")
    expectInStep("-> offer\n-> hello", "jump-after-jump: -> hello")
    expectInStep("-> offer\n[if spend > 3] -> hello", "jump-after-jump: [if spend > 3] -> hello")
  }
}
