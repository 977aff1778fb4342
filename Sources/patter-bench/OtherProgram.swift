import Glibc

/// Other programs that are measured.
enum OtherProgram {
  /// A program that was built beside this one.
  static func built(_ name: String) -> String? {
    guard let own = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(own) }
    let path = String(cString: own)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let other = path[..<slash] + "/" + name
    return access(String(other), X_OK) == 0 ? String(other) : nil
  }

  /// A program of the system; nil when it is not installed.
  static func installed(_ name: String) -> String? {
    for folder in ["/usr/bin", "/usr/local/bin", "/bin"] {
      let path = folder + "/" + name
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// Runs a program with nothing to read and nowhere to write; the time it took in seconds.
  static func run(_ words: [String]) -> Double { ran(words).seconds }

  /// The same, with the most memory that it had, in MiB.
  static func ran(_ words: [String]) -> (seconds: Double, peak: Double) {
    let (status, seconds, peak) = spawned(words)
    precondition(status == 0, "a program that is measured failed")
    return (seconds, peak)
  }

  /// Whether a program ends well.
  static func succeeds(_ words: [String]) -> Bool { spawned(words).status == 0 }

  private static func spawned(_ words: [String]) -> (status: Int32, seconds: Double, peak: Double) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var usage = rusage()
    var status: Int32 = 0
    let seconds = Stopwatch.time {
      var child: pid_t = 0
      precondition(posix_spawn(&child, words[0], &actions, nil, &arguments, environ) == 0)
      wait4(child, &status, 0, &usage)
    }
    return (status, seconds, Double(usage.ru_maxrss) / 1024)
  }
}
