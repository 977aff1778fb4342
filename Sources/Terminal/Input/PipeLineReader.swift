import Glibc

/// Lines from standard input where that is no terminal.
///
/// Both LF and CR LF end a line, and the last line need not have an end. Bytes that are not UTF-8
/// and NUL become U+FFFD. A mark at the very beginning that says UTF-8 is dropped. Memory stays
/// bounded whatever comes in.
package final class PipeLineReader: LineSource {
  private let descriptor: Int32
  private let transcript: Screen?
  private let usesUnicode: Bool
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var start = 0
  private var end = 0
  private var isAtBeginning = true
  private var hasEnded = false

  /// A reader of a descriptor, which stays open.
  ///
  /// - Parameters:
  ///   - descriptor: Standard input by default.
  ///   - transcript: A screen that gets each prompt and the line that came, so that what is
  ///     written reads like a call at a terminal; `nil` for none.
  ///   - usesUnicode: Whether the prompt ends in `› `, else in `> `.
  package init(
    descriptor: Int32 = STDIN_FILENO, transcript: Screen? = nil, usesUnicode: Bool = true
  ) {
    self.descriptor = descriptor
    self.transcript = transcript
    self.usesUnicode = usesUnicode
  }

  /// The next line; after the end, always the end. A read that fails is a hang-up.
  package func readLine(_ request: LineRequest) -> LineInput {
    if let transcript {
      let words = request.prompt.words
      transcript.write(words.isEmpty ? "" : words.text + " ")
      transcript.write(usesUnicode ? "› " : "> ")
    }
    let input = nextLine()
    if let transcript {
      if case .line(let line) = input { transcript.write(SafeText.clean(line)) }
      transcript.write("\n")
    }
    return input
  }

  private func nextLine() -> LineInput {
    var line: [UInt8] = []
    var dropped = 0
    while true {
      if start == end {
        do throws(SystemError) {
          guard try fill() else { break }
        } catch { return .hangUp }
      }
      let rest = buffer[start..<end]
      let feed = rest.firstIndex(of: 0x0A)
      let part = rest[..<(feed ?? end)]
      // One byte more than a line may have: it may be the CR before the LF.
      if dropped == 0 && line.count + part.count <= LineInput.maximumLength + 1 {
        line += part
      } else {
        dropped += line.count + part.count
        line.removeAll(keepingCapacity: true)
      }
      start = feed.map { $0 + 1 } ?? end
      if feed != nil { return finished(line, dropped: dropped) }
    }
    if line.isEmpty && dropped == 0 { return .endOfInput }
    return finished(line, dropped: dropped)
  }

  private func finished(_ line: [UInt8], dropped: Int) -> LineInput {
    guard dropped == 0 else { return .tooLong(bytes: dropped) }
    var line = line[...]
    if line.last == 0x0D { line.removeLast() }
    if isAtBeginning && line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    isAtBeginning = false
    guard line.count <= LineInput.maximumLength else { return .tooLong(bytes: line.count) }
    guard line.contains(0) else { return .line(String(decoding: line, as: UTF8.self)) }
    let text = String(decoding: line, as: UTF8.self).unicodeScalars
    return .line(String(String.UnicodeScalarView(text.map { $0 == "\0" ? "\u{FFFD}" : $0 })))
  }

  private func fill() throws(SystemError) -> Bool {
    guard !hasEnded else { return false }
    start = 0
    end = 0
    end = try Transfer.read(into: &buffer, from: descriptor, subject: "standard input")
    hasEnded = end == 0
    return !hasEnded
  }
}
