import CSQLite
import CallModel
import CallStore
import Glibc

/// How long does one durable event take, beside a bare insert with the same settings?
enum EventQuestion {
  private static let count = 200

  static func answer() -> [String] {
    guard let folder = TemporaryFolder.make() else { return ["skipped: no temporary folder"] }
    defer { for name in names { unlink(folder + "/" + name) }; rmdir(folder) }
    do throws(StoreError) {
      let log = try Log(folder + "/store.db")
      guard let bare = BareInserts(folder + "/bare.db") else { return ["skipped: no database"] }
      let result = Stopwatch.interleaved(runs: 9, { log.append(count) }, { bare.insert(count) })
      return [
        "\(Stopwatch.text(result.one * 1e6 / Double(count), 0)) µs an event, "
          + "\(Stopwatch.text(result.other * 1e6 / Double(count), 0)) µs a bare insert, "
          + "ratio \(Stopwatch.text(result.ratio)) (median of 9 × \(count), in turn)"
      ]
    } catch {
      return ["skipped: \(error.sentence)"]
    }
  }

  private static let names = [
    "store.db", "store.db-wal", "store.db-shm", "store.db-calls", "bare.db", "bare.db-wal",
    "bare.db-shm",
  ]

  /// A call that events are appended to, each in a transaction of its own.
  private final class Log {
    let store: Store
    let call: CallHandle
    var next: Int32 = 1

    init(_ path: String) throws(StoreError) {
      store = try Store.open(path)
      let bundle = ScriptBundle(
        family: "bench", title: "Bench", path: "bench.patter",
        files: [ScriptBundle.File(path: "bench.patter", bytes: [])])
      let start = CallStart(
        startedAt: 0, offset: 0, zone: "UTC", variantSeed: 0, lead: Lead(), agent: Lead())
      call = try store.begin(
        NewCall(
          purpose: .sample, agent: store.agent(named: "bench"), script: store.keep(script: bundle),
          start: start, day: CivilDate(days: 0), hour: 0, leadKey: nil),
        events: [EventRecord(seq: 0, ms: 0, kind: .started)])
    }

    func append(_ count: Int) -> Double {
      Stopwatch.time {
        for _ in 0..<count {
          var record = EventRecord(seq: next, ms: Int64(next), kind: .replyChosen, step: "opener")
          record.target = "by_hand"
          do throws(StoreError) { try store.append([record], to: call) } catch {
            preconditionFailure(error.sentence)
          }
          next += 1
        }
      }
    }
  }

  /// A table of the same shape, filled through SQLite's own interface.
  private final class BareInserts {
    private var database: OpaquePointer?
    private var statement: OpaquePointer?
    private var next: Int64 = 1

    init?(_ path: String) {
      let setting = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
        CREATE TABLE event (call INTEGER, seq INTEGER, ms INTEGER, kind INTEGER, step INTEGER,
          target INTEGER, PRIMARY KEY (call, seq)) WITHOUT ROWID;
        """
      let insert = "INSERT INTO event VALUES (1, ?1, ?1, 7, 3, 4)"
      guard sqlite3_open(path, &database) == SQLITE_OK,
        sqlite3_exec(database, setting, nil, nil, nil) == SQLITE_OK,
        sqlite3_prepare_v2(database, insert, -1, &statement, nil) == SQLITE_OK
      else { return nil }
    }

    func insert(_ count: Int) -> Double {
      Stopwatch.time {
        for _ in 0..<count {
          sqlite3_bind_int64(statement, 1, next)
          precondition(sqlite3_step(statement) == SQLITE_DONE, "the bare insert failed")
          sqlite3_reset(statement)
          next += 1
        }
      }
    }

    deinit {
      sqlite3_finalize(statement)
      sqlite3_close(database)
    }
  }
}
