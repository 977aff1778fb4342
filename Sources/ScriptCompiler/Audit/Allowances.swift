import SourceText

/// The comments `// allow: ID, ID` of a script's files. One silences what is found on the line below
/// the row of comments it stands in; in the front matter, or between it and the first heading, also
/// what is found in the front matter.
struct Allowances {
  /// One id in one comment.
  struct Allowance {
    /// The rule's id as it is written.
    let id: String
    /// Where the id stands.
    let span: Span
    /// Whether it silenced something.
    var isUsed = false
  }

  /// All of them, in file order.
  private(set) var all: [Allowance] = []
  /// Those that stand above a line, by file and line.
  private var above: [Line: [Int]] = [:]
  /// Those that speak of a file's front matter.
  private var ofFrontMatter: [Int] = []
  /// The lines of the script's front matter, its fences included.
  private var frontMatter = 0..<0

  private struct Line: Hashable {
    let file: Int32
    let line: Int
  }

  init(_ files: [SourceFile]) {
    for (index, file) in files.enumerated() { read(file, index) }
  }

  /// Whether a rule is allowed where a span begins; notes that the comment is of use.
  mutating func silence(_ id: String, at span: Span, _ files: [SourceFile]) -> Bool {
    guard !all.isEmpty else { return false }
    let line = files[Int(span.file)].lineIndex(of: Int(span.start))
    var candidates = above[Line(file: span.file, line: line)] ?? []
    if span.file == 0, frontMatter.contains(line) { candidates += ofFrontMatter }
    var isSilenced = false
    for index in candidates where all[index].id == id {
      all[index].isUsed = true
      isSilenced = true
    }
    return isSilenced
  }

  private mutating func read(_ file: SourceFile, _ index: Int) {
    var waiting: [Int] = []
    // Before the first heading an allowance may speak of the front matter.
    var isBeforeHeadings = index == 0
    var fenceCount = 0
    for line in 0..<file.lineCount {
      var range = file.line(line)
      if line == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        range = min(3, range.upperBound)..<range.upperBound
      }
      let content = file.trimmed(range)
      if isBeforeHeadings {
        if file.bytes[content].elementsEqual([0x2D, 0x2D, 0x2D]), fenceCount < 2 {
          fenceCount += 1
          if fenceCount == 2 { frontMatter = 0..<line + 1 }
        } else if !content.isEmpty, isHeading(file.bytes[content]) {
          isBeforeHeadings = false
        }
      }
      if file.bytes[content].starts(with: [0x2F, 0x2F]) {
        let first = all.count
        readComment(file, content.lowerBound + 2..<content.upperBound, index)
        waiting += first..<all.count
        if isBeforeHeadings { ofFrontMatter += first..<all.count }
      } else {
        if !waiting.isEmpty {
          above[Line(file: Int32(index), line: line)] = waiting
          waiting = []
        }
      }
    }
  }

  /// Reads the ids behind `allow:`; words behind an id are a reason and end the list.
  private mutating func readComment(_ file: SourceFile, _ range: Range<Int>, _ index: Int) {
    let word = Array("allow:".utf8)
    var place = file.trimmed(range).lowerBound
    guard file.bytes[place..<range.upperBound].starts(with: word) else { return }
    place += word.count
    while place < range.upperBound {
      while place < range.upperBound, file.bytes[place] == 0x20 || file.bytes[place] == 0x09 {
        place += 1
      }
      let start = place
      while place < range.upperBound, file.bytes[place] > 0x20, file.bytes[place] != 0x2C {
        place += 1
      }
      guard place > start else { return }
      all.append(
        Allowance(
          id: file.text(start..<place), span: Span(file: index, range: start..<place)))
      while place < range.upperBound, file.bytes[place] == 0x20 { place += 1 }
      guard place < range.upperBound, file.bytes[place] == 0x2C else { return }
      place += 1
    }
  }

  private func isHeading(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == UInt8(ascii: "#") || bytes.starts(with: [0xEF, 0xBC, 0x83])
  }
}

extension SourceFile {
  /// A range without the blanks and line ends around it.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}
