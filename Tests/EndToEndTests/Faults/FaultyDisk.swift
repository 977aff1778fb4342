import Glibc
import TestSupport

/// Desks whose disk fails: what a deed finds, the deed on a disk that fails at some place, and what is left.
final class FaultyDisk {
  /// How a disk fails.
  enum Fault: String, CaseIterable {
    /// The program is killed; what was written is there.
    case kill
    /// The power goes, and all that was never synced is lost.
    case cut
    /// The power goes, and of what was never synced some is there, in any order and in parts.
    case tear
    /// The power goes when the program has ended: what it told stays.
    case late
    /// The disk fails once, or from then on.
    case eio, eioStays
    /// The disk is full once, or from then on.
    case enospc, enospcStays
    /// The system interrupts what waits.
    case eintr

    /// Whether the program ends with it.
    var isEnd: Bool { [.kill, .cut, .tear].contains(self) }

    /// Whether it is another one at each operation.
    var hasPlaces: Bool { self != .late }

    fileprivate func variables(_ seed: Int) -> [String: String] {
      switch self {
      case .kill: ["FAULT_KIND": "kill"]
      case .cut: ["FAULT_KIND": "cut"]
      case .tear: ["FAULT_KIND": "tear", "FAULT_SEED": "\(seed)"]
      case .late: ["FAULT_KIND": "late"]
      case .eio: ["FAULT_KIND": "eio"]
      case .eioStays: ["FAULT_KIND": "eio", "FAULT_STAYS": "1"]
      case .enospc: ["FAULT_KIND": "enospc"]
      case .enospcStays: ["FAULT_KIND": "enospc", "FAULT_STAYS": "1"]
      case .eintr: ["FAULT_KIND": "eintr"]
      }
    }
  }

  private static let now = ["--now", "2026-11-30T18:00+01:00", "--seed", "1"]
  /// When the day's work was done that most deeds find.
  private static let earlier = ["--now", "2026-10-26T18:00+01:00", "--seed", "1"]

  /// The files of a desk, with ids that deeds name.
  private struct Files: Sendable {
    var names = Deed.Names(won: "", open: "")
    let files: [(name: String, bytes: [UInt8])]

    init(_ disk: FaultyDisk) throws {
      files = try disk.fileNames().map { ($0, disk.file($0) ?? []) }
    }
  }

  /// A day's work: leads, a campaign, a call that was won, one that is open, tasks, practice, a suppression.
  private static let worked = Result {
    let disk = try FaultyDisk()
    func run(_ words: String..., entries: [String] = []) throws -> ChildProcess {
      let done = try disk.desk.run(words + earlier, entries: entries)
      guard done.status == .exited(0) else { throw ChildError.unexpected(done) }
      return done
    }
    try disk.writeFiles()
    _ = try run("leads", "import", "list.csv")
    _ = try run("campaign", "new", "Ovens", "--script", "ovens.patter", "--subject", "company")
    _ = try run("store", "backup", "former.db")
    _ = try run("leads", "import", "list.csv", "--campaign", "Ovens")
    let day = try run(
      "dial", "Ovens",
      entries: [
        "", "a", "/end meeting", "", "Friday at 9", "owner", "asked for Joe", "", "b", "", "/quit",
      ])
    _ = try run("suppress", "add", "+12125550199")
    _ = try run("leads", "import", "more.csv", "--store", "other.db")
    _ = try run(
      "call", "ovens.patter", "--lead", "name=Kit,phone=+12125550147", "--store", "other.db",
      entries: KillTests.entries)
    _ = try run("call", "ovens.patter", "--lead", "name=Zoe,phone=+12125550144", entries: ["1"])
    _ = try run(
      "rehearse", "ovens.patter", "--level", "1", entries: ["", "1", "", "/end refused", "x", ""])
    let calls = try JSON(run("log", "list", "--format", "json").output).elements
    func id(_ kind: String) throws -> String {
      guard let id = calls.first(where: { $0["kind"].string == kind })?["id"].string else {
        throw Unexpected(description: "no call is \(kind): \(day.output)\(day.errors)")
      }
      return id
    }
    var files = try Files(disk)
    files.names = Deed.Names(won: try id("won"), open: try id("unfinished"))
    return files
  }

  /// A desk with nothing but files.
  private static let fresh = Result {
    let disk = try FaultyDisk()
    try disk.writeFiles()
    return try Files(disk)
  }

  let desk: Desk
  /// Beside the desk: what the disk brings back after a cut, and the list of operations.
  private let aside: TemporaryFolder
  private var names = Deed.Names(won: "", open: "")

  private init() throws {
    desk = try Desk()
    aside = try TemporaryFolder()
  }

  /// What a deed finds.
  static func before(_ deed: Deed) throws -> FaultyDisk {
    let disk = try FaultyDisk()
    let source = try deed.isFirst ? fresh.get() : worked.get()
    disk.names = source.names
    for (name, bytes) in source.files { try disk.desk.write(bytes: bytes, to: name) }
    if deed.isOlder {
      try disk.desk.edit(
        """
        UPDATE call SET hour = hour;
        DROP TABLE suppression_key; DROP TABLE lead_alias; PRAGMA user_version = 4
        """)
    }
    return disk
  }

  private func writeFiles() throws {
    let script = Golden.contents(of: Desk.audit) ?? ""
    try desk.write(script, to: "ovens.patter")
    let cards = Desk.audit.split(separator: "/").dropLast().joined(separator: "/")
    try desk.write(
      bytes: Golden.bytes(of: "/\(cards)/objections.patter") ?? [], to: "objections.patter")
    try desk.write("---\nid: ovens\n" + script.dropFirst(4), to: "ovens-2.patter")
    try desk.write(Self.loose, to: "loose.patter")
    try desk.write("script: ovens.patter\n\nhello < Hangs up\n=> refused\n", to: "ovens.transcript")
    try desk.write("script: loose.patter\n\nhello < Yes\n=> no\n", to: "loose.transcript")
    try desk.write("Kim\nLee\n", to: "team.txt")
    try desk.write(
      "name,company,phone,email,consent\nAnna Roth,Roth,+12125550100,anna@roth.example,yes\n"
        + "Ben Kahn,Kahn,+12125550101,ben@kahn.example,yes\nCara Lin,Lin,+12125550102,,yes\n",
      to: "list.csv")
    try desk.write(
      "name,company,phone\n"
        + (0..<60).map { "Lead \($0),Company \($0),+1212555\(2000 + $0)\n" }.joined(),
      to: "more.csv")
    try desk.write((0..<50).map { "+1212555\(3000 + $0)\n" }.joined(), to: "register.csv")
    try desk.write(
      "started,duration,outcome,agent\n2026-11-02 09:00,1:30,refused,Mia\n2026-11-03 10:15,45,refused,Ben\n",
      to: "log.csv")
  }

  private static let loose = """
    ---
    title:   Ovens
    language: en
    goal: yes
    ---
    # outcomes
    -  yes "Yes": won
    -  no "No":   lost
    # greeting
    ## hello
    Hello.
    -   Yes | fine   => yes
    -   No | not now   => no

    """

  /// The names of the desk's files, but for those that SQLite lays beside a store.
  func fileNames() throws -> [String] {
    try ChildProcess.run("/bin/ls", ["-A", desk.folder.path]).lines.filter { name in
      !["-wal", "-shm", "-calls", "-journal"].contains { name.hasSuffix($0) }
        && name != "state" && name != "config" && name != "data"
    }
  }

  /// How many operations a deed takes on a sound disk.
  func count(_ deed: Deed) throws -> Int {
    let log = aside.path + "/log"
    _ = try act(deed, ["FAULT_LOG": log])
    return (Golden.contents(of: log) ?? "").split(separator: "\n").count
  }

  /// Does it on a sound disk, with the first so many of its entries.
  func act(_ deed: Deed, entries: Int? = nil) throws -> ChildProcess {
    try act(deed, [:], entries: entries)
  }

  /// Does it on a disk that fails at an operation, from 1.
  func act(_ deed: Deed, failing fault: Fault, at place: Int) throws -> ChildProcess {
    try act(deed, fault.variables(place).merging(["FAULT_AT": "\(place)"]) { $1 })
  }

  private func act(
    _ deed: Deed, _ fault: [String: String], entries: Int? = nil
  ) throws -> ChildProcess {
    let variables = [
      "FAULT_ROOT": desk.folder.path, "FAULT_SAVE": aside.path,
    ].merging(fault) { $1 }
    let typed = deed.entries.prefix(entries ?? deed.entries.count)
    return try ChildProcess.run(
      builtProgram(named: "patter-on-faulty-disk"), deed.words(names) + Self.now,
      environment: desk.environment.merging(variables) { $1 }, folder: desk.folder.path,
      input: typed.map { $0 + "\n" }.joined())
  }

  /// What is wrong with the store, told by patter itself; nil when nothing is.
  func flaw() throws -> String? {
    let verified = try desk.run(["store", "verify"] + Self.now)
    return verified.status == .exited(0) ? nil : verified.output + verified.errors
  }

  /// What the store says.
  func contents() throws -> StoreContents { try StoreContents(desk.store) }

  /// What a file holds; nil when there is none.
  func file(_ name: String) -> [UInt8]? { Golden.bytes(of: desk.folder.path + "/" + name) }
}
