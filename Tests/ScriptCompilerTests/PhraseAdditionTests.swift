import CallModel
import ScriptCompiler
import ScriptSyntax
import SourceText
import TestSupport
import Testing

/// Phrases that are written into scripts read back as the very words.
@Suite struct PhraseAdditionTests {
  static let source = """
    ---
    title: T
    language: en
    goal: done
    ---
    # outcomes
    - done: won

    # greeting
    ## hello
    Hi.
    - Yes, "really" | of course (+1) #yes (was Sure) -> hello [if attempt > 1]
    - Ends \\-> so => done
    # objections
    ## !price: Too dear
    ### value
    But good.
    ## !time: No time
    ~ busy
    > Quick now.
    ~ later
    ### soon
    When?
    - Never => done

    """

  private func added(
    _ words: [String], to home: PhraseAddition.Home, _ source: String = source
  ) throws -> (text: String, additions: [PhraseAddition], before: Script, after: Script) {
    let before = compiled(source)
    let script = try #require(before.script, "\(printed(before))")
    let additions = try words.map { try PhraseAddition($0, to: home, in: before) }
    let file = before.files[0]
    var bytes = Array(file.bytes[..<Int(additions[0].edit.span.start)])
    for addition in additions { bytes += addition.edit.text.utf8 }
    bytes += file.bytes[Int(additions[0].edit.span.end)...]
    let after = compiled(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    return (text, additions, script, try #require(after.script, "\(text)\n\(printed(after))"))
  }

  private func reply(_ name: String) throws -> Ref<Reply> {
    let script = try #require(compiled(Self.source).script)
    return try #require(script.replies.refs.first { script.name($0) == name })
  }

  private func card(_ name: String) throws -> Ref<Objection> {
    let script = try #require(compiled(Self.source).script)
    return try #require(script.objections.refs.first { script.name($0) == name })
  }

  @Test func `a phrase stands behind the last one of its reply, before the tail`() throws {
    let result = try added(["go  on\tthen "], to: .reply(try reply("yes")))
    #expect(
      result.text.contains(
        "- Yes, \"really\" | of course | go on then (+1) #yes (was Sure) -> hello [if attempt > 1]\n"
      ))
    #expect(PhraseAddition.areAll(result.additions, in: result.after, since: result.before))
    #expect(!PhraseAddition.areAll([], in: result.after, since: result.before))
  }

  @Test func `a new reply stands behind the last one of its step, with its body`() throws {
    let source = Self.source.replacingOnce(
      "- Ends \\-> so => done\n", "- Ends => done\n- More\n  Well.\n  -> hello\n")
    let script = try #require(compiled(source).script)
    let hello = try #require(script.steps.refs.first { script.name($0) == "hello" })
    let price = try #require(script.objections.refs.first { script.name($0) == "price" })
    for (target, arrow) in [
      (Target.end(script.goal), "=> done"), (.step(hello), "-> hello"),
      (.objection(price), "-> !price"),
    ] {
      let result = try added(
        ["[if a] who -> knows | \"x\""], to: .newReply(hello, target), source)
      #expect(
        result.text.contains(
          "  Well.\n  -> hello\n- \\[if a] who \\-> knows \\| \\\"x\\\" \(arrow)\n"),
        "\(result.text)")
      #expect(PhraseAddition.areAll(result.additions, in: result.after, since: result.before))
      #expect(!PhraseAddition.areAll([], in: result.after, since: result.before))
    }
    let value = try #require(script.steps.refs.first { script.name($0) == "price/value" })
    #expect(throws: PhraseAddition.Refusal.self) {
      try PhraseAddition("x", to: .newReply(value, .step(hello)), in: compiled(source))
    }
    #expect(throws: PhraseAddition.Refusal.self) {
      try PhraseAddition("x", to: .newReply(hello, .next), in: compiled(source))
    }
  }

  @Test func `a phrase of a card stands behind its last one, or on a line of its own`() throws {
    #expect(
      try added(["a|b"], to: .card(try card("time"))).text.contains("~ later | a\\|b\n### soon"))
    #expect(
      try added(["-> x"], to: .card(try card("price"))).text
        .contains("## !price: Too dear\n~ \\-> x\n### value\n"))
  }

  @Test
  func `a reply that stands in no file takes no phrase, and neither do no words take a place`()
    throws
  {
    let compilation = compiled(Self.source)
    let script = try #require(compilation.script)
    let own = try #require(script.replies.refs.first { script.name($0) == "accepts" })
    #expect(throws: PhraseAddition.Refusal.self) {
      try PhraseAddition("words", to: .reply(own), in: compilation)
    }
    let yes = try reply("yes")
    for words in ["", " \u{1B}\n ", String(repeating: "long ", count: 40)] {
      #expect(throws: PhraseAddition.Refusal.self) {
        try PhraseAddition(words, to: .reply(yes), in: compilation)
      }
    }
  }

  @Test func `words become one line without signs that a terminal or a reader would obey`() {
    #expect(
      PhraseAddition.plain(" a\u{1B}[31m\u{202E}b\r\n\u{A0}c\u{3000}\u{2028} ") == "a [31m b c")
  }

  @Test func `whatever is said reads back as the very words`() throws {
    let pieces = [
      "a", "Wie", "но", "贵", " ", " ", "->", "=>", "→", "⇒", "#id", "#1", "＃x", "|", "｜", "[if x]",
      "[", "［", "【", "]", "(+1)", "（-2）", "(was x)", "( was", "\\", "\\\\", "\"", "“", "”", "„",
      "{",
      "}", "{name}", "{a | b}", "*", "*s*", "~", "- ", "? ", "> ", "## ", "//", "---", "=", "-",
      "–",
      "\u{A0}", "\u{3000}", "e\u{301}", "'", "!", "%", "\t", "\u{1B}", "\r\n", "👩‍🌾",
    ]
    var random = Random(seed: 5)
    let homes: [PhraseAddition.Home] = [
      .reply(try reply("yes")), .reply(try reply("Ends -> so")), .card(try card("price")),
      .card(try card("time")),
    ]
    let compilation = compiled(Self.source)
    for round in 0..<proofSize(1500, full: 100_000) {
      let count = 1 + Int(random.next() % 9)
      let words = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
      let home = homes[round % homes.count]
      guard (try? PhraseAddition(words.joined(), to: home, in: compilation)) != nil else {
        continue
      }
      let result = try added([words.joined()], to: home)
      let plain = PhraseAddition.plain(words.joined())
      #expect(result.additions.map(\.words) == [plain])
      #expect(
        PhraseAddition.areAll(result.additions, in: result.after, since: result.before),
        "\(plain): \(result.text)")
      // In canonical layout it means the same, and that layout is one.
      let formatted = try #require(Self.formatted(Array(result.text.utf8)))
      #expect(Self.formatted(formatted) == formatted)
      let again = try #require(compiled(formatted).script)
      #expect(PhraseAddition.areAll(result.additions, in: again, since: result.before), "\(plain)")
    }
  }

  private static func formatted(_ bytes: [UInt8]) -> [UInt8]? {
    var ignored = Diagnostics()
    let tree = ScriptTree(SourceFile(path: "", bytes: bytes), index: 0, &ignored)
    return Formatter.format(tree)?.bytes
  }
}

extension String {
  /// The text with another piece in place of one.
  fileprivate func replacingOnce(_ piece: String, _ other: String) -> String {
    var place = startIndex
    while place < endIndex, !self[place...].hasPrefix(piece) { place = index(after: place) }
    guard place < endIndex else { return self }
    return String(self[..<place]) + other + self[index(place, offsetBy: piece.count)...]
  }
}
