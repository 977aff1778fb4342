import Glibc
import TestSupport
import Testing

@testable import Terminal

struct PipeLineReaderTests {
  @Test func `each line feed ends a line, with or without a carriage return`() throws {
    #expect(
      try inputs("one\r\ntwo\n\nthree\n") == [
        .line("one"), .line("two"), .line(""), .line("three"),
      ])
  }

  @Test func `a last line without an end counts`() throws {
    #expect(try inputs("one\ntwo") == [.line("one"), .line("two")])
  }

  @Test func `what is not UTF-8 and NUL become the sign for it`() throws {
    #expect(try inputs(bytes: [0x61, 0xFF, 0x00, 0x62, 0x0A]) == [.line("a\u{FFFD}\u{FFFD}b")])
  }

  @Test func `the mark of UTF-8 is dropped at the beginning only`() throws {
    #expect(
      try inputs("\u{FEFF}one\n\u{FEFF}two\n") == [.line("one"), .line("\u{FEFF}two")])
  }

  @Test func `a line of a megabyte is taken, and a longer one is told`() throws {
    let most = String(repeating: "x", count: LineInput.maximumLength)
    #expect(
      try inputs(most + "\n" + most + "\r\n" + most + "y\nnext\n")
        == [.line(most), .line(most), .tooLong(bytes: LineInput.maximumLength + 1), .line("next")])
    #expect(try inputs(most + most + most + "\nnext") == [.tooLong(bytes: 3 << 20), .line("next")])
    #expect(try inputs(most + most) == [.tooLong(bytes: 2 << 20)])
  }

  @Test func `characters cut by the buffer are put together`() throws {
    let text = "x" + String(repeating: "好", count: 60000)
    #expect(try inputs(text + "\n") == [.line(text)])
  }

  @Test func `a descriptor that cannot be read is a hang-up`() {
    #expect(PipeLineReader(descriptor: -1).readLine(LineRequest(prompt: Prompt())) == .hangUp)
  }

  @Test func `a transcript reads like a call at a terminal`() throws {
    let input = try TemporaryFile(Array("hello\u{1B}\n".utf8))
    let output = try TemporaryFile([])
    let screen = Screen(descriptor: output.descriptor, look: .plain)
    let reader = PipeLineReader(descriptor: input.descriptor, transcript: screen)
    #expect(reader.readLine(LineRequest(prompt: Prompt("greeting"))) == .line("hello\u{1B}"))
    #expect(reader.readLine(LineRequest(prompt: Prompt())) == .endOfInput)
    try screen.flush()
    #expect(output.text == "greeting › hello␛\n› \n")
  }

  private func inputs(_ text: String) throws -> [LineInput] { try inputs(bytes: Array(text.utf8)) }

  private func inputs(bytes: [UInt8]) throws -> [LineInput] {
    let file = try TemporaryFile(bytes)
    let reader = PipeLineReader(descriptor: file.descriptor)
    var result: [LineInput] = []
    while true {
      let input = reader.readLine(LineRequest(prompt: Prompt()))
      if input == .endOfInput { break }
      result.append(input)
    }
    // The end stays the end.
    #expect(reader.readLine(LineRequest(prompt: Prompt())) == .endOfInput)
    return result
  }
}
