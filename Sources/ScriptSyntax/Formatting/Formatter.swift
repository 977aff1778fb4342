import SourceText

/// Writes a script in its canonical layout. Line for line: what stands on one line stays on one line,
/// so that a formatted script differs from what was written only where something is out of shape.
///
/// - One blank stands after a marker, around `|`, before each part of a tail. Arrows are not aligned:
///   one longer label would move all the arrows beside it, and a change of one word would show as a
///   change of ten lines.
/// - The parts of a reply's tail stand in one order: `(+1) #id (was old) -> target [sets]`. They mean
///   the same in any order; brackets among themselves keep theirs, as sets are done one by one.
/// - What belongs to a reply is indented by two blanks, nothing else is.
/// - One blank line stands before `#` and `##` headings; others stay where the author has them, at most
///   one in a row, because a blank line is a breath and ends what brackets cover.
/// - Spoken words, labels, titles, options and letters stay as they are to the byte, and so does a line
///   that cannot be read.
package struct Formatter {
  /// A script in its canonical layout.
  package struct Formatted: Sendable {
    /// The bytes.
    package let bytes: [UInt8]
    /// The lines of the source, from 0, that cannot be read and were left as they are.
    package let linesLeft: [Int]
  }

  var parser: Parser
  private var output: [UInt8] = []
  private var linesLeft: [Int] = []
  /// Blank lines that were read and are not written yet.
  private var blanks: [UInt8] = []
  /// Where the comments begin that stand right above the next line.
  private var commentStart: Int?
  /// Whether the last line that is no comment belongs to a reply, or is one.
  private var isInReply = false

  private init(_ tree: ScriptTree) {
    parser = Parser(tree)
    output.reserveCapacity(tree.file.bytes.count + 64)
  }

  /// Formats a file; nil when its front matter has no end, since nobody knows then which lines are
  /// meant as the script's own. Linear in the file's size.
  package static func format(_ tree: ScriptTree) -> Formatted? {
    if let frontMatter = tree.frontMatter {
      let end = frontMatter.upperBound
      guard end < tree.lines.count, tree.lines[end].kind == .fence else { return nil }
    }
    var formatter = Formatter(tree)
    formatter.writeFrontMatter()
    for index in tree.preamble { formatter.write(index, in: nil) }
    for section in tree.sections { formatter.write(section) }
    return Formatted(bytes: formatter.output, linesLeft: formatter.linesLeft)
  }

  private var tree: ScriptTree { parser.tree }

  private mutating func write(_ section: ScriptTree.Section) {
    let hasTails = section.kind != .messages
    write(section.line) { $0.heading($1, hasTails: true) }
    for index in section.lines {
      if section.kind == .anytime {
        writePassageLine(index)
      } else {
        write(index, in: section.kind)
      }
    }
    for block in tree.blocks[section.blocks] {
      write(block.line) { $0.heading($1, hasTails: hasTails) }
      for index in block.lines {
        switch section.kind {
        case .messages: writeLetter(index)
        case .personas: write(index, in: .personas)
        default: writePassageLine(index)
        }
      }
    }
  }

  private mutating func writeFrontMatter() {
    guard let range = tree.frontMatter else { return }
    append("---".utf8)
    for index in range {
      let line = tree.lines[index]
      if line.kind == .frontMatter {
        write(index) { $0.setting($1) }
      } else if line.kind != .blank || output.count > 4 {
        write(index, in: nil)
      }
    }
    blanks = []
    append("---".utf8)
  }

  /// A line outside passages and letters.
  private mutating func write(_ index: Int, in kind: ScriptTree.SectionKind?) {
    let line = tree.lines[index]
    switch (line.kind, kind) {
    case (.blank, _): writeBlank(index)
    case (.comment, _): writeComment(index)
    case (.note, .some): write(index) { $0.statement($1) }
    case (.item, .fields): write(index) { $0.field($1) }
    case (.item, .outcomes): write(index) { $0.outcome($1) }
    case (.item, .cadence): write(index) { $0.touch($1) }
    case (.item, .personas): write(index) { $0.trait($1) }
    default: leave(index)
    }
  }

  /// A line of a step, a rebuttal or `# anytime`.
  private mutating func writePassageLine(_ index: Int) {
    let line = tree.lines[index]
    switch line.kind {
    case .blank: writeBlank(index)
    case .comment: writeComment(index)
    case .item:
      if isInReply, line.isIndented { return leave(index) }
      write(index) { $0.reply($1) }
      isInReply = true
    default:
      if !line.isIndented { isInReply = false }
      if isInReply, line.kind == .phrases { return leave(index) }
      write(index, indentation: isInReply ? "  " : "") {
        line.kind == .phrases ? $0.phraseLine($1) : $0.statement($1)
      }
    }
  }

  /// Writes what a line is in canonical layout, or the line as it stands when it cannot be read.
  private mutating func write(
    _ index: Int, indentation: String = "",
    _ layout: (inout Formatter, LineSyntax) -> [UInt8]?
  ) {
    let line = tree.lines[index]
    parser.diagnostics = Diagnostics()
    guard !line.isNearly, var bytes = layout(&self, line), !parser.diagnostics.hasErrors else {
      return leave(index)
    }
    while bytes.last == 0x20 { bytes.removeLast() }
    // A carriage return before an exotic blank is a part of the words; alone it would be a line end.
    guard bytes.last != 0x0D else { return leave(index) }
    if line.kind == .section || line.kind == .heading {
      isInReply = false
      separate()
    } else if line.kind == .rebuttal {
      isInReply = false
    }
    append(indentation.utf8, bytes)
  }

  // MARK: Lines and blank lines

  private mutating func append(_ indentation: String.UTF8View, _ bytes: [UInt8] = []) {
    flushBlanks()
    output.append(contentsOf: indentation)
    output.append(contentsOf: bytes)
    output.append(0x0A)
    commentStart = nil
  }

  private mutating func flushBlanks() {
    output.append(contentsOf: blanks)
    if !blanks.isEmpty { commentStart = nil }
    blanks = []
  }

  /// Sees to it that one blank line stands above the next line and the comments right above it.
  private mutating func separate() {
    guard blanks.isEmpty, let start = commentStart else {
      blanks = output.isEmpty ? [] : [0x0A]
      return
    }
    let hasBlankLine = start < 2 || (output[start - 1] == 0x0A && output[start - 2] == 0x0A)
    if !hasBlankLine { output.insert(0x0A, at: start) }
  }

  private mutating func writeBlank(_ index: Int) {
    // A line that begins with a control sign counts as blank but is not empty.
    guard tree.lines[index].content.isEmpty else { return leave(index) }
    // Blank lines at the top say nothing, unless they keep a `---` from opening a front matter.
    if output.isEmpty, !isFenceBelow(index) { return }
    blanks = [0x0A]
  }

  private func isFenceBelow(_ index: Int) -> Bool {
    tree.lines[index...].first { !$0.content.isEmpty }?.isNearly ?? false
  }

  private mutating func writeComment(_ index: Int) {
    let line = tree.lines[index]
    flushBlanks()
    let start = commentStart ?? output.count
    append((isInReply && line.isIndented ? "  " : "").utf8, Array(parser.bytes[line.content]))
    commentStart = start
  }

  private mutating func writeLetter(_ index: Int) {
    let line = tree.lines[index]
    if line.kind == .blank, line.content.isEmpty {
      blanks.append(contentsOf: whole(index))
      blanks.append(0x0A)
      return
    }
    flushBlanks()
    let start = commentStart ?? output.count
    output.append(contentsOf: whole(index))
    output.append(0x0A)
    commentStart = line.kind == .comment ? start : nil
  }

  /// Writes a line as it stands.
  private mutating func leave(_ index: Int) {
    linesLeft.append(index)
    let line = tree.lines[index]
    switch line.kind {
    case .section, .heading, .rebuttal: isInReply = false
    default: break
    }
    flushBlanks()
    output.append(contentsOf: whole(index))
    output.append(0x0A)
    commentStart = nil
  }

  /// A line's bytes without its line end and the byte order mark.
  private func whole(_ index: Int) -> ArraySlice<UInt8> {
    let line = tree.lines[index]
    var bytes = parser.bytes[Int(line.start)..<Int(line.end)]
    if index == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    return bytes
  }
}
