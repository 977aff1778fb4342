import CallModel
import Glibc

/// A program of the user's that patter runs: by its words, never through a shell.
struct UserProgram {
  private let words: [String]

  /// A program by its command line, in which `{name}` stands for a value; nil for an empty one, and for
  /// one with a quote that is never closed.
  init?(_ commandLine: String, _ values: [String: String]) {
    guard WordSplitter.isClosed(commandLine) else { return nil }
    words = WordSplitter.split(commandLine).map { word in
      values.reduce(word) { word, value in
        word.split(separator: "{\(value.key)}", omittingEmptySubsequences: false)
          .joined(separator: value.value)
      }
    }
    guard words.first?.isEmpty == false else { return nil }
  }

  /// The program's name.
  var name: String { words[0] }

  /// Whether there is such a program, by its path or in one of PATH's folders, and it may be run.
  var isThere: Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return folders.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// Starts it with some bytes on its standard input, and does not wait for it; nil when it cannot be
  /// started. What it prints is dropped. Its input is cut at what a pipe holds.
  func start(input: [UInt8] = []) -> pid_t? {
    guard let (child, end) = spawn() else { return nil }
    defer { close(end) }
    let bytes = input.prefix(4096)
    _ = bytes.withUnsafeBytes { write(end, $0.baseAddress, $0.count) }
    return child
  }

  /// Runs it with some bytes on its standard input, and waits for its end.
  /// - Returns: its exit status; nil when it cannot be started or was ended by a signal.
  func run(input: [UInt8]) -> Int32? {
    guard let (child, end) = spawn() else { return nil }
    var rest = input[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(end, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    close(end)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    // An exit by itself has no signal in the low bits.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// The child, and the end of the pipe that it reads from.
  private func spawn() -> (pid_t, Int32)? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
    close(ends[0])
    guard code == 0 else {
      close(ends[1])
      return nil
    }
    return (child, ends[1])
  }
}
