import CReadline
import Glibc

/// readline, as one object: begin a line, hand it bytes, ask for the result, end.
///
/// readline keeps everything in C variables and calls back through plain C functions, so there is
/// one editor in a process, and the callbacks find it in `current`.
final class LineEditor {
  enum Result {
    case line(String)
    /// Ctrl-D on an empty line.
    case endOfInput
    /// The terminal could not be read any more.
    case gone
  }

  /// What the line came to, once it is finished.
  private(set) var result: Result?
  private(set) var completer: Completer?
  private let signals: SignalPipe
  private var isInstalled = false
  private var shownPrompt = ""
  private var terminalIsGone = false
  /// Where the candidates begin in what readline lists; see `Completion.matches`.
  var hiddenPrefix = 0
  /// Whether the candidates are paths, of which the list shows the last part.
  var listsFileNames = false

  /// The terminal, opened a second time to be read without waiting: between `poll` and `read`
  /// Ctrl-C can take the byte away. (Standard input itself is shared with the shell, which must
  /// not find it changed.) Where it cannot be opened, as after `su`, it is standard input.
  let terminal: Int32

  /// The editor that readline's callbacks work for. Unsafe only in the eyes of the compiler:
  /// readline is called from the one thread that reads lines, and calls back on it.
  nonisolated(unsafe) private(set) static weak var current: LineEditor?

  init(signals: SignalPipe) {
    self.signals = signals
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let second = ttyname(STDIN_FILENO).map { open($0, flags) } ?? -1
    terminal = second >= 0 ? second : STDIN_FILENO
    precondition(Self.current == nil, "readline serves one line reader at a time")
    Self.current = self
    // Before the user's ~/.inputrc, which may say otherwise: one TAB shows what there is.
    rl_variable_bind("show-all-if-ambiguous", "on")
    patter_readline_prepare(Self.name) { _ in LineEditor.current?.readByte() ?? EOF }
    patter_readline_complete(
      { _, _, _ in LineEditor.current?.complete() },
      { matches, count, _ in LineEditor.current?.list(matches, Int(count)) })
    patter_guard_terminal()
    rl_initialize()
    using_history()
    atexit { if patter_readline_is_prepared() != 0 { rl_deprep_terminal() } }
  }

  deinit {
    end()
    if terminal != STDIN_FILENO { close(terminal) }
  }

  /// The name for `$if patter` in ~/.inputrc; readline keeps the pointer for good.
  nonisolated(unsafe) private static let name = strdup("patter")

  // MARK: - From begin to end

  func begin(prompt: String, completer: Completer?, history: [String]) {
    result = nil
    terminalIsGone = false
    self.completer = completer
    rl_clear_history()
    for line in history { add_history(line) }
    shownPrompt = prompt
    isInstalled = true
    rl_callback_handler_install(prompt) { LineEditor.current?.accept($0) }
  }

  /// Gives the terminal back, whatever state the line is in.
  func end() {
    guard isInstalled else { return }
    isInstalled = false
    rl_callback_handler_remove()
    completer = nil
  }

  /// Lets readline take what was typed; it reads as many bytes as a key has.
  func takeByte() { rl_callback_read_char() }

  /// What stands in a line of one byte; empty for any other.
  var onlyByte: String {
    UInt8(exactly: patter_readline_only_byte()).map { String(decoding: [$0], as: UTF8.self) } ?? ""
  }

  /// Finishes the line as Enter would.
  func finishLine() {
    rl_stuff_char(CInt(UInt8(ascii: "\n")))
    rl_callback_read_char()
  }

  private func accept(_ line: UnsafeMutablePointer<CChar>?) {
    // Removed here, or readline would show the prompt once more.
    end()
    defer { free(line) }
    if terminalIsGone {
      result = .gone
    } else if signals.hasCaught(SignalPipe.dropping) {
      // The read was broken off; nobody finished the line.
      result = nil
    } else if let line {
      result = .line(String(cString: line))
    } else {
      result = .endOfInput
    }
  }

  /// Drops what was typed and goes to a new line, as Ctrl-C asks.
  func drop() {
    guard isInstalled else { return startLine() }
    patter_readline_go_to_end()
    rl_redisplay()
    rl_echo_signal_char(SIGINT)
    rl_free_line_state()
    rl_callback_sigcleanup()
    rl_replace_line("", 1)
    end()
    startLine()
  }

  /// Gives the terminal back for as long as `pause` takes, and shows the line again after it.
  func suspend(during pause: () -> Void) {
    rl_deprep_terminal()
    pause()
    rl_prep_terminal(1)
    rl_reset_screen_size()
    rl_forced_update_display()
  }

  /// Puts another prompt before what is typed, where it differs from the one that is shown.
  func show(prompt: String) {
    guard isInstalled, prompt != shownPrompt, patter_readline_is_at_rest() != 0 else { return }
    shownPrompt = prompt
    rl_set_prompt(prompt)
    rl_redisplay()
  }

  /// Begins a new line on the terminal, past readline, which is not at work.
  func startLine() {
    do throws(SystemError) {
      try Transfer.write([0x0A], to: STDOUT_FILENO, subject: "output")
    } catch {}
  }

  /// Sees to the signals that end no line: stopped, continued, another size of the window.
  func followSignals() {
    if signals.take(SIGTSTP) {
      suspend { signals.stop() }
      signals.drain()
      _ = signals.take(SIGCONT)
    }
    if signals.take(SIGCONT) { suspend {} }
    if signals.take(SIGWINCH) { rl_resize_terminal() }
  }

  // MARK: - Bytes

  /// readline's way to its bytes. It waits only within a key or a paste that is not complete, or
  /// where a signal has emptied the terminal's queue. A signal that ends the line ends the wait,
  /// and the loop that called readline sees to it; "read error" it is, because readline takes the
  /// end of input for Enter where something was typed.
  private func readByte() -> CInt {
    while true {
      if signals.hasCaught(SignalPipe.dropping) { return patter_readline_read_error() }
      followSignals()
      var entries = [
        pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&entries, 2, -1)
      if entries[1].revents != 0 {
        signals.drain()
        continue
      }
      guard entries[0].revents != 0 else { continue }
      var byte: UInt8 = 0
      let count = read(terminal, &byte, 1)
      if count == 1 { return CInt(byte) }
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      // A terminal in readline's hands has no end: Ctrl-D comes as a byte.
      terminalIsGone = true
      return patter_readline_read_error()
    }
  }
}
