import Glibc
import TestSupport
import Testing

/// Files of somebody who means harm, or of a program gone wrong: they are told, and nothing happens but that.
@Suite struct HostileFileTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let now = ["--now", "2026-11-30T16:00+01:00"]

  private func run(_ words: String...) throws -> ChildProcess { try desk.run(words + Self.now) }

  /// Nothing that a terminal obeys, and nobody reads backwards.
  private func holdHarmless(_ done: ChildProcess) {
    for text in [done.output, done.errors] {
      #expect(
        text.unicodeScalars.allSatisfy {
          $0 == "\n" || $0 == "\t"
            || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
              && !(0x202A...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value)
        })
    }
  }

  // MARK: Includes

  private func script(including name: String) -> String {
    Desk.short.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "language: en" ? "language: en\ninclude: \(name)" : String($0) }
      .joined(separator: "\n")
  }

  @Test func `an include does not leave the script's folder, by dots or by links`() throws {
    try desk.makeFolder("scripts")
    try desk.write("a secret of the desk\n", to: "secret.patter")
    #expect(
      symlink(desk.folder.path + "/secret.patter", desk.folder.path + "/scripts/link.patter") == 0)
    #expect(symlink("/etc", desk.folder.path + "/scripts/etc") == 0)
    for name in [
      "../secret.patter", "link.patter", "etc/passwd", "/etc/passwd", "./.././secret.patter",
      "a/../../secret.patter",
    ] {
      let path = try desk.write(script(including: name), to: "scripts/ovens.patter")
      let checked = try run("check", path)
      #expect(checked.status == .exited(1), "\(name): \(checked.output)")
      #expect(checked.errors.contains("bad-include") || checked.output.contains("bad-include"))
      #expect(!(checked.output + checked.errors).contains("a secret of the desk"))
    }
  }

  @Test func `a script that includes itself through links is a circle`() throws {
    let path = try desk.write(script(including: "link.patter"), to: "ovens.patter")
    #expect(symlink(path, desk.folder.path + "/link.patter") == 0)
    let checked = try run("check", path)
    #expect(checked.status == .exited(1), "\(checked.output)")
    #expect(symlink("b.patter", desk.folder.path + "/a.patter") == 0)
    #expect(symlink("a.patter", desk.folder.path + "/b.patter") == 0)
    #expect(try run("check", "a.patter").status != .exited(0))
  }

  // MARK: Large and strange

  /// The commands that read a file that somebody hands in.
  private static let readers: [[String]] = [
    ["check", "FILE.patter"], ["format", "--check", "FILE.patter"], ["graph", "FILE.patter"],
    ["test", "FILE.transcript"], ["leads", "import", "FILE.csv"],
    ["leads", "import", "FILE.csv", "--partial"],
    ["log", "import", "FILE.csv", "--script", "ovens.patter"],
    ["suppress", "import", "FILE.csv", "--register", "r", "--day", "2026-11-01"],
    ["check", "FILE.json"], ["store", "restore", "FILE.db", "--yes"],
    ["store", "merge", "FILE.db"],
    ["drill", "FILE.cards"],
    ["session", "new", "S", "--script", "ovens.patter", "--trainees", "FILE.txt"],
  ]

  /// What is in the files.
  private static let contents: [(name: String, bytes: [UInt8])] = [
    ("a line of ten megabytes", Array(repeating: 0x61, count: 10_000_000)),
    (
      "ten megabytes of commas and quotes",
      Array(repeating: [0x22, 0x2C], count: 5_000_000).flatMap { $0 }
    ),
    ("brackets in brackets", Array(repeating: [0x5B, 0x7B], count: 200_000).flatMap { $0 }),
    ("NULs", Array(repeating: 0, count: 100_000)),
    ("every byte", (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }),
    (
      "names that steer terminals",
      Array(
        "name,phone,size\n\u{1B}[2J\u{1B}]0;x\u{7}\u{202E}Anna\u{200B},+12125550100,1e999\n\u{9B}31m,+12125550101,-1e-999\n"
          .utf8)
    ),
    (
      "numbers without an end",
      Array("name,phone\nA,+\(String(repeating: "9", count: 100_000))\n".utf8)
    ),
    ("nothing", []), ("only the mark of UTF-8", [0xEF, 0xBB, 0xBF]),
    ("half of a UTF-16 file", [0xFF, 0xFE, 0x61]),
    (
      "a tower of marks",
      Array(("name,phone\ne" + String(repeating: "\u{301}", count: 100_000)).utf8)
    ),
  ]

  @Test(arguments: contents.indices) func `a strange file is read or refused`(index: Int) throws {
    let (name, bytes) = Self.contents[index]
    try desk.write(Desk.short, to: "ovens.patter")
    for (place, words) in Self.readers.enumerated() {
      // The largest take a second each: the small proof tries some.
      guard isFullProof || bytes.count < 1_000_000 || place % 3 == index % 3 else { continue }
      let named = words.map { word in
        word.hasPrefix("FILE") ? "strange" + word.dropFirst(4) : word
      }
      for word in named where word.hasPrefix("strange") { try desk.write(bytes: bytes, to: word) }
      let done = try desk.run(named + Self.now)
      guard case .exited(let status) = done.status else {
        Issue.record("\(name), \(words): \(done.status)")
        continue
      }
      #expect((0...3).contains(status), "\(name), \(words): \(status)")
      #expect(status == 0 || !done.errors.isEmpty || !done.output.isEmpty, "\(name), \(words)")
      // A message is for people: what is long is cut.
      #expect(done.errors.utf8.count < 20_000, "\(name), \(words): \(done.errors.utf8.count) bytes")
      holdHarmless(done)
    }
    #expect(try run("store", "verify").status == .exited(0))
  }

  @Test func `what leads hold stays data wherever it goes`() throws {
    let list = """
      name,company,phone,notes
      =cmd|' /C calc'!A0,<img src=x onerror=alert(1)>,+12125550100,@SUM(1)
      "Robert'); DROP TABLE call; --",$(reboot),+12125550101,{{7*7}}

      """
    let path = try desk.write(list, to: "leads.csv")
    let script = try desk.write(Desk.short, to: "ovens.patter")
    #expect(try run("leads", "import", path).status == .exited(0))
    let called = try desk.run(
      ["call", script, "--lead", "1", "--override", "test"] + Self.now,
      entries: ["1", "<b>bold</b>"])
    #expect(called.status == .exited(0), "\(called.errors)")
    for words in [
      ["leads", "export"], ["tasks", "export"], ["log", "export", "--format", "csv"],
    ] {
      let fields = try desk.run(words + Self.now).output.split(separator: "\n").flatMap {
        $0.split(separator: ",")
      }
      let formulas = fields.filter { field in
        ["=", "@", "\"=", "\"@"].contains { field.hasPrefix($0) }
      }
      #expect(formulas.isEmpty, "\(words): \(formulas)")
    }
    let report = try run("report", "--format", "html")
    #expect(!report.output.contains("<img src=x") && !report.output.contains("<b>bold"))
    #expect(try run("leads", "list").output.contains("DROP TABLE call"))
    #expect(try run("store", "verify").status == .exited(0))
  }

  // MARK: Around the program

  @Test func `a config file that others may write is not used`() throws {
    let folder = desk.folder.path + "/config"
    _ = mkdir(folder, 0o700)
    _ = mkdir(folder + "/patter", 0o700)
    let path = try desk.write("store = /tmp/somewhere-else.db\n", to: "config/patter/config")
    #expect(try run("config").output.contains("somewhere-else") == false)
    desk.environment["PATTER_STORE"] = nil
    #expect(try run("config").output.contains("somewhere-else"))
    for mode: mode_t in [0o620, 0o602, 0o666] {
      #expect(chmod(path, mode) == 0)
      let refused = try run("leads", "list")
      #expect(refused.status == .exited(3))
      #expect(refused.errors.contains("others may write the config file"))
    }
  }

  @Test(arguments: [
    "PATTER_AGENT", "PATTER_STORE", "PATTER_SEED", "PATTER_NOW", "TERM", "LC_ALL", "TZ", "HOME",
    "XDG_DATA_HOME", "XDG_CONFIG_HOME", "COLUMNS", "PATH", "TZDIR", "INPUTRC",
  ])
  func `a variable of absurd length is told or passed over`(name: String) throws {
    for value in [
      String(repeating: "a", count: 120_000), "/" + String(repeating: "b/", count: 50_000),
      "\u{1B}[2J",
    ] {
      desk.environment[name] = value
      for words in [["leads", "list"], ["config"], ["call", Desk.audit]] {
        let done = try desk.run(words, entries: ["1"])
        guard case .exited(let status) = done.status else {
          Issue.record("\(name), \(words): \(done.status)")
          continue
        }
        #expect((0...3).contains(status), "\(name): \(status)")
        holdHarmless(done)
      }
    }
  }

  @Test func `errors name no values of leads`() throws {
    let path = try desk.write(
      "name,phone,email\nQuillfeather,+1,quill@feather\nQuillfeather,+12,x\n", to: "leads.csv")
    let refused = try run("leads", "import", path)
    #expect(refused.status == .exited(1))
    #expect(!refused.errors.contains("Quillfeather") && !refused.errors.contains("quill@"))
    #expect(refused.errors.contains("line 2: the phone"), "\(refused.errors)")
  }

  @Test func `what is written of people is its owner's alone, whatever the umask`() throws {
    let path = try desk.write("name,phone\nAnna,+12125550100\nBen,1\n", to: "leads.csv")
    let script = try desk.write(Desk.short, to: "ovens.patter")
    _ = try run("leads", "import", path, "--partial")
    _ = try desk.run(
      ["call", script, "--lead", "1", "--override", "test"] + Self.now, entries: ["1", ""])
    for words in [
      ["leads", "export", "--output", "out1"], ["log", "export", "--output", "out2"],
      ["store", "subject", "--lead", "1", "--output", "out3"], ["store", "backup", "out4"],
      ["report", "--format", "html", "--output", "out5"], ["tasks", "export", "--output", "out6"],
    ] {
      let done = try ChildProcess.run(
        "/bin/sh", ["-c", "umask 0; exec \"$0\" \"$@\"", desk.program] + words + Self.now,
        environment: desk.environment, folder: desk.folder.path)
      #expect(done.status == .exited(0), "\(words): \(done.errors)")
      let mode = desk.mode(desk.folder.path + "/" + (words.last ?? ""))
      #expect(mode == 0o600, "\(words): \(String(mode ?? 0, radix: 8))")
    }
    for name in ["leads-rejects.csv", "store.db"] {
      #expect(desk.mode(desk.folder.path + "/" + name) == 0o600, "\(name)")
    }
  }

  @Test func `the history keeps nobody's name`() throws {
    let terminal = try desk.terminal(Self.now)
    for line in [
      "leads add name=Quillfeather,phone=+12125550100", "find Quillfeather", "leads list",
      "suppress check +12125550100", "call x --lead name=Quillfeather", "Quillfeather",
      "store subject --phone +12125550100",
    ] {
      try terminal.wait { plain($0).hasSuffix("patter › ") }
      try terminal.type(line + "\r")
    }
    try terminal.wait { plain($0).hasSuffix("patter › ") }
    try terminal.type("quit\r")
    #expect(try terminal.waitForEnd() == .exited(0))
    let path = desk.folder.path + "/state/patter/history"
    let kept = Golden.contents(of: path) ?? ""
    #expect(!kept.contains("Quillfeather") && !kept.contains("2125550100"), "\(kept)")
    if !kept.isEmpty { #expect(kept.contains("leads list")) }
  }
}
