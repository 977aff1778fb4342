import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
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
      let heading = personaHeading(block, file)
      let name = heading.name.map { text($0, in: file).composed } ?? ""
      var traits: [Persona.Trait] = []
      var notes: [Refs<Piece>] = []
      for index in block.lines {
        let line = parsers[file].tree.lines[index]
        switch line.kind {
        case .blank, .comment: continue
        case .note: if let note = note(line.body, file) { notes.append(note) }
        case .item: if let trait = trait(line, file) { traits.append(trait) }
        default: reportMisplacedInPersona(line, file)
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

  /// A persona's heading; one that would open a rebuttal or a card is told.
  mutating func personaHeading(_ block: ScriptTree.Block, _ file: Int) -> HeadingSyntax {
    let line = parsers[file].tree.lines[block.line]
    let heading = parsers[file].heading(line)
    if block.isRebuttal {
      report(
        .rebuttalOutsideObjection, at: line.content, in: file,
        "a rebuttal stands outside an objection card",
        help: "write `##` for a persona, or move it below its card in `# objections`",
        fixes: [
          Diagnostic.Fix(
            "make it a persona", replacing: Span(file: file, range: line.marker), with: "## ")
        ])
    } else if heading.isCard {
      report(
        .misplacedLine, at: heading.range, in: file, "a card stands in `# personas`",
        help: "take the `!` away to make it a persona, or move it to `# objections`")
    }
    return heading
  }

  mutating func reportMisplacedInPersona(_ line: LineSyntax, _ file: Int) {
    report(
      .misplacedLine, at: line.content, in: file, "a persona holds only traits and notes",
      help: "begin a trait with `- `, a note with `> `")
  }

  /// A trait; what a guest says of things that the script lacks is no mistake and nil.
  private mutating func trait(_ line: LineSyntax, _ file: Int) -> Persona.Trait? {
    guard let syntax = parsers[file].trait(line) else { return nil }
    let before = diagnostics
    let trait = lower(syntax, file)
    if isGuest { diagnostics = before }
    return trait
  }

  /// A note; nil where a guest names a field in it that the script lacks.
  private mutating func note(_ range: Range<Int>, _ file: Int) -> Refs<Piece>? {
    var silent = parsers[file]
    let isWhole =
      !isGuest
      || silent.pieces(range).allSatisfy { piece in
        guard case .insert(_, nil, let name, _) = piece else { return true }
        let word = text(name, in: file)
        return fields[word] != nil || ["greeting", "daypart"].contains(word.nameKey)
          || Expression.BuiltIn(rawValue: word.nameKey) != nil
      }
    return isWhole ? lowerText(range, in: file) : nil
  }

  private mutating func lower(_ syntax: TraitSyntax, _ file: Int) -> Persona.Trait? {
    switch syntax {
    case .raises(let name, let chance, let place):
      let card = objection(text(name, in: file), at: name, in: file)
      guard let place else { return card.map { .raises($0, chance: chance, at: nil) } }
      guard let place = self.place(place, file), let card else { return nil }
      return .raises(card, chance: chance, at: place)
    case .objects(let chance): return .objects(chance: chance)
    case .says(let step, let reply, let chance): return says(step, reply, chance, file)
    case .saysAnytime(let reply, let chance): return says(reply, chance, file)
    case .interrupts(let chance): return .interrupts(chance: chance)
    case .yields(let count): return .yields(rebuttals: count)
    case .patience(let count): return .patience(turns: count)
    case .mood(let word): return Persona.Mood(rawValue: word).map { .mood($0) }
    case .talks(let word): return Persona.Talk(rawValue: word).map { .talks($0) }
    case .answers(let name, let operand):
      guard let field = field(text(name, in: file), at: name, in: file),
        let value = constant(operand, for: field, file)
      else { return nil }
      return .answers(field, value)
    }
  }

  /// The step or stage of a name, a step before a stage, or nil after telling that there is none.
  private mutating func place(_ range: Range<Int>, _ file: Int) -> Persona.Place? {
    let name = text(range, in: file)
    if let step = steps[name], script.steps[step].owner.objection == nil {
      record(.step, step.index, at: range, in: file)
      return .step(step)
    }
    if let stage = stages[name] {
      record(.stage, stage.index, at: range, in: file)
      return .stage(stage)
    }
    if steps.isBroken(name) || isIncomplete { return nil }
    let near = nearest(to: name, among: Set(stages.names).union(steps.names))
    let span = Span(file: file, range: range)
    report(
      .unknownStep, at: range, in: file, "no step or stage is named `\(name)`",
      help: near.isEmpty
        ? "name a step or a stage of the script, or leave the place out"
        : "similar names are \(listed(near))",
      fixes: near.map { Diagnostic.Fix("make it `\($0)`", replacing: span, with: $0) })
    return nil
  }

  /// `says step/reply`, `says card/rebuttal/reply`.
  private mutating func says(
    _ place: Range<Int>, _ label: Range<Int>, _ chance: Int32, _ file: Int
  ) -> Persona.Trait? {
    let name = text(place, in: file)
    var words = parsers[file].plainText(label)
    var step = steps[name].flatMap { script.steps[$0].owner.objection == nil ? $0 : nil }
    // A card may have a step's name; the step's own replies go first.
    if step.map({ replyNames($0)[words.nameKey] == nil }) ?? true,
      let slash = words.firstIndex(of: "/"),
      let rebuttal = steps[name + "/" + words[..<slash].trimmingBlanks]
    {
      step = rebuttal
      words = words[words.index(after: slash)...].trimmingBlanks
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
    reportUnknownReply(
      words, at: label, file, "the step `\(script.name(step))`", script.steps[step].replies)
    return nil
  }

  /// `says anytime/reply`.
  private mutating func says(
    _ label: Range<Int>, _ chance: Int32, _ file: Int
  ) -> Persona.Trait? {
    let words = parsers[file].plainText(label)
    if let reply = script.reply(words, among: script.anytime) {
      record(.reply, reply.index, at: label, in: file)
      return .saysAnytime(reply, chance: chance)
    }
    reportUnknownReply(words, at: label, file, "`# anytime`", script.anytime)
    return nil
  }

  private mutating func reportUnknownReply(
    _ words: String, at label: Range<Int>, _ file: Int, _ place: String, _ replies: Refs<Reply>
  ) {
    let labels = script.replies[replies].map { script.text[$0.label] }
    let near = nearest(to: words, among: labels, limit: 1).first
    report(
      .unknownReply, at: label, in: file, "\(place) has no reply `\(words)`",
      help: near.map { "the reply with a similar label is `\($0)`" }
        ?? (labels.isEmpty ? "it has none at all" : "its replies are \(listed(labels))"))
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
}
