import CallModel
import Glibc

/// A program of the user's that says the prospect's words aloud: it reads them from its standard input.
/// Trouble with it never stops a rehearsal.
final class Voice {
  private let program: UserProgram
  private var running: [pid_t] = []

  /// A voice by its command line; `{language}` in it stands for the script's language.
  init(_ commandLine: String, _ language: Language) throws(Failure) {
    guard let program = UserProgram(commandLine, ["language": language.primary]) else {
      throw .usage("--speak names no program", help: "write --speak 'espeak-ng -v {language}'")
    }
    self.program = program
  }

  /// Says something; what is still being said is cut short, as one does who is spoken to. A text that
  /// is longer than a prospect says is cut.
  func say(_ text: String) {
    reap()
    for child in running { kill(child, SIGTERM) }
    if let child = program.start(input: Array((text + "\n").utf8)) { running.append(child) }
  }

  /// Forgets those that have ended; never waits.
  private func reap() {
    var status: Int32 = 0
    running.removeAll { waitpid($0, &status, WNOHANG) != 0 }
  }

  deinit { reap() }
}
