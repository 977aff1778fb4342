import Glibc

/// How long does the program take to its first prompt and out again, beside the `sqlite3` shell?
enum StartQuestion {
  static func answer() -> [String] {
    guard let own = OtherProgram.built("patter") else {
      return ["skipped: build the program first"]
    }
    guard let shell = OtherProgram.installed("sqlite3") else {
      return ["skipped: the sqlite3 shell is not installed"]
    }
    guard let folder = TemporaryFolder.make() else { return ["skipped: no temporary folder"] }
    defer {
      for name in ["s.db", "s.db-wal", "s.db-shm", "s.db-calls"] { unlink(folder + "/" + name) }
      rmdir(folder)
    }
    let result = Stopwatch.interleaved(
      runs: 41, { OtherProgram.run([own, "--store", folder + "/s.db"]) },
      { OtherProgram.run([shell, ":memory:", ".quit"]) })
    return [
      "\(Stopwatch.text(result.one * 1e3)) ms to the first prompt and out, "
        + "\(Stopwatch.text(result.other * 1e3)) ms `sqlite3 :memory: .quit`, "
        + "ratio \(Stopwatch.text(result.ratio)) (median of 41, in turn)"
    ]
  }
}
