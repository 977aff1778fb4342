import TestSupport
import Testing

/// Settings, help, and what is typed wrongly in a shell.
@Suite struct SettingsTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func config(_ options: [String] = []) throws -> [String: String] {
    let shown = try desk.run(["config"] + options)
    #expect(shown.status == .exited(0))
    var rows: [String: String] = [:]
    for line in shown.lines.dropFirst() {
      let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      guard words.count > 2 else { continue }
      rows[words[0]] = words.dropFirst().joined(separator: " ")
    }
    return rows
  }

  @Test func `an option goes before a variable, the config file and a default`() throws {
    desk.environment["PATTER_STORE"] = nil
    desk.environment["PATTER_AGENT"] = nil
    let path = desk.folder.path
    #expect(try config()["store"] == "\(path)/data/patter/store.db default")
    #expect(try config()["agent"]?.hasSuffix(" login") == true)
    try desk.makeFolder("config")
    try desk.makeFolder("config/patter")
    let file = try desk.write(
      "# mine\r\n\nagent = Kim Doe\nstore=/tmp/a.db\nplain = yes\n", to: "config/patter/config")
    #expect(try config()["agent"] == "Kim Doe \(file)")
    #expect(try config()["store"] == "/tmp/a.db \(file)")
    desk.environment["PATTER_AGENT"] = "Lee"
    #expect(try config()["agent"] == "Lee PATTER_AGENT")
    #expect(try config(["--agent", "Mo"])["agent"] == "Mo option --agent")
    #expect(try config(["--seed", "7"])["seed"] == "7 option --seed")
  }

  @Test func `a broken config file is told with its line`() throws {
    try desk.makeFolder("config")
    try desk.makeFolder("config/patter")
    for (text, line) in [("agent = Kim\nagnet = Lee\n", 2), ("agent\n", 1), ("\n\nfoo\u{1B}=1", 3)]
    {
      let file = try desk.write(text, to: "config/patter/config")
      for command in [["config"], ["version"], ["call", Desk.audit]] {
        let run = try desk.run(command)
        #expect(run.status == .exited(2))
        #expect(run.errors.contains("line \(line) of \(file)"))
        #expect(!run.errors.contains("\u{1B}"))
      }
    }
  }

  @Test func `help tells of all commands, of one, and of a group`() throws {
    for arguments in [["help"], ["--help"], ["-h"]] {
      let help = try desk.run(arguments)
      #expect(help.status == .exited(0))
      for command in [
        "call SCRIPT", "check PATH…", "new SCRIPT", "log list", "log show", "log correct", "config",
      ] {
        #expect(help.output.contains(command))
      }
      #expect(help.lines.allSatisfy { $0.count <= 80 })
    }
    let call = try desk.run(["help", "call"])
    #expect(call.output.contains("--lead KEY=VALUE,…"))
    #expect(try desk.run(["call", "--help"]).output == call.output)
    #expect(try desk.run(["help", "log"]).output.contains("patter log correct CALL"))
    #expect(try desk.run(["help", "log", "show"]).output.hasPrefix("patter log show CALL"))
    #expect(try desk.run(["help", "frobnicate"]).status == .exited(2))
  }

  @Test func `the version is told`() throws {
    #expect(try desk.run(["version"]).output.hasPrefix("patter 0."))
    #expect(try desk.run(["--version"]).output == desk.run(["version"]).output)
  }

  @Test func `what is typed wrongly is told with what comes near, and ends in 2`() throws {
    for (arguments, told) in [
      (["cal", "x"], "the command with a similar name is `call`"),
      (["frobnicate"], "see `patter help`"),
      (["log"], "`log` wants one more word"),
      (["log", "shwo", "x"], "`log show`"),
      (["call"], "`call` lacks the script"),
      (["call", "a", "b"], "`call` has too many arguments"),
      (["call", Desk.audit, "--sed", "1"], "the option with a similar name is `--seed`"),
      (["call", Desk.audit, "--store"], "`--store` lacks its value"),
      (["call", Desk.audit, "--resume"], "--resume takes no script"),
      (["--stor", "x", "call"], "the option with a similar name is `--store`"),
      (["config", "x"], "`config` has too many arguments"),
      (["call", Desk.audit, "--agent", " "], "the agent has no name"),
    ] {
      let run = try desk.run(arguments)
      #expect(run.status == .exited(2), "\(arguments)")
      #expect(run.errors.contains(told), "\(run.errors)")
      #expect(run.output == "")
    }
  }

  @Test(arguments: [
    "name", "=Anna", "1name=x", "na me=x", "name=\"x", "name=x,,y", "a=1,b", "\u{1B}[31m=x",
  ])
  func `a malformed lead ends in 2`(lead: String) throws {
    let run = try desk.call(["1"], ["--lead", lead])
    #expect(run.status == .exited(2))
    #expect(run.errors.contains("lead"))
    #expect(!run.errors.contains("\u{1B}"))
    #expect(try desk.ids().isEmpty)
  }

  @Test func `a lead may have quotes, commas and letters of any language`() throws {
    let call = try desk.call(
      ["/lead"], ["--lead", "name=\"Roth, Anna\",компания=«Хлеб», страна = DE ,empty="])
    #expect(call.status == .exited(0))
    let lead = try desk.log(call.id)["lead"]
    #expect(lead["name"].string == "Roth, Anna")
    #expect(lead["компания"].string == "«Хлеб»")
    #expect(lead["страна"].string == "DE")
  }

  @Test(arguments: [
    "tomorrow", "2026-13-01T00:00", "", "2026-11-30T25:00Z", "99999999999999999999",
  ])
  func `a malformed time ends in 2`(time: String) throws {
    let run = try desk.run(["call", Desk.audit, "--now", time])
    #expect(run.status == .exited(2))
    #expect(run.errors.contains("is no time"))
  }

  @Test(arguments: ["-1", "x", "1.5", "18446744073709551616", ""])
  func `a malformed seed ends in 2`(seed: String) throws {
    let run = try desk.run(["call", Desk.audit, "--seed=\(seed)"])
    #expect(run.status == .exited(2))
    #expect(run.errors.contains("is no seed"))
    #expect(try desk.ids().isEmpty)
  }

  @Test func `a seed of its own draws another letter`() throws {
    let letters = try Set(
      (1...12).map { seed in
        let call = try desk.run(["call", Desk.audit, "--seed", "\(seed)"])
        return try desk.events(call.id).first { $0["letter"] != .null }?["letter"].string ?? ""
      })
    #expect(letters == ["A", "B"])
  }
}
