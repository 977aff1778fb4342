import CSQLite
import Glibc

/// How fast is a log of calls made and kept, beside a bare insertion of the very same rows, how large is
/// it, and how does both grow? `--calls N` asks it for one size.
enum LogQuestion {
  static func answer() -> [String] {
    guard let patter = OtherProgram.built("patter") else {
      return ["skipped: build the program first"]
    }
    guard let folder = TemporaryFolder.make() else { return ["skipped: no temporary folder"] }
    defer { rmdir(folder) }
    let place = CommandLine.arguments.firstIndex(of: "--calls")
    let asked = place.flatMap {
      CommandLine.arguments.indices.contains($0 + 1) ? Int(CommandLine.arguments[$0 + 1]) : nil
    }
    return (asked.map { [$0] } ?? [10_000, 30_000, 100_000]).map { count in
      let path = folder + "/log.db"
      defer { remove(path) }
      let made = OtherProgram.ran([
        patter, "store", "sample", "--calls", String(count), "--seed", "1", "--connects", "75",
        "--now", "2026-11-23T09:00Z", "--store", path,
      ])
      guard let bare = BareLog(copying: path, to: folder + "/bare.db") else {
        return "skipped: the log cannot be read"
      }
      let seconds = bare.insertAll()
      remove(folder + "/bare.db")
      return "\(count) calls, \(bare.events) events: "
        + "\(Stopwatch.text(Double(count) / made.seconds, 0)) calls a second, "
        + "\(Stopwatch.text(made.seconds / seconds)) × inserting the same rows barely, "
        + "\(Stopwatch.text(Double(size(path)) / Double(count), 0)) bytes a call, "
        + "peak \(Stopwatch.text(made.peak, 0)) MiB"
    }
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func remove(_ path: String) {
    for ending in ["", "-wal", "-shm", "-calls"] { unlink(path + ending) }
  }
}

/// The rows of a log, inserted through SQLite's own interface into a file with the same tables, indexes
/// and settings, as many calls in a transaction as the program takes. Only inserting is timed.
private final class BareLog {
  /// What a call has rows in, with the column that names the call.
  private static let tables: [(name: String, key: String)] = [
    ("call", "id"), ("call_event", "call"), ("call_private", "call"), ("call_column", "call"),
    ("call_salt", "call"), ("answer", "call"), ("objection", "call"), ("call_figures", "call"),
    ("chain_entry", "call"),
  ]

  private var source: OpaquePointer?
  private var target: OpaquePointer?
  private(set) var events = 0

  init?(copying path: String, to copy: String) {
    guard sqlite3_open(path, &source) == SQLITE_OK, sqlite3_open(copy, &target) == SQLITE_OK,
      run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF")
    else { return nil }
    let names = (Self.tables.map(\.name) + ["tally"]).map { "'\($0)'" }.joined(separator: ",")
    let schema = rows(
      "SELECT sql FROM sqlite_schema WHERE tbl_name IN (\(names)) AND sql IS NOT NULL "
        + "ORDER BY type = 'index'")
    for row in schema {
      guard let text = sqlite3_value_text(row[0]), run(String(cString: text)) else { return nil }
    }
    free(schema)
  }

  deinit {
    sqlite3_close(source)
    sqlite3_close(target)
  }

  /// Inserts all rows; the seconds that inserting took.
  func insertAll() -> Double {
    let last = rows("SELECT max(id) FROM call")
    let count = Int(sqlite3_value_int64(last[0][0]))
    free(last)
    var seconds = 0.0
    for first in stride(from: 1, through: count, by: 500) {
      let batch = Self.tables.map { table in
        rows(
          "SELECT * FROM \(table.name) WHERE \(table.key) BETWEEN \(first) AND \(first + 499)")
      }
      events += batch[1].count
      seconds += Stopwatch.time {
        begin()
        for (table, rows) in zip(Self.tables, batch) { insert(rows, into: table.name) }
        commit()
      }
      for rows in batch { free(rows) }
    }
    let tallies = rows("SELECT * FROM tally")
    seconds += Stopwatch.time {
      begin()
      insert(tallies, into: "tally")
      commit()
    }
    free(tallies)
    return seconds
  }

  private func begin() { precondition(run("BEGIN IMMEDIATE"), "the bare file cannot be written") }
  private func commit() { precondition(run("COMMIT"), "the bare file cannot be written") }

  private func run(_ sql: String) -> Bool {
    sqlite3_exec(target, sql, nil, nil, nil) == SQLITE_OK
  }

  /// The rows of a question to the log, to be freed.
  private func rows(_ sql: String) -> [[OpaquePointer?]] {
    var statement: OpaquePointer?
    precondition(sqlite3_prepare_v2(source, sql, -1, &statement, nil) == SQLITE_OK, sql)
    defer { sqlite3_finalize(statement) }
    var rows: [[OpaquePointer?]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append(
        (0..<sqlite3_column_count(statement)).map {
          sqlite3_value_dup(sqlite3_column_value(statement, $0))
        })
    }
    return rows
  }

  private func free(_ rows: [[OpaquePointer?]]) {
    for row in rows { for value in row { sqlite3_value_free(value) } }
  }

  private func insert(_ rows: [[OpaquePointer?]], into table: String) {
    guard let width = rows.first?.count else { return }
    let marks = (1...width).map { "?\($0)" }.joined(separator: ",")
    var statement: OpaquePointer?
    precondition(
      sqlite3_prepare_v2(target, "INSERT INTO \(table) VALUES (\(marks))", -1, &statement, nil)
        == SQLITE_OK, "the bare file lacks \(table)")
    defer { sqlite3_finalize(statement) }
    for row in rows {
      for (place, value) in row.enumerated() {
        sqlite3_bind_value(statement, Int32(place + 1), value)
      }
      precondition(sqlite3_step(statement) == SQLITE_DONE, "the bare insert failed")
      sqlite3_reset(statement)
    }
  }
}
