/// A row of a CSV file.
package struct CSVRow: Hashable, Sendable {
  /// What is wrong with a row; its fields are read all the same.
  package enum Flaw: Hashable, Sendable {
    /// A quote that was opened is never closed.
    case openQuote
    /// Something stands between a closing quote and the divider.
    case textAfterQuote
    /// The row is longer than `CSVReader.maximumRow` bytes; the rest of it is left out.
    case tooLong
  }

  /// The line on which it begins, from 1.
  package let line: Int
  /// The fields.
  package let fields: [String]
  /// The first thing that is wrong with it.
  package let flaw: Flaw?

  /// A row.
  package init(line: Int, fields: [String], flaw: Flaw? = nil) {
    self.line = line
    self.fields = fields
    self.flaw = flaw
  }
}

/// Reads CSV (RFC 4180) piece by piece, in one pass and with no more memory than a row needs.
///
/// Rows end with CRLF, LF or CR, the last one with the end of the file too; quoted fields may hold
/// dividers, line ends and doubled quotes. A quote inside an unquoted field is taken as it stands.
/// Lines with nothing on them are no rows.
package struct CSVReader: Sendable {
  /// The most bytes that a row may have.
  package static let maximumRow = 1 << 20

  private enum Place { case fieldStart, bare, quoted, afterQuote }

  private let divider: UInt8
  private var place = Place.fieldStart
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var flaw: CSVRow.Flaw?
  private var size = 0
  private var line = 1
  private var firstLine = 1
  private var wasReturn = false
  private var hasQuotes = false

  /// A reader of UTF-8 whose fields are divided by a byte below 0x80.
  package init(divider: UInt8) {
    self.divider = divider
  }

  /// Takes the next bytes, and hands over every row that they complete.
  package mutating func read<Failure>(
    _ bytes: [UInt8], _ body: (CSVRow) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
      try read(buffer, body)
    }
  }

  private mutating func read<Failure>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (CSVRow) throws(Failure) -> Void
  ) throws(Failure) {
    var index = 0
    while index < bytes.count {
      // What means nothing where it stands is taken in one go.
      let start = index
      switch place {
      case .bare:
        while index < bytes.count, bytes[index] != divider, bytes[index] != 0x0A,
          bytes[index] != 0x0D
        {
          index += 1
        }
      case .quoted:
        while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x0A,
          bytes[index] != 0x0D
        {
          index += 1
        }
      case .fieldStart, .afterQuote: break
      }
      if index > start {
        append(bytes[start..<index])
        wasReturn = false
        guard index < bytes.count else { return }
      }
      let byte = bytes[index]
      index += 1
      let isSecondOfPair = wasReturn && byte == 0x0A
      wasReturn = byte == 0x0D
      let isLineEnd = byte == 0x0A || byte == 0x0D
      if isSecondOfPair {
        if place == .quoted { append(byte) }
        continue
      }
      if isLineEnd { line += 1 }
      switch place {
      case .quoted:
        if byte == 0x22 { place = .afterQuote } else { append(byte) }
      case .afterQuote where byte == 0x22:
        append(byte)
        place = .quoted
      case .fieldStart where byte == 0x22:
        place = .quoted
        hasQuotes = true
      case _ where byte == divider:
        endField()
      case _ where isLineEnd:
        try endRow(body)
      case .afterQuote:
        flaw = flaw ?? .textAfterQuote
        place = .bare
        append(byte)
      case .fieldStart, .bare:
        place = .bare
        append(byte)
      }
    }
  }

  /// Hands over the last row, if the file does not end with a line end.
  package mutating func finish<Failure>(
    _ body: (CSVRow) throws(Failure) -> Void
  ) throws(Failure) {
    if place == .quoted { flaw = flaw ?? .openQuote }
    guard place != .fieldStart || !fields.isEmpty else { return }
    try endRow(body)
  }

  private mutating func append(_ run: Slice<UnsafeBufferPointer<UInt8>>) {
    let room = max(0, Self.maximumRow - size)
    size += run.count
    field.append(contentsOf: run.prefix(room))
    if run.count > room { flaw = flaw ?? .tooLong }
  }

  private mutating func append(_ byte: UInt8) {
    size += 1
    if size <= Self.maximumRow { field.append(byte) } else { flaw = flaw ?? .tooLong }
  }

  private mutating func endField() {
    size += 1
    if size <= Self.maximumRow {
      fields.append(String(decoding: field, as: UTF8.self))
    } else {
      flaw = flaw ?? .tooLong
    }
    field.removeAll(keepingCapacity: true)
    place = .fieldStart
  }

  private mutating func endRow<Failure>(
    _ body: (CSVRow) throws(Failure) -> Void
  ) throws(Failure) {
    let isBlank = fields.isEmpty && field.isEmpty && !hasQuotes
    if !isBlank {
      endField()
      let row = CSVRow(line: firstLine, fields: fields, flaw: flaw)
      reset()
      try body(row)
    } else {
      reset()
    }
  }

  private mutating func reset() {
    fields.removeAll(keepingCapacity: true)
    field.removeAll(keepingCapacity: true)
    (flaw, size, hasQuotes, place, firstLine) = (nil, 0, false, .fieldStart, line)
  }
}

extension CSVReader {
  /// The dividers that are looked for, the most usual first.
  package static let dividers: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// The divider of a file by its beginning in UTF-8: the one that gives most rows the same number of
  /// fields, and more than one; a comma where none does.
  package static func divider(of head: [UInt8]) -> UInt8 {
    var best: (divider: UInt8, rows: Int, fields: Int) = (dividers[0], 0, 0)
    for divider in dividers {
      var reader = CSVReader(divider: divider)
      var counts: [Int] = []
      reader.read(head) { if counts.count < 100 { counts.append($0.fields.count) } }
      // A last row may be cut off by the head's end; it counts only when it stands alone.
      if counts.isEmpty { reader.finish { counts.append($0.fields.count) } }
      guard let first = counts.first, first > 1 else { continue }
      let alike = counts.filter { $0 == first }.count
      if alike * (first - 1) > best.rows * max(0, best.fields - 1) {
        best = (divider, alike, first)
      }
    }
    return best.divider
  }
}
