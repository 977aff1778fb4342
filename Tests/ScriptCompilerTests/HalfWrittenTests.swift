import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// Errors in half-written files: few, and where the hand slipped.
@Suite struct HalfWrittenTests {
  @Test func `a deletion in a shipped script is told in at most three errors, at its place`() {
    var met = 0
    var metInList = 0
    var silent = 0
    var missed: [String] = []
    let stride = proofSize(23, full: 1)
    for path in shippedFiles() {
      guard let script = ShippedScript(path) else { continue }
      for file in script.files.keys.sorted() {
        guard let source = script.files[file] else { continue }
        let deletions = Deletion.all(in: source, path: file)
        for index in Swift.stride(from: 0, to: deletions.count, by: stride) {
          switch script.verdict(deletions[index]) {
          case .silent: silent += 1
          case .met: met += 1
          case .metInList: metInList += 1
          case .missed(let what): missed.append(what)
          }
        }
      }
    }
    let told = met + metInList + missed.count
    print(
      """
      \(told + silent) deletions: \(silent) leave a script that is right. Of the \(told) others \
      \(met) are told in at most three errors on the line or its neighbour (\(percent(met, told))), \
      \(metInList) at the end of the list that lacks the line: together \
      \(percent(met + metInList, told)). Of all, \(percent(told + silent - missed.count, told + silent)).
      """)
    for what in missed { print(what, terminator: what.hasSuffix("\n") ? "" : "\n") }
    // A sample may hit more of the few that cannot be placed.
    #expect(Double(met + metInList) >= (stride == 1 ? 0.95 : 0.9) * Double(told))
  }

  @Test func `a name that nobody declared is told once, with its uses`() throws {
    let told = foundDiagnostics("? gone\n{gone}\n[if gone is known] Hi.\n- Yes -> offer")
    let diagnostic = try #require(told.first)
    #expect(told.count == 1)
    #expect(diagnostic.rule.id == "unknown-field")
    #expect(diagnostic.notes.count == 3)
    #expect(diagnostic.help == "add `- gone: text` to it")
  }

  @Test func `a slip in one use stays where it is`() {
    expectInStep("? suplier\n-> offer", "unknown-field: suplier")
    expectInStep("{gone}\n-> offer", "unknown-field: gone")
    expectInStep("?gone\n-> offer", "near-structure: ?", "unknown-field: gone")
    expectInStep("- Yes => offer\n- No => refused", "unknown-outcome: offer")
  }

  @Test func `a step without its heading is told where that is missing`() {
    expectInStep(
      "- Yes -> lost\n\nWhat next?\n- No -> offer", "unknown-step: What next?")
    expectInStep(
      "Hi.\n-> lost\n\nWhat next?\n-> offer", "jump-after-jump: What next?",
      "unknown-step: What next?")
    // Two places are one too many to choose from.
    expectInStep(
      "- Yes -> lost\n\nWhat?\n- No -> offer\n\n## x\n- Yes -> offer\n\nHow?\n- No -> x",
      "unknown-step: lost")
  }

  @Test func `a card and a letter without their headings are told where those are missing`() {
    let head = "# a\n## b\n- X -> !lost\n- Y => meeting\n# objections\n"
    expectInBody(
      head + "## !p\n### one\nA.\n\n~ too dear\n### one\nB.\n### otherwise\nC.",
      "misplaced-line: ~ too dear", "unknown-objection: ~ too dear")
    expectInBody(
      head + "~ too dear\n### one\nB.", "text-before-step: ~ too dear",
      "unknown-objection: ~ too dear")
    expectInBody(
      "# a\n## b\n=> meeting\n# cadence\n- mail gone\n- mail m\n# messages\n## m: M\n"
        + "Hello you,\n\nA.\n\nHello there,\n\nB.\n## n: N\nHello,\n",
      "unknown-message: Hello there,")
  }

  private func foundDiagnostics(_ text: String) -> [Diagnostic] {
    compiled(Rule.Example.step(text)).diagnostics
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = whole == 0 ? 1000 : part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
