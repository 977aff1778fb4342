import Glibc
import TestSupport
import Testing

/// A store that cannot be used: a clear message, status 3, and nothing half-written.
@Suite struct StoreTroubleTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A call on a store that cannot be used.
  private func refused(_ told: String, _ location: SourceLocation = #_sourceLocation) throws {
    let call = try desk.call(["1"])
    #expect(call.status == .exited(3), sourceLocation: location)
    #expect(call.errors.contains(told), "\(call.errors)", sourceLocation: location)
    #expect(call.errors.contains("help: "), sourceLocation: location)
    #expect(call.output == "", sourceLocation: location)
  }

  @Test func `a new store and its folders are for their owner alone`() throws {
    desk.environment["PATTER_STORE"] = nil
    #expect(try desk.call(["1"]).status == .exited(0))
    let folder = desk.folder.path + "/data/patter"
    #expect(desk.mode(folder) == 0o700)
    #expect(desk.mode(folder + "/store.db") == 0o600)
  }

  @Test func `a file that is no database is left as it is`() throws {
    let text = String(repeating: "my shopping list\n", count: 20)
    let path = try desk.write(text, to: "store.db")
    try refused("is not a store: it is no SQLite database")
    #expect(Golden.contents(of: path) == text)
  }

  @Test func `another program's database is left as it is`() throws {
    let path = try desk.write(bytes: Self.foreign, to: "store.db")
    try refused("another program made it")
    #expect(Golden.bytes(of: path) == Self.foreign)
  }

  @Test func `a store of a newer version is left as it is`() throws {
    try desk.call(["1"])
    var bytes = try #require(Golden.bytes(of: desk.store))
    // The version stands in the file's header at byte 60, big-endian.
    bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
    try desk.write(bytes: bytes, to: "store.db")
    try refused("has version 99, and this patter knows versions up to")
    #expect(Golden.bytes(of: desk.store) == bytes)
  }

  @Test func `a folder is no store`() throws {
    try desk.makeFolder("store.db")
    try refused("it is a folder")
  }

  @Test func `a store that another program is writing to is told to be busy`() throws {
    try desk.call([])
    guard access("/usr/bin/sqlite3", X_OK) == 0 else { return }
    let holder = try PseudoTerminal(
      "/usr/bin/sqlite3", ["-batch", desk.store], environment: desk.environment)
    try holder.type("BEGIN IMMEDIATE; SELECT 'hold' || 'ing';\r")
    try holder.wait(for: "holding")
    let call = try desk.call(["1"])
    #expect(call.status == .exited(3))
    #expect(call.errors.contains("is busy: another program is writing to it"))
    try holder.type("COMMIT; SELECT 'let' || ' go';\r")
    try holder.wait(for: "let go")
    #expect(try desk.call(["1"]).status == .exited(0))
  }

  @Test func `a store that may not be written to is told so`() throws {
    try desk.call([])
    // Permissions bind everybody but root.
    guard geteuid() != 0 else { return }
    chmod(desk.store, 0o444)
    chmod(desk.folder.path, 0o555)
    defer { chmod(desk.folder.path, 0o700) }
    try refused("cannot be written to")
  }

  @Test(.disabled(if: isThreadSanitized))
  func `a new store that finds no space leaves nothing that is taken for a store`() throws {
    let call = try limited(blocks: 8, entries: ["1"])
    #expect(call.status == .exited(3))
    #expect(call.errors.contains("error: "))
    #expect(call.output == "")
    #expect(try desk.call(["1"]).ending == "unfinished at opener")
  }

  @Test(.disabled(if: isThreadSanitized))
  func `what finds no space in the middle of a call is told, and what was kept stays`() throws {
    try desk.call([])
    let notes = (0..<60).map { "/note number \($0)" }
    let call = try limited(blocks: 132, entries: ["1"] + notes)
    #expect(call.status == .exited(3))
    #expect(call.output.contains("Not kept, and so not done: "))
    #expect(call.ending == "unfinished at opener")
    let kept = try desk.events(call.id).compactMap { $0["note"].string }
    let told = call.lines.filter { $0 == "Noted." }.count
    #expect(kept.count == told)
    #expect(kept.count < notes.count)
    let after = try desk.run(["call", "--resume", call.id] + Desk.still, entries: ["1"])
    #expect(after.status == .exited(0))
    #expect(after.ending == "unfinished at bill")
  }

  /// A call whose files may have no more than so many blocks of 1024 bytes, which is what a full disk
  /// comes to.
  private func limited(blocks: Int, entries: [String]) throws -> ChildProcess {
    try ChildProcess.run(
      "/bin/bash",
      ["-c", "ulimit -f \(blocks); exec \"$@\"", "bash", desk.program, "call", Desk.audit]
        + Desk.still,
      environment: desk.environment, input: entries.map { $0 + "\n" }.joined())
  }

  /// The smallest database that is not ours: its header says version 0, and it has one table.
  private static let foreign: [UInt8] = {
    var bytes = [UInt8](repeating: 0, count: 1024)
    func put(_ offset: Int, _ values: [UInt8]) {
      bytes.replaceSubrange(offset..<(offset + values.count), with: values)
    }
    put(0, Array("SQLite format 3\u{0}".utf8))
    // Pages of 512 bytes, format 1 to write and read, payload fractions 64, 32, 32.
    put(16, [2, 0, 1, 1, 0, 64, 32, 32, 0, 0, 0, 1, 0, 0, 0, 2])
    // Schema cookie 1, schema format 4, UTF-8.
    put(40, [0, 0, 0, 1, 0, 0, 0, 4])
    put(56, [0, 0, 0, 1])
    put(92, [0, 0, 0, 1])
    let sql = Array("CREATE TABLE t(x)".utf8)
    // A record of type, name, table, root page and statement.
    let header: [UInt8] = [6, 23, 15, 15, 1, UInt8(13 + 2 * sql.count)]
    let record = header + Array("tablett".utf8) + [2] + sql
    let cell = [UInt8(record.count), 1] + record
    let start = 512 - cell.count
    put(start, cell)
    // A leaf with one cell.
    put(100, [13, 0, 0, 0, 1, UInt8(start >> 8), UInt8(start & 0xFF), 0])
    put(108, [UInt8(start >> 8), UInt8(start & 0xFF)])
    put(512, [13, 0, 0, 0, 0, 2, 0, 0])
    return bytes
  }()
}
