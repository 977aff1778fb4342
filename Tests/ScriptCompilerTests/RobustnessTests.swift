import ScriptCompiler
import ScriptSyntax
import SourceText
import TestSupport
import Testing

@Suite struct RobustnessTests {
  @Test func `the sample compiles`() {
    #expect(printed(compiled(sample)) == "")
  }

  @Test func `no prefix of the sample crashes the compiler`() {
    let bytes = Array(sample.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) { check(Array(bytes[..<end])) }
  }

  @Test func `no mutation of the sample crashes the compiler`() {
    var random = Random(seed: 1)
    let bytes = Array(sample.utf8)
    for _ in 0..<700 {
      var mutant = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutant = mutated(mutant, &random) }
      check(mutant)
    }
  }

  @Test func `no mutation of a rule's example crashes the compiler`() {
    var random = Random(seed: 2)
    for rule in allRules where rule.id != "file-too-large" {
      for bytes in [rule.wrong.bytes, rule.right.bytes] {
        #expect(isWhole(bytes), "\(rule.id)")
        for _ in 0..<12 { check(mutated(mutated(bytes, &random), &random)) }
      }
    }
  }

  @Test(arguments: shippedFiles())
  func `no mutation of a shipped script crashes the compiler`(path: String) throws {
    let bytes = try #require(Golden.bytes(of: packageFolder + "/Scripts/" + path))
    var random = Random(seed: 3)
    for _ in 0..<5 { check(mutated(mutated(bytes, &random), &random)) }
  }

  private func check(_ bytes: [UInt8]) {
    let compilation = compiled(bytes)
    let isInOrder = zip(compilation.diagnostics, compilation.diagnostics.dropFirst()).allSatisfy {
      ($0.span.file, $0.span.start) <= ($1.span.file, $1.span.start)
    }
    let isInside = compilation.diagnostics.allSatisfy {
      $0.span.start >= 0 && $0.span.start <= $0.span.end && $0.span.end <= bytes.count
    }
    guard isInOrder, isInside, compilation.diagnostics.count <= Diagnostics.maximumCount,
      isWhole(bytes)
    else {
      Issue.record(
        "a broken result for: \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      return
    }
    _ = printed(compilation)
  }

  private func isWhole(_ bytes: [UInt8]) -> Bool {
    var ignored = Diagnostics()
    return ScriptTree(SourceFile(path: "x", bytes: bytes), index: 0, &ignored).printed == bytes
  }
}
