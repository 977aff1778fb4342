import Glibc

/// How long does a report take, beside the same question asked of the events by plain SQL: in the
/// `sqlite3` shell, and in DuckDB where a Python has it (PATTER_BENCH_PYTHON, else `python3`)?
/// `--calls N` asks it for one size, `--log FILE` for a sample log that is there.
enum ReportQuestion {
  static func answer() -> [String] {
    guard let patter = OtherProgram.built("patter") else {
      return ["skipped: build the program first"]
    }
    guard let shell = OtherProgram.installed("sqlite3") else {
      return ["skipped: the sqlite3 shell is not installed"]
    }
    guard let folder = TemporaryFolder.make() else { return ["skipped: no temporary folder"] }
    defer { rmdir(folder) }
    if let log = option("--log") {
      return ["of \(log):"] + lines(log, folder, patter, shell)
    }
    let sizes = option("--calls").flatMap(Int.init).map { [$0] } ?? [10_000, 30_000, 100_000]
    return sizes.flatMap { count -> [String] in
      let log = folder + "/log.db"
      defer { for ending in ["", "-wal", "-shm", "-calls"] { unlink(log + ending) } }
      _ = OtherProgram.ran([
        patter, "store", "sample", "--calls", String(count), "--seed", "1", "--connects", "92",
        "--now", "2026-11-23T09:00Z", "--store", log,
      ])
      return ["of \(count) calls:"] + lines(log, folder, patter, shell)
    }
  }

  private static func option(_ name: String) -> String? {
    let words = CommandLine.arguments
    return words.firstIndex(of: name).flatMap {
      words.indices.contains($0 + 1) ? words[$0 + 1] : nil
    }
  }

  private static func lines(
    _ log: String, _ folder: String, _ patter: String, _ shell: String
  ) -> [String] {
    let duck = DuckDB(log, folder: folder, shell: shell)
    defer { duck?.remove() }
    var lines = questions.map { report, sql -> String in
      let times = Stopwatch.interleaved(
        runs: 3,
        {
          OtherProgram.run([patter, "report", report, "--purpose", "sample", "--store", log])
        }, { OtherProgram.run([shell, "-readonly", log, sql]) })
      var line =
        "\(report): \(Stopwatch.text(times.one, 3)) s, plain SQL in sqlite3 "
        + "\(Stopwatch.text(times.other, 3)) s, ratio \(Stopwatch.text(times.ratio))"
      if let seconds = duck?.seconds(sql) {
        line +=
          ", in DuckDB \(Stopwatch.text(seconds, 3)) s, ratio \(Stopwatch.text(times.one / seconds))"
      }
      return "  " + line
    }
    if duck == nil { lines.append("  DuckDB is skipped: no Python here has the module duckdb") }
    return lines
  }

  /// Each report's question, as near as SQL on the events comes to it: what was taken back is not left
  /// out, and there are no intervals. In words that SQLite and DuckDB both know.
  private static let questions: [(report: String, sql: String)] = [
    (
      "funnel",
      """
      SELECT e.target, count(DISTINCT e.call) FROM call_event e JOIN call c ON c.id = e.call
      WHERE c.purpose = 3 AND e.kind = 4 GROUP BY e.target
      """
    ),
    (
      "objections",
      """
      SELECT e.target, e.kind, count(*), count(DISTINCT e.call) FROM call_event e
      JOIN call c ON c.id = e.call WHERE c.purpose = 3 AND e.kind IN (14, 16)
      GROUP BY e.target, e.kind
      """
    ),
    (
      "variants",
      """
      WITH heard AS (
        SELECT c.lead_key AS lead, e.target AS experiment, min(e.number) AS letter
        FROM call c JOIN call_event e ON e.call = c.id
        WHERE c.purpose = 3 AND e.kind IN (4, 15) AND e.number IS NOT NULL
        GROUP BY c.lead_key, e.target),
      won AS (
        SELECT DISTINCT c.lead_key AS lead FROM call c JOIN call_event e ON e.call = c.id
        WHERE c.purpose = 3 AND e.kind = 23
          AND e.target = (SELECT id FROM name WHERE text = 'meeting'))
      SELECT experiment, letter, count(*), count(won.lead)
      FROM heard LEFT JOIN won ON won.lead = heard.lead GROUP BY experiment, letter
      """
    ),
    (
      "outcomes",
      """
      SELECT e.target, count(*) FROM call_event e JOIN call c ON c.id = e.call
      WHERE c.purpose = 3 AND e.kind = 23 GROUP BY e.target
      """
    ),
    (
      "reasons",
      """
      SELECT o.target, p.value, count(*) FROM call_event o
      JOIN call_event a ON a.call = o.call AND a.kind IN (9, 12, 30)
        AND a.target = (SELECT id FROM name WHERE text = 'reason')
      JOIN call_private p ON p.call = a.call AND p.seq = a.seq
      JOIN call c ON c.id = o.call
      WHERE c.purpose = 3 AND o.kind = 23 GROUP BY o.target, p.value
      """
    ),
    (
      "operators",
      """
      SELECT c.agent, count(DISTINCT c.id), count(CASE WHEN e.kind = 23 THEN 1 END),
        count(CASE WHEN e.kind = 5 THEN 1 END)
      FROM call c JOIN call_event e ON e.call = c.id WHERE c.purpose = 3 GROUP BY c.agent
      """
    ),
    (
      "attempts",
      """
      SELECT c.attempt, count(DISTINCT c.id), count(DISTINCT CASE WHEN e.kind = 7 THEN c.id END),
        count(CASE WHEN e.kind = 23 THEN 1 END)
      FROM call c JOIN call_event e ON e.call = c.id WHERE c.purpose = 3 GROUP BY c.attempt
      """
    ),
    (
      "pipeline",
      """
      SELECT furthest, count(*) FROM (
        SELECT c.lead_key,
          max(CASE e.kind WHEN 23 THEN 3 WHEN 7 THEN 2 WHEN 4 THEN 1 ELSE 0 END) AS furthest
        FROM call c JOIN call_event e ON e.call = c.id WHERE c.purpose = 3 GROUP BY c.lead_key
      ) AS leads GROUP BY furthest
      """
    ),
    (
      "survey",
      """
      SELECT e.target, p.value, count(*) FROM call_event e
      JOIN call_private p ON p.call = e.call AND p.seq = e.seq JOIN call c ON c.id = e.call
      WHERE c.purpose = 3 AND e.kind = 9
        AND e.target = (SELECT id FROM name WHERE text = 'urgency')
      GROUP BY e.target, p.value
      """
    ),
    (
      "unmatched",
      """
      SELECT e.step, lower(p.words), count(*) FROM call_event e
      JOIN call_private p ON p.call = e.call AND p.seq = e.seq JOIN call c ON c.id = e.call
      WHERE c.purpose = 3 AND e.kind = 8 AND coalesce(e.number, 0) <> 1
      GROUP BY e.step, lower(p.words)
      """
    ),
    (
      "trend",
      """
      SELECT c.day - c.day % 7, count(DISTINCT c.id), count(CASE WHEN e.kind = 23 THEN 1 END)
      FROM call c JOIN call_event e ON e.call = c.id WHERE c.purpose = 3
      GROUP BY c.day - c.day % 7
      """
    ),
  ]
}
