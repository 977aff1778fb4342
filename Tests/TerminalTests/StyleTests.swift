import Testing

@testable import Terminal

struct StyleTests {
  @Test(arguments: [
    (TerminalFacts(), Look.plain),
    (TerminalFacts(isTerminal: true, term: "xterm-256color"), .colour),
    (TerminalFacts(isTerminal: true, term: "xterm-256color", noColor: "1"), .weights),
    (TerminalFacts(isTerminal: true, term: "xterm-256color", noColor: ""), .colour),
    (TerminalFacts(isTerminal: true, term: "xterm-256color", isPlain: true), .plain),
    (TerminalFacts(isTerminal: true, term: "dumb"), .plain),
    (TerminalFacts(isTerminal: true), .plain),
    (TerminalFacts(isTerminal: true, term: "vt100"), .weights),
    (TerminalFacts(isTerminal: true, term: "vt100", colorTerm: "truecolor"), .colour),
    (TerminalFacts(isTerminal: false, term: "xterm"), .plain),
  ])
  func `the facts decide the look`(facts: TerminalFacts, look: Look) {
    #expect(facts.look == look)
    #expect(facts.canRedraw == (look != .plain))
  }

  @Test func `plain text keeps the stars, the signs and the gaps`() {
    let text = StyledText(runs: [
      .init("Is it ", .must), .init("really", [.must, .stress]), .init(" you, ", .must),
      .init("name", [.must, .gap]), .init("?", .must),
    ])
    #expect(shown(text, .plain) == ["[must] Is it *really* you, ____[name]?"])
    #expect(shown(StyledText("be calm", .note), .plain) == ["> be calm"])
  }

  @Test func `a capable terminal shows weight in place of stars`() {
    let text = StyledText(runs: [.init("not "), .init("now", .stress)])
    #expect(shown(text, .weights) == ["not \u{1B}[1mnow\u{1B}[0m"])
    #expect(shown(StyledText("be calm", .note), .colour) == ["\u{1B}[2mbe calm\u{1B}[0m"])
  }

  @Test func `no colour is shown where only weights are wanted`() {
    #expect(StyledText("wrong", .error).painted(for: .weights) == "\u{1B}[1mwrong\u{1B}[0m")
    #expect(StyledText("wrong", .error).painted(for: .colour) == "\u{1B}[1;31mwrong\u{1B}[0m")
    #expect(StyledText("fine", .good).painted(for: .weights) == "fine")
  }

  @Test func `data is cleaned on its way in`() {
    #expect(StyledText(data: "a\u{1B}c\nb").text == "a␛c\nb")
  }

  @Test func `a cut keeps the styles of what is left`() {
    let text = StyledText(runs: [.init("abc", .stress), .init("defg")])
    #expect(text.truncated(to: 5).runs == [.init("abc", .stress), .init("d…")])
    #expect(text.truncated(to: 3).runs == [.init("ab…", .stress)])
  }

  private func shown(_ text: StyledText, _ look: Look) -> [String] {
    text.render(width: 80, look: look)
  }
}
