import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// The brackets in front of a line, taken apart.
  private struct Front {
    var guards: [Ref<Expression>] = []
    var isElse = false
    var elseRange: Range<Int>?
    var isMust = false
    var letter: Letter?
    var letterRange: Range<Int>?
    /// From the first guard's bracket to the last one's.
    var guardRange: Range<Int>?
    var sets: [Assignment] = []
    var isBroken = false
  }

  /// Lowers lines that are no replies into a builder; the caller puts it into the tables.
  mutating func lower(
    _ statements: [StatementSyntax], into builder: inout PassageBuilder, in file: Int
  ) {
    for (index, statement) in statements.enumerated() {
      if case .blank = statement.content {
        closeAllBlocks(&builder)
        builder.openChain = nil
        builder.startsParagraph = true
        continue
      }
      if builder.sureJump != nil, builder.afterSureJump == nil, statement.isLine {
        builder.afterSureJump = Span(file: file, range: statement.range)
      }
      let next = index + 1 < statements.count ? statements[index + 1] : nil
      lower(statement, next: next, into: &builder, in: file)
    }
    closeAllBlocks(&builder)
  }

  private mutating func closeAllBlocks(_ builder: inout PassageBuilder) {
    while !builder.blocks.isEmpty { closeBlock(&builder) }
    builder.isTooDeep = false
  }

  private mutating func closeBlock(_ builder: inout PassageBuilder) {
    guard let empty = builder.closeBlock() else { return }
    report(
      .emptyBlock, at: empty.span.range, in: Int(empty.span.file),
      "these brackets cover nothing",
      help: "put the lines that they are for right below, without a blank line")
  }

  private mutating func lower(
    _ statement: StatementSyntax, next: StatementSyntax?, into builder: inout PassageBuilder,
    in file: Int
  ) {
    var front = front(statement, file)
    if front.isElse { openElse(&front, &builder, statement, file) }
    if case .none = statement.content {
      if front.sets.isEmpty {
        openBlock(front, &builder, statement, file)
        return
      }
    }
    // Instructions that skip the rest of this line.
    var openers: [Int] = []
    let level = builder.level
    var isGuarded = front.isElse
    if case .jump(let target, let tail) = statement.content, front.sets.isEmpty {
      lowerJump(target, tail, front, next: next, into: &builder, statement, file)
      return
    }
    if front.isElse {
      openers.append(builder.lines.count)
      builder.append(
        .otherwise(level: level, skip: 0),
        at: Span(file: file, range: front.elseRange ?? statement.range))
    }
    if let condition = joined(front.guards, isAnd: true) {
      isGuarded = true
      openers.append(builder.lines.count)
      let isFirst = !front.isElse && builder.openChain != level
      builder.append(
        .test(condition, level: level, isFirst: isFirst, skip: 0),
        at: Span(file: file, range: front.guardRange ?? statement.range))
    }
    for set in front.sets {
      builder.append(
        .assign(script.assignments.append(set)), at: Span(file: file, range: statement.range))
    }
    lowerContent(statement, front, isGuarded: isGuarded, &builder, file)
    for opener in openers { builder.patch(opener) }
    builder.openChain = front.guards.isEmpty ? nil : level
    builder.chainIsOfJumps = false
    builder.useBlocks()
  }

  private mutating func lowerContent(
    _ statement: StatementSyntax, _ front: Front, isGuarded: Bool,
    _ builder: inout PassageBuilder, _ file: Int
  ) {
    let letter = front.letter ?? builder.blockLetter
    switch statement.content {
    case .blank, .none:
      if front.letter != nil, let range = front.letterRange { reportLetter(range, file) }
    case .spoken(let range):
      let must = front.isMust || builder.hasMustBlock
      let pieces = lowerText(range, in: file)
      var mustLine: Ref<MustLine>?
      if must, let step = currentStep {
        mustLine = script.mustLines.append(
          MustLine(
            step: step, words: pieces, letter: letter,
            isAlwaysDue: !isGuarded && !builder.isGuarded(exceptLetters: true)
              && builder.kind == .step && script.steps[step].owner.objection == nil))
        map.mustLines.append(Span(file: file, range: range))
        if let letter { builder.mustLetters |= 1 << UInt32(letter.index) }
      } else if must {
        reportMust(statement.range, file, "in `# anytime`")
      }
      note(letter, front, &builder, file)
      builder.append(
        .speak(
          Words(
            pieces: pieces, letter: letter, must: mustLine,
            startsParagraph: builder.startsParagraph)), at: Span(file: file, range: range))
      builder.startsParagraph = false
    case .note(let range):
      if front.isMust { reportMust(statement.range, file, "on a note") }
      note(letter, front, &builder, file)
      builder.append(
        .note(Words(pieces: lowerText(range, in: file), letter: letter)),
        at: Span(file: file, range: range))
    case .ask(let name):
      checkSpokenOnly(letter, front, statement, "an ask", &builder, file)
      if let field = field(text(name.range, in: file), at: name.range, in: file) {
        builder.append(.ask(field), at: Span(file: file, range: name.range))
      }
      builder.startsParagraph = false
    case .jump(let target, let tail):
      checkSpokenOnly(letter, front, statement, "a jump", &builder, file)
      lowerJump(target, tail, Front(), next: nil, into: &builder, statement, file)
    }
  }

  private mutating func note(
    _ letter: Letter?, _ front: Front, _ builder: inout PassageBuilder, _ file: Int
  ) {
    guard let letter else { return }
    guard builder.kind == .step, currentStep != nil else {
      if let range = front.letterRange { reportLetter(range, file) }
      return
    }
    builder.letters |= 1 << UInt32(letter.index)
  }

  private mutating func checkSpokenOnly(
    _ letter: Letter?, _ front: Front, _ statement: StatementSyntax, _ what: String,
    _ builder: inout PassageBuilder, _ file: Int
  ) {
    if front.isMust { reportMust(statement.range, file, "on \(what)") }
    if letter != nil { reportLetter(front.letterRange ?? statement.range, file) }
  }

  private mutating func reportMust(_ range: Range<Int>, _ file: Int, _ place: String) {
    report(
      .misplacedDirective, at: range, in: file, "`[must]` stands \(place)",
      help: "mark the spoken line of a step with it")
  }

  private mutating func reportLetter(_ range: Range<Int>, _ file: Int) {
    report(
      .misplacedDirective, at: range, in: file,
      "a letter stands elsewhere than on a spoken line or a note of a step",
      help: "letters mark what is said; for the rest write `[if variant is \"A\"]`")
  }

  // MARK: Brackets

  private mutating func front(_ statement: StatementSyntax, _ file: Int) -> Front {
    var front = Front()
    for directive in statement.directives {
      switch directive.kind {
      case .when(let syntax):
        front.guardRange = directive.range.joined(to: front.guardRange)
        if let condition = lowerGuard(syntax, in: file) {
          front.guards.append(condition)
        } else {
          front.isBroken = true
          front.guards.append(constant(.yesNo(true)))
        }
      case .otherwise:
        front.isElse = true
        front.elseRange = directive.range
      case .set(let set):
        if let assignment = lower(set, in: file) {
          front.sets.append(assignment)
        } else {
          front.isBroken = true
        }
      case .must: front.isMust = true
      case .letter(let index):
        front.letter = Letter(index: index)
        front.letterRange = directive.range
      case .broken: front.isBroken = true
      }
    }
    return front
  }

  /// Finds the guard that an `[else]` answers: the one right above, or the block that it ends.
  private mutating func openElse(
    _ front: inout Front, _ builder: inout PassageBuilder, _ statement: StatementSyntax, _ file: Int
  ) {
    if builder.openChain == builder.level { return }
    if let index = builder.blocks.lastIndex(where: { $0.level != nil }) {
      while builder.blocks.count > index { closeBlock(&builder) }
      return
    }
    front.isElse = false
    report(
      .elseWithoutIf, at: front.elseRange ?? statement.range, in: file,
      "no `[if …]` stands right above this `[else]`",
      help: "put it on the line below the `[if …]` line that it answers, without a blank line")
  }

  /// Brackets alone on their line cover the lines below.
  private mutating func openBlock(
    _ front: Front, _ builder: inout PassageBuilder, _ statement: StatementSyntax, _ file: Int
  ) {
    if statement.directives.isEmpty { return }
    guard builder.blocks.count < PassageBuilder.maximumBlockCount else {
      if builder.isTooDeep { return }
      builder.isTooDeep = true
      report(
        .misplacedDirective, at: statement.range, in: file,
        "more than \(PassageBuilder.maximumBlockCount) lines of brackets cover one another",
        help: "put a blank line where the lines end that the first brackets are for")
      return
    }
    builder.useBlocks()
    var openers: [Int] = []
    let level = builder.level
    if front.isElse {
      openers.append(builder.lines.count)
      builder.append(
        .otherwise(level: level, skip: 0),
        at: Span(file: file, range: front.elseRange ?? statement.range))
    }
    if let condition = joined(front.guards, isAnd: true) {
      openers.append(builder.lines.count)
      let isFirst = !front.isElse && builder.openChain != level
      builder.append(
        .test(condition, level: level, isFirst: isFirst, skip: 0),
        at: Span(file: file, range: front.guardRange ?? statement.range))
    }
    if let letter = front.letter {
      note(letter, front, &builder, file)
      openers.append(builder.lines.count)
      builder.append(
        .variant(letter, skip: 0),
        at: Span(file: file, range: front.letterRange ?? statement.range))
    }
    let isGuarded = front.isElse || !front.guards.isEmpty
    builder.blocks.append(
      PassageBuilder.Block(
        openers: openers, level: front.guards.isEmpty ? nil : level, letter: front.letter,
        isMust: front.isMust, isGuarded: isGuarded,
        span: Span(file: file, range: statement.range),
        isUsed: front.isBroken))
    builder.openChain = nil
  }

  // MARK: Jumps

  private mutating func lowerJump(
    _ target: TargetSyntax, _ tail: ReplyTail, _ front: Front, next: StatementSyntax?,
    into builder: inout PassageBuilder, _ statement: StatementSyntax, _ file: Int
  ) {
    if !front.sets.isEmpty || front.isMust || front.letter != nil {
      checkSpokenOnly(front.letter, front, statement, "a jump", &builder, file)
    } else if builder.blockLetter != nil {
      reportLetter(statement.range, file)
    }
    var assignments: [Assignment] = []
    var guards = front.guards
    var guardRange = front.guardRange
    for directive in tail.directives {
      switch directive.kind {
      case .set(let set):
        if let assignment = lower(set, in: file) { assignments.append(assignment) }
      case .when(let syntax):
        guardRange = directive.range.joined(to: guardRange)
        if let condition = lowerGuard(syntax, in: file) { guards.append(condition) }
      case .broken: break
      default: reportTail(directive.range, file)
      }
    }
    for extra in [tail.id, tail.target?.range] + tail.formerNames.map({ $0 }) {
      if let extra { reportTail(extra, file) }
    }
    let level = builder.level
    let answersLines = front.isElse && !builder.chainIsOfJumps
    let isArmed = builder.isGuarded || answersLines
    let resolved = self.target(target, file)
    checkReachable(&builder, statement, file)
    let jump = builder.jumps.count
    if guards.isEmpty, !isArmed, builder.sureJump == nil { builder.sureJump = jump }
    builder.jumps.append(
      Jump(
        condition: joined(guards, isAnd: true), needsArming: isArmed, target: resolved ?? .again,
        assignments: script.assignments.append(contentsOf: assignments)))
    builder.jumpSpans.append(Span(file: file, range: statement.range))
    builder.jumpGuardSpans.append(Span(file: file, range: guardRange ?? 0..<0))
    if let condition = joined(front.guards, isAnd: true), let next, next.continuesChain {
      let isFirst = !front.isElse && builder.openChain != level
      builder.append(
        .test(condition, level: level, isFirst: isFirst, skip: 0),
        at: Span(file: file, range: front.guardRange ?? statement.range))
    }
    if isArmed {
      var opener: Int?
      if answersLines {
        opener = builder.lines.count
        builder.append(
          .otherwise(level: level, skip: 0),
          at: Span(file: file, range: front.elseRange ?? statement.range))
      }
      builder.append(.arm(Ref(jump)), at: Span(file: file, range: statement.range))
      if let opener { builder.patch(opener) }
    }
    let continuesJumps = builder.openChain != level || builder.chainIsOfJumps
    builder.chainIsOfJumps = !front.guards.isEmpty && continuesJumps
    builder.openChain = front.guards.isEmpty ? nil : level
    builder.useBlocks()
  }

  private mutating func reportTail(_ range: Range<Int>, _ file: Int) {
    report(
      .badTail, at: range, in: file, "this cannot stand behind a jump",
      help: "only sets such as `[reason = \"no budget\"]` may follow its target")
  }

  /// Tells a jump that stands below one that is always taken.
  private mutating func checkReachable(
    _ builder: inout PassageBuilder, _ statement: StatementSyntax, _ file: Int
  ) {
    guard let earlier = builder.sureJump else { return }
    let taken = Diagnostic.Note("the jump that is always taken", at: builder.jumpSpans[earlier])
    let here = Span(file: file, range: statement.range)
    guard let first = builder.afterSureJump, first != here else {
      report(
        .jumpAfterJump, at: here.range, in: file,
        "this jump is never reached: the one above it is always taken", notes: [taken],
        help: "give the first one a guard, or take one away")
      return
    }
    let isFirst = !builder.isToldAfterJump
    builder.isToldAfterJump = true
    guard isFirst else { return }
    if builder.kind == .step, currentStep.map({ script.steps[$0].owner.objection == nil }) ?? false
    {
      missingHeadings.toldInStages.append(first)
    }
    report(
      .jumpAfterJump, at: first.range, in: file,
      "the lines from here on lead elsewhere than the jump above them, which is always taken",
      notes: [taken, Diagnostic.Note("the jump that is never reached", at: here)],
      help: builder.kind == .step
        ? "put a heading above this line if another step begins here, else take one jump away"
        : "put the reply that they belong to above them, or take one jump away")
  }

  /// Where an arrow leads, or nil after telling that there is no such place.
  mutating func target(_ syntax: TargetSyntax, _ file: Int) -> Target? {
    guard let range = syntax.name else { return nil }
    let name = text(range, in: file)
    if syntax.isEnd {
      return outcome(name, at: range, in: file).map(Target.end)
    }
    if syntax.isCard {
      return objection(name, at: range, in: file).map(Target.objection)
    }
    switch name.nameKey {
    case "again": return .again
    case "back", "next":
      let owner = currentStep.map { script.steps[$0].owner }
      let word = name.nameKey
      guard let owner, owner.objection != nil else {
        report(
          .backOutsideObjection, at: range, in: file,
          "`\(word)` stands outside an objection card",
          help: "name the step to go to; `again` plays this one once more")
        return nil
      }
      if word == "back" { return .back }
      if case .otherwise = owner {
        report(
          .nextInOtherwise, at: range, in: file,
          "`next` stands in `otherwise`, the last thing on the card",
          help: "go `back`, to a step, or end the call")
        return nil
      }
      return .next
    default:
      return step(name, at: range, in: file, label: "this leads nowhere").map(Target.step)
    }
  }
}

extension StatementSyntax {
  /// Whether the line goes on with the guards right above it: an `[else]` may answer them all.
  fileprivate var continuesChain: Bool {
    directives.contains { directive in
      switch directive.kind {
      case .when, .otherwise: true
      case .set, .must, .letter, .broken: false
      }
    }
  }
}

extension PassageBuilder {
  /// Whether a guard of a block is open; letters count unless told otherwise.
  func isGuarded(exceptLetters: Bool) -> Bool {
    exceptLetters ? blocks.contains(where: \.isGuarded) : isGuarded
  }
}

extension Range<Int> {
  /// The range from the beginning of the first of two to the end of the last.
  func joined(to other: Range<Int>?) -> Range<Int> {
    guard let other else { return self }
    return Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
