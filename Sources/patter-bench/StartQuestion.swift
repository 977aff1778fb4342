import Glibc

/// How long does the program take to its first prompt and out again, beside the `sqlite3` shell?
enum StartQuestion {
  static func answer() -> [String] {
    guard let own = program(named: "patter") else { return ["skipped: build the program first"] }
    guard let shell = find("sqlite3") else {
      return ["skipped: the sqlite3 shell is not installed"]
    }
    guard let folder = TemporaryFolder.make() else { return ["skipped: no temporary folder"] }
    defer {
      for name in ["s.db", "s.db-wal", "s.db-shm", "s.db-calls"] { unlink(folder + "/" + name) }
      rmdir(folder)
    }
    let result = Stopwatch.interleaved(
      runs: 41, { run([own, "--store", folder + "/s.db"]) },
      { run([shell, ":memory:", ".quit"]) })
    return [
      "\(Stopwatch.text(result.one * 1e3)) ms to the first prompt and out, "
        + "\(Stopwatch.text(result.other * 1e3)) ms `sqlite3 :memory: .quit`, "
        + "ratio \(Stopwatch.text(result.ratio)) (median of 41, in turn)"
    ]
  }

  /// A program that was built beside this one.
  private static func program(named name: String) -> String? {
    guard let own = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(own) }
    let path = String(cString: own)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let other = path[..<slash] + "/" + name
    return access(String(other), X_OK) == 0 ? String(other) : nil
  }

  private static func find(_ name: String) -> String? {
    for folder in ["/usr/bin", "/usr/local/bin", "/bin"] {
      let path = folder + "/" + name
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// Runs a program with nothing to read and nowhere to write; the time it took in seconds.
  private static func run(_ words: [String]) -> Double {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    return Stopwatch.time {
      var child: pid_t = 0
      precondition(posix_spawn(&child, words[0], &actions, nil, &arguments, environ) == 0)
      var status: Int32 = 0
      waitpid(child, &status, 0)
    }
  }
}
