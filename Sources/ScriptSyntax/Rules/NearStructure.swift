package import SourceText

extension Rule {
  /// A line is nearly structure: a blank is missing, or another program's list sign was used.
  package static let nearStructure = Rule(
    "near-structure",
    explanation:
      "Headings, replies, asks, notes and jumps are told by the first characters of their "
      + "line and a blank behind them. A line that only nearly begins so would be read aloud to "
      + "a customer, so it is an error. A `\\` in front makes it spoken text.",
    wrong: .step(
      """
      Good morning.
      -Hello -> offer
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      """))
}

extension Diagnostic {
  /// A line that is nearly structure, with the change that makes it that and the one that keeps it
  /// as words.
  static func nearStructure(
    _ near: LineMarker.NearStructure, at span: Span, line: LineSyntax, fileIndex: Int
  ) -> Diagnostic {
    let start = Span(file: fileIndex, range: Int(span.start)..<Int(span.start))
    let whole = Span(file: fileIndex, range: Int(line.start)..<Int(line.end))
    let words = Fix("speak it as it stands", replacing: start, with: "\\")
    guard let replacement = near.replacement else {
      return Diagnostic(
        .nearStructure, at: span, near.message,
        help: "take the line away, or put a `\\` before it to have it spoken",
        fixes: [Fix("take the line away", replacing: whole, with: ""), words])
    }
    return Diagnostic(
      .nearStructure, at: span, near.message,
      help: "begin it with `\(replacement.hasSuffix(" ") ? replacement : replacement + " ")`, "
        + "or put a `\\` before it to have it spoken",
      fixes: [Fix("begin it with `\(replacement)`", replacing: span, with: replacement), words])
  }
}
