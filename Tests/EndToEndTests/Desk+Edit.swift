import CSQLite
import TestSupport
import Testing

extension Desk {
  /// Changes the store, or another one, behind the program's back.
  func edit(_ sql: String, of path: String? = nil) throws {
    var database: OpaquePointer?
    defer { sqlite3_close(database) }
    try #require(sqlite3_open(path ?? store, &database) == SQLITE_OK)
    try #require(
      sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK,
      "\(String(cString: sqlite3_errmsg(database)))")
    try #require(sqlite3_total_changes(database) > 0, "nothing was changed by \(sql)")
  }
}
