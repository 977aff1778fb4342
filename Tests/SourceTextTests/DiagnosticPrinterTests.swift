import SourceText
import Testing

@Suite struct DiagnosticPrinterTests {
  private let rule = Rule("some-rule", explanation: "", wrong: .step(""), right: .step(""))

  private func printed(
    _ text: String, _ marked: String, note: String? = nil, help: String? = nil,
    columns: @escaping @Sendable (String) -> Int = { $0.unicodeScalars.count }
  ) throws -> String {
    let file = SourceFile(path: "a.patter", text: text)
    func span(_ words: String) throws -> Span {
      let range = try #require(text.utf8.firstRange(of: words.utf8))
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return Span(file: 0, range: start..<start + words.utf8.count)
    }
    let diagnostic = Diagnostic(
      rule, at: try span(marked), "something is wrong", label: "here",
      notes: try note.map { [Diagnostic.Note("see there", at: try span($0))] } ?? [], help: help)
    return DiagnosticPrinter(columns: columns).print(diagnostic, in: [file])
  }

  @Test func `carets stand under the marked text`() throws {
    #expect(
      try printed("one\ntwo three\n", "three", note: "one", help: "do it") == """
        error[some-rule]: something is wrong
         --> a.patter:2:5
          |
        2 | two three
          |     ^^^^^ here
          |
        note: see there
         --> a.patter:1:1
          |
        1 | one
          | ^^^
          |
        help: do it

        """)
  }

  @Test func `wide characters take two columns where the terminal says so`() throws {
    let isWide: @Sendable (String) -> Int = { text in
      text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
    #expect(
      try printed("你好 吗 x", "吗", columns: isWide).split(separator: "\n")[3...4] == [
        "1 | 你好 吗 x", "  |      ^^ here",
      ])
  }

  @Test func `a tab is shown as a blank, a line end and a BOM not at all`() throws {
    let text = try printed("\u{FEFF}\ta\tb\r\n", "b")
    #expect(text.contains("1 |  a b\n  |    ^ here\n"))
  }

  @Test(arguments: [0, 1, 60, 119, 120, 121, 5000, 99_990, 99_999])
  func `of a very long line a window around the marked text is shown`(place: Int) throws {
    let line =
      String(repeating: "ä", count: place) + "X" + String(repeating: "ö", count: 100_000 - place)
    let lines = try printed(line, "X").split(separator: "\n").map(String.init)
    #expect(lines[3].unicodeScalars.count < 400)
    let caret = try #require(Array(lines[4].unicodeScalars).firstIndex(of: "^"))
    #expect(Array(lines[3].unicodeScalars)[caret] == "X")
    #expect(lines[1].hasSuffix("a.patter:1:\(place + 1)"))
  }

  @Test func `a very long span is underlined as far as it is shown`() throws {
    let line = String(repeating: "é", count: 50_000)
    let lines = try printed(line, line).split(separator: "\n")
    #expect(lines[3].unicodeScalars.count < 400)
    #expect(lines[4].unicodeScalars.count < 400)
  }

  @Test func `a sentence that quotes a very long line is cut`() {
    let file = SourceFile(path: "a.patter", text: "x")
    let words = String(repeating: "é", count: 50_000)
    let diagnostic = Diagnostic(
      rule, at: Span(file: 0, range: 0..<1), "`\(words)` is wrong", help: "not `\(words)`")
    #expect(DiagnosticPrinter().print(diagnostic, in: [file]).utf8.count < 3000)
  }

  @Test func `every part of the text goes through the decoration`() throws {
    let file = SourceFile(path: "a\u{1B}.patter", text: "\u{1B}[2J x")
    let diagnostic = Diagnostic(
      rule, at: Span(file: 0, range: 0..<1), "bad \u{1B}", label: "\u{1B}",
      notes: [Diagnostic.Note("\u{1B}")], help: "\u{1B}")
    let printer = DiagnosticPrinter(decorate: { text, _ in text.replacing("\u{1B}", with: "?") })
    #expect(!printer.print(diagnostic, in: [file]).contains("\u{1B}"))
  }
}

@Suite struct DiagnosticsTests {
  private func diagnostic(_ id: String, _ start: Int, _ level: Diagnostic.Level = .error)
    -> Diagnostic
  {
    Diagnostic(
      Rule(id, level, explanation: "", wrong: .step(""), right: .step("")),
      at: Span(file: 0, range: start..<start + 1), "x")
  }

  @Test func `the same breach at the same place is told once, in file order`() {
    var found = Diagnostics()
    for (id, start) in [("b", 5), ("a", 3), ("a", 5), ("a", 3)] { found.add(diagnostic(id, start)) }
    #expect(found.inFileOrder.map(\.rule.id) == ["a", "b", "a"])
    #expect(found.inFileOrder.map(\.span.start) == [3, 5, 5])
  }

  @Test func `no more than a thousand are kept, and an error is never forgotten`() {
    var found = Diagnostics()
    for start in 0..<1500 { found.add(diagnostic("w", start, .warning)) }
    #expect(!found.hasErrors)
    found.add(diagnostic("e", 0))
    #expect(found.all.count == Diagnostics.maximumCount)
    #expect(found.droppedCount == 501)
    #expect(found.hasErrors)
    var all = Diagnostics()
    all.add(found)
    #expect(all.hasErrors)
    #expect(all.droppedCount == 501)
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("prising", ["pricing"]), ("pirce", ["price"]), ("Price", ["price"]), ("ofer", ["offer"]),
    ("wholly_other", []), ("", []), ("pric", ["price", "pricing"]), ("привте", ["привет"]),
    ("o", []),
  ])
  func `the names that may have been meant come nearest first`(word: String, near: [String]) {
    let names = ["offer", "price", "pricing", "hello", "привет", "goodbye"]
    #expect(nearestNames(to: word, among: names) == near)
  }

  @Test func `no more than the limit are given`() {
    #expect(nearestNames(to: "ab", among: ["aa", "ac", "ad", "ae", "af"], limit: 2).count == 2)
  }

  @Test func `the distance is one for each letter changed and for two swapped`() {
    #expect(
      nearestNames(to: "abcdef", among: ["abcdfe", "abcdeg", "abcxyf", "abxyzf"]) == [
        "abcdeg", "abcdfe", "abcxyf",
      ])
  }
}
