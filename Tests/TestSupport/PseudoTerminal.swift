import CTestSupport
import Glibc

/// A program in a terminal of its own, typed at and read like a person would.
///
/// Everything waits for what the program writes, up to a deadline; nothing sleeps. The program is
/// killed and reaped when this object goes.
package final class PseudoTerminal {
  /// Everything that the program wrote so far, its escape sequences included.
  package var transcript: String { String(decoding: received, as: UTF8.self) }

  private var received: [UInt8] = []
  /// How far `wait` has looked: each text is found after the one before it.
  private var seen = 0
  private var master: Int32
  private let child: Spawned

  /// Starts a program in a new terminal.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - environment: All of its environment.
  ///   - folder: Where it runs; `nil` for where the tests run.
  ///   - columns: The width of the window.
  ///   - rows: The height of the window.
  /// - Throws: When there is no terminal to be had, or the program cannot be started.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String],
    folder: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws(ChildError) {
    var name = [CChar](repeating: 0, count: 128)
    let master = test_open_terminal(&name, name.count)
    guard master >= 0 else { throw ChildError("no pseudo-terminal can be made") }
    self.master = master
    Self.setSize(master, columns: columns, rows: rows)
    do throws(ChildError) {
      child = try Spawned(
        program, arguments, environment: environment, folder: folder, isSessionLeader: true
      ) { actions in
        // Opened by the leader of a session, it becomes the session's terminal.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
      }
    } catch {
      close(master)
      throw error
    }
  }

  deinit {
    child.end()
    hangUp()
  }

  /// Types text; a line feed is not Enter, which is `\r`.
  package func type(_ text: String) throws(ChildError) { try type(bytes: Array(text.utf8)) }

  /// Types bytes.
  package func type(bytes: [UInt8]) throws(ChildError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { throw ChildError("the terminal takes no input") }
      written += max(0, count)
    }
  }

  /// Waits until `text` is written, after what the last wait found; gives what was written up to
  /// and with it.
  @discardableResult
  package func wait(
    for text: String, deadline: Deadline = Deadline()
  ) throws(ChildError) -> String {
    let wanted = Array(text.utf8)
    return try wait(deadline: deadline, for: text) { bytes in
      bytes.count < wanted.count
        ? nil
        : (bytes.startIndex...(bytes.endIndex - wanted.count))
          .first { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
          .map { $0 + wanted.count }
    }
  }

  /// Waits until what was written since the last wait satisfies a claim; gives it.
  @discardableResult
  package func wait(
    deadline: Deadline = Deadline(), until claim: (String) -> Bool
  ) throws(ChildError) -> String {
    try wait(deadline: deadline, for: "what the test expects") { bytes in
      claim(String(decoding: bytes, as: UTF8.self)) ? bytes.endIndex : nil
    }
  }

  /// Sends a signal to the program.
  package func send(signal: Int32) { kill(child.pid, signal) }

  /// Gives the window another size; the program gets SIGWINCH from the system.
  package func resize(columns: Int, rows: Int = 24) {
    Self.setSize(master, columns: columns, rows: rows)
  }

  /// Closes the terminal, as closing its window does.
  package func hangUp() {
    guard master >= 0 else { return }
    close(master)
    master = -1
  }

  /// Whether the terminal is as a shell left it: it echoes, and hands over whole lines.
  package var isInLineMode: Bool {
    var settings = termios()
    guard tcgetattr(master, &settings) == 0 else { return false }
    return settings.c_lflag & tcflag_t(ECHO) != 0 && settings.c_lflag & tcflag_t(ICANON) != 0
  }

  /// Waits for the program's end, reading what it still writes.
  ///
  /// Throws when it has not ended at the deadline.
  package func waitForEnd(deadline: Deadline = Deadline()) throws(ChildError) -> ExitStatus {
    while master >= 0, deadline.remaining > 0, receive(deadline) {}
    guard let status = child.wait(until: deadline) else {
      throw ChildError("the program has not ended in time; it wrote:\n\(transcript)")
    }
    return status
  }

  private func wait(
    deadline: Deadline, for what: String, find: (ArraySlice<UInt8>) -> Int?
  ) throws(ChildError) -> String {
    while true {
      if let end = find(received[seen...]) {
        defer { seen = end }
        return String(decoding: received[seen..<end], as: UTF8.self)
      }
      guard deadline.remaining > 0, receive(deadline) else {
        let rest = String(decoding: received[seen...], as: UTF8.self)
        throw ChildError("waited in vain for \(what.debugDescription) in \(rest.debugDescription)")
      }
    }
  }

  /// Reads what is there; false at the end or the deadline.
  private func receive(_ deadline: Deadline) -> Bool {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, deadline.remaining) > 0 else { return errno == EINTR }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(master, &buffer, buffer.count)
    if count > 0 { received += buffer[..<count] }
    return count > 0 || (count < 0 && errno == EINTR)
  }

  private static func setSize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }
}
