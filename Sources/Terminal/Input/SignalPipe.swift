import CReadline
import Glibc

/// Turns signals into bytes in a pipe, which `poll` can wait for beside the terminal.
///
/// A handler may do next to nothing, so ours writes the signal's number and is done. There is one
/// pipe in a process, because a signal has one handler.
final class SignalPipe {
  /// The end that `poll` waits for.
  let descriptor: Int32
  private let writingEnd: Int32
  private var waiting: Set<Int32> = []

  /// Those that mean: the terminal is gone, or stop.
  static let endings: Set<Int32> = [SIGHUP, SIGTERM, SIGQUIT]
  /// Those that end a line in the middle.
  static let dropping = endings.union([SIGINT])
  private static let caught = endings.union([SIGINT, SIGWINCH, SIGTSTP, SIGCONT])

  /// Makes the pipe and catches the signals; those that the parent had ignored stay ignored,
  /// as `nohup` wants it.
  init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError("pipe", "signals") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    writingEnd = ends[1]
    for signal in Self.caught where patter_is_signal_ignored(signal) == 0 {
      _ = patter_catch_signal(signal, writingEnd)
    }
  }

  deinit {
    for signal in Self.caught where patter_is_signal_ignored(signal) == 0 {
      patter_default_signal(signal)
    }
    close(descriptor)
    close(writingEnd)
  }

  /// Empties the pipe; what was in it waits to be taken.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 {
        if count < 0 && errno == EINTR { continue }
        return
      }
      waiting.formUnion(buffer[..<count].map(Int32.init))
    }
  }

  /// Whether one of these came and was not taken yet.
  func hasCaught(_ signals: Set<Int32>) -> Bool { !waiting.isDisjoint(with: signals) }

  /// Takes a signal: true once for each time that it came since the last question.
  func take(_ signal: Int32) -> Bool { waiting.remove(signal) != nil }

  /// Stops the process as Ctrl-Z does, until it is continued.
  func stop() {
    patter_default_signal(SIGTSTP)
    kill(getpid(), SIGTSTP)
    _ = patter_catch_signal(SIGTSTP, writingEnd)
  }
}
