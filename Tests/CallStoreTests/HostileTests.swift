import CallModel
import Glibc
import Testing

@testable import CallStore

struct HostileTests {
  private let folder = Folder()
  private var path: String { folder.file("log.db") }

  /// A whole store's file, closed, and then changed by somebody else.
  private func store(changedBy changes: StaticString...) throws(StoreError) {
    do {
      let store = try Store.open(path)
      try store.endedCall()
    }
    let other = try Database(path: path, busyTimeout: 0)
    for change in changes { try other.run(change) }
  }

  private func failure(_ path: String? = nil) -> StoreError? {
    let path = path ?? self.path
    let (writing, reading) = (
      thrown { _ = try Store.open(path) }, thrown { _ = try Store.openForReading(path) }
    )
    #expect(writing?.kind == reading?.kind)
    return writing
  }

  // The umask belongs to the process, so a process of its own sets it.
  @Test(arguments: [0o000, 0o022, 0o777] as [UInt32])
  func `a new store and its folders are for their owner alone, whatever the umask`(
    mask: UInt32
  ) async {
    let path = folder.file("a/b/log.db")
    await #expect(processExitsWith: .exitCode(0)) {
      [path = path as String, mask = mask as UInt32] in
      umask(mask)
      let store = try Store.open(path)
      try store.endedCall()
      let isPrivate = ["", "-wal", "-shm", "-calls"].allSatisfy { mode(path + $0) == 0o600 }
      exit(isPrivate ? 0 : 1)
    }
    #expect(mode(folder.file("a")) == 0o700 && mode(folder.file("a/b")) == 0o700)
  }

  @Test func `an empty file becomes a store`() throws {
    write([], to: path)
    #expect(
      thrown { _ = try Store.openForReading(path) }?.kind == .cannotOpen(why: "it is empty"))
    let store = try Store.open(path)
    try store.endedCall()
    #expect(try Store.openForReading(path).info().events == 8)
  }

  @Test func `a folder, a missing file and a path through a file say what they are`() throws {
    #expect(failure(folder.path)?.kind == .cannotOpen(why: "it is a folder"))
    write([1], to: folder.file("plain"))
    #expect(
      failure(folder.file("plain/log.db"))?.kind
        == .cannotOpen(why: "a part of its path is not a folder"))
    let missing = thrown { _ = try Store.openForReading(folder.file("none.db")) }
    #expect(missing?.kind == .cannotOpen(why: "there is no such file or folder"))
    #expect(missing?.sentence.contains("none.db") == true)
    #expect(failure("")?.kind == .cannotOpen(why: "this is no path"))
    #expect(mkfifo(path, 0o600) == 0)
    #expect(failure()?.kind == .cannotOpen(why: "it is no plain file"))
  }

  // The superuser may do everything, so a process of its own stops being that.
  @Test func `a file without permission says so`() async {
    await #expect(processExitsWith: .exitCode(0)) {
      [folder = folder.path as String, path = path as String] in
      if geteuid() == 0, chown(folder, 65_534, 65_534) != 0 || setuid(65_534) != 0 { exit(2) }
      _ = try Store.open(path)
      chmod(path, 0o400)
      guard thrown({ _ = try Store.open(path) })?.kind == .readOnly else { exit(3) }
      guard try Store.openForReading(path).info().events == 0 else { exit(4) }
      chmod(path, 0o000)
      let denied = StoreError.Kind.cannotOpen(why: "permission is missing")
      guard thrown({ _ = try Store.open(path) })?.kind == denied else { exit(5) }
      guard thrown({ _ = try Store.openForReading(path) })?.kind == denied else { exit(6) }
      chmod(folder, 0o500)
      guard thrown({ _ = try Store.open(folder + "/new.db") })?.kind == denied else { exit(7) }
      exit(0)
    }
  }

  @Test func `a link is followed, and one that leads nowhere is refused`() throws {
    let link = folder.file("link.db")
    #expect(symlink(path, link) == 0)
    #expect(failure(link)?.kind == .cannotOpen(why: "there is no such file or folder"))
    #expect(mode(path) == 0)
    try store()
    #expect(try Store.open(link).path == Store.open(path).path)
  }

  @Test(arguments: [1, 15, 16, 99, 100, 511, 512, 5000])
  func `what is no database is refused and left as it is`(size: Int) {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }
    write(bytes, to: path)
    let error = failure()
    #expect(error?.kind == .notADatabase)
    #expect(contents(path).elementsEqual(bytes))
  }

  @Test func `a database of another program is refused and left as it is`() throws {
    write([], to: path)
    do {
      let other = try Database(path: path, busyTimeout: 0)
      try other.run("CREATE TABLE t (x)")
    }
    let before = contents(path)
    #expect(failure()?.kind == .notOurs(why: "another program made it"))
    #expect(contents(path).elementsEqual(before))
    try Database(path: path, busyTimeout: 0).run("DROP TABLE t")
    try Database(path: path, busyTimeout: 0).run("PRAGMA application_id = 7")
    #expect(failure()?.kind == .notOurs(why: "another program made it"))
  }

  @Test func `a store of a newer patter is refused and left as it is`() throws {
    try store(changedBy: "PRAGMA user_version = 99", "CREATE TABLE later (x)")
    let before = contents(path)
    let error = failure()
    #expect(error?.kind == .newerVersion(found: 99, known: Schema.version))
    #expect(error?.help.contains("newer patter") == true)
    #expect(contents(path).elementsEqual(before))
    try Database(path: path, busyTimeout: 0).run("PRAGMA user_version = -1")
    #expect(failure()?.kind == .notOurs(why: "there is no version -1"))
  }

  @Test(arguments: [
    (0, "the trigger `evil` is not ours"), (1, "the view `evil` is not ours"),
    (2, "the table `evil` is not ours"), (3, "the index `evil` is not ours"),
    (4, "the table `call` is not ours"), (5, "a table is missing"),
  ])
  func `a schema that was tampered with is refused`(number: Int, why: String) throws {
    let changes: [StaticString] = [
      "CREATE TRIGGER evil AFTER INSERT ON call BEGIN DELETE FROM call; END",
      "CREATE VIEW evil AS SELECT * FROM call",
      "CREATE TABLE evil (x)",
      "CREATE INDEX evil ON call (hour)",
      "ALTER TABLE call ADD COLUMN extra TEXT",
      "DROP INDEX call_open",
    ]
    try store(changedBy: changes[number])
    #expect(failure()?.kind == .notOurs(why: why))
  }

  @Test func `a store that is cut short is damaged wherever it is cut`() throws {
    try store()
    let whole = contents(path)
    // Two bytes into a page: more of them are all that an empty page needs.
    for size in stride(from: 2, to: whole.count, by: 8192) {
      let copy = folder.file("cut\(size).db")
      write(whole.prefix(size), to: copy)
      let error = thrown { try Store.open(copy).checkPages() }
      switch error?.kind {
      case .damaged, .notADatabase: break
      default: Issue.record("\(size): \(error?.sentence ?? "opens")")
      }
    }
  }

  @Test func `an altered script is not given out`() throws {
    try store(changedBy: "UPDATE script_file SET bytes = x'00'")
    let store = try Store.open(path)
    let error = thrown { _ = try store.bundle(solar().hash) }
    #expect(error?.sentence.contains("was altered") == true)
  }

  @Test func `an event of a kind that nobody writes is damage, not a crash`() throws {
    try store(changedBy: "UPDATE call_event SET kind = 900 WHERE seq = 3")
    let store = try Store.open(path)
    let call = try #require(try store.calls(CallFilter(purpose: .live)).calls.first)
    #expect(
      thrown { _ = try store.events(of: call.id) }?.kind
        == .damaged(what: "an event has an unknown kind"))
  }

  @Test func `a store for reading writes nothing`() throws {
    try store()
    let before = contents(path)
    let store = try Store.openForReading(path)
    #expect(thrown { _ = try store.agent(named: "New") }?.kind == .readOnly)
    #expect(thrown { _ = try store.endedCall() }?.kind == .readOnly)
    #expect(contents(path).elementsEqual(before))
  }
}
