import Glibc
import TestSupport
import Testing

/// The line reader in a real terminal, with a person's keys.
struct LineReaderTests {
  @Test func `a typed line comes as it was typed`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("how much is it?\r")
    try terminal.wait(for: "line <how much is it?> of 15")
  }

  @Test func `Cyrillic and Chinese can be typed and edited under the C locale`() throws {
    let terminal = try probe(environment: ["LC_ALL": "C"])
    try terminal.wait(for: "› ")
    try terminal.type("Да, конечно 好的\u{7F}\r")
    try terminal.wait(for: "line <Да, конечно 好> of 24")
  }

  @Test func `a locale that is not installed but names UTF-8 counts as UTF-8`() throws {
    let terminal = try probe(environment: ["LANG": "xx_YY.UTF-8"])
    try terminal.wait(for: "› ")
    try terminal.type("ж\u{7F}я\r")
    try terminal.wait(for: "line <я> of 2")
  }

  @Test func `the prompt ends in ASCII where another locale is named`() throws {
    let terminal = try probe(environment: ["LANG": "xx_YY.ISO-8859-1"])
    try terminal.wait(for: "> ")
    #expect(!terminal.transcript.contains("›"))
  }

  @Test func `keys edit the line`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    // To the beginning, insert, one word on, kill the rest, put it back twice.
    try terminal.type("bcd efg\u{1}a\u{1B}f\u{B}\u{19}\u{19}\r")
    try terminal.wait(for: "line <abcd efg efg>")
  }

  @Test func `the arrow up brings the line before`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("first\r")
    try terminal.wait(for: "line <first>")
    try terminal.wait(for: "› ")
    try terminal.type("\u{1B}[A again\r")
    try terminal.wait(for: "line <first again>")
  }

  @Test func `Ctrl-C drops the line and nothing else`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("half a li")
    try terminal.wait(for: "half a li")
    try terminal.type("\u{3}")
    try terminal.wait(for: "interrupted")
    try terminal.wait(for: "› ")
    try terminal.type("whole\r")
    try terminal.wait(for: "line <whole>")
  }

  @Test func `Ctrl-C on the heels of other keys is never lost and never a line`() throws {
    let terminal = try probe()
    for _ in 0..<60 {
      try terminal.wait(for: "› ")
      // The terminal drops the keys before Ctrl-C, while the program may be about to read them.
      try terminal.type("ab\u{3}")
      try terminal.wait(for: "interrupted")
    }
    #expect(!terminal.transcript.contains("line <"))
    #expect(!terminal.transcript.contains("end of input"))
  }

  @Test func `Ctrl-C leaves a search in the history`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("\u{12}x")
    try terminal.wait(for: "search")
    try terminal.type("\u{3}")
    try terminal.wait(for: "interrupted")
    try terminal.wait(for: "› ")
    try terminal.type("whole\r")
    try terminal.wait(for: "line <whole>")
  }

  @Test func `Ctrl-D on an empty line is the end, within a line it is not`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("a\u{4}\r")
    try terminal.wait(for: "line <a>")
    try terminal.wait(for: "› ")
    try terminal.type("\u{4}")
    try terminal.wait(for: "end of input")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func `TAB completes a word that holds blanks and is not ASCII`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("say Да, к\t.\r")
    try terminal.wait(for: "line <say Да, конечно .>")
  }

  @Test func `TAB inserts what is common and lists the candidates`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("say !t\t")
    let list = try terminal.wait(for: "!trust")
    #expect(list.contains("!too dear"))
    try terminal.wait(for: "say !t")
    try terminal.type("r\t\r")
    try terminal.wait(for: "line <say !trust >")
  }

  @Test func `TAB completes the names of files`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("open \(packageFolder)/Pack\t\u{5}\r")
    try terminal.wait(for: "/Package.swift")
    try terminal.wait(for: "line <open \(packageFolder)/Package.swift >")
  }

  @Test func `TAB on nothing known changes nothing`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("Package.sw\t\r")
    try terminal.wait(for: "line <Package.sw>")
  }

  @Test func `each line of a paste is an entry`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("\u{1B}[200~one\rtwo\rthree\u{1B}[201~\r")
    try terminal.wait(for: "line <one>")
    try terminal.wait(for: "› two")
    try terminal.wait(for: "line <two>")
    try terminal.wait(for: "line <three>")
  }

  @Test func `lines typed ahead are not lost`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("one\rtwo\rthree\r")
    for word in ["one", "two", "three"] { try terminal.wait(for: "line <\(word)>") }
  }

  @Test func `a terminal that is closed is a hang-up and not an end of input`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    try terminal.type("half")
    try terminal.wait(for: "half")
    terminal.hangUp()
    #expect(try terminal.waitForEnd() == .exited(42))
  }

  @Test(arguments: [SIGHUP, SIGTERM, SIGQUIT])
  func `a signal to end is a hang-up that restores the terminal`(signal: Int32) throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    #expect(!terminal.isInLineMode)
    terminal.send(signal: signal)
    #expect(try terminal.waitForEnd() == .exited(42))
    #expect(terminal.isInLineMode)
  }

  @Test func `another size of the window is known`() throws {
    let terminal = try probe()
    try terminal.wait(for: "› ")
    terminal.resize(columns: 30)
    // Wide enough to be wrapped after 30 columns: readline then begins another row.
    try terminal.type(String(repeating: "w", count: 40))
    try terminal.wait { $0.filter { $0 == "w" }.count >= 40 }
    try terminal.type("\u{15}\u{4}")
    try terminal.wait(for: "end of input at 30 columns")
  }

  @Test func `Ctrl-Z gives the terminal back and the line is there again after it`() throws {
    // A shell with job control, so that there is somebody to stop for.
    let program = try builtProgram(named: "line-reader-probe")
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "set -m; '\(program)'; echo shell; read answer; fg; echo back"],
      environment: standard)
    try terminal.wait(for: "› ")
    try terminal.type("half")
    try terminal.wait(for: "half")
    try terminal.type("\u{1A}")
    try terminal.wait(for: "shell")
    #expect(terminal.isInLineMode)
    try terminal.type("go\n")
    try terminal.wait(for: "half")
    #expect(!terminal.isInLineMode)
    try terminal.type(" whole\r")
    try terminal.wait(for: "line <half whole>")
    try terminal.wait(for: "› ")
    try terminal.type("\u{4}")
    try terminal.wait(for: "back")
  }

  @Test func `the clock goes on while nothing is typed, and the line stays`() throws {
    let terminal = try probe(["clock"])
    try terminal.wait(for: "› ")
    try terminal.type("half")
    try terminal.wait(for: "half")
    try terminal.wait(for: "1")
    try terminal.wait(for: "2")
    try terminal.type(" whole\r")
    try terminal.wait(for: "line <half whole>")
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": ""], [:]])
  func `a plain prompt is never painted again`(environment: [String: String]) throws {
    let terminal = try probe(["clock", "plain"], environment: environment)
    try terminal.wait(for: "› ")
    try terminal.type("word\r")
    try terminal.wait(for: "line <word>")
    let text = try terminal.wait(for: "greeting 00:00 › ")
    #expect(!text.contains("\u{1B}[1m"))
    #expect(!terminal.transcript.contains("00:01"))
  }

  private let standard = [
    "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null", "HOME": "/nonexistent",
    "PATH": "/usr/bin:/bin",
  ]

  private func probe(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    var variables = standard
    if environment.keys.contains(where: { $0.hasPrefix("L") }) { variables["LC_ALL"] = nil }
    variables.merge(environment) { $1 }
    return try PseudoTerminal(
      try builtProgram(named: "line-reader-probe"), arguments, environment: variables)
  }
}
