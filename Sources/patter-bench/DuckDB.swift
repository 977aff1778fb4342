import Glibc

/// The rows of a log in DuckDB, asked through its Python module.
final class DuckDB {
  private let folder: String
  private let python: String

  /// Copies the tables of a log; nil where no Python has the module.
  init?(_ log: String, folder: String, shell: String) {
    self.folder = folder
    python =
      getenv("PATTER_BENCH_PYTHON").map { String(cString: $0) }
      ?? OtherProgram.installed("python3") ?? ""
    guard access(python, X_OK) == 0,
      OtherProgram.succeeds([python, "-c", "import duckdb"])
    else { return nil }
    let columns = [
      ("name", "id, text"),
      ("call", "id, purpose, agent, day, hour, attempt, hex(lead_key) AS lead_key"),
      ("call_event", "call, seq, ms, kind, step, target, number"),
      ("call_private", "call, seq, value, words"),
    ]
    for (table, columns) in columns {
      _ = OtherProgram.run([
        shell, "-readonly", log, "-cmd", ".mode csv", "-cmd", ".headers on", "-cmd",
        ".once \(folder)/\(table).csv", "SELECT \(columns) FROM \(table)",
      ])
    }
    _ = OtherProgram.run(
      [
        python, "-c",
        """
        duckdb, sys = (__import__(name) for name in ("duckdb", "sys"))
        base = duckdb.connect(sys.argv[1] + "/log.duckdb")
        for table in sys.argv[2:]:
            base.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{sys.argv[1]}/{table}.csv')")
        """, folder,
      ] + columns.map(\.0))
  }

  /// How long a question takes, without the start of Python: the median of five, in seconds.
  func seconds(_ sql: String) -> Double? {
    let answer = folder + "/seconds"
    defer { unlink(answer) }
    _ = OtherProgram.run([
      python, "-c",
      """
      duckdb, sys, time = (__import__(name) for name in ("duckdb", "sys", "time"))
      base = duckdb.connect(sys.argv[1] + "/log.duckdb", read_only=True)
      times = []
      for _ in range(6):
          start = time.perf_counter()
          base.execute(sys.argv[2]).fetchall()
          times.append(time.perf_counter() - start)
      open(sys.argv[1] + "/seconds", "w").write(str(sorted(times[1:])[2]))
      """, folder, sql,
    ])
    guard let file = fopen(answer, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 64)
    return fgets(&buffer, 64, file).flatMap { Double(String(cString: $0)) }
  }

  /// Takes the copies away.
  func remove() {
    for name in ["name", "call", "call_event", "call_private"] { unlink("\(folder)/\(name).csv") }
    unlink(folder + "/log.duckdb")
  }
}
