import CReadline
import Glibc

/// Where the program writes: text is gathered and goes out at once, with as few calls as it needs.
///
/// Writing past it with `print` would mix up the order. Making one ignores SIGPIPE in the process,
/// so that a reader who leaves is an error of `flush` and not the end of the program.
package final class Screen {
  /// The descriptor that is written to.
  package let descriptor: Int32
  /// What the terminal may be shown.
  package let look: Look
  private var buffer: [UInt8] = []

  /// A screen on standard output, unless another descriptor is named.
  package init(descriptor: Int32 = STDOUT_FILENO, look: Look) {
    self.descriptor = descriptor
    self.look = look
    patter_ignore_signal(SIGPIPE)
  }

  /// Adds text to what goes out next.
  package func write(_ text: String) { buffer.append(contentsOf: text.utf8) }

  /// Adds a line, painted, and its line feed.
  package func line(_ text: StyledText = "") {
    write(text.painted(for: look))
    buffer.append(0x0A)
  }

  /// Adds lines as `Layout` makes them, each with its line feed.
  package func lines(_ lines: [String]) {
    for line in lines {
      write(line)
      buffer.append(0x0A)
    }
  }

  /// Sends what was gathered.
  ///
  /// Throws when it cannot be written; `isClosed` tells that nobody reads any more. What was
  /// gathered is dropped then.
  package func flush() throws(SystemError) {
    guard !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try Transfer.write(
      bytes, to: descriptor, subject: descriptor == STDERR_FILENO ? "standard error" : "output")
  }
}

/// The size of the window that a descriptor shows.
package struct WindowSize: Equatable, Sendable {
  /// Characters in a line; at least 1.
  package var columns: Int
  /// Lines; at least 1.
  package var rows: Int

  /// A size; what is not positive is taken as 80 columns, 24 rows.
  package init(columns: Int, rows: Int) {
    self.columns = columns > 0 ? columns : 80
    self.rows = rows > 0 ? rows : 24
  }

  /// The size as the terminal tells it, else `COLUMNS` and `LINES` where they are numbers from
  /// 1 to 9999, else 80 by 24.
  package static func current(
    of descriptor: Int32 = STDOUT_FILENO, columnsVariable: String? = nil,
    linesVariable: String? = nil
  ) -> WindowSize {
    let columns = Int(patter_window_columns(descriptor))
    let rows = Int(patter_window_rows(descriptor))
    return WindowSize(
      columns: columns > 0 ? columns : number(columnsVariable),
      rows: rows > 0 ? rows : number(linesVariable))
  }

  private static func number(_ text: String?) -> Int {
    guard let text, let number = Int(text), (1...9999).contains(number) else { return 0 }
    return number
  }
}
