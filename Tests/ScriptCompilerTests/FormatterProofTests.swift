import CallModel
import ScriptCompiler
import ScriptSyntax
import SourceText
import TestSupport
import Testing

/// A formatted script is the same script, and formatting it again changes nothing: whatever the file.
@Suite struct FormatterProofTests {
  @Test(arguments: allRules.map(\.id))
  func `formatting a rule's examples changes nothing that compiles`(id: String) throws {
    let rule = try #require(allRules.first { $0.id == id })
    for example in [rule.wrong, rule.right] where example.size < 1 << 20 {
      check(example.bytes, files: example.files)
    }
  }

  @Test func `formatting the sample changes nothing that compiles`() {
    check(Array(sample.utf8))
    #expect(compiled(sample).script != nil)
  }

  @Test func `formatting a mutated sample changes nothing that compiles`() {
    var random = Random(seed: 11)
    let bytes = Array(sample.utf8)
    for _ in 0..<proofSize(250, full: 50_000) {
      var mutant = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutant = mutated(mutant, &random) }
      check(mutant)
    }
  }

  @Test func `formatting a mutated example of a rule changes nothing that compiles`() {
    var random = Random(seed: 12)
    for rule in allRules where rule.wrong.size < 1 << 20 {
      for bytes in [rule.wrong.bytes, rule.right.bytes] {
        for _ in 0..<proofSize(3, full: 500) { check(mutated(mutated(bytes, &random), &random)) }
      }
    }
  }

  @Test func `formatting lines of random signs changes nothing that compiles`() {
    var random = Random(seed: 13)
    for _ in 0..<proofSize(200, full: 40_000) {
      var lines = sample.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let parts = (0..<Int.random(in: 1...12, using: &random)).map { _ in
          pieces[Int.random(in: pieces.indices, using: &random)]
        }
        lines.insert(parts.joined(), at: Int.random(in: 0...lines.count, using: &random))
      }
      check(Array(lines.joined(separator: "\n").utf8))
    }
  }

  @Test(arguments: shippedFiles())
  func `a shipped script is in canonical layout, and its mutations stay what they are`(
    path: String
  ) throws {
    let bytes = try #require(Golden.bytes(of: packageFolder + "/Scripts/" + path))
    #expect(formatted(bytes) == bytes)
    var random = Random(seed: 14)
    for _ in 0..<proofSize(3, full: 1000) { check(mutated(mutated(bytes, &random), &random)) }
  }

  /// What random lines are made of.
  private let pieces = [
    " ", "  ", "\t", "- ", "? ", "> ", "~ ", "-> ", "=> ", "→", "⇒ ", "[if score > 1]", "[ else ]",
    "【if  spend>=2000EUR】", "[if decides is owner,manager]", "[set urgency=3]", "[A]", "[b] ",
    "[must]", "hello", "offer", " meeting", "!price", "yes", "Label", "|", " ｜ ", "(+1)", "（-2）",
    "#id", " ＃x", "(was y)", "[reason = “hung  up”]", "spend", "a: money", ":", "：", "one of a , b",
    "for need", "won", "needs spend and decides", "call in 2days", "mail first in 1 hour", ",", "、",
    "\"quoted\"", "“quoted”", "\\", "{spend}", "{lead.name|you}", "*stress*", "//", "## ", "# ",
    "### ", "fields", "messages", "objections", "(20s)", "（2m）", "60%", "patience 6 turns",
    "answers spend=3", "\r", "\u{3000}", "\u{A0}", "after 1 day", "task “Ask”", "---",
  ]

  private func check(
    _ bytes: [UInt8], files: [(path: String, text: String)] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let once = formatted(bytes) else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    if formatted(once) != once {
      Issue.record(
        "not formatted for good: \(text.debugDescription)", sourceLocation: sourceLocation)
    }
    let before = compiled(bytes, files: files)
    let after = compiled(once, files: files)
    if told(before) != told(after) {
      Issue.record(
        """
        told otherwise: \(told(before)) became \(told(after)) for \(text.debugDescription)
        """, sourceLocation: sourceLocation)
    }
    switch (before.script, after.script) {
    case (nil, nil): break
    case (let one?, let other?):
      // The tables with all their words: nothing in a script says where in the file it stood.
      if "\(one)" != "\(other)" {
        Issue.record("another script for: \(text.debugDescription)", sourceLocation: sourceLocation)
      }
    default: Issue.record("compiles otherwise: \(text.debugDescription)")
    }
  }

  /// What is told of a script, in no order: the parts of a tail change their places.
  private func told(_ compilation: Compilation) -> [String] {
    compilation.diagnostics.map(\.rule.id).sorted() + ["and \(compilation.droppedCount)"]
  }
}

/// A file in canonical layout; nil when it cannot be formatted.
func formatted(_ bytes: [UInt8]) -> [UInt8]? {
  let file = SourceFile(path: "example.patter", bytes: bytes)
  guard file.firstInvalidByte == nil else { return nil }
  var ignored = Diagnostics()
  return Formatter.format(ScriptTree(file, index: 0, &ignored))?.bytes
}
