import Glibc

extension Store {
  /// Writes a copy of the store as it is at this moment to a file, while calls go on.
  ///
  /// The file is there whole or not at all; it belongs to its owner alone and needs nothing beside it. An
  /// earlier copy of this store is replaced, anything else is left as it is and refused.
  /// - Parameter progress: how many pages are copied, of how many.
  package func backup(
    to path: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StoreError) {
    try StoreFile.holdFree(path) { (found) throws(StoreError) in
      guard found != self.path else { throw failure(.other("it cannot be its own copy")) }
      let known = try Store.openForReading(found)
      guard known.origin == origin else {
        throw StoreError(.notOurs(why: "it is the copy of another store"), path: found)
      }
    }
    try StoreFile.make(path) { (new) throws(StoreError) in
      let copy = try Database(path: new, busyTimeout: 0)
      try database.copy(into: copy, progress: progress)
      // Without a write-ahead log it is one file, which can be carried away.
      guard try copy.text("PRAGMA journal_mode = DELETE") == "delete",
        try copy.text("PRAGMA integrity_check(1)") == "ok"
      else { throw StoreError(.damaged(what: "the copy is not what was copied"), path: path) }
    }
  }

  /// Makes the store what a copy of it was.
  ///
  /// Nothing changes where the copy is damaged or no store, or a call is open in a live process. What the
  /// store was stands beside it first, under a name of its own.
  /// - Returns: the path of what the store was; nil when there was no call in it.
  package static func restore(
    _ path: String, from copy: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(StoreError) -> String? {
    let source = try Database(path: try StoreFile.find(copy), busyTimeout: 5000)
    try source.distrust()
    guard try Schema.check(source) > 0 else {
      throw StoreError(.cannotOpen(why: "it is empty"), path: copy)
    }
    guard try source.text("PRAGMA integrity_check(1)") == "ok" else {
      throw StoreError(.damaged(what: "its pages contradict each other"), path: copy)
    }
    let store = try Store.open(path)
    guard source.path != store.path else {
      throw store.failure(.other("it is the copy itself"))
    }
    for row in try store.database.prepare("SELECT id FROM call WHERE state = 0")
      .all({ $0.int(0) })
    where try store.locks.isOpen(row) { throw store.failure(.callIsTaken) }
    var former: String?
    if try store.database.int("SELECT EXISTS (SELECT 1 FROM call)") == 1 {
      let free = (1...).lazy.map { "\(store.path)-before-restore-\($0)" }
        .first { StoreFile.isFree($0) }
      former = free
      if let free { try store.backup(to: free) }
    }
    try source.copy(into: store.database, progress: progress)
    try Schema.migrate(store.database)
    return former
  }
}
