import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  mutating func declareMessages(_ section: ScriptTree.Section, _ file: Int) {
    checkOnlyNotes(section.lines, file, in: .messages)
    for index in section.blocks {
      messageSources.append(BlockSource(file: Int32(file), block: Int32(index)))
    }
  }

  /// Names the messages; their words are lowered once all fields are known.
  mutating func declareMessages() {
    for source in messageSources {
      let file = Int(source.file)
      let block = parsers[file].tree.blocks[Int(source.block)]
      let heading = parsers[file].heading(parsers[file].tree.lines[block.line], hasTails: false)
      let range = heading.name ?? heading.range
      let name = heading.name.map { text($0, in: file).composed } ?? ""
      let message = script.messages.append(
        Message(id: script.text.add(name), subject: .none, body: .none))
      map.messages.append(Span(file: file, range: range))
      guard heading.name != nil else {
        declareBrokenHeading(heading, file) { $0.messages.declareBroken($1) }
        continue
      }
      record(.message, message.index, at: range, in: file, isDefinition: true)
      if let earlier = messages.declare(name, message, at: Span(file: file, range: range)) {
        reportDuplicate("message", name, earlier: earlier, at: range, in: file)
      }
    }
  }

  /// Lowers the subjects and bodies.
  mutating func lowerMessages() {
    for (index, source) in messageSources.enumerated() {
      let file = Int(source.file)
      let block = parsers[file].tree.blocks[Int(source.block)]
      var silent = parsers[file]
      let heading = silent.heading(parsers[file].tree.lines[block.line], hasTails: false)
      let subject = heading.title.map { lowerText($0, in: file, hasStress: false) } ?? .none
      let ref = Ref<Message>(index)
      script.messages[ref] = Message(
        id: script.messages[ref].id, subject: subject, body: lowerBody(block.lines, file))
    }
  }

  /// A letter's lines as one run of pieces, comments left out, blank lines at both ends too.
  private mutating func lowerBody(_ lines: Range<Int>, _ file: Int) -> Refs<Piece> {
    let tree = parsers[file].tree
    let kept = lines.filter { tree.lines[$0].kind != .comment }
    guard let first = kept.firstIndex(where: { tree.lines[$0].kind != .blank }),
      let last = kept.lastIndex(where: { tree.lines[$0].kind != .blank })
    else { return .none }
    var pieces: [Piece] = []
    for (offset, index) in kept[first...last].enumerated() {
      if offset > 0 { pieces.append(.words(interned("\n"))) }
      let line = tree.lines[index]
      let whole = Int(line.start)..<Int(line.contentEnd)
      guard line.kind != .blank, whole.lowerBound < whole.upperBound else { continue }
      pieces.append(contentsOf: lowerPieces(whole, in: file, hasStress: false))
    }
    return script.pieces.append(contentsOf: pieces)
  }

  /// Lowers the touches of `# cadence`.
  mutating func lowerCadence() {
    for (file, section) in sections(.cadence) {
      for line in items(section, file) {
        guard let syntax = parsers[file].touch(line), let channel = channel(syntax, file) else {
          continue
        }
        let after = Duration(months: syntax.after.months, minutes: syntax.after.minutes)
        script.cadence.append(Touch(channel: channel, after: after))
        map.touches.append(Span(file: file, range: line.content))
      }
    }
  }

  private mutating func channel(_ syntax: TouchSyntax, _ file: Int) -> Touch.Channel? {
    if syntax.channel == "call" { return .call }
    if let words = syntax.words { return .task(script.text.add(parsers[file].plainText(words))) }
    guard let name = syntax.message,
      let message = message(text(name, in: file), at: name, in: file)
    else { return nil }
    return syntax.channel == "mail" ? .mail(message) : .linkedin(message)
  }
}
