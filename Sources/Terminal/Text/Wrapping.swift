extension StyledText {
  /// The text in lines that fit a terminal, painted for it.
  ///
  /// - Parameters:
  ///   - width: The columns of a line, 20 at least (less is taken as 20).
  ///   - look: What the terminal may be shown; the signs of `decorated(for:)` are added.
  ///   - first: What stands before the first line, such as a number.
  ///   - hanging: The blanks before the other lines; by default as wide as `first`. Both are
  ///     held to half of the width.
  package func render(
    width: Int, look: Look, first: StyledText = "", hanging: Int? = nil
  ) -> [String] {
    decorated(for: look).wrapped(to: width, first: first, hanging: hanging)
      .map { $0.painted(for: look) }
  }

  /// The text in lines of at most `width` columns (20 at least), without paint and signs.
  ///
  /// Lines break at blanks, which vanish there; between Chinese and Japanese characters too, but
  /// no line begins with their closing punctuation or ends with an opening one. A word that is too
  /// long for a line is broken where the line ends. A line feed always begins a new line.
  package func wrapped(
    to width: Int, first: StyledText = "", hanging: Int? = nil
  ) -> [StyledText] {
    let width = max(width, Self.minimumWidth)
    let first = first.truncated(to: width / 2)
    let indent = min(hanging ?? first.columns, width / 2)
    let blanks = StyledText(String(repeating: " ", count: max(0, indent)))
    var lines: [StyledText] = []
    for paragraph in cells().split(separator: Cell.newline, omittingEmptySubsequences: false) {
      var wrapper = LineBreaker(cells: Array(paragraph))
      repeat {
        let prefix = lines.isEmpty ? first : blanks
        let line = wrapper.next(room: width - prefix.columns)
        lines.append(line.isEmpty && !lines.isEmpty ? "" : prefix + line)
      } while !wrapper.isDone
    }
    return lines
  }

  /// No terminal is taken as narrower.
  package static let minimumWidth = 20

  private func cells() -> [Cell] {
    runs.flatMap { run in run.text.map { Cell(character: $0, style: run.style) } }
  }
}

/// One character on its way into a line.
private struct Cell: Equatable {
  static let newline = Cell(character: "\n", style: [])

  let character: Character
  let style: Style

  /// Line feeds are all alike, so that paragraphs can be split at them.
  static func == (first: Cell, second: Cell) -> Bool {
    first.character == second.character && (first.character == "\n" || first.style == second.style)
  }

  var width: Int { Width.columns(of: character) }
  var isBlank: Bool { character == " " || character == "\t" || character == "\u{3000}" }

  /// Whether a line may break beside it without a blank: Chinese and Japanese, not Korean.
  var isIdeographic: Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x2E80...0x312F, 0x3190...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0x20000...0x3FFFF:
      return true
    default: return false
    }
  }

  var isClosing: Bool { Self.closing.contains(character) }
  var isOpening: Bool { Self.opening.contains(character) }

  private static let closing = Set<Character>(
    "，。、！？：；）］｝」』】》〉〕〗’”…‥—～・％ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.!?:;)]}%»›")
  private static let opening = Set<Character>("（［｛「『【《〈〔〖‘“([{«‹")
}

/// Takes one line after the other from a paragraph.
private struct LineBreaker {
  private let cells: [Cell]
  private var start = 0

  init(cells: [Cell]) { self.cells = cells }

  var isDone: Bool { start >= cells.count }

  /// The next line, at most `room` columns wide; at least one character is taken.
  mutating func next(room: Int) -> StyledText {
    var used = 0
    var lastBreak: Int?
    var index = start
    while index < cells.count {
      if index > start && mayBreak(before: index) { lastBreak = index }
      let cell = cells[index]
      // Blanks may hang over the edge; they are cut off.
      if used + cell.width > room && !cell.isBlank { break }
      used += cell.width
      index += 1
    }
    let end: Int
    if index == cells.count {
      end = index
    } else if let lastBreak {
      end = lastBreak
    } else {
      end = hardBreak(at: index)
    }
    let line = text(from: start, to: end)
    start = end
    while start < cells.count && cells[start].isBlank { start += 1 }
    return line
  }

  private func mayBreak(before index: Int) -> Bool {
    let left = cells[index - 1]
    let right = cells[index]
    if right.isBlank { return false }
    // Blanks at the beginning of a paragraph are an indent, and no place to break.
    if left.isBlank { return !cells[start..<index].allSatisfy(\.isBlank) }
    guard left.isIdeographic || right.isIdeographic else { return false }
    return !right.isClosing && !left.isOpening
  }

  /// Where to cut a word that is too long, so that the rest does not begin with a full stop.
  private func hardBreak(at index: Int) -> Int {
    var end = index
    while end > start + 1 && (cells[end].isClosing || cells[end - 1].isOpening) { end -= 1 }
    if end == start + 1 && cells[end].isClosing { end = index }
    return max(end, start + 1)
  }

  private func text(from start: Int, to end: Int) -> StyledText {
    var end = end
    while end > start && cells[end - 1].isBlank { end -= 1 }
    var result = StyledText()
    var run = StyledText.Run("")
    for cell in cells[start..<end] {
      if cell.style != run.style {
        result.append(run)
        run = StyledText.Run("", cell.style)
      }
      run.text.append(cell.character == "\t" ? " " : cell.character)
    }
    result.append(run)
    return result
  }
}
