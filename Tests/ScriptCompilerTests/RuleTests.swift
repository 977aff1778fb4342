import ScriptCompiler
import SourceText
import TestSupport
import Testing

@Suite struct RuleTests {
  @Test(arguments: allRules.map(\.id))
  func `the wrong example of a rule fires it and prints as its golden file`(id: String) throws {
    let rule = try #require(allRules.first { $0.id == id })
    let compilation = compiled(rule.wrong)
    let found = told(compilation, rule.wrong)
    #expect(found.map(\.rule.id).contains(id))
    #expect((compilation.script == nil) == (rule.level == .error))
    // Beside a warning stands none that is as grave or graver; advice is the trade's, and may be
    // given on any script as short as an example.
    let graver = found.filter { $0.level != .advice && $0.rule.id != id }
    #expect(rule.level == .error || graver.isEmpty, "\(graver.map(\.rule.id))")
    let own = rule.level == .error ? found : found.filter { $0.rule.id == id }
    try Golden.check(printed(own, compilation.files), "Diagnostics/\(id).txt")
  }

  @Test(arguments: allRules.map(\.id))
  func `the right example of a rule compiles without a word`(id: String) throws {
    let rule = try #require(allRules.first { $0.id == id })
    let compilation = compiled(rule.right)
    let found = told(compilation, rule.right).filter { $0.level != .advice || $0.rule.id == id }
    #expect(printed(found, compilation.files) == "")
    #expect(compilation.script != nil)
  }

  @Test func `rules have words as ids, each once`() {
    let ids = allRules.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(
        id.utf8.allSatisfy { $0 == 0x2D || $0 == 0x38 || (0x61...0x7A).contains($0) }, "\(id)")
    }
  }

  @Test(arguments: allRules.map(\.id))
  func `a fix of a rule's wrong example mends that rule's breach`(id: String) throws {
    let rule = try #require(allRules.first { $0.id == id })
    let before = compiled(rule.wrong)
    for diagnostic in told(before, rule.wrong) where diagnostic.rule.id == id {
      for fix in diagnostic.fixes {
        let after = compiled(fix.applied(to: rule.wrong.bytes), files: rule.wrong.files)
        #expect(
          !told(after, rule.wrong).map(\.rule.id).contains(id), "\(fix.message): \(printed(after))")
      }
    }
  }
}

extension Diagnostic.Fix {
  /// A file's bytes with the edits of this fix made.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
      result.replaceSubrange(edit.span.range, with: Array(edit.text.utf8))
    }
    return result
  }
}
