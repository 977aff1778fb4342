import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// Collects the names of stages, steps, cards, rebuttals, messages and personas of all files.
  mutating func declare() {
    for file in parsers.indices {
      checkPreamble(file)
      for index in parsers[file].tree.sections.indices {
        let section = parsers[file].tree.sections[index]
        let line = parsers[file].tree.lines[section.line]
        map.note(section.kind, at: Span(file: file, range: line.content))
        switch section.kind {
        case .stage: declareStage(section, file)
        case .objections: declareObjections(section, file)
        case .messages: declareMessages(section, file)
        case .personas: declarePersonas(section, file)
        case .fields, .outcomes, .anytime, .cadence: checkNoBlocks(section, file)
        }
      }
    }
  }

  private mutating func declareStage(_ section: ScriptTree.Section, _ file: Int) {
    let heading = parsers[file].heading(parsers[file].tree.lines[section.line])
    let name = heading.name.map { text($0, in: file).composed } ?? ""
    let stage: Ref<Stage>
    if let known = stages[name] {
      stage = known
      if let range = heading.name { record(.stage, known.index, at: range, in: file) }
      if let title = heading.title, script.text[script.stages[known].title] == shown(name) {
        script.stages[known] = Stage(id: script.stages[known].id, title: pooled(title, in: file))
      }
    } else {
      let id = script.text.add(name)
      let title = heading.title.map { pooled($0, in: file) } ?? script.text.add(shown(name))
      stage = script.stages.append(Stage(id: id, title: title))
      map.stages.append(span(of: heading, file))
      if let range = heading.name {
        _ = stages.declare(name, stage, at: Span(file: file, range: range))
        record(.stage, stage.index, at: range, in: file, isDefinition: true)
      }
    }
    checkOnlyNotes(section.lines, file, in: .stage)
    for index in section.blocks {
      let block = parsers[file].tree.blocks[index]
      declareStep(block, index, .stage(stage), file)
    }
  }

  private mutating func declareStep(
    _ block: ScriptTree.Block, _ index: Int, _ owner: Step.Owner, _ file: Int
  ) {
    let line = parsers[file].tree.lines[block.line]
    let heading = parsers[file].heading(line)
    if block.isRebuttal {
      report(
        .rebuttalOutsideObjection, at: line.content, in: file,
        "a rebuttal stands outside an objection card",
        help: "write `##` for a step, or move it below its card in `# objections`",
        fixes: [
          Diagnostic.Fix(
            "make it a step", replacing: Span(file: file, range: line.marker), with: "## ")
        ])
    } else if heading.isCard {
      report(
        .cardInStage, at: line.body, in: file, "an objection card stands in a stage",
        help: "move it to `# objections`, or take the `!` away to make it a step")
      if let name = heading.name { objections.declareBroken(text(name, in: file)) }
      return
    }
    guard let range = heading.name else {
      declareBrokenHeading(heading, file) { compiler, name in compiler.steps.declareBroken(name) }
      return
    }
    let name = text(range, in: file).composed
    checkReserved(name, Self.reservedSteps, "step", range, file)
    let step = addStep(name, heading, owner, file, index)
    record(.step, step.index, at: range, in: file, isDefinition: true)
    if let earlier = steps.declare(name, step, at: Span(file: file, range: range)) {
      reportDuplicate("step", name, earlier: earlier, at: range, in: file)
    }
  }

  private mutating func addStep(
    _ name: String, _ heading: HeadingSyntax, _ owner: Step.Owner, _ file: Int, _ block: Int,
    defaultTitle: String? = nil
  ) -> Ref<Step> {
    let former = heading.formerNames.map { pooled($0, in: file) }
    let title = heading.title.map { pooled($0, in: file) }
    let step = script.steps.append(
      Step(
        id: script.text.add(name),
        title: title ?? script.text.add(defaultTitle ?? shown(name)),
        formerIDs: script.texts.append(contentsOf: former), seconds: heading.seconds, owner: owner))
    map.steps.append(span(of: heading, file))
    stepSources.append(BlockSource(file: Int32(file), block: Int32(block)))
    return step
  }

  /// Where a heading's name stands, or the whole heading.
  private func span(of heading: HeadingSyntax, _ file: Int) -> Span {
    Span(file: file, range: heading.name ?? heading.range)
  }

  private mutating func declareObjections(_ section: ScriptTree.Section, _ file: Int) {
    nameObjectionsStage(section, file)
    let toldBefore = missingHeadings.toldInObjections.count
    checkOnlyNotes(section.lines, file, in: .objections)
    var card: Ref<Objection>?
    // Whether rebuttals follow whose card cannot be told, because that was told already.
    var isLost = missingHeadings.toldInObjections.count > toldBefore
    for index in section.blocks {
      let block = parsers[file].tree.blocks[index]
      let line = parsers[file].tree.lines[block.line]
      let heading = parsers[file].heading(line)
      if block.isRebuttal {
        guard let card, !isLost else {
          if index == section.blocks.lowerBound, !isLost {
            report(
              .rebuttalOutsideObjection, at: line.content, in: file,
              "a rebuttal stands before any objection card",
              help: "put a card above it, such as `## !price: Too expensive`")
          }
          continue
        }
        declareRebuttal(heading, card, index, file)
        if let phrases = block.lines.first(where: { parsers[file].tree.lines[$0].kind == .phrases })
        {
          // Phrases open a card: the rebuttals that follow belong to one without a heading.
          missingHeadings.toldInObjections.append(
            Span(file: file, range: parsers[file].tree.lines[phrases].content))
          isLost = true
        }
        continue
      }
      isLost = false
      guard heading.isCard else {
        card = nil
        if heading.name != nil { reportStepInObjections(line, heading, file) }
        continue
      }
      card = declareCard(heading, block, file)
    }
  }

  private mutating func reportStepInObjections(
    _ line: LineSyntax, _ heading: HeadingSyntax, _ file: Int
  ) {
    let start = Span(file: file, range: heading.range.lowerBound..<heading.range.lowerBound)
    report(
      .stepInObjections, at: heading.range, in: file, "a step stands in `# objections`",
      help: "put a `!` before the name to make it a card, or move it to a stage",
      fixes: [Diagnostic.Fix("make it an objection card", replacing: start, with: "!")])
    if let name = heading.name {
      steps.declareBroken(text(name, in: file))
      objections.declareBroken(text(name, in: file))
    }
  }

  private mutating func nameObjectionsStage(_ section: ScriptTree.Section, _ file: Int) {
    let heading = parsers[file].heading(parsers[file].tree.lines[section.line])
    if let known = stages["objections"] {
      if let range = heading.name { record(.stage, known.index, at: range, in: file) }
      if let title = heading.title {
        script.stages[known] = Stage(id: script.stages[known].id, title: pooled(title, in: file))
      }
      return
    }
    let title = heading.title.map { pooled($0, in: file) } ?? script.text.add("objections")
    let stage = script.stages.append(Stage(id: script.text.add("objections"), title: title))
    map.stages.append(span(of: heading, file))
    if let range = heading.name {
      _ = stages.declare("objections", stage, at: Span(file: file, range: range))
      record(.stage, stage.index, at: range, in: file, isDefinition: true)
    }
  }

  private mutating func declareCard(
    _ heading: HeadingSyntax, _ block: ScriptTree.Block, _ file: Int
  ) -> Ref<Objection>? {
    guard let range = heading.name else {
      declareBrokenHeading(heading, file) { $0.objections.declareBroken($1) }
      return nil
    }
    let name = text(range, in: file).composed
    let phrases = cardPhrases(block, file)
    let former = heading.formerNames.map { pooled($0, in: file) }
    let title = heading.title.map { pooled($0, in: file) }
    let card = script.objections.append(
      Objection(
        id: script.text.add(name), title: title ?? script.text.add(shown(name)),
        formerIDs: script.texts.append(contentsOf: former),
        phrases: script.texts.append(contentsOf: phrases),
        rebuttals: Refs(start: script.steps.count, count: 0)))
    map.objections.append(Span(file: file, range: range))
    record(.card, card.index, at: range, in: file, isDefinition: true)
    if let earlier = objections.declare(name, card, at: Span(file: file, range: range)) {
      reportDuplicate("objection card", name, earlier: earlier, at: range, in: file)
    }
    let line = parsers[file].tree.lines[block.line]
    let next = parsers[file].tree.blocks.firstIndexAfter(block)
    let hasRebuttal = next.map { parsers[file].tree.blocks[$0].isRebuttal } ?? false
    if !hasRebuttal, !hasTextBeforeRebuttal(block, file) {
      report(
        .emptyCard, at: line.body, in: file, "this card has no rebuttal",
        help: "add `### answer` below it and what to say")
    }
    return card
  }

  /// The phrases of a card; all else above its first rebuttal is told.
  private mutating func cardPhrases(_ block: ScriptTree.Block, _ file: Int) -> [TextRef] {
    var phrases: [TextRef] = []
    var isTold = false
    for index in block.lines {
      let line = parsers[file].tree.lines[index]
      switch line.kind {
      case .blank, .comment, .note: continue
      case .phrases:
        for range in parsers[file].phrases(line.body) { phrases.append(pooled(range, in: file)) }
      default:
        guard !isTold else { continue }
        isTold = true
        let start = Span(file: file, range: Int(line.start)..<Int(line.start))
        report(
          .textBeforeRebuttal, at: line.content, in: file,
          "this line stands before the card's first rebuttal",
          help: "put `### answer` above it",
          fixes: [Diagnostic.Fix("add `### answer`", replacing: start, with: "### answer\n")])
      }
    }
    return phrases
  }

  private func hasTextBeforeRebuttal(_ block: ScriptTree.Block, _ file: Int) -> Bool {
    block.lines.contains { index in
      switch parsers[file].tree.lines[index].kind {
      case .blank, .comment, .note, .phrases: false
      default: true
      }
    }
  }

  private mutating func declareRebuttal(
    _ heading: HeadingSyntax, _ card: Ref<Objection>, _ block: Int, _ file: Int
  ) {
    guard let range = heading.name else { return }
    let short = text(range, in: file).composed
    let name = script.name(card) + "/" + short
    if short.nameKey == "otherwise" {
      let step = addStep(name, heading, .otherwise(card), file, block, defaultTitle: "otherwise")
      declareRebuttal(name, step, of: card, at: range, file)
      if script.objections[card].otherwise == nil { script.objections[card].otherwise = step }
      return
    }
    if let otherwise = script.objections[card].otherwise {
      report(
        .otherwiseNotLast, at: range, in: file, "a rebuttal stands after `otherwise`",
        notes: steps.span(script.name(otherwise)).map {
          [Diagnostic.Note("`otherwise` stands here", at: $0)]
        } ?? [],
        help: "move `### otherwise` to the end of the card")
      steps.declareBroken(name)
      return
    }
    let step = addStep(
      name, heading, .rebuttal(card), file, block, defaultTitle: shown(short))
    declareRebuttal(name, step, of: card, at: range, file)
    let rebuttals = script.objections[card].rebuttals
    script.objections[card].rebuttals = Refs(
      start: Int(rebuttals.start), count: Int(rebuttals.count) + 1)
  }

  /// Names a rebuttal; of a second card with one name, the card was told and its rebuttals are not.
  private mutating func declareRebuttal(
    _ name: String, _ step: Ref<Step>, of card: Ref<Objection>, at range: Range<Int>, _ file: Int
  ) {
    record(.rebuttal, step.index, at: range, in: file, isDefinition: true)
    let known = steps[name].flatMap { script.steps[$0].owner.objection }
    let earlier = steps.declare(name, step, at: Span(file: file, range: range))
    if let earlier, known == card {
      reportDuplicate("rebuttal", name, earlier: earlier, at: range, in: file)
    }
  }
}

extension [ScriptTree.Block] {
  /// The block that stands after another one.
  fileprivate func firstIndexAfter(_ block: ScriptTree.Block) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].line <= block.line { low = middle + 1 } else { high = middle }
    }
    return low < count ? low : nil
  }
}
