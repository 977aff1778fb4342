import TestSupport
import Testing

/// The prompt that `patter` alone opens.
@Suite struct HomePromptTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func home() throws -> PseudoTerminal { try desk.terminal([] + Desk.still) }

  @Test func `every command works at the prompt`() throws {
    let terminal = try home()
    try terminal.wait(for: "patter › ")
    try terminal.type("log list\r")
    try terminal.wait(for: "No call is logged yet.")
    try terminal.wait(for: "patter › ")
    try terminal.type("help call\r")
    try terminal.wait(for: "--resume [CALL]")
    try terminal.wait(for: "patter › ")
    try terminal.type("version\r")
    try terminal.wait(for: "patter 0.")
    try terminal.wait(for: "patter › ")
    try terminal.type("\u{04}")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.isInLineMode)
  }

  @Test func `what is typed wrongly is told and the prompt comes back`() throws {
    let terminal = try home()
    for (typed, told) in [
      ("chek", "the command with a similar name is `check`"), ("log", "`log show`"),
      ("check", "`check` lacks its argument"), ("log list --foo", "there is no option `--foo`"),
      ("log list --store x", "--store cannot change at the prompt"),
      ("check /nowhere.patter", "there is no such file"), ("\"", "there is no command ``"),
    ] {
      try terminal.wait(for: "patter › ")
      try terminal.type(typed + "\r")
      try terminal.wait(for: told)
    }
    try terminal.wait(for: "patter › ")
    try terminal.type("quit\r")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func `TAB completes commands and files`() throws {
    try desk.write("nothing yet", to: "bakery.patter")
    let terminal = try home()
    try terminal.wait(for: "patter › ")
    try terminal.type("lo\tsh\t")
    try terminal.wait(for: "log ")
    try terminal.wait(for: "show")
    try terminal.type("\u{15}check bak\t\r")
    try terminal.wait(for: "bakery.patter")
    try terminal.wait { plain($0).contains("1 file checked") }
  }

  @Test func `an interrupted call is offered and goes on at the very step`() throws {
    let call = try desk.call(["1", "1", "3000"], ["--lead", "name=Anna Roth"])
    let terminal = try home()
    try terminal.wait(for: "Anna Roth")
    try terminal.wait(for: "is unfinished")
    try terminal.wait(for: "take it up? › ")
    try terminal.type("\r")
    try terminal.wait(for: "What bothers you most about that bill?")
    try terminal.wait(for: "pain ? worries › ")
    try terminal.type("/end later\r")
    try terminal.wait(for: "note › ")
    try terminal.type("\r")
    try terminal.wait(for: "call \(call.id): later (open)")
    try terminal.wait(for: "patter › ")
  }

  @Test func `an interrupted call can be left for later`() throws {
    let call = try desk.call(["1"])
    let terminal = try home()
    try terminal.wait(for: "take it up? › ")
    try terminal.type("n\r")
    try terminal.wait(for: "patter › ")
    try terminal.type("\u{04}")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(try !desk.kinds(call.id).contains("reopened"))
  }

  @Test func `a call made at the prompt comes back to it`() throws {
    let terminal = try home()
    try terminal.wait(for: "patter › ")
    try terminal.type("call \"\(Desk.audit)\" --lead 'first_name=Anna'\r")
    try terminal.wait(for: "hello › ")
    try terminal.type("/end stop\r")
    try terminal.wait(for: "note › ")
    try terminal.type("\r")
    try terminal.wait(for: ": stop (lost)")
    try terminal.wait(for: "patter › ")
  }

  @Test func `commands by pipe are done one after the other`() throws {
    let home = try desk.run([], entries: ["version", "chek", "log list"])
    #expect(home.status == .exited(0))
    #expect(home.output.contains("patter 0."))
    #expect(home.output.contains("No call is logged yet."))
    #expect(home.errors.contains("similar name is `check`"))
  }
}
