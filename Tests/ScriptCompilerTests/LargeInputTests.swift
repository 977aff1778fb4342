import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// What nobody writes, and what a broken program or a joker may put into a file: it neither crashes
/// nor hangs, and what is told of it stays within bounds.
@Suite struct LargeInputTests {
  private func isBounded(
    sourceLocation: SourceLocation = #_sourceLocation, _ text: (_ count: Int) -> String
  ) {
    let found = told(compiled(text(2000)))
    #expect(found.count <= 1001, sourceLocation: sourceLocation)
  }

  private func step(_ text: String) -> String { Rule.Example.step(text).source }

  private func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  private func numbered(_ count: Int, _ text: (Int) -> String) -> String {
    (0..<count).map(text).joined(separator: "\n")
  }

  @Test(arguments: [
    "(", "not ", "- ", "spend + ", "spend > 1 and ", "spend > 1 or ", "supplier is a or ",
    "supplier is a, ", "supplier is (a or ", "\"", "a-", "-", "score is (score is ", "1,000 ",
  ])
  func `a guard of thousands of parts is read`(part: String) {
    isBounded { step("[if \(times($0, part))score] Hello.\n- Yes -> offer") }
    isBounded { step("[set supplier = \(times($0, part))1]\n- Yes -> offer") }
  }

  @Test(arguments: [
    "é", "*a", "{", "{a}", "[", "(20s)", "(was a) ", "#a ", "-", "-> a ", "| a ", "\" ", "“",
    "[x = 1] ", "[if score > 1] ", "(+1) ", ", ", "a/", "\t",
  ])
  func `a line of thousands of parts is read`(part: String) {
    isBounded { step("Good morning.\n\(times($0, part))\n- a \(times($0, part))") }
    isBounded { step("## a \(times($0, part))\n? \(times($0, part))\n-> \(times($0, part))") }
    isBounded {
      Rule.Example.body("# fields\n- a: \(times($0, part))\n# outcomes\n- a: \(times($0, part))")
        .source
    }
  }

  @Test func `thousands of steps, replies, cards, fields and blocks are read`() {
    let end = "# a\n## b\n=> meeting\n"
    isBounded { "# a\n" + numbered($0) { "## s\($0) (20s)\nHi.\n=> meeting" } }
    isBounded { step(numbered($0) { "- r\($0) -> offer" }) }
    isBounded {
      Rule.Example.body("\(end)# objections\n" + numbered($0) { "## !c\($0)\n~ a\n### r\nHi." })
        .source
    }
    isBounded { Rule.Example.body("\(end)# fields\n" + numbered($0) { "- f\($0): text" }).source }
    isBounded { Rule.Example.body("# fields\n- f: one of " + times($0, "a, ")).source }
    isBounded { step(times($0, "[if score > 1]\nHi.\n[else]\nHo.\n")) }
    isBounded { step(times($0, "[if score > 1] -> offer\n") + "-> offer") }
    isBounded { step(times($0, "[if score > 1]\n") + "Hi.\n\n-> offer") }
    isBounded { step("- r\n" + times($0, "  Hi.\n\n") + "  -> offer") }
  }

  @Test func `thousands of unknown names in a large script are told`() {
    isBounded { "# a\n" + numbered($0) { "## s\($0)\n-> z\($0)" } }
    isBounded { count in
      Rule.Example.body(
        "# a\n## b\n" + numbered(count) { "- r\($0) => meeting" } + "\n# personas\n## p\n"
          + numbered(count) { "- says b/r\($0) 3%\n- says b/q\($0) 3%" }
      ).source
    }
  }

  @Test func `a sound script of thousands of odd things is examined`() {
    let end = "# a\n## b\n- Yes => meeting\n- No => refused\n"
    func body(_ text: String) -> String { Rule.Example.body(text).source }
    isBounded { count in
      body(
        "# a\n"
          + numbered(count) {
            "## s\($0)\n[must] Hi.\n- A -> s\(min($0 + 1, count - 1))\n- B -> s\(min($0 + 2, count - 1))\n- C => meeting"
          })
    }
    isBounded { count in
      body("# a\n" + numbered(count) { "## s\($0)\nHi.\n-> s\((($0 + 1) % count))" })
    }
    isBounded { count in
      body(
        "# outcomes\n" + numbered(count) { "- o\($0): won, needs spend and supplier" }
          + "\n# a\n## b\n" + numbered(count) { "- r\($0) => o\($0)" })
    }
    isBounded { count in
      body("# fields\n" + numbered(count) { "- f\($0): text, for need" } + "\n\(end)")
    }
    isBounded { count in
      body("\(end)# objections\n## !c\n" + numbered(count) { "### r\($0)\nHi.\n- A -> !c" })
    }
    isBounded { numbered($0) { _ in "// allow: no-phrases, no-such-rule" } + "\n" + body(end) }
    isBounded { body("\(end)" + numbered($0) { "// allow: x\($0)" } + "\n## c\n=> refused") }
    isBounded { body("# a\n## b\n" + numbered($0) { "- r\($0) | a | b => meeting" }) }
    isBounded { body("# a\n## b\n" + numbered($0) { "- [if score > \($0)] r\($0) => meeting" }) }
  }

  @Test(arguments: [
    "spend != 1 and ", "score != 3 or ", "supplier != \"a\" and ", "not supplier is \"a\" or ",
    "(score > 1 or spend > 2) and ", "(score > 1 and spend > 2) or ", "spend is unknown or ",
  ])
  func `a sound guard of thousands of parts is weighed`(part: String) {
    isBounded { count in
      step(
        "[if \(times(count, part))score > 3] Hi.\n- [if \(times(count, part))score < 3] A -> offer")
    }
  }

  @Test func `a script of a hundred thousand parentheses is told in one sentence`() {
    for part in ["(", "not ", "spend + "] {
      let found = compiled(step("[if \(times(100_000, part))1] Hello.\n-> offer")).diagnostics
      #expect(found.map(\.rule.id) == ["bad-expression"], "\(part)")
    }
  }

  @Test func `ten thousand conditions make a guard that can be weighed without deep calls`() {
    let guards = times(10_000, "[if score > 1] ")
    let script = compiled(step("\(guards) Hi.\n-> offer")).script
    #expect(script != nil)
    let parts = compiled(step("[if \(times(10_000, "score > 1 and "))score > 2] Hi.\n-> offer"))
    #expect(parts.script != nil)
  }

  @Test func `more than sixty lines of brackets over one another are told once`() {
    #expect(
      foundInStep(times(60, "[if score > 1]\n") + "Hi.\n\n-> offer") == [])
    #expect(
      foundInStep(times(70, "[if score > 1]\n") + "Hi.\n\n-> offer") == ["misplaced-directive"])
  }
}
