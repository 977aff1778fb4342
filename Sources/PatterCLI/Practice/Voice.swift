import CallModel
import Glibc

/// A program of the user's that says the prospect's words aloud: it is run without a shell, and reads
/// the words from its standard input. Trouble with it never stops a rehearsal.
final class Voice {
  private let words: [String]
  private var running: [pid_t] = []

  /// A voice by its command line; `{language}` in it stands for the script's language.
  init(_ commandLine: String, _ language: Language) throws(Failure) {
    words = WordSplitter.split(commandLine).map { word in
      word.split(separator: "{language}", omittingEmptySubsequences: false)
        .joined(separator: language.primary)
    }
    guard !words.isEmpty else {
      throw .usage("--speak names no program", help: "write --speak 'espeak-ng -v {language}'")
    }
  }

  /// Says something; what is still being said is cut short, as one does who is spoken to.
  func say(_ text: String) {
    reap()
    for child in running { kill(child, SIGTERM) }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
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
    guard code == 0 else { return }
    running.append(child)
    // What a pipe holds is more than a prospect says; a longer text is cut rather than waited for.
    let bytes = Array((text + "\n").utf8.prefix(4096))
    _ = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
  }

  /// Forgets those that have ended; never waits.
  private func reap() {
    var status: Int32 = 0
    running.removeAll { waitpid($0, &status, WNOHANG) != 0 }
  }

  deinit { reap() }
}
