import CSQLite
import Glibc

/// One connection to a SQLite file, with its prepared statements. It has one owner and is used by
/// one thread, so that SQLite need not lock it.
final class Database {
  /// The file's path, for errors.
  let path: String
  private let connection: OpaquePointer
  /// The connection, for what SQLite does with two of them.
  var handle: OpaquePointer { connection }
  // By the address of the literal: a statement is a literal in our source, never put together.
  private var statements: [UnsafePointer<UInt8>: Statement] = [:]

  /// Opens an existing file; `busyTimeout` in milliseconds is how long a lock is waited for.
  init(path: String, busyTimeout: Int32) throws(StoreError) {
    self.path = path
    // What SQLite puts aside, to write a file anew for instance, holds what the store holds: it stays in
    // the store's folder, without a name.
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    setenv("SQLITE_TMPDIR", folder.isEmpty ? "." : folder.joined(separator: "/") + "/.", 1)
    var connection: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
    let code = sqlite3_open_v2(path, &connection, flags, nil)
    guard code == SQLITE_OK, let connection else {
      let extended = connection.map { sqlite3_extended_errcode($0) } ?? code
      let system = connection.map { sqlite3_system_errno($0) } ?? 0
      sqlite3_close_v2(connection)
      guard extended & 0xFF == SQLITE_CANTOPEN, system != 0 else {
        throw StoreError(code: extended, path: path)
      }
      throw StoreError(
        .cannotOpen(why: reason(system)), path: path, code: ResultCode(extended))
    }
    self.connection = connection
    sqlite3_extended_result_codes(connection, 1)
    sqlite3_busy_timeout(connection, busyTimeout)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(connection)
  }

  /// Whether the system lets the file only be read.
  var isReadOnly: Bool { sqlite3_db_readonly(connection, "main") == 1 }

  /// Makes a file that we do not trust yet harmless: what its schema holds cannot run.
  func distrust() throws(StoreError) {
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_ENABLE_VIEW, 0),
      (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
    ] as [(Int32, Int32)] {
      let code = patter_configure(connection, option, value)
      guard code == SQLITE_OK else { throw StoreError(code: code, path: path) }
    }
    try run("PRAGMA cell_size_check = ON")
  }

  /// Sets what holds for every connection that writes.
  func prepareForWriting() throws(StoreError) {
    try run("PRAGMA synchronous = FULL")
    try run("PRAGMA foreign_keys = ON")
    // Two processes that open a new file at once may both want to switch it; SQLite does not wait
    // for this lock by itself.
    for attempt in 1... {
      do throws(StoreError) {
        if try text("PRAGMA journal_mode") == "wal" { return }
        if try text("PRAGMA journal_mode = WAL") == "wal" { return }
        throw StoreError(.other("it cannot keep a write-ahead log"), path: path)
      } catch {
        guard error.kind == .busy, attempt < 50 else { throw error }
        poll(nil, 0, 100)
      }
    }
  }

  /// The prepared statement of a literal, ready for its values.
  func prepare(_ sql: StaticString) throws(StoreError) -> Statement {
    if let statement = statements[sql.utf8Start] {
      statement.reset()
      return statement
    }
    let statement = try Statement(sql, in: connection, path: path)
    statements[sql.utf8Start] = statement
    return statement
  }

  /// Runs a statement without values.
  func run(_ sql: StaticString) throws(StoreError) {
    try prepare(sql).run()
  }

  /// The integer that a statement without values gives; 0 without a row.
  func int(_ sql: StaticString) throws(StoreError) -> Int64 {
    try prepare(sql).first { $0.int(0) } ?? 0
  }

  /// The text that a statement without values gives; empty without a row.
  func text(_ sql: StaticString) throws(StoreError) -> String {
    try prepare(sql).first { $0.text(0) } ?? ""
  }

  /// Writes all of it or nothing. The lock is taken at once, so that nothing that was read inside
  /// is out of date when it is written.
  func transaction<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try run("BEGIN IMMEDIATE")
    return try finish("COMMIT", body)
  }

  /// Whether a transaction or snapshot is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

  /// Reads from one state of the store, whatever others write meanwhile.
  func snapshot<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    if isInTransaction { return try body() }
    try run("BEGIN")
    return try finish("COMMIT", body)
  }

  private func finish<Result>(
    _ end: StaticString, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    do throws(StoreError) {
      let result = try body()
      try run(end)
      return result
    } catch {
      // SQLite has rolled back by itself after some errors; another error here changes nothing.
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  /// The row that was inserted last.
  var lastRow: Int64 { sqlite3_last_insert_rowid(connection) }

  /// How many rows the last statement changed.
  var changes: Int { Int(sqlite3_changes(connection)) }
}
