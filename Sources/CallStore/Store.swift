import CallModel

/// The call log: one SQLite file, and the one connection to it.
///
/// It is not `Sendable`: whoever opened it uses it, from one thread. Several stores, in one process
/// or in many, may be open on one file. What a call of it has written when it returns is on the
/// disk, whatever happens to the process or the machine afterwards.
package final class Store {
  /// The file's real path.
  package let path: String
  let database: Database
  let locks: CallLocks
  /// The key under which leads are recognised; it never leaves the store.
  let storeKey: [UInt8]
  /// The store's own id, under which its calls are chained.
  package let origin: UUIDv7
  /// Interned names, both ways.
  var names = Names()
  /// What is counted, both ways.
  var countNames = CountNames()
  /// The next event's number of each call that this store has open.
  var nextSeq: [Int64: Int32] = [:]

  /// Opens a store for reading and writing. The file, readable and writable by its owner alone, and
  /// its folders are made if they are not there; an older version is brought up to date.
  ///
  /// `busyTimeout` is how many milliseconds another process's lock is waited for, each time.
  package static func open(_ path: String, busyTimeout: Int32 = 5000) throws(StoreError) -> Store {
    let path = try StoreFile.prepare(path)
    let database = try Database(path: path, busyTimeout: busyTimeout)
    try database.distrust()
    _ = try Schema.check(database)
    guard !database.isReadOnly else { throw StoreError(.readOnly, path: path) }
    try database.prepareForWriting()
    try Schema.migrate(database)
    return try Store(database, isReader: false)
  }

  /// Opens an existing store for reading only: what it holds stays as it is. SQLite may still lay its
  /// own two files beside it, so the folder has to be writable. Throws `olderVersion` for one that has to be brought up to date first, and `cannotOpen` for
  /// an empty file.
  package static func openForReading(
    _ path: String, busyTimeout: Int32 = 5000
  ) throws(StoreError) -> Store {
    let path = try StoreFile.find(path)
    let database = try Database(path: path, busyTimeout: busyTimeout)
    try database.distrust()
    let version = try Schema.check(database)
    guard version > 0 else { throw StoreError(.cannotOpen(why: "it is empty"), path: path) }
    guard version == Schema.version else {
      throw StoreError(.olderVersion(found: version, known: Schema.version), path: path)
    }
    try database.run("PRAGMA query_only = ON")
    return try Store(database, isReader: true)
  }

  private init(_ database: Database, isReader: Bool) throws(StoreError) {
    let row = try database.prepare(
      "SELECT key, uuid FROM store JOIN origin ON origin.id = store.origin"
    ).first { (key: $0.bytes(0), origin: UUIDv7(bytes: $0.bytes(1))) }
    guard let row, row.key.count == 32, let origin = row.origin else {
      throw StoreError(.damaged(what: "it does not know itself"), path: database.path)
    }
    self.database = database
    path = database.path
    storeKey = row.key
    self.origin = origin
    locks = try CallLocks(store: database.path, isReader: isReader)
  }

  /// Writes all of it or nothing, and forgets names that were not kept.
  func write<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    do throws(StoreError) {
      return try database.transaction(body)
    } catch {
      names.forget()
      countNames.forget()
      throw error
    }
  }

  /// The error for content that contradicts itself.
  func damaged(_ what: String) -> StoreError {
    StoreError(.damaged(what: what), path: path)
  }

  /// Another error of this store.
  func failure(_ kind: StoreError.Kind) -> StoreError {
    StoreError(kind, path: path)
  }
}

/// What a store is and holds.
package struct StoreInfo: Hashable, Sendable {
  /// The file's real path.
  package let path: String
  /// The schema's version.
  package let version: Int
  /// The store's id.
  package let origin: UUIDv7
  /// The size of the file and its write-ahead log, in bytes.
  package let byteCount: Int64
  /// How many calls there are, by purpose, open ones included.
  package let calls: [CallPurpose: Int]
  /// How many of all calls are open.
  package let openCalls: Int
  /// How many events there are.
  package let events: Int
  /// How many versions of scripts there are.
  package let scripts: Int
  /// How many operators there are.
  package let agents: Int
  /// How many entries this store's own chain has.
  package let chainLength: Int
  /// The chain's head; nil before the first call has ended.
  package let chainHead: Digest?
}

extension Store {
  /// What the store is and holds; counts every row, so it takes time in a large store.
  package func info() throws(StoreError) -> StoreInfo {
    try database.snapshot { () throws(StoreError) in
      var calls: [CallPurpose: Int] = [:]
      let counts = try database.prepare("SELECT purpose, COUNT(*) FROM call GROUP BY purpose")
        .all { (Int($0.int(0)), Int($0.int(1))) }
      for (purpose, count) in counts {
        if let purpose = CallPurpose(rawValue: purpose) { calls[purpose] = count }
      }
      let head = try chainHead(of: 1)
      return StoreInfo(
        path: path, version: Int(try database.int("PRAGMA user_version")), origin: origin,
        byteCount: StoreFile.size(path) + StoreFile.size(path + "-wal"), calls: calls,
        openCalls: Int(try database.int("SELECT COUNT(*) FROM call WHERE state = 0")),
        events: Int(try database.int("SELECT COUNT(*) FROM call_event")),
        scripts: Int(try database.int("SELECT COUNT(*) FROM script")),
        agents: Int(try database.int("SELECT COUNT(*) FROM agent")),
        chainLength: Int(head?.number ?? 0), chainHead: head?.chain)
    }
  }
}
