import Glibc

/// A moment by which something has to have happened; it guards against a test that hangs, and no
/// test's result depends on it.
package struct Deadline: Sendable {
  private let end: Int

  /// A deadline so many seconds from now.
  package init(seconds: Int = 20) { end = Self.now() + seconds * 1000 }

  /// Milliseconds that are left, 0 when it has passed.
  package var remaining: Int32 { Int32(max(0, end - Self.now())) }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

/// Why a child process could not be run or did not do what it should.
package struct ChildError: Error, CustomStringConvertible {
  /// What happened, with what the child had written so far.
  package let description: String

  init(_ description: String) { self.description = description }
}

/// How a process ended.
package enum ExitStatus: Equatable, Sendable {
  /// It ended by itself, with this status.
  case exited(Int32)
  /// A signal ended it.
  case killed(signal: Int32)

  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .killed(signal: signal)
  }
}
