import CTestSupport
import Glibc

/// A process that is ours to end; by its number only.
final class Spawned {
  let pid: pid_t
  private var status: ExitStatus?

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - environment: All of its environment; `nil` for that of the tests.
  ///   - isSessionLeader: Whether it gets a session of its own, whose controlling terminal is the
  ///     first terminal that `actions` open.
  init(
    _ program: String, _ arguments: [String], environment: [String: String]?, folder: String?,
    isSessionLeader: Bool, actions: (inout posix_spawn_file_actions_t) -> Void
  ) throws(ChildError) {
    var fileActions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&fileActions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&fileActions)
      posix_spawnattr_destroy(&attributes)
    }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let session = isSessionLeader ? test_session_flag() : 0
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | session)
    if let folder { test_spawn_in_folder(&fileActions, folder) }
    actions(&fileActions)
    // Nothing else that the tests have open may leak into the child.
    test_spawn_closing_from(&fileActions, 3)

    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    let settings: [UnsafeMutablePointer<CChar>?]? = environment.map { variables in
      variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    }
    defer { (words + (settings ?? [])).forEach { free($0) } }
    var pid: pid_t = 0
    let result: Int32
    if var settings {
      result = posix_spawn(&pid, program, &fileActions, &attributes, &words, &settings)
    } else {
      result = posix_spawn(&pid, program, &fileActions, &attributes, &words, environ)
    }
    guard result == 0 else {
      throw ChildError("\(program) cannot be started: \(String(cString: strerror(result)))")
    }
    self.pid = pid
  }

  deinit { end() }

  /// How it ended, if it did.
  func poll() -> ExitStatus? {
    if let status { return status }
    var waitStatus: Int32 = 0
    guard waitpid(pid, &waitStatus, WNOHANG) == pid else { return nil }
    status = ExitStatus(waitStatus: waitStatus)
    return status
  }

  /// Waits for its end, which a descriptor for the process announces.
  func wait(until deadline: Deadline) -> ExitStatus? {
    if let status = poll() { return status }
    let descriptor = test_process_descriptor(pid)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while deadline.remaining > 0 {
      if Glibc.poll(&entry, 1, deadline.remaining) > 0 { return poll() }
    }
    return poll()
  }

  /// Kills it where it still runs, and reaps it.
  func end() {
    guard status == nil, poll() == nil else { return }
    kill(pid, SIGKILL)
    var waitStatus: Int32 = 0
    while waitpid(pid, &waitStatus, 0) < 0 && errno == EINTR {}
    status = ExitStatus(waitStatus: waitStatus)
  }
}
