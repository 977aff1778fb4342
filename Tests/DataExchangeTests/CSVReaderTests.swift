import DataExchange
import TestSupport
import Testing

/// All rows of some bytes, handed over in pieces of a size.
private func rows(_ bytes: [UInt8], divider: UInt8 = 0x2C, piece: Int = .max) -> [CSVRow] {
  var reader = CSVReader(divider: divider)
  var rows: [CSVRow] = []
  var rest = bytes[...]
  while !rest.isEmpty {
    let part = rest.prefix(piece)
    reader.read(Array(part)) { rows.append($0) }
    rest = rest.dropFirst(part.count)
  }
  reader.finish { rows.append($0) }
  return rows
}

private func fields(_ text: String, divider: UInt8 = 0x2C) -> [[String]] {
  rows(Array(text.utf8), divider: divider).map(\.fields)
}

@Suite struct CSVReaderTests {
  @Test(arguments: [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates",
    "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ])
  func `the files of csv-spectrum read as they should`(name: String) throws {
    let bytes = try #require(Golden.bytes(of: packageFolder + "/Tests/Fixtures/CSV/\(name).csv"))
    let json = try #require(
      Golden.contents(of: packageFolder + "/Tests/Fixtures/CSV/\(name).json"))
    let rows = rows(bytes, divider: CSVReader.divider(of: bytes))
    let header = try #require(rows.first).fields
    for row in rows.dropFirst() {
      #expect(row.flaw == nil && row.fields.count == header.count)
      for (key, value) in zip(header, row.fields)
      where name != "location_coordinates" || key != "Contact Phone Number" {
        // As the JSON file writes it, with or without blanks after the colon.
        let quoted = JSONWriter.quoted(value)
        #expect(
          json.contains("\"\(key)\": \(quoted)") || json.contains("\"\(key)\":\(quoted)"),
          "\(key): \(quoted)")
      }
    }
    let objects = json.utf8.filter { $0 == UInt8(ascii: "{") }.count
    #expect(rows.count - 1 == (name == "json" ? objects - 1 : objects))
  }

  @Test func `the size of the pieces does not matter`() throws {
    let text = "a;b\r\n\"1 \r\n\"\"x\"\"\";2\r3;\n\n\"\"\n;\n\"open;\r\n"
    let whole = rows(Array(text.utf8), divider: 0x3B)
    for piece in 1...text.utf8.count {
      #expect(rows(Array(text.utf8), divider: 0x3B, piece: piece) == whole, "\(piece)")
    }
    #expect(
      whole.map(\.fields) == [
        ["a", "b"], ["1 \r\n\"x\"", "2"], ["3", ""], [""], ["", ""], ["open;\r\n"],
      ])
    #expect(whole.map(\.line) == [1, 2, 4, 6, 7, 8])
    #expect(whole.last?.flaw == .openQuote)
  }

  @Test func `rows end with any line end, the last one with the file too`() {
    for end in ["\n", "\r\n", "\r"] {
      #expect(fields("a,b\(end)1,2\(end)") == [["a", "b"], ["1", "2"]])
      #expect(fields("a,b\(end)\(end)1,2") == [["a", "b"], ["1", "2"]])
    }
    #expect(fields("") == [])
    #expect(fields("\n\n") == [])
    #expect(fields(",") == [["", ""]])
    #expect(fields("a,") == [["a", ""]])
  }

  @Test func `quotes in odd places are taken as they stand, and told`() {
    #expect(fields("5\" pipe,x") == [["5\" pipe", "x"]])
    let row = rows(Array("\"a\"b,c".utf8))[0]
    #expect(row.fields == ["ab", "c"] && row.flaw == .textAfterQuote)
  }

  @Test func `a row without an end takes no more memory than a row may have`() {
    let row = rows(Array(repeating: 0x78, count: CSVReader.maximumRow + 10))[0]
    #expect(row.flaw == .tooLong)
    let open = rows([0x22] + Array(repeating: 0x0A, count: 3 << 20))[0]
    #expect(open.flaw == .tooLong && open.line == 1)
  }

  @Test(
    arguments: [
      ("a,b\n1,2\n", 0x2C), ("a;b;c\n1,5;2;3\n", 0x3B), ("a\tb\n1\t2", 0x09), ("a|b\n", 0x7C),
      ("\"x;y\",b\n1,2\n", 0x2C), ("name\nAnna\n", 0x2C), ("", 0x2C),
    ] as [(String, UInt8)])
  func `the divider is the one that makes rows alike`(text: String, divider: UInt8) {
    #expect(CSVReader.divider(of: Array(text.utf8)) == divider)
  }

  @Test func `what is written is read`() {
    var chance = Random(seed: 4)
    let pieces = ["a", ",", ";", "\"", "\n", "\r\n", "ж", "中", " ", "1"]
    for _ in 0..<500 {
      let row = (0...Int.random(in: 0..<5, using: &chance)).map { _ in
        (0..<Int.random(in: 0..<6, using: &chance)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &chance)]
        }.joined()
      }
      // What looks like a formula gets a mark, and a row of nothing is none.
      guard row != [""],
        !row.contains(where: { "\r\n".unicodeScalars.contains($0.unicodeScalars.first ?? "x") })
      else { continue }
      #expect(fields(CSVWriter.row(row) + CSVWriter.row(["x"])) == [row, ["x"]])
    }
  }

  @Test func `any bytes are read`() {
    var chance = Random(seed: 9)
    let common: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x61, 0xFF, 0x00, 0xC3]
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0..<40, using: &chance)).map { _ in
        common[Int.random(in: 0..<common.count, using: &chance)]
      }
      let lines = rows(bytes).map(\.line)
      #expect(lines == lines.sorted() && Set(lines).count == lines.count)
    }
  }
}

@Suite struct TextEncodingTests {
  private func decoded(_ bytes: [UInt8], piece: Int) -> (TextEncoding, String) {
    var finder = EncodingFinder()
    finder.read(bytes)
    var transcoder = Transcoder(from: finder.encoding)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      text += transcoder.read(Array(bytes[start..<min(bytes.count, start + piece)]))
    }
    return (finder.encoding, String(decoding: text, as: UTF8.self))
  }

  @Test(arguments: [1, 2, 3, 100])
  func `an encoding is found and its text read, in pieces of any size`(piece: Int) {
    let text = "Größe €, Привет, 中 😀"
    let utf16 = Array(text.utf16)
    let little: [UInt8] = [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(decoded(Array(text.utf8), piece: piece) == (.utf8, text))
    #expect(decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8), piece: piece) == (.utf8, text))
    #expect(decoded(little, piece: piece) == (.utf16LittleEndian, text))
    #expect(decoded(big, piece: piece) == (.utf16BigEndian, text))
    #expect(decoded([0x47, 0xF6, 0x80, 0x9F], piece: piece) == (.windows1252, "Gö€Ÿ"))
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xF5],
    ] as [[UInt8]])
  func `what only resembles UTF-8 is none`(bytes: [UInt8]) {
    var finder = EncodingFinder()
    finder.read(bytes)
    #expect(finder.encoding == .windows1252)
    #expect(String(validating: bytes, as: UTF8.self) == nil)
  }
}
