import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// What nobody writes, and what a broken program or a joker may put into a file: it ends, quickly.
@Suite struct LargeInputTests {
  /// Far more than a linear compiler takes, far less than one that goes over a text again and again.
  private let patience = Swift.Duration.seconds(8)

  private func isQuick(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let clock = ContinuousClock()
    let time = clock.measure { _ = printed(compiled(text)) }
    #expect(time < patience, sourceLocation: sourceLocation)
  }

  private func step(_ text: String) -> String { Rule.Example.step(text).source }

  private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  @Test(arguments: [
    "(", ")", "not ", "- ", "spend + ", "spend * ", "spend > 1 and ", "spend > 1 or ", "is ",
    "supplier is ", "supplier is a or ", "supplier is a, ", "supplier is (a or ", "\"", "a-", "-",
    "score is (score is ", "1,000 ", "1 ", "= ",
  ])
  func `a guard of a hundred thousand parts neither crashes nor hangs`(part: String) {
    isQuick(step("[if \(times(100_000, part))score] Hello.\n- Yes -> offer"))
    isQuick(step("[set supplier = \(times(100_000, part))1]\n- Yes -> offer"))
  }

  @Test(arguments: [
    "x", "é", "*", "*a", "{", "}", "{a}", "{{", "\\", "[", "]", "[if", "(", ")", "(20s)", "(was a) ",
    "#", "#a ", "-", "--", "-a", "->", "-> a ", "=> ", "|", "| a ", "\"", "\" ", "“", "\u{300}",
    "[x = 1] ", "[if score > 1] ", "(+1) ", ", ", ": ", "a/", " ", "\t", "\u{A0}", "！",
  ])
  func `a line of a megabyte neither crashes nor hangs`(part: String) {
    let line = times(300_000 / part.utf8.count, part)
    for marker in ["", "- a ", "- ", "## ", "### ", "# ", "? ", "> ", "-> ", "[", "// "] {
      isQuick(step("Good morning.\n\(marker)\(line)"))
    }
    for section in ["fields", "outcomes", "anytime", "cadence"] {
      isQuick(Rule.Example.body("# \(section)\n- a: \(line)\n- a \(line)").source)
    }
    isQuick(
      Rule.Example.body("# messages\n## a: \(line)\n\(line)\n# personas\n## b\n- says \(line)")
        .source)
    isQuick("---\ntitle: \(line)\nlanguage: \(line)\ngoal: \(line)\n\(line): a\n---\n")
  }
}
