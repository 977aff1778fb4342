import DataExchange
import Testing

@Suite struct FileKindTests {
  @Test(
    arguments: [
      ([0x50, 0x4B, 3, 4, 20, 0], FileKind.workbook),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .oldWorkbook),
      (Array("%PDF-1.7".utf8), .pdf), ([0x1F, 0x8B, 8], .packed), ([], .empty),
      (Array("<!DOCTYPE html><html>".utf8), .page), (Array("\r\n  <HTML>".utf8), .page),
      ([0xEF, 0xBB, 0xBF] + Array("<table><tr>".utf8), .page),
      (Array("[{\"name\": 1}]".utf8), .json), (Array("{\"a\": 1}".utf8), .json),
      (Array("name;phone\n".utf8), .text), (Array("<name>;<phone>\n".utf8), .text),
      (Array("P,K\n".utf8), .text), ([0xEF, 0xBB, 0xBF] + Array("name\n".utf8), .text),
      ([0xFF, 0xFE, 0x61, 0], .text), (Array("{name};x\n".utf8), .text),
    ] as [([UInt8], FileKind)])
  func `a file is known by its first bytes`(head: [UInt8], kind: FileKind) {
    #expect(FileKind.of(head) == kind)
    #expect((kind.advice == nil) == (kind == .text))
  }
}
