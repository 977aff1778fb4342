import SourceText
import TestSupport
import Testing

@Suite struct SourceFileTests {
  @Test func `lines lie end to end and are found again by their bytes`() {
    var random = Random(seed: 4)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        [10, 13, 32, 97, 0xC3, 0xA9][Int.random(in: 0..<6, using: &random)] as UInt8
      }
      let file = SourceFile(path: "x", bytes: bytes)
      var end = 0
      for index in 0..<file.lineCount {
        let line = file.line(index)
        #expect(line.lowerBound == end)
        #expect(bytes[line].dropLast().allSatisfy { $0 != 10 })
        for offset in line { #expect(file.lineIndex(of: offset) == index) }
        end = line.upperBound
      }
      #expect(end == bytes.count)
    }
  }

  @Test func `an empty file has one line`() {
    #expect(SourceFile(path: "x", text: "").lineCount == 1)
    #expect(SourceFile(path: "x", text: "\n").lineCount == 1)
    #expect(SourceFile(path: "x", text: "a\n\nb").lineCount == 3)
  }

  @Test(arguments: [(0, 1, 1), (2, 1, 2), (4, 1, 3), (5, 2, 1), (9, 2, 2), (10, 2, 3), (99, 2, 3)])
  func `a column counts Unicode scalars`(offset: Int, line: Int, column: Int) {
    // é and ü have two bytes, the smiley four.
    #expect(
      SourceFile(path: "x", text: "éü\n\u{1F600}a").position(of: offset) == (line, column))
  }

  @Test func `the first byte that is not UTF-8 is the one that Swift stumbles over`() {
    let edges: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
      0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for one in edges {
      for other in edges {
        for third in edges { check([one, other, third]) }
      }
    }
    var random = Random(seed: 5)
    for _ in 0..<4000 {
      check(
        (0..<Int.random(in: 1...9, using: &random)).map { _ in
          edges[Int.random(in: edges.indices, using: &random)]
        })
    }
  }

  private func check(_ bytes: [UInt8]) {
    let invalid = SourceFile(path: "x", bytes: bytes).firstInvalidByte
    #expect((invalid == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    if let invalid {
      #expect(String(validating: bytes[..<invalid], as: UTF8.self) != nil, "\(bytes)")
    }
  }
}
