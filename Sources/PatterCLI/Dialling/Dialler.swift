import Glibc
import Terminal

/// Dials numbers with a program of the user's, or leaves it to the operator's hand.
final class Dialler {
  private let commandLine: String?
  private var running: pid_t?
  /// Programs that were told to end.
  private var ended: [pid_t] = []

  /// A dialler; `tel` opens the number as the desktop does, nil dials nothing by itself.
  init(_ commandLine: String?) throws(Failure) {
    self.commandLine = commandLine == "tel" ? "xdg-open tel:{phone}" : commandLine
    guard let commandLine = self.commandLine else { return }
    let help = "write --dial-with 'baresip -e /dial{phone}'"
    guard let program = UserProgram(commandLine, ["phone": ""]) else {
      throw .usage("--dial-with names no program, or a quote in it is never closed", help: help)
    }
    guard commandLine.contains("{phone}") else {
      throw .usage("--dial-with does not say where the number goes", help: help)
    }
    guard program.isThere else {
      throw .usage(
        "--dial-with: there is no program `\(SafeText.clean(program.name))` that can be run",
        help: "install it, or write its whole path")
    }
  }

  /// Dials a number; what the operator is to be told.
  func dial(_ phone: String) -> String {
    // Whatever a file said, a program is given a number and nothing else.
    let number = String(
      decoding: phone.utf8.enumerated().filter { place, byte in
        (0x30...0x39).contains(byte) || (place == 0 && byte == 0x2B)
      }.map(\.element), as: UTF8.self)
    guard let commandLine, let program = UserProgram(commandLine, ["phone": number]) else {
      return "Dial \(number)."
    }
    running = program.start()
    return running == nil
      ? "\(SafeText.clean(program.name)) cannot be started: dial \(number) by hand."
      : "Dialling \(number)."
  }

  /// Hangs up: ends the program if it still runs; never waits for it. What the operator is to be told where
  /// the program had failed by itself.
  @discardableResult
  func hangUp() -> String? {
    var status: Int32 = 0
    var failure: String?
    if let child = running {
      let found = waitpid(child, &status, WNOHANG)
      if found == 0 {
        kill(child, SIGTERM)
        ended.append(child)
      } else if found == child, status != 0 {
        let how =
          status & 0x7F == 0
          ? "ended with \(status >> 8 & 0xFF)" : "was ended by signal \(status & 0x7F)"
        failure = "The dialling program \(how): it may not have dialled."
      }
    }
    running = nil
    ended.removeAll { waitpid($0, &status, WNOHANG) != 0 }
    return failure
  }

  deinit { hangUp() }
}
