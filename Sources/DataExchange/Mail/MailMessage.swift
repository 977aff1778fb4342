/// A mail as a file that mail programs open and `sendmail` takes (RFC 5322 with MIME, RFC 2045 and
/// 2047): text in UTF-8, its lines no longer than 76 bytes.
package struct MailMessage: Sendable {
  /// Whom it goes to, as it stands in the lead.
  package let to: String
  /// Who it is from; nil leaves that to whoever sends it.
  package let from: String?
  /// The subject line.
  package let subject: String
  /// The text, with line feeds.
  package let body: String

  /// A mail.
  package init(to: String, from: String? = nil, subject: String, body: String) {
    self.to = to
    self.from = from
    self.subject = subject
    self.body = body
  }

  /// The file. It is marked as not sent yet, so that mail programs open it to be looked at. Line ends
  /// within an address or a subject become blanks, so that no text can add a header.
  package var text: String {
    var lines: [String] = []
    if let from { lines.append("From: " + Self.address(from)) }
    lines.append("To: " + Self.address(to))
    lines.append("Subject: " + Self.encoded(Self.oneLine(subject)))
    lines += [
      "X-Unsent: 1", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "",
    ]
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += Self.quotedPrintable(line)
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }

  /// An address, whose name is encoded where it has more than ASCII in it.
  private static func address(_ text: String) -> String {
    let text = oneLine(text)
    guard !text.utf8.allSatisfy({ $0 < 0x80 }), let start = text.lastIndex(of: "<"),
      start > text.startIndex
    else { return text }
    var name = text[..<start]
    while name.last == " " { name.removeLast() }
    return encoded(String(name)) + " " + text[start...]
  }

  /// A header's words: as they are where they are ASCII, else in encoded words of at most 75 bytes,
  /// no character divided.
  private static func encoded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }), text.utf8.count < 900 { return text }
    var words: [String] = []
    var bytes: [UInt8] = []
    func end() {
      if !bytes.isEmpty { words.append("=?utf-8?B?\(base64(bytes))?=") }
      bytes = []
    }
    for scalar in text.unicodeScalars {
      let more = Array(String(scalar).utf8)
      if bytes.count + more.count > 45 { end() }
      bytes += more
    }
    end()
    return words.joined(separator: "\r\n ")
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(
          place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A line of the body in lines of at most 76 bytes; blanks at its end stay.
  private static func quotedPrintable(_ line: Substring) -> [String] {
    let digits = Array("0123456789ABCDEF".utf8)
    var lines: [String] = []
    var current: [UInt8] = []
    let bytes = Array(line.utf8)
    for (place, byte) in bytes.enumerated() {
      let isLast = place == bytes.count - 1
      let isPlain =
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
        || (byte == 0x20 || byte == 0x09) && !isLast
      // A line of a single dot would end a mail that is handed on by SMTP.
      let isDot = byte == UInt8(ascii: ".") && current.isEmpty
      let piece =
        isPlain && !isDot
        ? [byte] : [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      if current.count + piece.count > 75 {
        lines.append(String(decoding: current, as: UTF8.self) + "=")
        current = []
      }
      current += piece
    }
    return lines + [String(decoding: current, as: UTF8.self)]
  }
}
