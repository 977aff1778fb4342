import CallModel
import ScriptCompiler
import ScriptComparison
import SourceText
import TestSupport
import Testing

/// What holds of every comparison.
@Suite struct ComparisonPropertyTests {
  private func compiled(_ source: String) -> Script? {
    compile(SourceFile(path: "x.patter", text: source), name: "x").script
  }

  @Test func `a random script differs in nothing from itself`() throws {
    for seed in 1...20 {
      let script = try #require(compiled(linkedScript(seed: UInt64(seed))))
      #expect(differences(script, script) == [])
    }
  }

  @Test func `what was added on the way there is removed on the way back`() throws {
    var random = Random(seed: 5)
    var compared = 0
    for seed in 1...40 {
      let source = linkedScript(seed: UInt64(seed))
      let one = try #require(compiled(source))
      let bytes = mutated(mutated(Array(source.utf8), &random), &random)
      guard let other = compiled(String(decoding: bytes, as: UTF8.self)) else { continue }
      compared += 1
      check(one, other)
    }
    #expect(compared > 5)
    for seed in 1...15 {
      check(
        try #require(compiled(linkedScript(seed: UInt64(seed)))),
        try #require(compiled(linkedScript(seed: UInt64(seed + 1)))))
    }
  }

  private func check(_ one: Script, _ other: Script) {
    let there = ScriptComparison(one, other)
    let back = ScriptComparison(other, one)
    #expect(there.changes.isEmpty == back.changes.isEmpty)
    #expect(names(there, .added) == names(back, .removed))
    #expect(names(there, .removed) == names(back, .added))
    #expect(there.changes.count { $0.move != nil } == back.changes.count { $0.move != nil })
    // Whatever is told can be read: no line is told as changed into itself.
    for change in there.changes {
      for case .line(let line) in change.details where line.kind == .changed {
        #expect(line.old != line.new)
      }
    }
  }

  private func names(
    _ comparison: ScriptComparison, _ state: ScriptComparison.State
  ) -> [String] {
    comparison.changes.filter { $0.state == state }.map { "\($0.subject) \($0.name)" }.sorted()
  }

  @Test func `a large script is compared in one go`() throws {
    func large(_ words: String) -> String {
      var text = "---\ntitle: T\nlanguage: en\ngoal: done\n---\n# outcomes\n- done: won\n# s\n"
      for step in 0..<4000 { text += "## s\(step)\n\(words) \(step).\n- Yes => done\n- No -> s0\n" }
      return text
    }
    let one = try #require(compiled(large("Words and more words of a step")))
    let other = try #require(compiled(large("Words and fewer words of the step")))
    #expect(ScriptComparison(one, one).changes.isEmpty)
    #expect(ScriptComparison(one, other).changes.count == 4000)
  }
}
