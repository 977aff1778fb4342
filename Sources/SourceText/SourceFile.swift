/// A file as it was read: its bytes, and where its lines begin.
package struct SourceFile: Sendable {
  /// The path as the user knows it.
  package let path: String
  /// The bytes as they stand on disk.
  package let bytes: [UInt8]
  /// Where each line begins; the first is 0. There is always one line.
  package let lineStarts: [UInt32]

  /// The largest file that is read as a script, in bytes: 64 MiB.
  package static let maximumSize = 64 * 1024 * 1024

  /// A file with its bytes; lines are found in one pass. The caller keeps it below 4 GiB.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 32 + 1)
    bytes.withUnsafeBufferPointer { buffer in
      for index in buffer.indices where buffer[index] == UInt8(ascii: "\n") {
        starts.append(UInt32(index + 1))
      }
    }
    if let last = starts.last, Int(last) == bytes.count, starts.count > 1 { starts.removeLast() }
    lineStarts = starts
  }

  /// A file with its text.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// How many lines there are, at least one.
  package var lineCount: Int { lineStarts.count }

  /// A line's bytes, with its line end.
  package func line(_ index: Int) -> Range<Int> {
    let end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : bytes.count
    return Int(lineStarts[index])..<end
  }

  /// The line that a byte lies in, from 0; logarithmic in the number of lines.
  package func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Line and column of a byte, both from 1, the column in Unicode scalars.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let index = lineIndex(of: offset)
    return (index + 1, scalarCount(line(index).lowerBound..<min(offset, bytes.count)) + 1)
  }

  /// How many Unicode scalars a range holds.
  package func scalarCount(_ range: Range<Int>) -> Int {
    bytes[range].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  /// A range as text; bytes that are not UTF-8 come as U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The offset of the first byte that is not valid UTF-8, or nil when all is.
  package var firstInvalidByte: Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      let count = buffer.count
      while index < count {
        if buffer[index] < 0x80 {
          index += 1
          continue
        }
        let length = sequenceLength(buffer, at: index)
        guard length > 0 else { return index }
        index += length
      }
      return nil
    }
  }
}

/// The length of the valid UTF-8 sequence at an index (Unicode 16, table 3-7), or 0.
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
  func continues(_ offset: Int, in range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    index + offset < bytes.count && range.contains(bytes[index + offset])
  }
  switch bytes[index] {
  case 0xC2...0xDF: return continues(1) ? 2 : 0
  case 0xE0: return continues(1, in: 0xA0...0xBF) && continues(2) ? 3 : 0
  case 0xED: return continues(1, in: 0x80...0x9F) && continues(2) ? 3 : 0
  case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
  case 0xF0: return continues(1, in: 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
  case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
  case 0xF4: return continues(1, in: 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
  default: return 0
  }
}

/// A place in one of the files of a script.
package struct Span: Hashable, Sendable {
  /// Which file, by its order.
  package let file: Int32
  /// The first byte.
  package let start: Int32
  /// The byte after the last; equal to `start` for a place between two bytes.
  package let end: Int32

  /// A place in a file.
  package init(file: Int, range: Range<Int>) {
    self.file = Int32(file)
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  /// The bytes it covers.
  package var range: Range<Int> { Int(start)..<Int(end) }
}
