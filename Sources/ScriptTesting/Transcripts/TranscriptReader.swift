import CallModel
import SourceText

/// Reads a transcript line by line.
struct TranscriptReader {
  /// A part of a line with its place in the file.
  private struct Part {
    var text: Substring
    var start: Int

    var range: Range<Int> { start..<start + text.utf8.count }

    /// The part without blanks at its ends.
    var trimmed: Part {
      var part = self
      while let first = part.text.utf8.first, first == 0x20 || first == 0x09 {
        part.drop(1)
      }
      while let last = part.text.utf8.last, last == 0x20 || last == 0x09 || last == 0x0D {
        part.text = Substring(part.text.utf8.dropLast())
      }
      return part
    }

    /// Drops so many bytes of the beginning; they are whole characters.
    mutating func drop(_ count: Int) {
      text = Substring(text.utf8.dropFirst(count))
      start += count
    }

    func upTo(_ index: Substring.Index) -> Part {
      Part(text: text[..<index], start: start)
    }

    func from(_ index: Substring.Index) -> Part {
      Part(
        text: text[index...], start: start + text.utf8.distance(from: text.startIndex, to: index))
    }

    func after(_ index: Substring.Index) -> Part {
      from(text.index(after: index)).trimmed
    }
  }

  private let source: SourceFile
  private var line = 0
  private var problems: [Diagnostic] = []

  init(_ source: SourceFile) {
    self.source = source
  }

  mutating func read(into transcript: inout Transcript) {
    defer { transcript.problems = problems }
    guard source.bytes.count <= Transcript.maximumSize else {
      tell(0..<0, "the transcript is larger than 1 MiB", help: "divide it")
      return
    }
    if let byte = source.firstInvalidByte {
      tell(
        byte..<byte + 1, "byte \(byte) is no UTF-8 text",
        help: "save the file as UTF-8")
      return
    }
    for index in 0..<source.lineCount {
      line = index
      var range = source.line(index)
      if index == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        range = 3..<range.upperBound
      }
      while let last = source.bytes[range].last, last == 10 || last == 13 { range.removeLast() }
      let part = Part(text: Substring(source.text(range)), start: range.lowerBound).trimmed
      if part.text.isEmpty || part.text.hasPrefix("//") { continue }
      read(part, into: &transcript)
      guard problems.count < 100 else { return }
      guard transcript.acts.count <= Transcript.maximumActs else {
        tell(part.range, "a transcript has at most 5,000 acts", help: "divide it")
        return
      }
    }
    guard problems.isEmpty else { return }
    if transcript["script"] == nil {
      tell(
        0..<0, "the head names no script",
        help: "write `script: NAME.patter`, relative to the transcript, on the first line")
    }
    if case .words = transcript.acts.last?.deed, let range = transcript.acts.last?.deedRange {
      tell(range, "nothing follows these words", help: "write what they must resolve to below them")
    }
  }

  private mutating func read(_ part: Part, into transcript: inout Transcript) {
    if let name = afterArrow(part) {
      readEnding(name, part, into: &transcript)
      return
    }
    if transcript.ending != nil {
      tell(
        part.range, "nothing can follow the end", help: "put the line `=> …` last")
      return
    }
    let gap = part.text.firstIndex { $0 == " " || $0 == "\t" } ?? part.text.endIndex
    if let colon = part.text[..<gap].firstIndex(where: { $0 == ":" || $0 == "：" }) {
      readHead(part, colon, into: &transcript)
      return
    }
    let place = part.upTo(gap)
    let rest = part.from(gap).trimmed
    guard !rest.text.isEmpty else {
      tell(
        part.range, "this line names no act",
        help: "write the step and then the act: `\(place.text.prefix(60)) < Yes, go ahead`")
      return
    }
    guard let deed = deed(rest, at: place) else { return }
    transcript.acts.append(
      Act(
        place: String(place.text), deed: deed, line: line, placeRange: place.range,
        deedRange: rest.range))
  }

  private mutating func readEnding(
    _ name: Part, _ part: Part, into transcript: inout Transcript
  ) {
    if transcript.ending != nil {
      tell(part.range, "a call ends once", help: "keep one of the lines `=> …`")
    } else if name.text.isEmpty {
      tell(part.range, "the end lacks its outcome", help: "write `=> outcome`")
    } else {
      transcript.ending = Transcript.Ending(
        outcome: String(name.text), line: line, range: name.range)
    }
  }

  private mutating func readHead(
    _ part: Part, _ colon: Substring.Index, into transcript: inout Transcript
  ) {
    let key = part.upTo(colon)
    let value = part.after(colon)
    let name = String(key.text).nameKey
    guard Transcript.keys.contains(name) else {
      let near = nearestNames(to: name, among: Transcript.keys, limit: 1).first
      tell(
        key.range, "the head of a transcript has no `\(key.text.prefix(60))`",
        help: near.map { "the key with a similar name is `\($0)`" }
          ?? "its keys are `script`, `lead`, `now` and `variant`")
      return
    }
    guard transcript.acts.isEmpty else {
      tell(part.range, "the head stands before the first act", help: "move the line up")
      return
    }
    guard transcript[name] == nil else {
      tell(key.range, "`\(name)` is given twice", help: "keep one of the two lines")
      return
    }
    guard !value.text.isEmpty else {
      tell(key.range, "`\(name)` has no value", help: "write one, or leave the line out")
      return
    }
    transcript.head.append(
      Transcript.HeadLine(key: name, value: String(value.text), range: value.range))
    if name == "lead" || name == "variant" { check(value, name) }
  }

  /// A list that a comma or a quote has broken.
  private mutating func check(_ value: Part, _ key: String) {
    var isQuoted = false
    var hasSign = false
    var isBroken = false
    for character in value.text + "," {
      switch character {
      case "\"": isQuoted.toggle()
      case "=", "＝": hasSign = true
      case ",", "，":
        if isQuoted { continue }
        if !hasSign { isBroken = true }
        hasSign = false
      default: break
      }
    }
    guard isQuoted || isBroken else { return }
    tell(
      value.range,
      isQuoted ? "a quote is never closed" : "a part of this list lacks its `=`",
      help: key == "lead"
        ? "write `lead: company=\"Roth, Bakers\", first_name=Anna`"
        : "write `variant: hello=A, price/compare=B`")
  }

  private mutating func deed(_ rest: Part, at place: Part) -> Act.Deed? {
    guard let sign = rest.text.first else { return nil }
    let value = rest.after(rest.text.startIndex)
    let words = String(value.text)
    switch sign {
    case "<", "＜": return words.isEmpty ? .goOn : .reply(words)
    case "?", "？": return ask(value, rest)
    case "!", "！":
      if !words.isEmpty { return .raise(words) }
      tell(rest.range, "the card has no name", help: "write `! card`")
    case "\"", "“", "„", "”", "＂":
      if !words.isEmpty { return .words(words) }
      tell(
        rest.range, "no words were typed", help: "write them behind the quote: `\" how much is it`")
    case "/", "／": return command(value, rest)
    default:
      if afterArrow(rest) != nil {
        tell(
          rest.range, "the end stands on a line without a step",
          help: "write `\(rest.text.prefix(80))` alone")
      } else {
        tell(
          rest.range, "no act is written `\(rest.text.prefix(80))`",
          help: "an act begins with `<`, `?`, `!`, `\"` or `/`")
      }
    }
    return nil
  }

  private mutating func ask(_ value: Part, _ rest: Part) -> Act.Deed? {
    let (field, answer) = pair(value)
    if field.isEmpty {
      tell(
        rest.range, "the ask has no field", help: "write `? field = value`, or `? field` for a skip"
      )
    } else if let answer {
      if !answer.isEmpty { return .answer(field: field, value: answer) }
      tell(rest.range, "the answer is empty", help: "write a value, or `? \(field)` for a skip")
    } else {
      return .skip(field: field)
    }
    return nil
  }

  private mutating func command(_ value: Part, _ rest: Part) -> Act.Deed? {
    let gap = value.text.firstIndex { $0 == " " || $0 == "\t" } ?? value.text.endIndex
    let word = "/" + value.text[..<gap].lowercased()
    let argument = value.from(gap).trimmed
    switch word {
    case "/back", "/again", "/unsaid":
      guard argument.text.isEmpty else {
        tell(argument.range, "`\(word)` stands alone", help: "write `\(word)`")
        return nil
      }
      return word == "/back" ? .back : word == "/again" ? .again : .unsay
    case "/note":
      if !argument.text.isEmpty { return .note(String(argument.text)) }
      tell(rest.range, "the note is empty", help: "write `/note text`")
    case "/end":
      if !argument.text.isEmpty { return .end(String(argument.text)) }
      tell(rest.range, "`/end` lacks its outcome", help: "write `/end outcome`")
    case "/set":
      let (field, value) = pair(argument)
      if !field.isEmpty, let value { return .set(field: field, value: value) }
      tell(rest.range, "`/set` lacks its field or value", help: "write `/set field = value`")
    default:
      tell(
        rest.range, "no act is written `\(rest.text.prefix(80))`",
        help: "the commands of a transcript are "
          + Act.Deed.commands.map { "`\($0)`" }.joined(separator: ", "))
    }
    return nil
  }

  private func pair(_ part: Part) -> (String, String?) {
    guard let sign = part.text.firstIndex(where: { $0 == "=" || $0 == "＝" }) else {
      return (String(part.text), nil)
    }
    return (String(part.upTo(sign).trimmed.text), String(part.after(sign).text))
  }

  /// What stands behind the arrow of an end; nil when the part begins with none.
  private func afterArrow(_ part: Part) -> Part? {
    var rest = part
    if part.text.hasPrefix("=>") {
      rest.drop(2)
    } else if part.text.hasPrefix("⇒") {
      rest.drop(3)
    } else {
      return nil
    }
    return rest.trimmed
  }

  private mutating func tell(_ range: Range<Int>, _ message: String, help: String) {
    problems.append(
      Diagnostic(.badTranscript, at: Span(file: 0, range: range), message, help: help))
  }
}
