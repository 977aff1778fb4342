import CSQLite

extension Database {
  /// Copies every page into another database, which is then what this one is at this moment: all of it
  /// or, where it fails, nothing.
  ///
  /// The other's own pages are overwritten, its lock is held meanwhile. This one is read from one state,
  /// whatever others write into it. Throws `busy` when somebody else writes into the other.
  func copy(
    into other: Database, progress: (_ done: Int, _ total: Int) -> Void
  ) throws(StoreError) {
    try snapshot { () throws(StoreError) in
      // The first look fixes the state that is copied.
      _ = try int("PRAGMA schema_version")
      try pages(into: other, progress)
    }
  }

  private func pages(
    into other: Database, _ progress: (_ done: Int, _ total: Int) -> Void
  ) throws(StoreError) {
    guard let copy = sqlite3_backup_init(other.handle, "main", handle, "main") else {
      throw StoreError(code: sqlite3_extended_errcode(other.handle), path: other.path)
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      code = sqlite3_backup_step(copy, 1024)
      let total = Int(sqlite3_backup_pagecount(copy))
      progress(total - Int(sqlite3_backup_remaining(copy)), total)
    }
    let end = sqlite3_backup_finish(copy)
    guard code == SQLITE_DONE, end == SQLITE_OK else {
      throw StoreError(code: end == SQLITE_OK ? code : end, path: other.path)
    }
  }
}
