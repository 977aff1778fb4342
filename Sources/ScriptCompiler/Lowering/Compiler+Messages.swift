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

  mutating func declarePersonas(_ section: ScriptTree.Section, _ file: Int) {
    checkOnlyNotes(section.lines, file)
    for index in section.blocks {
      personaSources.append(BlockSource(file: Int32(file), block: Int32(index)))
    }
  }

  /// Lowers the personas, which name steps, replies, cards and fields.
  mutating func lowerPersonas() {
    for source in personaSources {
      let file = Int(source.file)
      let block = parsers[file].tree.blocks[Int(source.block)]
      let heading = parsers[file].heading(parsers[file].tree.lines[block.line])
      let name = heading.name.map { text($0, in: file).composed } ?? ""
      var traits: [Persona.Trait] = []
      var notes: [Refs<Piece>] = []
      for index in block.lines {
        let line = parsers[file].tree.lines[index]
        switch line.kind {
        case .blank, .comment: continue
        case .note: notes.append(lowerText(line.body, in: file))
        case .item:
          if let syntax = parsers[file].trait(line), let trait = lower(syntax, file) {
            traits.append(trait)
          }
        default:
          report(
            .misplacedLine, at: line.content, in: file, "a persona holds only traits and notes",
            help: "begin a trait with `- `, a note with `> `")
        }
      }
      let title = heading.title.map { pooled($0, in: file) } ?? script.text.add(shown(name))
      let persona = script.personas.append(
        Persona(id: script.text.add(name), title: title, traits: traits, notes: notes))
      map.personas.append(Span(file: file, range: heading.name ?? heading.range))
      guard let range = heading.name else { continue }
      record(.persona, persona.index, at: range, in: file, isDefinition: true)
      if let earlier = personas.declare(name, persona, at: Span(file: file, range: range)) {
        reportDuplicate("persona", name, earlier: earlier, at: range, in: file)
      }
    }
  }

  private mutating func lower(_ syntax: TraitSyntax, _ file: Int) -> Persona.Trait? {
    switch syntax {
    case .raises(let name, let chance):
      return objection(text(name, in: file), at: name, in: file)
        .map { .raises($0, chance: chance) }
    case .yields(let count): return .yields(rebuttals: count)
    case .patience(let count): return .patience(turns: count)
    case .says(let step, let reply, let chance): return says(step, reply, chance, file)
    case .answers(let name, let operand):
      guard let field = field(text(name, in: file), at: name, in: file),
        let value = constant(operand, for: field, file)
      else { return nil }
      return .answers(field, value)
    }
  }

  private mutating func says(
    _ place: Range<Int>, _ label: Range<Int>, _ chance: Int32, _ file: Int
  ) -> Persona.Trait? {
    let name = text(place, in: file)
    var words = parsers[file].plainText(label)
    var step = steps[name].flatMap { script.steps[$0].owner.objection == nil ? $0 : nil }
    if step == nil, let slash = words.firstIndex(of: "/") {
      step = steps[name + "/" + words[..<slash].trimmingBlanks]
      if step != nil { words = words[words.index(after: slash)...].trimmingBlanks }
    }
    let replyPlace = recordPlace(step, place, label, file)
    guard let step else {
      _ = self.step(name, at: place, in: file)
      return nil
    }
    if let reply = replyNames(step)[words.nameKey] {
      record(.reply, reply.index, at: replyPlace, in: file)
      return .says(step, reply, chance: chance)
    }
    let labels = script.replies[script.steps[step].replies].lazy.map { [script] in
      script.text[$0.label]
    }
    let near = nearest(to: words, among: labels, limit: 1).first
    report(
      .unknownReply, at: label, in: file, "the step `\(script.name(step))` has no reply `\(words)`",
      help: near.map { "the reply with a similar label is `\($0)`" }
        ?? "its replies are \(listed(labels))")
    return nil
  }

  /// Notes the step of `says step/reply`, or the card and the rebuttal of `says card/rebuttal/reply`;
  /// gives the place of the reply's name.
  private mutating func recordPlace(
    _ step: Ref<Step>?, _ place: Range<Int>, _ label: Range<Int>, _ file: Int
  ) -> Range<Int> {
    guard let step else { return label }
    guard let card = script.steps[step].owner.objection else {
      record(.step, step.index, at: place, in: file)
      return label
    }
    let bytes = parsers[file].bytes
    let slash = bytes[label].firstIndex(of: UInt8(ascii: "/")) ?? label.upperBound
    func trimmed(_ range: Range<Int>) -> Range<Int> {
      var (start, end) = (range.lowerBound, range.upperBound)
      while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
      while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
      return start..<end
    }
    record(.card, card.index, at: place, in: file)
    record(.rebuttal, step.index, at: trimmed(label.lowerBound..<slash), in: file)
    return trimmed(min(slash + 1, label.upperBound)..<label.upperBound)
  }

  /// The replies that can be given at a step, by id and by label; an id goes before a label.
  private mutating func replyNames(_ step: Ref<Step>) -> [String: Ref<Reply>] {
    if let names = replyNames[step] { return names }
    let replies = script.steps[step].replies.refs + script.anytime.refs
    let ids = replies.map { (script.text[script.replies[$0].id].nameKey, $0) }
    let labels = replies.map { (script.label($0).nameKey, $0) }
    let names = Dictionary(ids + labels) { first, _ in first }
    replyNames[step] = names
    return names
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
