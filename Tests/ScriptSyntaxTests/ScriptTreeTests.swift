import ScriptSyntax
import SourceText
import TestSupport
import Testing

@Suite struct ScriptTreeTests {
  private static let scripts = shippedFiles()

  private func tree(_ bytes: [UInt8]) -> (tree: ScriptTree, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let tree = ScriptTree(SourceFile(path: "x", bytes: bytes), index: 0, &diagnostics)
    return (tree, diagnostics)
  }

  private func check(_ bytes: [UInt8]) {
    let (tree, diagnostics) = tree(bytes)
    let isWhole = tree.printed == bytes
    let isInOrder = zip(tree.lines, tree.lines.dropFirst()).allSatisfy { $0.end == $1.start }
    let isInside = tree.lines.allSatisfy {
      $0.start <= $0.contentStart && $0.contentStart <= $0.bodyStart && $0.contentEnd <= $0.end
        && $0.content.upperBound >= $0.content.lowerBound
    }
    guard isWhole, isInOrder, isInside, diagnostics.all.count <= Diagnostics.maximumCount else {
      Issue.record("a broken tree for \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      return
    }
  }

  @Test(arguments: scripts)
  func `a shipped script prints back its bytes, cut off anywhere too`(path: String) throws {
    let bytes = try #require(Golden.bytes(of: packageFolder + "/Scripts/" + path))
    check(bytes)
    for end in stride(from: 0, to: bytes.count, by: 1301) { check(Array(bytes[..<end])) }
  }

  @Test(arguments: syntaxRules.map(\.id))
  func `an example of a rule prints back its bytes, cut off anywhere too`(id: String) throws {
    let rule = try #require(syntaxRules.first { $0.id == id })
    for bytes in [rule.wrong.bytes, rule.right.bytes] {
      for end in stride(from: bytes.count, to: 0, by: -5) { check(Array(bytes[..<end])) }
    }
  }

  @Test func `a mutated script prints back its bytes`() throws {
    let bytes = try #require(Golden.bytes(of: packageFolder + "/Scripts/" + Self.scripts[0]))
    var random = Random(seed: 6)
    for _ in 0..<60 { check(mutated(mutated(bytes, &random), &random)) }
    for rule in syntaxRules {
      for _ in 0..<80 { check(mutated(mutated(rule.wrong.bytes, &random), &random)) }
    }
  }

  @Test func `noise prints back its bytes`() {
    var random = Random(seed: 7)
    for _ in 0..<500 {
      check(
        (0..<Int.random(in: 0...80, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        })
    }
  }

  @Test func `lines stand under their headings`() {
    let text = "---\na: b\n---\nx\n# s\ny\n## b\nz\n### r\n\n# t\n## c\n"
    let (tree, diagnostics) = tree(Array(text.utf8))
    #expect(diagnostics.all.isEmpty)
    #expect(tree.frontMatter == 1..<2)
    #expect(tree.preamble == 3..<4)
    #expect(tree.sections.map(\.line) == [4, 10])
    #expect(tree.sections.map(\.lines) == [5..<6, 11..<11])
    #expect(tree.sections.map(\.blocks) == [0..<2, 2..<3])
    #expect(tree.blocks.map(\.line) == [6, 8, 11])
    #expect(tree.blocks.map(\.lines) == [7..<8, 9..<10, 12..<12])
    #expect(tree.blocks.map(\.isRebuttal) == [false, true, false])
  }

  @Test(arguments: [
    ("", LineSyntax.Kind.blank), (" \t", .blank), ("// x", .comment), ("//x", .comment),
    ("# x", .section), ("## x", .heading), ("### x", .rebuttal), ("- x", .item), ("-", .item),
    ("? x", .ask), ("> x", .note), ("~ x", .phrases), ("-> x", .jump), ("=> x", .end),
    ("[x", .bracket), ("x", .text), ("\\# x", .text), ("*x*", .text), ("1.5 x", .text),
    ("1st", .text), ("/ x", .text), ("= x", .text), ("  - x", .item), ("–\u{A0}x", .item),
    ("→\u{3000}x", .jump), ("⇒ x", .end), ("＝> x", .end), ("＃＃ x", .heading), ("【x", .bracket),
    ("（x", .text), ("“x", .text), ("！x", .text), ("1234. x", .text),
  ])
  func `the kind of a line is told by its first characters`(line: String, kind: LineSyntax.Kind) {
    let (tree, diagnostics) = tree(Array("\(line)\n".utf8))
    #expect(tree.lines.map(\.kind) == [kind])
    #expect(diagnostics.all.isEmpty)
  }

  @Test func `in a letter only headings and comments are structure`() {
    let text = "# messages\n- x\n## a\n- x\n#x\n-> x\n### x\n// x\n\n* x\n---\n## b\n[x\n# c\n- x\n"
    let (tree, diagnostics) = tree(Array(text.utf8))
    #expect(diagnostics.all.isEmpty)
    #expect(
      tree.lines.map(\.kind) == [
        .section, .item, .heading, .letter, .letter, .letter, .letter, .comment, .blank, .letter,
        .letter, .heading, .letter, .section, .item,
      ])
  }

  @Test func `the sections with a meaning are known in any case`() {
    for kind in ScriptTree.SectionKind.allCases where kind != .stage {
      #expect(tree(Array("# \(kind.rawValue.uppercased())".utf8)).tree.sections[0].kind == kind)
    }
    for name in ["stage", "discovery", "fields-2", "field", "Поля"] {
      #expect(tree(Array("# \(name)".utf8)).tree.sections[0].kind == .stage)
    }
  }
}
