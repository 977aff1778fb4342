import Glibc
import TestSupport
import Testing

@testable import Terminal

struct ScreenTests {
  @Test func `what is gathered goes out at once and in order`() throws {
    let file = try TemporaryFile([])
    let screen = Screen(descriptor: file.descriptor, look: .plain)
    screen.line("one")
    screen.lines(["two", "three"])
    #expect(file.text == "")
    try screen.flush()
    try screen.flush()
    #expect(file.text == "one\ntwo\nthree\n")
  }

  @Test func `a reader that has left is an error and no end`() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    close(ends[0])
    defer { close(ends[1]) }
    let screen = Screen(descriptor: ends[1], look: .plain)
    screen.line("one")
    let error = #expect(throws: SystemError.self) { try screen.flush() }
    #expect(error?.isClosed == true)
    #expect(error?.description == "output: Broken pipe (write)")
  }

  @Test func `the size of the window is guessed where nobody tells it`() throws {
    let file = try TemporaryFile([])
    func columns(_ variable: String?) -> Int {
      WindowSize.current(of: file.descriptor, columnsVariable: variable).columns
    }
    #expect(columns("132") == 132)
    for variable in [nil, "", "0", "-5", "wide", "100000"] { #expect(columns(variable) == 80) }
  }

  @Test func `a bar is painted ten times a second at most and taken away`() {
    var sent: [String] = []
    var time = 0
    var progress = Progress(
      "reading", total: 4, isShown: true, columns: 30, now: { time }, send: { sent.append($0) })
    for done in 0...4 {
      progress.update(done: done)
      time += 50
    }
    progress.finish()
    progress.finish()
    #expect(sent.count == 4)
    #expect(sent.last == "\r\u{1B}[K")
    #expect(progress.line(done: 2) == "reading ███████░░░░░░░░ 50 %")
  }

  @Test func `nothing is painted where nobody sees it`() {
    var sent: [String] = []
    var progress = Progress(
      "reading", total: nil, isShown: false, columns: 80, now: { 0 }, send: { sent.append($0) })
    progress.update(done: 1)
    progress.finish()
    #expect(sent == [])
  }

  @Test func `the locale is replaced only where it is C`() {
    #expect(TerminalLocale.choice(all: nil, type: nil, language: nil) == .fallBack)
    #expect(TerminalLocale.choice(all: "", type: "C", language: "de_DE.UTF-8") == .fallBack)
    #expect(TerminalLocale.choice(all: "POSIX", type: nil, language: nil) == .fallBack)
    #expect(
      TerminalLocale.choice(all: "", type: "", language: "de_DE") == .take(name: "de_DE"))
    for name in ["ru_RU.UTF-8", "de_DE.utf8@euro", "UTF-8"] {
      #expect(TerminalLocale.namesUnicode(name))
    }
    for name in ["de_DE", "ru_RU.KOI8-R", ""] { #expect(!TerminalLocale.namesUnicode(name)) }
  }

  @Test func `a clock counts minutes, and hours when a call is very long`() {
    #expect(Prompt.clock(0) == "00:00")
    #expect(Prompt.clock(187) == "03:07")
    #expect(Prompt.clock(5999) == "99:59")
    #expect(Prompt.clock(6000) == "1:40:00")
    #expect(Prompt.clock(-3) == "00:00")
  }

  @Test func `a prompt leaves room for the line and hides its paint from readline`() {
    let prompt = Prompt(step: "a step with a very long name", seconds: 5)
    let form = prompt.readlineForm(columns: 30, look: .plain, usesUnicode: false)
    #expect(form == "a step w… 00:05 > ")
    #expect(
      Prompt(StyledText("x", .heading)).readlineForm(columns: 30, look: .weights, usesUnicode: true)
        == "\u{1}\u{1B}[1m\u{2}x\u{1}\u{1B}[0m\u{2} › ")
  }
}
