import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 4: guards, directives, blocks, variants and must lines, as they are lowered.
@Suite struct BlockTests {
  private func expect(
    _ text: String, _ lines: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outline = try stepOutline("\(text)\n\n-> offer", sourceLocation: sourceLocation)
    #expect(
      outline.dropLast().map { $0.replacing(" EUR", with: "") } == lines, "\(text)",
      sourceLocation: sourceLocation)
  }

  @Test func `a bracket with something behind it covers that one line`() throws {
    try expect(
      "[if spend > 1] A.\nB.\n[if spend > 2] [set reason = \"x\"]\n[if spend > 3] ? supplier\n[if spend > 4] > N.",
      "if0 spend > 1 skip 1", "A.", "B.", "if0 spend > 2 skip 1", "reason := x",
      "or if0 spend > 3 skip 1", "? supplier", "or if0 spend > 4 skip 1", "> N.")
  }

  @Test func `several brackets may follow each other, in any case`() throws {
    try expect(
      "[IF spend > 1] [If supplier is known] [MUST] [a] A.\n[B] [must] B.",
      "if0 (spend > 1 and supplier known) skip 1", "[A] [must] A.", "[B] [must] B.")
  }

  @Test func `an else holds when none of the guards right above it did`() throws {
    try expect("[if spend > 1] A.\n[else] B.", "if0 spend > 1 skip 1", "A.", "else0 skip 1", "B.")
    try expect(
      "[if spend > 1] A.\n[if spend > 2] B.\n[else] C.", "if0 spend > 1 skip 1", "A.",
      "or if0 spend > 2 skip 1", "B.", "else0 skip 1", "C.")
    try expect(
      "[if spend > 1] A.\n[else] [if spend > 2] B.\n[else] C.", "if0 spend > 1 skip 1", "A.",
      "else0 skip 2", "or if0 spend > 2 skip 1", "B.", "else0 skip 1", "C.")
    try expect(
      "[if spend > 1] A.\n// x\n[else] B.", "if0 spend > 1 skip 1", "A.", "else0 skip 1", "B.")
  }

  @Test func `an else that answers nothing is an error`() {
    expectInStep("A.\n[else] B.\n-> offer", "else-without-if: [else]")
    expectInStep("[if spend > 1] A.\n\n[else] B.\n-> offer", "else-without-if: [else]")
    expectInStep("[if spend > 1] A.\nC.\n[else] B.\n-> offer", "else-without-if: [else]")
    expectInStep("[if spend > 1] A.\n[else] B.\n[else] C.\n-> offer", "else-without-if: [else]")
    expectInStep(
      "[if spend > 1] A.\n[else if spend > 2] B.\n-> offer",
      "unknown-directive: [else if spend > 2]")
  }

  @Test func `brackets alone cover every line to the next blank one`() throws {
    try expect(
      "[if spend > 1]\nA.\n> B.\n? supplier\n[set reason = \"x\"]\n\nC.",
      "if0 spend > 1 skip 4", "A.", "> B.", "? supplier", "reason := x", "¶ C.")
    try expect(
      "[if spend > 1]\nA.\n[if spend > 2] B.\n[else] C.\nD.", "if0 spend > 1 skip 6", "A.",
      "if1 spend > 2 skip 1", "B.", "else1 skip 1", "C.", "D.")
    try expect(
      "[if spend > 1]\n[if spend > 2]\nA.", "if0 spend > 1 skip 2", "if1 spend > 2 skip 1", "A.")
  }

  @Test func `an else alone answers the block above it`() throws {
    try expect(
      "[if spend > 1]\nA.\nB.\n[else]\nC.\nD.", "if0 spend > 1 skip 2", "A.", "B.",
      "else0 skip 2", "C.", "D.")
    try expect(
      "[if spend > 1]\nA.\n[else] [if spend > 2]\nB.\n[else]\nC.", "if0 spend > 1 skip 1", "A.",
      "else0 skip 2", "or if0 spend > 2 skip 1", "B.", "else0 skip 1", "C.")
  }

  @Test func `a set covers nothing`() throws {
    try expect(
      "[if spend > 1] [set reason = \"x\"]\nA.\n[set reason = \"y\"]\nB.",
      "if0 spend > 1 skip 1", "reason := x", "A.", "reason := y", "B.")
  }

  @Test func `a jump in a block counts once the block was entered`() throws {
    #expect(
      try stepOutline("[if spend > 1]\nA.\n-> hello\n\n-> offer") == [
        "if0 spend > 1 EUR skip 2", "A.", "arm 0", "armed -> hello", "-> offer",
      ])
    #expect(
      try stepOutline("[if spend > 1]\n[if spend > 2] -> hello\n\n-> offer") == [
        "if0 spend > 1 EUR skip 1", "arm 0", "armed if spend > 2 EUR -> hello", "-> offer",
      ])
  }

  @Test func `a jump may be the else of a line, and a line that of a jump`() throws {
    #expect(
      try stepOutline("[if spend > 1] A.\n[else] -> hello\n-> offer") == [
        "if0 spend > 1 EUR skip 1", "A.", "else0 skip 1", "arm 0", "armed -> hello", "-> offer",
      ])
    #expect(
      try stepOutline("[if spend > 1] -> hello\n[else] A.\n-> offer") == [
        "if0 spend > 1 EUR skip 0", "else0 skip 1", "A.", "if spend > 1 EUR -> hello", "-> offer",
      ])
    #expect(
      try stepOutline("[if spend > 1] -> hello\n[if spend > 2] A.\n[else] B.\n-> offer") == [
        "if0 spend > 1 EUR skip 0", "or if0 spend > 2 EUR skip 1", "A.", "else0 skip 1", "B.",
        "if spend > 1 EUR -> hello", "-> offer",
      ])
    #expect(
      try stepOutline("[if spend > 1] A.\n\n[if spend > 1] -> hello\n[if spend > 2] B.\n-> offer")
        .prefix(4) == [
          "if0 spend > 1 EUR skip 1", "A.", "if0 spend > 1 EUR skip 0",
          "or if0 spend > 2 EUR skip 1",
        ])
    #expect(
      try stepOutline("[if spend > 1] -> hello\n[else] -> offer").suffix(2) == [
        "if spend > 1 EUR -> hello", "-> offer",
      ])
  }

  @Test func `brackets that cover nothing are an error`() {
    expectInStep("[if spend > 1]\n\nA.\n-> offer", "empty-block: [if spend > 1]")
    expectInStep("A.\n-> offer\n\n[if spend > 1]", "empty-block: [if spend > 1]")
    expectInStep("[must]\n\nA.\n-> offer", "empty-block: [must]")
  }

  @Test func `a reply below brackets that cover it is an error`() {
    expectInStep(
      "[if spend > 1]\nA.\n- Yes -> offer\n- No => refused", "reply-in-block: - Yes -> offer")
    // Without a reply above it, indentation says nothing.
    expectInStep("[if spend > 1]\nA.\n  - Yes -> offer", "reply-in-block: - Yes -> offer")
    expectInStep("[if spend > 1]\nA.\n\n- Yes -> offer\n- No => refused")
    expectInStep("[if spend > 1] A.\n- Yes -> offer\n- No => refused")
  }

  @Test(arguments: [
    ("[really] x", "unknown-directive: [really]"),
    ("[spend > 3] x", "unknown-directive: [spend > 3]"),
    ("[spend = 3] x", "unknown-directive: [spend = 3]"), ("[AB] x", "unknown-directive: [AB]"),
    ("[] x", "unknown-directive: []"), ("[esle] x", "unknown-directive: [esle]"),
    ("[must not] x", "unknown-directive: [must not]"), ("[set spend] x", "bad-set: [set spend]"),
    ("[set gone = 3]", "unknown-field: - spend: money"), ("[if] x", "bad-expression: [if]"),
    ("[if spend > 3 x", "unclosed-bracket: ["), ("[A] ? supplier", "misplaced-directive: [A]"),
    ("[must] ? supplier", "misplaced-directive: [must] ? supplier"),
    ("[must] > x", "misplaced-directive: [must] > x"),
    ("[must] -> hello", "misplaced-directive: [must] -> hello"),
    ("[A] -> hello", "misplaced-directive: [A]"),
    ("[if spend > 1] - Yes -> hello", "misplaced-line: [if spend > 1] - Yes -> hello"),
  ])
  func `what is wrong in brackets is told`(line: String, expected: String) {
    expectInStep("Hi.\n\(line)\n\n- X -> offer", expected)
  }

  @Test func `an unknown directive offers a guard for a comparison and a backslash for words`() {
    func fixes(_ line: String) -> [String] {
      compiled(Rule.Example.step("\(line)\n-> offer")).diagnostics.first?.fixes.map(\.message) ?? []
    }
    #expect(fixes("[spend > 3] x") == ["make it a guard", "speak the words"])
    #expect(fixes("[laughs aloud] x") == ["speak the words"])
    #expect(fixes("[els] x") == ["make it `[else]`", "speak the words"])
  }

  // MARK: Variants and must lines

  @Test func `lettered lines are one experiment`() throws {
    let script = try stepScript("[A] A.\n[b] B.\n[B] > N.\nAll.\n\n[A]\nC.\nD.\n\n-> offer")
    let step = try script.step("hello")
    #expect(step.letters == 0b11)
    #expect(
      try script.outline("hello") == [
        "[A] A.", "[B] B.", "> [B] N.", "All.", "only A skip 2", "¶ [A] C.", "[A] D.", "-> offer",
      ])
  }

  @Test func `letters stand not in a reply's body`() {
    expectInStep("- Yes\n  [A] A.\n  -> offer\n- No -> offer", "misplaced-directive: [A]")
  }

  @Test func `a must line without a guard in a step outside cards is always due`() throws {
    func isDue(_ text: String) throws -> [Bool] {
      try stepScript("\(text)\n\n-> offer").mustLines.rows.map(\.isAlwaysDue)
    }
    #expect(try isDue("[must] A.") == [true])
    #expect(try isDue("[if spend > 1] [must] A.\n[else] [must] B.") == [false, false])
    #expect(try isDue("[must] [A] A.\n[must] [B] B.") == [true, true])
    #expect(try isDue("[must]\nA.\nB.") == [true, true])
    #expect(try isDue("[if spend > 1]\n[must] A.") == [false])
    #expect(try isDue("[if spend > 1] [must]\nA.") == [false])
    #expect(try isDue("[A] [must]\nA.\n\n[B] [must] B.") == [true, true])
    #expect(try isDue("- Yes\n  [must] A.\n") == [false])
    let card = try bodyScript(
      "# a\n## b\n=> meeting\n# objections\n## !c\n~ x\n### d\n[must] A.")
    #expect(card.mustLines.rows.map(\.isAlwaysDue) == [false])
  }

  @Test func `if one letter has a must line every letter needs one`() {
    expectInStep("[A] [must] A.\n[B] B.\n-> offer", "must-in-every-letter: hello")
    expectInStep("[A] [must] A.\n[B] [must] B.\n-> offer")
    expectInStep("[must] X.\n[A] A.\n[B] B.\n-> offer")
  }

  @Test func `braces insert a name with words for when it is unknown`() throws {
    try expect(
      "{supplier} {supplier | your | supplier} {lead.City|there} {agent.name} {campaign.name} {greeting} {daypart} {score} { spend }.",
      "{supplier} {supplier|your | supplier} {lead.city|there} {agent.name} {campaign.name} {greeting} {daypart} {score} {spend}."
    )
    expectInStep("{who}\n-> offer", "unknown-field: who")
    expectInStep("{spend * 12}\n-> offer", "bad-braces: {spend * 12}")
    expectInStep("{}\n-> offer", "bad-braces: {}")
    expectInStep("{spend\n-> offer", "unclosed-brace: {")
    expectInStep("{led.name}\n-> offer", "unknown-column: led.name")
    expectInStep("{agent.shoe}\n-> offer", "unknown-column: shoe")
  }
}
