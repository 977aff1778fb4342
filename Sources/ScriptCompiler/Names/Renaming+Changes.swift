import CallModel
import ScriptSyntax
import SourceText

extension Renaming {
  /// Adds the changes of one place.
  mutating func change(_ place: NamePlaces.Place) {
    let file = Int(place.span.file)
    let source = scope.files[file]
    let text = source.text(place.span.range)
    let isTranscript = scope.transcripts.contains(file)
    guard thing.kind == .reply else {
      replace(place.span, with: newName)
      if isTranscript { keepColumn(after: place.span) }
      if place.isDefinition, keepsHistory { keepHistory(inHeadingAt: place.span, text) }
      return
    }
    if place.isDefinition {
      if !newID { replace(place.span, with: isLabel ? NewName.escaped(newName) : newName) }
      if newID { placeCount += 1 }
      if newID || keepsHistory { keepHistory(inReplyAt: place.span, text) }
      return
    }
    // A reply with an id may be named by its label too, which stays.
    guard text.nameKey == oldName.nameKey || unescaped(text).nameKey == oldName.nameKey else {
      return
    }
    let word = isTranscript || !isLabel || newID ? newName : NewName.escaped(newName)
    replace(place.span, with: (newID && isTranscript ? "#" : "") + word)
  }

  /// Whether the reply that is renamed bears its label as its name.
  private var isLabel: Bool {
    guard let first = things.first else { return false }
    let script = scope.members[first.member].uses.script
    return thing.kind == .reply && !script.replies[Ref(Int(first.thing.index))].hasOwnID
  }

  private func unescaped(_ text: String) -> String {
    let file = SourceFile(path: "", text: text)
    var ignored = Diagnostics()
    return Parser(ScriptTree(file, index: 0, &ignored)).plainText(0..<file.bytes.count)
  }

  private mutating func replace(_ span: Span, with text: String) {
    placeCount += 1
    edits[Int(span.file), default: []].append(Diagnostic.Fix.Edit(span, text))
  }

  private mutating func edit(_ file: Int32, _ range: Range<Int>, _ text: String) {
    let span = Span(file: Int(file), range: range)
    edits[Int(file), default: []].append(Diagnostic.Fix.Edit(span, text))
  }

  /// Where a transcript names the step at the beginning of a line, the act stays in its column.
  private mutating func keepColumn(after span: Span) {
    let source = scope.files[Int(span.file)]
    let line = source.line(source.lineIndex(of: Int(span.start)))
    let bytes = source.bytes
    func isBlank(_ place: Int) -> Bool { bytes[place] == 0x20 }
    guard bytes[line.lowerBound..<Int(span.start)].allSatisfy({ $0 > 0x20 }) else { return }
    var start = Int(span.end)
    while start < line.upperBound, bytes[start] > 0x20 { start += 1 }
    var end = start
    while end < line.upperBound, isBlank(end) { end += 1 }
    guard end > start, end < line.upperBound, bytes[end] > 0x20 else { return }
    let isHead = bytes[line.lowerBound..<start].contains(UInt8(ascii: ":"))
    guard !isHead else { return }
    let growth = newName.unicodeScalars.count - source.scalarCount(span.range)
    let blanks = max(1, end - start - growth)
    edit(span.file, start..<end, String(repeating: " ", count: blanks))
  }

  /// The line of a definition, with a parser for it.
  private func line(at span: Span) -> (parser: Parser, line: LineSyntax) {
    let source = scope.files[Int(span.file)]
    var ignored = Diagnostics()
    let tree = ScriptTree(source, index: Int(span.file), &ignored)
    return (Parser(tree), tree.lines[source.lineIndex(of: Int(span.start))])
  }

  private mutating func keepHistory(inHeadingAt span: Span, _ old: String) {
    var (parser, line) = line(at: span)
    let former = parser.heading(line).formerNames
    forget(former, span.file, parser)
    if !former.contains(where: { parser.text($0).nameKey == old.nameKey }) {
      edit(span.file, Int(line.contentEnd)..<Int(line.contentEnd), " (was \(old))")
    }
  }

  private mutating func keepHistory(inReplyAt span: Span, _ old: String) {
    var (parser, line) = line(at: span)
    let reply = parser.reply(line)
    forget(reply.tail.formerNames, span.file, parser)
    let end = reply.tail.id?.upperBound ?? reply.phrases.last?.upperBound ?? reply.label.upperBound
    let isKept = reply.tail.formerNames.contains { parser.text($0).nameKey == old.nameKey }
    let id = newID ? " #\(newName)" : ""
    let was = isKept || old.nameKey == newName.nameKey ? "" : " (was \(old))"
    if !(id + was).isEmpty { edit(span.file, end..<end, id + was) }
  }

  /// Takes `(was NEW)` away: a thing that gets an earlier name of its own back has it as its name.
  private mutating func forget(_ former: [Range<Int>], _ file: Int32, _ parser: Parser) {
    let bytes = parser.bytes
    for name in former where parser.text(name).nameKey == newName.nameKey {
      var start = name.lowerBound
      while start > 0, bytes[start] != UInt8(ascii: "("),
        !bytes[start...].starts(with: [0xEF, 0xBC, 0x88])
      {
        start -= 1
      }
      while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
      var end = name.upperBound
      while end < bytes.count, bytes[end] != UInt8(ascii: ")"),
        !bytes[end...].starts(with: [0xEF, 0xBC, 0x89])
      {
        end += 1
      }
      end = min(bytes.count, end + (end < bytes.count && bytes[end] == 0xEF ? 3 : 1))
      edit(file, start..<end, "")
    }
  }
}
