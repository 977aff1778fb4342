import CSQLite
import Glibc

/// What a store says, without what chance put into it: each table's rows as sorted lines, but for ids, salts,
/// keys and hashes, and without the index of words. Two stores in which the same was done say the same.
struct StoreContents: Hashable {
  /// The lines.
  let lines: [String]
  /// How many events calls have.
  let events: Int

  private static let random: Set<String> = [
    "uuid", "key", "salt", "code", "lead_key", "skeleton_hash", "private_hash", "chain",
    "like_call",
  ]

  /// Who does something, along which script and under which names, is kept before it is done, and leads
  /// nowhere until then; what is indexed is no fact.
  private static let leadingNowhere: Set<String> = [
    "agent", "script", "script_file", "name", "origin", "store", "search_state", "unsearched_call",
  ]

  /// The contents of a store; those of a new one where there is no file, or an empty one.
  init(_ path: String) throws {
    var connection: OpaquePointer?
    guard access(path, F_OK) == 0 else {
      (lines, events) = ([], 0)
      return
    }
    guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
      throw Unexpected(description: "\(path) cannot be opened")
    }
    defer { sqlite3_close_v2(connection) }
    let tables = try Self.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", connection
    ) { $0[0].value }
    var lines: [String] = []
    var events = 0
    for table in tables
    where !table.hasPrefix("lead_search") && !table.hasPrefix("sqlite_")
      && !Self.leadingNowhere.contains(table)
    {
      let rows = try Self.rows("SELECT * FROM \(table)", connection) { columns in
        let kept = columns.filter { !Self.random.contains($0.name) }
        return table + ": " + kept.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
      }
      if table == "call_event" { events = rows.count }
      lines += rows.sorted()
    }
    self.lines = lines
    self.events = events
  }

  private static func rows(
    _ sql: String, _ connection: OpaquePointer?, _ line: ([(name: String, value: String)]) -> String
  ) throws -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
      throw Unexpected(description: "\(sql): \(String(cString: sqlite3_errmsg(connection)))")
    }
    defer { sqlite3_finalize(statement) }
    var lines: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      lines.append(
        line(
          (0..<sqlite3_column_count(statement)).map { column in
            let text = sqlite3_column_text(statement, column).map { String(cString: $0) }
            return (String(cString: sqlite3_column_name(statement, column)), text ?? "-")
          }))
    }
    return lines
  }

  /// What one has and the other has not, for messages.
  func difference(from other: StoreContents) -> String {
    let (mine, theirs) = (Set(lines), Set(other.lines))
    let gone = theirs.subtracting(mine).sorted().prefix(5).map { "- \($0.prefix(160))" }
    let new = mine.subtracting(theirs).sorted().prefix(5).map { "+ \($0.prefix(160))" }
    return (gone + new).joined(separator: "\n")
  }
}
