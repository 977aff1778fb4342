/// What the file holds, as an ordered list of steps that each bring it to the next version.
enum Schema {
  /// `patt`, in the file's header: this database is a store of ours.
  static let applicationID: Int64 = 0x7061_7474

  /// One step: the statements that lead from the version before to this one.
  struct Step: Sendable {
    let version: Int
    let statements: [StaticString]
    let marks: StaticString
    /// The tables of earlier steps that go, with their indexes.
    var dropped: [String] = []
  }

  /// All steps; a step is never changed once it is released.
  static let steps: [Step] = [version1, version2, version3, version4, version5]

  /// The version that this program writes.
  static var version: Int { steps.last?.version ?? 0 }

  /// Finds out whether the file is a store of ours, and of which version; 0 for a new, empty file.
  /// Throws for everything else. Nothing is written.
  static func check(_ database: Database) throws(StoreError) -> Int {
    let id = try database.int("PRAGMA application_id")
    let version = Int(try database.int("PRAGMA user_version"))
    let found = try objects(of: database)
    if id == 0, version == 0, found.isEmpty {
      // SQLite takes a file of a single byte for an empty one, and would write over it.
      guard StoreFile.size(database.path) != 1 else {
        throw StoreError(.notADatabase, path: database.path)
      }
      return 0
    }
    func notOurs(_ why: String) -> StoreError {
      StoreError(.notOurs(why: why), path: database.path)
    }
    guard id == applicationID else { throw notOurs("another program made it") }
    guard version <= Schema.version else {
      throw StoreError(.newerVersion(found: version, known: Schema.version), path: database.path)
    }
    guard steps.contains(where: { $0.version == version }) else {
      throw notOurs("there is no version \(version)")
    }
    // Only the very definitions that our steps made may be there: a foreign trigger, view or
    // default would run inside our statements.
    let expected = definitions(in: version)
    for object in found where !expected.contains(object.definition) {
      throw notOurs("the \(object.type) `\(object.name)` is not ours")
    }
    guard found.count == expected.count else { throw notOurs("a table is missing") }
    return version
  }

  /// The definitions that a store of a version has.
  private static func definitions(in version: Int) -> Set<String> {
    var definitions: [String] = []
    for step in steps where step.version <= version {
      for table in step.dropped {
        definitions.removeAll {
          $0.hasPrefix("CREATE TABLE \(table) ") || $0.contains(" ON \(table) (")
        }
      }
      definitions += step.statements.map(\.description).filter { $0.hasPrefix("CREATE ") }
    }
    return Set(definitions)
  }

  /// Brings a store to the version that this program writes; does nothing if it has it. Another
  /// process may do the same at once: the version is read again under the lock.
  static func migrate(_ database: Database) throws(StoreError) {
    if Int(try database.int("PRAGMA user_version")) == version { return }
    try database.transaction { () throws(StoreError) in
      let now = try check(database)
      // A new store never has what a later step drops.
      let wanted = now == 0 ? definitions(in: version) : nil
      for step in steps where step.version > now { try apply(step, to: database, only: wanted) }
    }
  }

  /// Does one step, or only those of its statements that are wanted, inside a transaction.
  static func apply(
    _ step: Step, to database: Database, only wanted: Set<String>? = nil
  ) throws(StoreError) {
    for statement in step.statements where wanted?.contains(statement.description) != false {
      try database.run(statement)
    }
    try database.run(step.marks)
    if step.version == 1 {
      try database.run("PRAGMA application_id = 1885434996")
      try database.prepare("INSERT INTO origin (id, uuid) VALUES (1, ?1)")
        .with(UUIDv7.fresh().bytes).run()
      try database.prepare("INSERT INTO store (id, origin, key) VALUES (1, 1, ?1)")
        .with(randomBytes(32)).run()
    }
  }

  private static func objects(
    of database: Database
  ) throws(StoreError) -> [(type: String, name: String, definition: String)] {
    // Indexes that SQLite makes for a UNIQUE have no text; its statistics tables and
    // those in which it keeps an index of words are harmless.
    try database.prepare(
      """
      SELECT type, name, sql FROM sqlite_schema
      WHERE NOT (type = 'index' AND sql IS NULL AND name LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\')
        AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
        AND NOT (type = 'table' AND name IN (
          'lead_search_data', 'lead_search_idx', 'lead_search_config'))
      """
    ).all { ($0.text(0), $0.text(1), $0.text(2)) }
  }
}
