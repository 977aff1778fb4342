import DataExchange
import TestSupport
import Testing

/// JSON texts become trees that know their places, or say what is wrong and where.
@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(JSONProblem) -> JSONValue {
    try JSONReader.read(Array(text.utf8))
  }

  @Test func `a tree holds what the text says, with lines and bytes`() throws {
    let text = "\u{FEFF}{\n  \"a\": [1, -2.5e+3, true, null],\n  \"ü\": {\"b\": \"x\"}\n}\n"
    let value = try read(text)
    #expect(value.members?.map(\.key) == ["a", "ü"])
    let list = try #require(value["a"]?.elements)
    #expect(list.map(\.kind) == [.number("1"), .number("-2.5e+3"), .truth(true), .null])
    #expect(list.map(\.line) == [2, 2, 2, 2])
    #expect(list.first?.wholeNumber == 1)
    #expect(list[1].wholeNumber == nil)
    let inner = try #require(value["ü"]?["b"])
    #expect(inner.text == "x")
    #expect(inner.line == 3)
    #expect(String(decoding: Array(text.utf8)[inner.range], as: UTF8.self) == "\"x\"")
    let member = try #require(value.members?.last)
    #expect(String(decoding: Array(text.utf8)[member.range], as: UTF8.self) == "\"ü\"")
    #expect(value.line == 1)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00fc\u4E2D""#, "ü中"),
    (#""\uD83D\uDE00""#, "😀"), ("\"😀\"", "😀"), (#""""#, ""),
  ])
  func `escapes are resolved`(written: String, meant: String) throws {
    #expect(try read(written).text == meant)
  }

  @Test func `what the writer writes is read again`() throws {
    let odd = "a\"b\\c\n\u{1B}[31m\u{202E}ü😀"
    var json = JSONWriter()
    json.object { json in
      json.member(odd, odd)
      json.key("list")
      json.array { json in json.value(9_007_199_254_740_993) }
    }
    let value = try read(json.text)
    #expect(value[odd]?.text == odd)
    #expect(value["list"]?.elements?.first?.wholeNumber == 9_007_199_254_740_993)
  }

  @Test(arguments: [
    ("", 1, "the file ends where a value is expected"),
    ("{\n\"a\": 1,\n\"a\": 2}", 3, "the key `a` stands twice in this object"),
    ("[1,\n2,\n]", 2, "a comma stands before `]`"), ("{\"a\": 1,}", 1, "a comma stands before `}`"),
    ("[1\n2]", 2, "a comma or `]` is expected here"), ("[1", 1, "the file ends before `]`"),
    ("{\"a\"\n1}", 2, "a colon is expected after the key `a`"),
    ("{a: 1}", 1, "a key is expected here"), ("[1] 2", 1, "something follows the end of the value"),
    ("// x\n1", 1, "a comment is not JSON"), ("'a'", 1, "no value of JSON begins so"),
    ("nul", 1, "no value of JSON begins so"), ("NaN", 1, "no value of JSON begins so"),
    ("01", 1, "this is no number of JSON"), ("-", 1, "this is no number of JSON"),
    ("1.", 1, "this is no number of JSON"), (".5", 1, "no value of JSON begins so"),
    ("1e", 1, "this is no number of JSON"), ("\"a", 1, "the file ends within a text"),
    ("\"a\nb\"", 1, "a text goes on over the end of the line, or holds a control character"),
    (#""\x""#, 1, "this escape means nothing in JSON"), (#""\u12""#, 1, "this names no character"),
    (#""\uD83D""#, 1, "this names no character"), (#""\uDE00""#, 1, "this names no character"),
  ])
  func `what is no JSON is told with its line`(text: String, line: Int, message: String) {
    let problem = #expect(throws: JSONProblem.self) { try read(text) }
    #expect(problem?.line == line)
    #expect(problem?.message == message)
    #expect(problem?.help.isEmpty == false)
  }

  @Test func `bytes that are not UTF-8 are no text`() {
    let problem = #expect(throws: JSONProblem.self) {
      try JSONReader.read([0x22, 0xFC, 0x22])
    }
    #expect(problem?.message == "this text is not UTF-8")
  }

  @Test func `depth and size have bounds`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try read(nested(JSONReader.mostDepth + 1))
    #expect(throws: JSONProblem.self) { try read(nested(JSONReader.mostDepth + 2)) }
    #expect(throws: JSONProblem.self) { try read(nested(1_000_000)) }
    let large = [UInt8](repeating: 0x20, count: JSONReader.mostBytes) + [0x31]
    let problem = #expect(throws: JSONProblem.self) { try JSONReader.read(large) }
    #expect(problem?.message == "the file is larger than 16 MiB")
  }

  @Test func `no beginning of a file and no damaged byte brings the reader down`() throws {
    let text = #"{"a": [1, -2.5e3, "\u00fc\uD83D\uDE00ü", {"b": null}], "c": true}"#
    let bytes = Array(text.utf8)
    for end in 0..<bytes.count {
      #expect(throws: JSONProblem.self) { try JSONReader.read(Array(bytes[..<end])) }
      for byte: UInt8 in [0, 0x22, 0x5C, 0x5D, 0x7B, 0x80, 0xFF] {
        var damaged = bytes
        damaged[end] = byte
        // Whatever comes of it, its places lie in the file.
        do throws(JSONProblem) { _ = try JSONReader.read(damaged) } catch {
          #expect(error.range.upperBound <= bytes.count)
        }
      }
    }
  }
}
