import Glibc
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// What nobody writes, and what a broken program or a joker may put into a file: it neither crashes
/// nor hangs. Each text is compiled in two sizes; a compiler that goes over a text again and again
/// takes much longer than four times as long for the larger one.
@Suite struct LargeInputTests {
  private func isLinear(
    sourceLocation: SourceLocation = #_sourceLocation, _ text: (_ count: Int) -> String
  ) {
    let small = text(500)
    let large = text(2000)
    let least = min(seconds(small), seconds(small))
    #expect(
      seconds(large) < least * 9 + 0.05, "\(small.prefix(300).suffix(60))",
      sourceLocation: sourceLocation)
  }

  /// The processor time that this thread takes to compile a text, whatever else the machine does.
  private func seconds(_ text: String) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    _ = compiled(text)
    return now() - start
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
  func `a guard of thousands of parts is read in its stride`(part: String) {
    isLinear { step("[if \(times($0, part))score] Hello.\n- Yes -> offer") }
    isLinear { step("[set supplier = \(times($0, part))1]\n- Yes -> offer") }
  }

  @Test(arguments: [
    "é", "*a", "{", "{a}", "[", "(20s)", "(was a) ", "#a ", "-", "-> a ", "| a ", "\" ", "“",
    "[x = 1] ", "[if score > 1] ", "(+1) ", ", ", "a/", "\t",
  ])
  func `a line of thousands of parts is read in its stride`(part: String) {
    isLinear { step("Good morning.\n\(times($0, part))\n- a \(times($0, part))") }
    isLinear { step("## a \(times($0, part))\n? \(times($0, part))\n-> \(times($0, part))") }
    isLinear {
      Rule.Example.body("# fields\n- a: \(times($0, part))\n# outcomes\n- a: \(times($0, part))")
        .source
    }
  }

  @Test func `thousands of steps, replies, cards, fields and blocks are read in their stride`() {
    let end = "# a\n## b\n=> meeting\n"
    isLinear { "# a\n" + numbered($0) { "## s\($0) (20s)\nHi.\n=> meeting" } }
    isLinear { step(numbered($0) { "- r\($0) -> offer" }) }
    isLinear {
      Rule.Example.body("\(end)# objections\n" + numbered($0) { "## !c\($0)\n~ a\n### r\nHi." })
        .source
    }
    isLinear { Rule.Example.body("\(end)# fields\n" + numbered($0) { "- f\($0): text" }).source }
    isLinear { Rule.Example.body("# fields\n- f: one of " + times($0, "a, ")).source }
    isLinear { step(times($0, "[if score > 1]\nHi.\n[else]\nHo.\n")) }
    isLinear { step(times($0, "[if score > 1] -> offer\n") + "-> offer") }
    isLinear { step(times($0, "[if score > 1]\n") + "Hi.\n\n-> offer") }
    isLinear { step("- r\n" + times($0, "  Hi.\n\n") + "  -> offer") }
  }

  @Test func `thousands of unknown names in a large script are told in its stride`() {
    isLinear { "# a\n" + numbered($0) { "## s\($0)\n-> z\($0)" } }
    isLinear { count in
      Rule.Example.body(
        "# a\n## b\n" + numbered(count) { "- r\($0) => meeting" } + "\n# personas\n## p\n"
          + numbered(count) { "- says b/r\($0) 3%\n- says b/q\($0) 3%" }
      ).source
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
