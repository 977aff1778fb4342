/// Prints diagnostics with the lines they speak of, for a terminal or a file.
package struct DiagnosticPrinter: Sendable {
  /// What a part of the printed text is, so that it can be coloured.
  package enum Part: Sendable {
    /// The level and the rule's id.
    case level(Diagnostic.Level)
    /// The message.
    case message
    /// Line numbers, bars and arrows.
    case frame
    /// The carets and what stands beside them.
    case pointer(Diagnostic.Level)
    /// Source text.
    case source
    /// `note` and `help`.
    case hint
  }

  private let decorate: @Sendable (String, Part) -> String
  private let columns: @Sendable (String) -> Int

  /// A printer.
  /// - Parameters:
  ///   - columns: how many columns of the terminal a text takes.
  ///   - decorate: colours a part and neutralises what a terminal might execute.
  package init(
    columns: @escaping @Sendable (String) -> Int = { $0.unicodeScalars.count },
    decorate: @escaping @Sendable (String, Part) -> String = { text, _ in text }
  ) {
    self.columns = columns
    self.decorate = decorate
  }

  /// One diagnostic with the line it speaks of, carets below it, notes and help.
  package func print(_ diagnostic: Diagnostic, in files: [SourceFile]) -> String {
    let level = diagnostic.level
    var result =
      decorate("\(level.rawValue)[\(diagnostic.rule.id)]", .level(level))
      + decorate(": \(shortened(diagnostic.message))", .message) + "\n"
    let noteLines = diagnostic.notes.compactMap { note in
      note.span.map { files[Int($0.file)].position(of: Int($0.start)).line }
    }
    let line = files[Int(diagnostic.span.file)].position(of: Int(diagnostic.span.start)).line
    let gutter = String((noteLines + [line]).max() ?? line).utf8.count
    result += excerpt(
      diagnostic.span, label: diagnostic.label, gutter: gutter, level: level, in: files)
    for note in diagnostic.notes {
      result += decorate("note", .hint) + decorate(": \(shortened(note.text))", .message) + "\n"
      if let span = note.span {
        result += excerpt(span, label: nil, gutter: gutter, level: .advice, in: files)
      }
    }
    if let help = diagnostic.help {
      result += decorate("help", .hint) + decorate(": \(shortened(help))", .message) + "\n"
    }
    return result
  }

  /// A sentence that holds a whole line of the author's words is cut where nobody reads on.
  private func shortened(_ sentence: String) -> String {
    guard sentence.utf8.count > 600 else { return sentence }
    let scalars = sentence.unicodeScalars
    return String(scalars.prefix(400)) + "…" + String(scalars.suffix(60))
  }

  private func excerpt(
    _ span: Span, label: String?, gutter: Int, level: Diagnostic.Level, in files: [SourceFile]
  ) -> String {
    let file = files[Int(span.file)]
    let (line, column) = file.position(of: Int(span.start))
    let blank = String(repeating: " ", count: gutter)
    var result =
      decorate("\(blank)--> ", .frame)
      + decorate("\(file.path):\(line):\(column)", .source) + "\n"
    result += decorate("\(blank) |", .frame) + "\n"
    let range = file.line(line - 1)
    let (shown, before, marked) = window(file, line: range, span: span.range)
    let number = String(line)
    let padding = String(repeating: " ", count: gutter - number.utf8.count)
    result += decorate("\(padding)\(number) |", .frame)
    result += (shown.isEmpty ? "" : " " + decorate(shown, .source)) + "\n"
    let carets = String(repeating: "^", count: max(1, columns(marked)))
    result += decorate("\(blank) |", .frame)
    result += String(repeating: " ", count: columns(before) + 1)
    result += decorate(carets + (label.map { " " + $0 } ?? ""), .pointer(level)) + "\n"
    result += decorate("\(blank) |", .frame) + "\n"
    return result
  }

  /// The line to show, what stands before the marked part, and that part. A long line is cut to a
  /// window around it, tabs become blanks.
  private func window(
    _ file: SourceFile, line: Range<Int>, span: Range<Int>
  ) -> (shown: String, before: String, marked: String) {
    var end = line.upperBound
    while end > line.lowerBound, file.bytes[end - 1] == 10 || file.bytes[end - 1] == 13 { end -= 1 }
    var start = line.lowerBound
    if start == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
    let from = min(max(span.lowerBound, start), end)
    let to = min(max(span.upperBound, from), end)
    let windowStart = from - start > 120 ? file.startOfScalar(from - 60) : start
    let windowEnd =
      end - from > 160
      ? file.startOfScalar(min(end, max(min(to, from + 200) + 40, from + 100))) : end
    let markedEnd = min(to, windowEnd)
    let lead = windowStart > start ? "…" : ""
    let tail = windowEnd < end ? "…" : ""
    func clean(_ range: Range<Int>) -> String {
      String(
        String.UnicodeScalarView(file.text(range).unicodeScalars.map { $0 == "\t" ? " " : $0 }))
    }
    return (
      lead + clean(windowStart..<windowEnd) + tail, lead + clean(windowStart..<from),
      clean(from..<max(from, markedEnd))
    )
  }
}

extension SourceFile {
  fileprivate func startOfScalar(_ offset: Int) -> Int {
    var offset = min(max(offset, 0), bytes.count)
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
