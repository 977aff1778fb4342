import CallModel

extension ValueReader {
  /// A phone number: its digits, with a leading `+` where there was one or `00`, and with ` x12`
  /// for an extension. A `(0)` behind a `+` is dropped; nothing else of a country is known here.
  func phone(_ typed: String) throws(ReadingProblem) -> Value {
    let problem = ReadingProblem("a phone number is expected", example: example(of: .phone))
    var digits = ""
    var suffix = ""
    var isExtension = false
    var hasPlus = false
    let tokens = TypedText.tokens(typed)
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      index += 1
      switch token.kind {
      case .digits:
        if isExtension { suffix += token.text } else { digits += token.text }
      case .word, .han:
        let isLeading =
          digits.isEmpty && ["tel", "phone", "telefon", "тел", "t"].contains(token.text)
        if isLeading { continue }
        let length =
          token.kind == .han && index < tokens.count && tokens[index].kind == .han ? 2 : 1
        let text = tokens[(index - 1)..<(index - 1 + length)].map(\.text).joined()
        guard !isExtension, !digits.isEmpty, words.contains(where: { $0.extensions.contains(text) })
        else { throw problem }
        index += length - 1
        isExtension = true
      case .mark:
        switch token.text {
        case "+" where digits.isEmpty && !hasPlus: hasPlus = true
        case "#" where !digits.isEmpty && !isExtension: isExtension = true
        case "("
        where hasPlus && !isExtension && index + 1 < tokens.count
          && tokens[index].text == "0" && tokens[index + 1].text == ")":
          index += 2
        case "(", ")", "-", "/", ".", ":": break
        default: throw problem
        }
      }
    }
    if !hasPlus, digits.hasPrefix("00"), digits.utf8.count > 4 {
      hasPlus = true
      digits.removeFirst(2)
    }
    guard (3...20).contains(digits.utf8.count) else {
      throw ReadingProblem("a phone number has 3 to 20 digits", example: example(of: .phone))
    }
    guard !isExtension || (1...8).contains(suffix.utf8.count) else { throw problem }
    return .text((hasPlus ? "+" : "") + digits + (isExtension ? " x" + suffix : ""))
  }

  /// A mail address: one `@`, a domain with a dot, no blanks. The domain is lower-cased.
  func email(_ typed: String) throws(ReadingProblem) -> Value {
    let problem = ReadingProblem("a mail address is expected", example: example(of: .email))
    var text = Self.cleaned(typed)
    if text.lowercased().hasPrefix("mailto:") { text.removeFirst(7) }
    text = text.replacing("＠", with: "@").composed
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, Self.isDotted(parts[0], least: 1),
      parts[0].utf8.count <= 64, Self.isHost(parts[1])
    else { throw problem }
    return .text("\(parts[0])@\(parts[1].lowercased())")
  }

  /// A link with `http`, `https` or `mailto`; `https://` is added to what looks like a host.
  func link(_ typed: String) throws(ReadingProblem) -> Value {
    let problem = ReadingProblem("a web address is expected", example: example(of: .link))
    let text = Self.cleaned(typed)
    let forbidden: Set<Unicode.Scalar> = ["\"", "'", "<", ">", "\\", "`", "^", "{", "}", "|"]
    guard
      !text.unicodeScalars.contains(where: { Self.isBlankOrControl($0) || forbidden.contains($0) })
    else { throw problem }
    let lower = text.lowercased()
    if lower.hasPrefix("mailto:") {
      let address = text.utf8.dropFirst(7)
      guard case .text(let mail) = try email(String(Substring(address))) else { throw problem }
      return .text("mailto:" + mail)
    }
    var scheme = "https://"
    var rest = Substring(text)
    for known in ["https://", "http://"] where lower.hasPrefix(known) {
      scheme = known
      rest = rest.dropFirst(known.count)
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = parts.first, Self.isHost(host) else { throw problem }
    if parts.count == 2 {
      guard let port = Int(parts[1]), (1...65_535).contains(port) else { throw problem }
    }
    let tail = rest.dropFirst(authority.count)
    return .text(scheme + authority.lowercased() + tail)
  }

  /// The text without blanks at its ends.
  private static func cleaned(_ typed: String) -> String {
    var scalars = Substring(typed).unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(Substring(scalars))
  }

  /// Labels of letters, digits and inner hyphens, divided by dots, the last one no number.
  private static func isHost(_ text: Substring) -> Bool {
    guard text.utf8.count <= 253, isDotted(text, least: 2),
      let last = text.split(separator: ".").last
    else { return false }
    return last.unicodeScalars.contains { !("0"..."9").contains($0) }
      && text.split(separator: ".").allSatisfy { label in
        label.first != "-" && label.last != "-" && label.utf8.count <= 63
          && label.unicodeScalars.allSatisfy {
            $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
              || $0.properties.generalCategory == .nonspacingMark
          }
      }
  }

  /// Parts that are not empty, divided by dots, at least so many, of signs that an address may have.
  private static func isDotted(_ text: Substring, least: Int) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count >= least
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.unicodeScalars.allSatisfy { !isBlankOrControl($0) && !notInAddress.contains($0) }
      }
  }

  private static let notInAddress: Set<Unicode.Scalar> = [
    "\"", "(", ")", ",", ":", ";", "<", ">", "[", "]", "\\", "@", "`",
  ]

  private static func isBlankOrControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
    default: false
    }
  }
}
