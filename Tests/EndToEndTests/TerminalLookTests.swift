import TestSupport
import Testing

/// What the program sends to terminals that can do more or less.
@Suite struct TerminalLookTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// The screen of a call up to its second step.
  private func screen(
    _ options: [String] = [], term: String = "xterm-256color", _ variables: [String: String] = [:]
  ) throws -> String {
    let terminal = try desk.terminal(
      ["call", Desk.audit] + Desk.still + options, term: term, variables)
    try terminal.wait { plain($0).hasSuffix("hello › ") }
    try terminal.type("1\r")
    try terminal.wait { plain($0).hasSuffix("opener › ") }
    return terminal.transcript
  }

  /// Whether a text sets a colour: SGR 30–49, 90–107, as a parameter of its own.
  private func hasColour(_ text: String) -> Bool {
    text.split(separator: "\u{1B}[").dropFirst().contains { piece in
      let parameters = piece.prefix { $0.isNumber || $0 == ";" }
      guard piece.dropFirst(parameters.count).first == "m" else { return false }
      return parameters.split(separator: ";").contains { number in
        Int(number).map { (30...49).contains($0) || (90...107).contains($0) } ?? false
      }
    }
  }

  @Test(arguments: ["xterm-256color", "screen", "linux", "vt100"])
  func `a call begins on any terminal`(term: String) throws {
    let text = try screen(term: term)
    #expect(text.contains("Just so you know, this call is recorded."))
  }

  @Test func `a terminal with colours is given some`() throws {
    #expect(hasColour(try screen()))
  }

  @Test func `NO_COLOR leaves no colour, but stress`() throws {
    let text = try screen(["NO_COLOR": "1"])
    #expect(!hasColour(text))
    #expect(text.contains("\u{1B}[1m"))
  }

  @Test func `a dumb terminal gets no sequence at all`() throws {
    let text = try screen(term: "dumb")
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("*How do you keep an eye on yours?*"))
    #expect(text.contains("> Ask, then be silent."))
  }

  @Test func `--plain paints nothing`() throws {
    let text = try screen(["--plain"])
    #expect(!text.contains("\u{1B}[1m"))
    #expect(!hasColour(text))
    #expect(text.contains("*How do you keep an eye on yours?*"))
  }

  @Test func `a locale without UTF-8 is told in ASCII signs`() throws {
    let text = try ChildProcess.run(
      desk.program, ["call", Desk.audit] + Desk.still,
      environment: desk.environment.merging(["LC_ALL": "de_DE.ISO-8859-1"]) { $1 }, input: "1\n")
    #expect(!text.output.contains("›"))
    #expect(!text.output.contains("·"))
    #expect(text.output.contains("hello > 1"))
  }

  private func screen(_ variables: [String: String]) throws -> String {
    try screen([], term: "xterm-256color", variables)
  }
}
