import Terminal

/// Asks before something is done that cannot simply be taken back.
enum Consent {
  /// Whether a question is answered with yes; the end of the input is no.
  static func isGiven(_ question: String, _ program: Program) throws(Failure) -> Bool {
    try program.flush()
    let request = LineRequest(prompt: Terminal.Prompt("\(question) [y/N]"))
    guard case .line(let line) = try program.input().readLine(request) else { return false }
    return ["y", "yes"].contains(line.lowercased().filter { $0 != " " })
  }
}
