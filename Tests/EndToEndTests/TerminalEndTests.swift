import Glibc
import TestSupport
import Testing

/// Whatever ends the program, the terminal is left as a shell wants it, and the call can be taken up.
@Suite struct TerminalEndTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Where somebody may be when it happens.
  enum Place: CaseIterable {
    case home, ringless, inCall, asking, wrappingUp, dialling, ringing, rehearsing, drilling,
      confirming

    var words: [String] {
      switch self {
      case .home: []
      case .ringless, .inCall, .asking, .wrappingUp: ["call", Desk.audit]
      case .dialling, .ringing: ["dial", "Ovens"]
      case .rehearsing: ["rehearse", Desk.audit]
      case .drilling: ["drill", Desk.audit]
      case .confirming: ["store", "erase", "--lead", "1"]
      }
    }

    var entries: [String] {
      switch self {
      case .inCall: ["1"]
      case .asking: ["1", "the accountant sees it"]
      case .wrappingUp: ["/end refused", "no time"]
      case .ringing: [""]
      default: []
      }
    }

    /// Whether a call is open there.
    var hasCall: Bool {
      [.ringless, .inCall, .asking, .wrappingUp, .ringing].contains(self)
    }
  }

  private static let now = ["--now", "2026-11-30T16:00+01:00", "--seed", "1"]

  private func open(_ place: Place) throws -> PseudoTerminal {
    _ = try desk.run(
      ["campaign", "new", "Ovens", "--script", Desk.audit, "--subject", "company"] + Self.now)
    _ = try desk.run(
      ["leads", "add", "name=Anna,company=Roth,phone=+12125550100", "--campaign", "Ovens"]
        + Self.now)
    let terminal = try desk.terminal(place.words + Self.now)
    try terminal.wait { plain($0).hasSuffix("› ") }
    for entry in place.entries {
      try terminal.type(entry + "\r")
      try terminal.wait { plain($0).hasSuffix("› ") }
    }
    // In the middle of a line.
    if place != .ringing { try terminal.type("half a li") }
    return terminal
  }

  private func holdCall(_ place: Place) throws {
    let verified = try desk.run(["store", "verify"] + Self.now)
    #expect(verified.status == .exited(0), "\(place): \(verified.output)")
    guard place.hasCall else { return }
    let calls = try JSON(desk.run(["log", "list", "--format", "json"]).output).elements
    #expect(calls.map { $0["kind"].string } == ["unfinished"], "\(place)")
    let resumed = try desk.run(["call", "--resume"] + Self.now, entries: ["/help"])
    #expect(resumed.status == .exited(0), "\(place): \(resumed.errors)")
    // Where only the note was missing, the end of the input ends the call without one.
    let end = place == .wrappingUp ? "refused (lost)" : "unfinished at"
    #expect(resumed.lastLine.contains(end), "\(place): \(resumed.output)")
  }

  @Test(arguments: [SIGHUP, SIGTERM, SIGQUIT], Place.allCases)
  func `a signal that ends the program leaves terminal and call in order`(
    signal: Int32, place: Place
  ) throws {
    guard
      isFullProof
        || signal == [SIGHUP, SIGTERM, SIGQUIT][Place.allCases.firstIndex(of: place)! % 3]
    else { return }
    let terminal = try open(place)
    terminal.send(signal: signal)
    let status = try terminal.waitForEnd()
    #expect(status == .exited(3) || status == .exited(0), "\(place): \(status)")
    #expect(terminal.isInLineMode, "\(place)")
    try holdCall(place)
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE])
  func `a crash gives the terminal back`(signal: Int32) throws {
    let terminal = try open(.inCall)
    #expect(!terminal.isInLineMode)
    terminal.send(signal: signal)
    #expect(try terminal.waitForEnd() == .killed(signal: signal))
    #expect(terminal.isInLineMode)
    // A backtrace would show what registers point at.
    #expect(!terminal.transcript.contains("Backtrace"))
    try holdCall(.inCall)
  }

  @Test(arguments: Place.allCases)
  func `a terminal that goes away leaves the call`(place: Place) throws {
    let terminal = try open(place)
    terminal.hangUp()
    _ = try terminal.waitForEnd()
    try holdCall(place)
  }

  @Test func `another size of the window a hundred times changes nothing that is typed`() throws {
    let terminal = try open(.inCall)
    try terminal.type("\u{15}")
    for (place, letter) in "we pay three thousand".enumerated() {
      for width in stride(from: 20, to: 200, by: 45) {
        terminal.resize(columns: width + place, rows: 5 + (width + place) % 40)
      }
      try terminal.type(String(letter))
    }
    terminal.resize(columns: 80)
    try terminal.type("\r")
    try terminal.wait { plain($0).contains("the words are kept as unmatched") }
    terminal.hangUp()
    _ = try terminal.waitForEnd()
    let kept = try desk.events(try #require(try desk.ids().first)).filter {
      $0["words"].string == "we pay three thousand"
    }
    #expect(!kept.isEmpty)
  }

  @Test func `Ctrl-Z in a call gives the terminal back, and the call goes on`() throws {
    let terminal = try open(.inCall)
    // Another process of the session would take over; here we only wait until it has stopped.
    terminal.send(signal: SIGTSTP)
    terminal.send(signal: SIGCONT)
    try terminal.type("\u{15}/end refused\r")
    try terminal.wait {
      plain($0).contains("? reason") || plain($0).contains("reason ›") || plain($0).hasSuffix("› ")
    }
    terminal.send(signal: SIGTERM)
    _ = try terminal.waitForEnd()
    #expect(terminal.isInLineMode)
  }
}
