/// A result code of SQLite, by the name that a search finds.
package struct ResultCode: Hashable, Sendable, CustomStringConvertible {
  /// The extended code's number.
  package let raw: Int32

  /// A code by its number.
  package init(_ raw: Int32) {
    self.raw = raw
  }

  /// The code without its extension: its lowest 8 bits.
  package var primary: ResultCode { ResultCode(raw & 0xFF) }

  /// The extended code's name (`SQLITE_BUSY_SNAPSHOT`); of a code that is newer than this table,
  /// the primary code's name and the number.
  package var description: String {
    if let name = primaryNames[raw] { return "SQLITE_\(name)" }
    guard let name = primaryNames[raw & 0xFF] else { return "SQLITE_\(raw)" }
    guard let extensions = extendedNames[name], raw >> 8 > 0, raw >> 8 <= extensions.count
    else { return "SQLITE_\(name) (\(raw))" }
    return "SQLITE_\(name)_\(extensions[Int(raw >> 8) - 1])"
  }
}

/// https://sqlite.org/rescode.html, the primary codes.
private let primaryNames: [Int32: String] = [
  0: "OK", 1: "ERROR", 2: "INTERNAL", 3: "PERM", 4: "ABORT", 5: "BUSY", 6: "LOCKED", 7: "NOMEM",
  8: "READONLY", 9: "INTERRUPT", 10: "IOERR", 11: "CORRUPT", 12: "NOTFOUND", 13: "FULL",
  14: "CANTOPEN", 15: "PROTOCOL", 16: "EMPTY", 17: "SCHEMA", 18: "TOOBIG", 19: "CONSTRAINT",
  20: "MISMATCH", 21: "MISUSE", 22: "NOLFS", 23: "AUTH", 24: "FORMAT", 25: "RANGE", 26: "NOTADB",
  27: "NOTICE", 28: "WARNING", 100: "ROW", 101: "DONE",
]

/// The extensions of a primary code, in the order of their numbers from 1.
private let extendedNames: [String: [String]] = [
  "ERROR": ["MISSING_COLLSEQ", "RETRY", "SNAPSHOT"],
  "ABORT": ["1", "ROLLBACK"],
  "BUSY": ["RECOVERY", "SNAPSHOT", "TIMEOUT"],
  "LOCKED": ["SHAREDCACHE", "VTAB"],
  "READONLY": ["RECOVERY", "CANTLOCK", "ROLLBACK", "DBMOVED", "CANTINIT", "DIRECTORY"],
  "IOERR": [
    "READ", "SHORT_READ", "WRITE", "FSYNC", "DIR_FSYNC", "TRUNCATE", "FSTAT", "UNLOCK", "RDLOCK",
    "DELETE", "BLOCKED", "NOMEM", "ACCESS", "CHECKRESERVEDLOCK", "LOCK", "CLOSE", "DIR_CLOSE",
    "SHMOPEN", "SHMSIZE", "SHMLOCK", "SHMMAP", "SEEK", "DELETE_NOENT", "MMAP", "GETTEMPPATH",
    "CONVPATH", "VNODE", "AUTH", "BEGIN_ATOMIC", "COMMIT_ATOMIC", "ROLLBACK_ATOMIC", "DATA",
    "CORRUPTFS", "IN_PAGE",
  ],
  "CORRUPT": ["VTAB", "SEQUENCE", "INDEX"],
  "CANTOPEN": ["NOTEMPDIR", "ISDIR", "FULLPATH", "CONVPATH", "DIRTYWAL", "SYMLINK"],
  "CONSTRAINT": [
    "CHECK", "COMMITHOOK", "FOREIGNKEY", "FUNCTION", "NOTNULL", "PRIMARYKEY", "TRIGGER", "UNIQUE",
    "VTAB", "ROWID", "PINNED", "DATATYPE",
  ],
]
