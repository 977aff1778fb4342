import Glibc
import TestSupport
import Testing

/// A store can be copied while calls go on, and brought back from its copy.
@Suite struct StoreBackupTests {
  let desk: Desk
  let copy: String

  init() throws {
    desk = try Desk()
    copy = desk.folder.path + "/copies/monday.db"
  }

  private func files(_ folder: String) throws -> [String] {
    let list = try ChildProcess.run("/bin/ls", ["-A", folder])
    return list.lines
  }

  @Test func `a copy is one private file, made while a call goes on`() throws {
    try desk.call(KillTests.entries)
    let terminal = try desk.terminal(["call", Desk.audit] + Desk.still, term: "dumb")
    try terminal.wait { $0.hasSuffix("› ") }
    let made = try desk.run(["store", "backup", copy])
    #expect(made.status == .exited(0), "\(made.errors)")
    #expect(made.output.contains("2 calls"))
    try terminal.type("1\r")
    try terminal.wait { $0.hasSuffix("› ") }
    #expect(try files(desk.folder.path + "/copies") == ["monday.db"])
    #expect(desk.mode(copy) == 0o600)
    #expect(desk.mode(desk.folder.path + "/copies") == 0o700)
    let verified = try desk.run(["store", "verify", "--store", copy])
    #expect(verified.status == .exited(0), "\(verified.output)")
    // The head that was told is the head of the store.
    let head = try JSON(desk.run(["store", "info", "--format", "json"]).output)["chain_head"].string
    #expect(made.output.contains(try #require(head)))
    // An earlier copy is replaced.
    let again = try desk.run(["store", "backup", copy])
    #expect(again.status == .exited(0), "\(again.errors)")
  }

  @Test func `nothing but an earlier copy is replaced`() throws {
    try desk.call(KillTests.entries)
    let text = try desk.write("a list", to: "list.txt")
    let other = desk.folder.path + "/other.db"
    try desk.run(["store", "info", "--store", other])
    for (path, words) in [
      (text, "no SQLite database"), (other, "another store"), (desk.store, "its own copy"),
      (desk.folder.path, "folder"),
    ] {
      let before = try? ChildProcess.run("/usr/bin/cksum", [path]).output
      let refused = try desk.run(["store", "backup", path])
      #expect(refused.status == .exited(3), "\(path)")
      #expect(
        refused.errors.lowercased().contains(words.lowercased()), "\(words): \(refused.errors)")
      if path != desk.folder.path, path != desk.store {
        #expect(try ChildProcess.run("/usr/bin/cksum", [path]).output == before)
      }
    }
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
  }

  @Test func `a store becomes what its copy was, and what it was is kept`() throws {
    try desk.call(KillTests.entries)
    try desk.run(["store", "backup", copy])
    try desk.call(KillTests.entries)
    let both = try desk.ids()
    #expect(both.count == 2)

    let refused = try desk.run(["store", "restore", copy], entries: ["n"])
    #expect(refused.output.contains("Nothing was changed."))
    #expect(try desk.ids() == both)

    let done = try desk.run(["store", "restore", copy], entries: ["y"])
    #expect(done.status == .exited(0), "\(done.errors)")
    #expect(try desk.ids() == [both[1]])
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
    let former = desk.store + "-before-restore-1"
    #expect(done.output.contains("before-restore-1"))
    #expect(try desk.run(["store", "verify", "--store", former]).status == .exited(0))
    #expect(
      try JSON(desk.run(["log", "list", "--format", "json", "--store", former]).output)
        .elements.count == 2)
    // The next call is chained to the copy's last one.
    try desk.call(KillTests.entries)
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
    #expect(try desk.ids().count == 2)
  }

  @Test func `a store is not taken away under a call, nor for a damaged copy`() throws {
    try desk.call(KillTests.entries)
    try desk.run(["store", "backup", copy])
    let terminal = try desk.terminal(["call", Desk.audit] + Desk.still, term: "dumb")
    try terminal.wait { $0.hasSuffix("› ") }
    let open = try desk.run(["store", "restore", copy, "--yes"])
    #expect(open.status == .exited(1))
    #expect(open.errors.contains("open in another window"), "\(open.errors)")
    terminal.send(signal: SIGKILL)
    #expect(try terminal.waitForEnd() == .killed(signal: SIGKILL))

    let bytes = try #require(Golden.bytes(of: copy))
    var damaged = bytes
    for place in stride(from: 4096, to: damaged.count, by: 97) { damaged[place] ^= 0x5A }
    let path = try desk.write(bytes: damaged, to: "damaged.db")
    let before = try desk.ids()
    let refused = try desk.run(["store", "restore", path, "--yes"])
    #expect(refused.status == .exited(3))
    #expect(try desk.ids() == before)
    let cut = try desk.write(bytes: Array(bytes.prefix(bytes.count / 2)), to: "cut.db")
    #expect(try desk.run(["store", "restore", cut, "--yes"]).status == .exited(3))
    #expect(try desk.ids() == before)
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
  }
}
