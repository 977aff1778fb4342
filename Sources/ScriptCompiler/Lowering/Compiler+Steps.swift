import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// Lowers the replies of `# anytime`.
  mutating func lowerAnytime() {
    var replies: [Reply] = []
    var names: [String: Span] = [:]
    currentStep = nil
    for (file, section) in sections(.anytime) {
      let passage = parsers[file].passage(section.lines)
      for statement in passage.statements {
        switch statement.content {
        case .blank, .note: continue
        default:
          report(
            .misplacedLine, at: statement.range, in: file,
            "`# anytime` holds only replies and what is indented under them",
            help: "indent the line under the reply it belongs to, or move it to a step")
        }
      }
      for syntax in passage.replies {
        if let reply = lower(syntax, file, &names) { replies.append(reply) }
      }
    }
    script.anytime = script.replies.append(contentsOf: replies)
    recordReplies(script.anytime)
  }

  /// Lowers the lines of every step and rebuttal.
  mutating func lowerSteps() {
    for index in stepSources.indices {
      lowerStep(Ref(index), Int(stepSources[index].file), Int(stepSources[index].block))
    }
  }

  private mutating func lowerStep(_ step: Ref<Step>, _ file: Int, _ blockIndex: Int) {
    currentStep = step
    let block = parsers[file].tree.blocks[blockIndex]
    let syntax = parsers[file].passage(block.lines)
    for range in syntax.phrases {
      report(
        .misplacedLine, at: range, in: file, "phrases with `~` stand in a step",
        help: "a reply's phrases follow its label, divided by `|`; `~` is for objection cards")
    }
    var builder = PassageBuilder(.step)
    noteLikelyHeading(syntax, step, file)
    checkRepliesInBlocks(syntax, block.lines, file)
    lower(syntax.statements, into: &builder, in: file)
    checkMust(builder, step, block, file)
    var names: [String: Span] = [:]
    var replies: [Reply] = []
    for reply in syntax.replies {
      if let reply = lower(reply, file, &names) { replies.append(reply) }
    }
    let owner = script.steps[step].owner
    if case .rebuttal = owner, syntax.replies.isEmpty, builder.jumps.isEmpty {
      replies = defaultReplies()
      map.replies += replies.map { _ in map.steps[step.index] }
      map.replyGuards += replies.map { _ in SourceMap.nowhere }
    }
    checkWayOn(builder, replies, syntax, step, block, file)
    script.steps[step].letters = builder.letters
    script.steps[step].passage = finish(builder)
    script.steps[step].replies = script.replies.append(contentsOf: replies)
    recordReplies(script.steps[step].replies)
  }

  /// Notes where a blank line and something that is no reply follow a step's replies, or
  /// anything its last jump: another step may begin there whose heading is missing.
  private mutating func noteLikelyHeading(_ syntax: PassageSyntax, _ step: Ref<Step>, _ file: Int) {
    guard script.steps[step].owner.objection == nil else { return }
    let reply = syntax.replies.first?.range.lowerBound ?? Int.max
    var isAfterBlank = false
    var hasJumped = false
    for statement in syntax.statements {
      guard statement.isLine else {
        isAfterBlank = true
        continue
      }
      let hasEnded = hasJumped || statement.range.lowerBound > reply
      if case .jump = statement.content, statement.directives.isEmpty { hasJumped = true }
      guard hasEnded else {
        isAfterBlank = false
        continue
      }
      if isAfterBlank {
        missingHeadings.likelyInStages.append(Span(file: file, range: statement.range))
      }
      return
    }
  }

  /// Puts a built passage into the tables; what arms a jump gets the jump's final position.
  private mutating func finish(_ builder: PassageBuilder) -> Passage {
    let start = script.jumps.count
    map.lines += builder.lineSpans
    map.jumps += builder.jumpSpans
    map.jumpGuards += builder.jumpGuardSpans
    let lines = builder.lines.map { line -> Line in
      guard case .arm(let jump) = line else { return line }
      return .arm(Ref(start + jump.index))
    }
    return Passage(
      lines: script.lines.append(contentsOf: lines),
      jumps: script.jumps.append(contentsOf: builder.jumps))
  }

  /// The replies of a rebuttal that has none: he accepts, or he insists.
  private mutating func defaultReplies() -> [Reply] {
    let words = defaultLabels[script.language.spoken] ?? ("Accepts", "Insists")
    return [(words.0, "accepts", Target.back), (words.1, "insists", .next)].map {
      Reply(
        label: interned($0.0), phrases: .none, id: interned($0.1), hasOwnID: true,
        formerIDs: .none, score: 0, condition: nil, assignments: .none, target: $0.2, body: .empty)
    }
  }

  private mutating func lower(
    _ syntax: ReplySyntax, _ file: Int, _ names: inout [String: Span]
  ) -> Reply? {
    guard !syntax.label.isEmpty else {
      if let target = syntax.tail.target { _ = self.target(target, file) }
      return nil
    }
    var guards: [Ref<Expression>] = []
    var guardRange: Range<Int>?
    var assignments: [Assignment] = []
    for directive in syntax.guards + syntax.tail.directives {
      switch directive.kind {
      case .when(let syntax):
        guardRange = directive.range.joined(to: guardRange)
        if let condition = lowerGuard(syntax, in: file) { guards.append(condition) }
      case .set(let set):
        if let assignment = lower(set, in: file) { assignments.append(assignment) }
      case .broken: break
      case .otherwise, .must, .letter:
        report(
          .misplacedDirective, at: directive.range, in: file,
          "`\(text(directive.range, in: file))` stands in a reply",
          help: "a reply takes `[if …]` and sets")
      }
    }
    var builder = PassageBuilder(.body)
    lower(syntax.body, into: &builder, in: file)
    let target = syntax.tail.target.flatMap { self.target($0, file) }
    checkSecondJump(syntax, builder, file)
    let body = finish(builder)
    map.replies.append(Span(file: file, range: syntax.label))
    map.replyGuards.append(guardRange.map { Span(file: file, range: $0) } ?? SourceMap.nowhere)
    let id = syntax.tail.id ?? syntax.label
    declareReply(id, syntax, file, &names)
    if text(syntax.label, in: file).utf8.contains(UInt8(ascii: "{")) {
      return reply(
        syntax, file, guards, assignments, target, body,
        labelPieces: lowerText(syntax.label, in: file))
    }
    return reply(syntax, file, guards, assignments, target, body, labelPieces: .none)
  }

  private mutating func reply(
    _ syntax: ReplySyntax, _ file: Int, _ guards: [Ref<Expression>], _ assignments: [Assignment],
    _ target: Target?, _ body: Passage, labelPieces: Refs<Piece>
  ) -> Reply {
    let label = pooled(syntax.label, in: file)
    let phrases = syntax.phrases.map { pooled($0, in: file) }
    let former = syntax.tail.formerNames.map { pooled($0, in: file) }
    let isBroken = syntax.tail.target != nil && target == nil
    return Reply(
      label: label, phrases: script.texts.append(contentsOf: phrases),
      id: syntax.tail.id.map { pooled($0, in: file) } ?? label, hasOwnID: syntax.tail.id != nil,
      formerIDs: script.texts.append(contentsOf: former), score: syntax.tail.score ?? 0,
      condition: joined(guards, isAnd: true),
      assignments: script.assignments.append(contentsOf: assignments),
      target: isBroken ? .again : target, body: body, labelPieces: labelPieces)
  }

  private mutating func declareReply(
    _ id: Range<Int>, _ syntax: ReplySyntax, _ file: Int, _ names: inout [String: Span]
  ) {
    let name = parsers[file].plainText(id)
    let span = Span(file: file, range: id)
    if recordsUses { replyPlaces.append(span) }
    guard let earlier = names[name.nameKey] else {
      names[name.nameKey] = span
      return
    }
    let word = syntax.tail.id == nil ? "has the label" : "is named"
    report(
      .duplicateID, at: id, in: file, "a second reply here \(word) `\(name)`",
      notes: [Diagnostic.Note("the first one", at: earlier)],
      help: "give one of the two another label, or an id of its own such as `#other`")
  }

  private var defaultLabels: [Language.Spoken: (String, String)] {
    [
      .en: ("Accepts", "Insists"), .de: ("Lässt sich überzeugen", "Bleibt dabei"),
      .nl: ("Gaat mee", "Houdt vol"), .ru: ("Соглашается", "Настаивает"),
      .zh: ("接受", "坚持"),
    ]
  }
}
