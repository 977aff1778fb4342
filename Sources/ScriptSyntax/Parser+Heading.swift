import SourceText

/// A `#`, `##` or `###` line.
package struct HeadingSyntax: Sendable {
  /// The line without its marker.
  package let range: Range<Int>
  /// Whether a `!` stands before the name: an objection card.
  package let isCard: Bool
  /// The name; nil when it is missing or no name.
  package let name: Range<Int>?
  /// The display title, if there is one.
  package let title: Range<Int>?
  /// The target time in seconds; 0 for none.
  package let seconds: Int32
  /// The names it had before.
  package let formerNames: [Range<Int>]
}

extension Parser {
  /// A heading's name, title and tails. A message's heading (`hasTails` false) takes no tails: its
  /// title is the subject line.
  package mutating func heading(_ line: LineSyntax, hasTails: Bool = true) -> HeadingSyntax {
    var end = line.body.upperBound
    var seconds: Int32 = 0
    var formerNames: [Range<Int>] = []
    if hasTails {
      while let tail = headingTail(line.body.lowerBound..<end) {
        switch tail.content {
        case .seconds(let count): seconds = count
        case .formerName(let name): formerNames.append(name)
        }
        end = tail.start
      }
    }
    let range = trimmed(bytes, line.body.lowerBound..<max(line.body.lowerBound, end))
    var cursor = Cursor(bytes, range)
    let isCard = cursor.skip("!")
    let name = cursor.skipName()
    cursor.skipBlanks()
    var title: Range<Int>?
    if name != nil, cursor.skip(":") {
      title = cursor.rest()
      if title?.isEmpty == true { title = nil }
    } else if name == nil || !cursor.isAtEnd {
      reportBadHeading(range, line, isCard: isCard)
      return HeadingSyntax(
        range: range, isCard: isCard, name: nil, title: nil, seconds: seconds,
        formerNames: formerNames)
    }
    return HeadingSyntax(
      range: range, isCard: isCard, name: name, title: title, seconds: seconds,
      formerNames: formerNames.reversed())
  }

  private enum HeadingTail {
    case seconds(Int32)
    case formerName(Range<Int>)
  }

  private func headingTail(
    _ range: Range<Int>
  ) -> (start: Int, content: HeadingTail)? {
    let range = trimmed(bytes, range)
    var place = range.upperBound
    guard place > range.lowerBound else { return nil }
    let lastThree = bytes[max(range.lowerBound, place - 3)..<place]
    let isFullWidth = lastThree.elementsEqual([0xEF, 0xBC, 0x89])
    guard isFullWidth || bytes[place - 1] == UInt8(ascii: ")") else { return nil }
    let inner = place - (isFullWidth ? 3 : 1)
    let whole = Cursor(bytes, range)
    place = inner - 1
    while place >= range.lowerBound, whole.glyph(at: place).code != UInt8(ascii: "(") { place -= 1 }
    guard place >= range.lowerBound else { return nil }
    var cursor = Cursor(bytes, place + whole.glyph(at: place).length..<inner)
    cursor.skipBlanks()
    if cursor.skipWord("was") {
      cursor.skipBlanks()
      _ = cursor.skip("!")
      guard let name = cursor.skipName() else { return nil }
      cursor.skipBlanks()
      return cursor.isAtEnd ? (place, .formerName(name)) : nil
    }
    guard let seconds = duration(&cursor), cursor.isAtEnd else { return nil }
    return (place, .seconds(seconds))
  }

  /// `20s`, `2m`, `1m 30s`: at most 24 hours.
  private func duration(_ cursor: inout Cursor) -> Int32? {
    var total = 0
    var isEmpty = true
    while isDigit(cursor.byte) {
      var count = 0
      while isDigit(cursor.byte) {
        count = min(count * 10 + Int(cursor.byte - 48), 100_000)
        cursor.position += 1
      }
      cursor.skipBlanks()
      switch cursor.byte | 0x20 {
      case UInt8(ascii: "s"): total += count
      case UInt8(ascii: "m"): total += count * 60
      default: return nil
      }
      cursor.position += 1
      cursor.skipBlanks()
      isEmpty = false
    }
    return isEmpty || total > 86_400 || total == 0 ? nil : Int32(total)
  }

  private mutating func reportBadHeading(_ range: Range<Int>, _ line: LineSyntax, isCard: Bool) {
    guard !range.isEmpty else {
      report(
        .badHeading, at: line.content, "this heading has no name",
        help: "write a name after it, such as `## opener`")
      return
    }
    let words = text(range)
    let name = identifier(from: isCard ? String(words.drop { $0 == "!" || $0 == "！" }) : words)
    let mended = (isCard ? "!" : "") + name + ": " + words.drop { isCard && "!！".contains($0) }
    report(
      .badHeading, at: range, "`\(words)` is no name",
      help: name.isEmpty
        ? "a name begins with a letter and has letters, digits, `_` and `-`"
        : "a name has no blanks; the words can follow as a title: `\(mended)`",
      fixes: name.isEmpty
        ? []
        : [fix("name it `\(name)` and keep the words as its title", replacing: range, with: mended)]
    )
  }

  /// A name made of words: lower case, `_` between them.
  func identifier(from words: String) -> String {
    var result = ""
    for scalar in words.lowercased().unicodeScalars {
      let isNamePart =
        scalar.properties.isAlphabetic || (scalar.value >= 0x30 && scalar.value <= 0x39)
        || scalar.properties.generalCategory == .nonspacingMark
      if isNamePart {
        if result.isEmpty && !scalar.properties.isAlphabetic { continue }
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, !result.hasSuffix("_") {
        result += "_"
      }
      if result.utf8.count > 60 { break }
    }
    while result.hasSuffix("_") { result.removeLast() }
    return result
  }
}
