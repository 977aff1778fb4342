import Testing

@testable import Terminal

struct WrappingTests {
  @Test func `words go to the next line where they do not fit`() {
    #expect(
      wrap("I am calling because of your roof.", 20) == ["I am calling because", "of your roof."])
  }

  @Test func `the other lines hang under the words of the first`() {
    let lines = StyledText("I am calling because of your roof.").wrapped(to: 20, first: "  1  ")
    #expect(lines.map(\.text) == ["  1  I am calling", "     because of your", "     roof."])
  }

  @Test func `Chinese breaks anywhere but not before its closing punctuation`() {
    #expect(wrap("您好我是来自阳光公司的，您有时间吗", 20) == ["您好我是来自阳光公司", "的，您有时间吗"])
    #expect(wrap("您好我是来自阳光公司，您有时间吗", 20) == ["您好我是来自阳光公", "司，您有时间吗"])
  }

  @Test func `no line ends with an opening bracket`() {
    #expect(wrap("您好我是来自阳光公「司的您」", 20) == ["您好我是来自阳光公", "「司的您」"])
  }

  @Test func `a word longer than the line is broken at its end`() {
    #expect(
      wrap("see https://example.org/a/very/long", 20)
        == ["see", "https://example.org/", "a/very/long"])
  }

  @Test func `a line feed begins a new line and blank lines stay`() {
    #expect(wrap("one\n\ntwo\n", 20) == ["one", "", "two", ""])
  }

  @Test func `text without words is one empty line`() {
    #expect(wrap("", 20) == [""])
    #expect(wrap("   ", 20) == [""])
  }

  @Test func `styles go on in the next line`() {
    let text = StyledText(runs: [.init("we never "), .init("ever call twice", .stress)])
    let lines = text.wrapped(to: 20)
    #expect(lines.count == 2)
    #expect(lines.last?.runs == [.init("twice", .stress)])
  }

  @Test func `no line is wider than the terminal and no word is lost`() {
    var random = Random(seed: 2)
    let pieces = [
      "a", "word", "Freileitungsmonteurausbildung", "好", "谢谢", "。", "，", "「", "」", "👨‍👩‍👧",
      " ", " ", " ", "  ", "\n", "\u{A0}", "e\u{301}", "конечно", "한국어", "(", ")", ".",
    ]
    for _ in 0..<1500 {
      var text = StyledText()
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        guard let piece = pieces.randomElement(using: &random) else { continue }
        text.append(piece, Bool.random(using: &random) ? .stress : [])
      }
      let width = Int.random(in: 1...60, using: &random)
      let indent = Int.random(in: 0...40, using: &random)
      let lines = text.wrapped(to: width, first: "", hanging: indent)
      for line in lines { #expect(line.columns <= max(width, 20), "\(line.text)") }
      let joined = lines.map(\.text).joined()
      #expect(joined.filter { !$0.isWhitespace } == text.text.filter { !$0.isWhitespace })
    }
  }

  @Test func `a first prefix is held to half of the line`() {
    let lines = StyledText("word word word").wrapped(
      to: 20, first: StyledText(String(repeating: "x", count: 30)))
    for line in lines { #expect(line.columns <= 20) }
  }

  private func wrap(_ text: String, _ width: Int) -> [String] {
    StyledText(text).wrapped(to: width).map(\.text)
  }
}
