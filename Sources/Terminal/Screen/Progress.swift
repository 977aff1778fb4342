import Glibc

/// A bar for long work, on standard error where that is a terminal, and nothing elsewhere.
///
/// It is painted ten times a second at most, and taken away at the end.
package struct Progress {
  /// What is being done, shown before the bar.
  private let title: String
  /// How many units there are; `nil` where that is not known.
  private let total: Int?
  private let columns: Int
  private let now: () -> Int
  private let send: (String) -> Void
  private let isShown: Bool
  private var lastPainted: Int?
  private var isPainted = false

  /// A bar for `total` units of work.
  ///
  /// - Parameters:
  ///   - isShown: Whether standard error is a terminal that can redraw a line.
  ///   - columns: The width of that terminal.
  ///   - now: Milliseconds since any moment; the system's steady clock by default.
  ///   - send: Where the bar goes; standard error by default, and its failures are not reported.
  package init(
    _ title: String, total: Int?, isShown: Bool, columns: Int,
    now: @escaping () -> Int = Progress.steadyMilliseconds,
    send: @escaping (String) -> Void = Progress.sendToStandardError
  ) {
    self.title = SafeText.clean(title)
    self.total = total
    self.columns = columns
    self.now = now
    self.send = send
    self.isShown = isShown
  }

  /// Shows that `done` units are done, where it is time to.
  package mutating func update(done: Int) {
    guard isShown else { return }
    let moment = now()
    if let lastPainted, moment - lastPainted < 100 { return }
    lastPainted = moment
    isPainted = true
    send("\r" + line(done: done) + "\u{1B}[K")
  }

  /// Takes the bar away.
  package mutating func finish() {
    guard isPainted else { return }
    isPainted = false
    send("\r\u{1B}[K")
  }

  /// The bar as text, shorter than the terminal is wide.
  package func line(done: Int) -> String {
    guard let total, total > 0 else {
      return Width.truncated("\(title) \(done)", to: columns - 1)
    }
    let share = min(max(Double(done) / Double(total), 0), 1)
    let head = "\(title) "
    let tail = " \(Int(share * 100)) %"
    let room = min(columns - 1 - Width.columns(of: head) - 6, 40)
    guard room >= 5 else { return Width.truncated(head + tail, to: columns - 1) }
    let full = Int(share * Double(room))
    return head + String(repeating: "█", count: full)
      + String(repeating: "░", count: room - full) + tail
  }

  /// Milliseconds of the system's clock that never jumps.
  package static func steadyMilliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Writes to standard error and goes on where that fails: a bar is not worth an error.
  package static func sendToStandardError(_ text: String) {
    do throws(SystemError) {
      try Transfer.write(Array(text.utf8), to: STDERR_FILENO, subject: "standard error")
    } catch {}
  }
}
