import DataExchange
import Testing

@Suite struct MailMessageTests {
  private func lines(_ mail: MailMessage) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    for byte in mail.text.utf8 {
      if byte == 0x0A {
        #expect(line.last == 0x0D, "every line ends with CR and LF")
        lines.append(String(decoding: line.dropLast(), as: UTF8.self))
        line = []
      } else {
        line.append(byte)
      }
    }
    #expect(line.isEmpty)
    return lines
  }

  /// Reads the body back as RFC 2045 section 6.7 says.
  private func body(_ mail: MailMessage) throws -> String {
    let all = lines(mail)
    let start = try #require(all.firstIndex(of: ""))
    var bytes: [UInt8] = []
    for line in all[(start + 1)...] {
      var rest = Array(line.utf8)[...]
      let isSoft = rest.last == 0x3D
      if isSoft { rest.removeLast() }
      while let byte = rest.popFirst() {
        if byte == 0x3D, rest.count >= 2 {
          let digits = String(decoding: rest.prefix(2), as: UTF8.self)
          bytes.append(try #require(UInt8(digits, radix: 16)))
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      }
      if !isSoft { bytes.append(0x0A) }
    }
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  @Test(arguments: [
    "Hello.", "", "One\n\nTwo\n", "a = b, 50 % off", "Größe: 3 m²", "北京的面包房", "ends in a blank ",
    ".\n.hidden", "tab\there", "long " + String(repeating: "word ", count: 60),
    String(repeating: "ж", count: 200), "From the start",
  ])
  func `a body is read back as it was, in short lines`(text: String) throws {
    let mail = MailMessage(to: "a@b.example", subject: "s", body: text)
    #expect(try body(mail) == text)
    #expect(lines(mail).allSatisfy { $0.utf8.count <= 76 })
    #expect(!lines(mail).contains("."))
  }

  @Test func `nothing that is typed adds a header`() {
    let mail = MailMessage(
      to: "a@b.example\r\nBcc: all@b.example", from: "k@b.example\nX: y",
      subject: "Hello\r\n\r\nBody", body: "Text")
    let all = lines(mail)
    #expect(all.prefix { !$0.isEmpty }.count == 7)
    #expect(!all.contains { $0.hasPrefix("Bcc") || $0.hasPrefix("X: ") })
  }

  @Test func `a subject in any script is encoded in words of at most 75 bytes`() {
    let mail = MailMessage(
      to: "a@b.example", subject: String(repeating: "Grüße, 北京! ", count: 12), body: "")
    let all = lines(mail)
    let start = all.firstIndex { $0.hasPrefix("Subject: ") } ?? 0
    let folded =
      [all[start].dropFirst("Subject: ".count)]
      + all[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { $0.dropFirst() }
    #expect(folded.count > 1)
    for word in folded {
      #expect(word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?="))
      #expect(word.utf8.count <= 75)
    }
    let short = MailMessage(to: "a@b.example", subject: "Ä", body: "")
    #expect(lines(short).contains("Subject: =?utf-8?B?w4Q=?="))
    let plain = MailMessage(to: "a@b.example", subject: "Plain", body: "")
    #expect(lines(plain).contains("Subject: Plain"))
  }

  @Test func `a name in an address is encoded, the address is not`() {
    let mail = MailMessage(
      to: "Ä <a@b.example>", from: "Kim <k@b.example>", subject: "s", body: "")
    #expect(lines(mail).contains("To: =?utf-8?B?w4Q=?= <a@b.example>"))
    #expect(lines(mail).contains("From: Kim <k@b.example>"))
  }
}
