package import SourceText

/// A file as a tree: front matter, sections, blocks under headings, lines. Nothing is lost: its lines,
/// written one after the other, are the file's very bytes. Parsing never fails.
package struct ScriptTree: Sendable {
  /// What a section is for.
  package enum SectionKind: String, CaseIterable, Sendable {
    /// A stage of the call.
    case stage
    /// `# fields`
    case fields
    /// `# outcomes`
    case outcomes
    /// `# anytime`
    case anytime
    /// `# objections`
    case objections
    /// `# cadence`
    case cadence
    /// `# messages`
    case messages
    /// `# personas`
    case personas
  }

  /// A `# ` heading with what stands under it.
  package struct Section: Sendable {
    /// What it is for.
    package let kind: SectionKind
    /// The heading's line.
    package let line: Int
    /// The lines before its first block.
    package fileprivate(set) var lines: Range<Int>
    /// Its blocks.
    package fileprivate(set) var blocks: Range<Int>
  }

  /// A `## ` or `### ` heading with the lines under it.
  package struct Block: Sendable {
    /// The heading's line.
    package let line: Int
    /// Whether the heading has three `#`.
    package let isRebuttal: Bool
    /// The lines under it.
    package fileprivate(set) var lines: Range<Int>
  }

  /// The file.
  package let file: SourceFile
  /// Its place among the files of the script.
  package let fileIndex: Int
  /// Its lines, end to end.
  package private(set) var lines: [LineSyntax] = []
  /// The lines between the fences; nil without front matter.
  package private(set) var frontMatter: Range<Int>?
  /// The lines after the front matter and before the first section.
  package private(set) var preamble = 0..<0
  /// The sections in file order.
  package private(set) var sections: [Section] = []
  /// The blocks in file order.
  package private(set) var blocks: [Block] = []

  /// Parses a file; what is wrong with its lines is added to `diagnostics`. Linear in the file's size.
  package init(_ file: SourceFile, index: Int, _ diagnostics: inout Diagnostics) {
    self.file = file
    fileIndex = index
    lines.reserveCapacity(file.lineCount)
    let bodyLine = scanFrontMatter(&diagnostics)
    preamble = bodyLine..<bodyLine
    scanBody(from: bodyLine, &diagnostics)
  }

  /// The bytes of the file, put together from the tree.
  package var printed: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(file.bytes.count)
    func add(_ range: Range<Int>) {
      for index in range {
        result.append(contentsOf: file.bytes[Int(lines[index].start)..<Int(lines[index].end)])
      }
    }
    if let frontMatter {
      add(frontMatter.lowerBound - 1..<preamble.lowerBound)
    }
    add(preamble)
    for section in sections {
      add(section.line..<section.line + 1)
      add(section.lines)
      for block in blocks[section.blocks] {
        add(block.line..<block.line + 1)
        add(block.lines)
      }
    }
    return result
  }

  private mutating func scanFrontMatter(_ diagnostics: inout Diagnostics) -> Int {
    let first = scan(0, isLetter: false)
    guard isFence(first) else { return 0 }
    lines.append(first.line.as(.fence))
    var index = 1
    while index < file.lineCount {
      let (line, _) = scan(index, isLetter: false)
      if isFence((line, nil)) {
        lines.append(line.as(.fence))
        frontMatter = 1..<index
        return index + 1
      }
      if line.kind == .section || line.kind == .heading { break }
      lines.append(
        line.kind == .blank || line.kind == .comment ? line : line.as(.frontMatter))
      index += 1
    }
    frontMatter = 1..<index
    let last = lines.last { $0.kind == .frontMatter && isSetting($0) } ?? first.line
    diagnostics.add(
      Diagnostic(
        .frontMatterNotClosed, at: Span(file: fileIndex, range: last.content),
        "the front matter has no end",
        notes: last.start == first.line.start
          ? []
          : [
            Diagnostic.Note(
              "it begins here", at: Span(file: fileIndex, range: first.line.content))
          ],
        help: "put `---` on a line of its own below this line"))
    return index
  }

  /// Whether a line has the form of a setting: a key and a colon.
  private func isSetting(_ line: LineSyntax) -> Bool {
    var cursor = Cursor(file.bytes, line.content)
    guard cursor.skipName() != nil else { return false }
    cursor.skipBlanks()
    return cursor.skip(":")
  }

  private mutating func scanBody(from first: Int, _ diagnostics: inout Diagnostics) {
    var isInMessages = false
    var isInMessage = false
    for index in first..<max(first, file.lineCount) {
      let (line, near) = scan(index, isLetter: isInMessage)
      lines.append(line)
      if let near { report(near, line, &diagnostics) }
      switch line.kind {
      case .section:
        let kind = sectionKind(line)
        isInMessages = kind == .messages
        isInMessage = false
        sections.append(
          Section(
            kind: kind, line: index, lines: index + 1..<index + 1,
            blocks: blocks.count..<blocks.count))
      case .heading where !sections.isEmpty, .rebuttal where !sections.isEmpty:
        isInMessage = isInMessages
        blocks.append(
          Block(line: index, isRebuttal: line.kind == .rebuttal, lines: index + 1..<index + 1))
        let last = sections.count - 1
        sections[last].blocks = sections[last].blocks.lowerBound..<blocks.count
      default:
        extendLast(to: index + 1)
      }
    }
  }

  private mutating func extendLast(to end: Int) {
    guard let section = sections.last else {
      preamble = preamble.lowerBound..<end
      return
    }
    if section.blocks.isEmpty {
      sections[sections.count - 1].lines = section.lines.lowerBound..<end
    } else {
      let last = blocks.count - 1
      blocks[last].lines = blocks[last].lines.lowerBound..<end
    }
  }

  /// One line and what is nearly structure in it. In a letter only headings and comments count.
  private func scan(
    _ index: Int, isLetter: Bool
  ) -> (line: LineSyntax, near: LineMarker.NearStructure?) {
    let range = file.line(index)
    var start = range.lowerBound
    if index == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var end = range.upperBound
    while end > start, file.bytes[end - 1] <= 0x20, isBlankOrLineEnd(file.bytes[end - 1]) {
      end -= 1
    }
    var content = start
    while content < end, isBlank(file.bytes[content]) { content += 1 }
    let cursor = Cursor(file.bytes, content..<end)
    var marker = LineMarker.of(cursor)
    if isLetter {
      let isHeading = marker.kind == .section || marker.kind == .heading
      if marker.near != nil || !(isHeading || marker.kind == .comment || marker.kind == .blank) {
        let line = LineSyntax(
          start: UInt32(range.lowerBound), contentStart: UInt32(content),
          bodyStart: UInt32(content), contentEnd: UInt32(end), end: UInt32(range.upperBound),
          kind: .letter)
        return (line, nil)
      }
    }
    var body = Cursor(file.bytes, content + marker.length..<max(end, content + marker.length))
    body.skipBlanks()
    if marker.kind == .text || marker.kind == .bracket || marker.kind == .blank {
      body.position = content
    }
    var line = LineSyntax(
      start: UInt32(range.lowerBound), contentStart: UInt32(content),
      bodyStart: UInt32(min(body.position, max(end, content))), contentEnd: UInt32(end),
      end: UInt32(range.upperBound), kind: marker.kind)
    if marker.length > end - content { marker.near = nil }
    line.isNearly = marker.near != nil
    return (line, marker.near)
  }

  private func isFence(_ scanned: (line: LineSyntax, near: LineMarker.NearStructure?)) -> Bool {
    file.bytes[scanned.line.content] == [0x2D, 0x2D, 0x2D] && !scanned.line.isIndentedAfterBOM
  }

  private func sectionKind(_ line: LineSyntax) -> SectionKind {
    var cursor = Cursor(file.bytes, line.body)
    guard let name = cursor.skipName() else { return .stage }
    let text = file.text(name).lowercased()
    return text == "stage" ? .stage : SectionKind(rawValue: text) ?? .stage
  }

  private func report(
    _ near: LineMarker.NearStructure, _ line: LineSyntax, _ diagnostics: inout Diagnostics
  ) {
    let marker = LineMarker.of(Cursor(file.bytes, line.content))
    let range = Int(line.contentStart)..<Int(line.contentStart) + marker.length
    let span = Span(file: fileIndex, range: range)
    diagnostics.add(.nearStructure(near, at: span, line: line, fileIndex: fileIndex))
  }
}

extension LineSyntax {
  fileprivate func `as`(_ kind: Kind) -> LineSyntax {
    LineSyntax(
      start: start, contentStart: contentStart, bodyStart: contentStart, contentEnd: contentEnd,
      end: end, kind: kind)
  }

  fileprivate var isIndentedAfterBOM: Bool {
    start == 0 ? contentStart > 3 : isIndented
  }
}

private func isBlankOrLineEnd(_ byte: UInt8) -> Bool {
  isBlank(byte) || byte == 0x0A || byte == 0x0D
}
