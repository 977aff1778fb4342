import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// Tells a step, or a reply of it, from which there is no way on.
  mutating func checkWayOn(
    _ builder: PassageBuilder, _ replies: [Reply], _ syntax: PassageSyntax, _ step: Ref<Step>,
    _ block: ScriptTree.Block, _ file: Int
  ) {
    let owner = script.steps[step].owner
    if case .otherwise = owner, replies.isEmpty, builder.jumps.isEmpty { return }
    if builder.sureJump != nil || endsNearHeading(block, file) { return }
    if syntax.statements.contains(where: \.isSwallowed) { return }
    let line = parsers[file].tree.lines[block.line]
    let heading = Span(file: file, range: parsers[file].nameOfHeading(line))
    let end = lastLine(block, file) ?? heading.range
    let notes = end == heading.range ? [] : [Diagnostic.Note("the step begins here", at: heading)]
    let name = script.name(step)
    if syntax.replies.isEmpty, !replies.contains(where: { $0.target != nil }) {
      if builder.jumps.isEmpty {
        report(
          .noWayOn, at: end, in: file, "the step `\(name)` has no way on",
          label: "the call would stop here", notes: notes,
          help: "end it with replies, with `-> step` or with `=> outcome`")
      } else {
        report(
          .noWayOn, at: end, in: file,
          "the step `\(name)` has no sure way on: each of its jumps has a guard",
          label: "the call could stop here", notes: notes,
          help: "add a jump without a guard below them, or `[else]` before the last")
      }
      return
    }
    for (reply, written) in zip(replies, syntax.replies.filter { !$0.label.isEmpty }) {
      let bodyIsSure = script.jumps[reply.body.jumps].contains {
        $0.condition == nil && !$0.needsArming
      }
      guard reply.target == nil, !bodyIsSure, written.tail.target == nil, !written.isSwallowed
      else { continue }
      let last = written.body.last { $0.isLine }?.range
      report(
        .noWayOn, at: last ?? written.label, in: file,
        "the reply `\(text(written.label, in: file))` leads nowhere",
        label: last == nil ? nil : "the call would stop here",
        notes: last == nil
          ? [] : [Diagnostic.Note("the reply", at: Span(file: file, range: written.label))],
        help: "write `-> step` or `=> outcome` behind it, or end the step with a jump for all "
          + "replies that have none")
    }
  }

  /// The last line of a block that does something.
  private func lastLine(_ block: ScriptTree.Block, _ file: Int) -> Range<Int>? {
    let lines = parsers[file].tree.lines
    return block.lines.last { lines[$0].kind != .blank && lines[$0].kind != .comment }
      .map { lines[$0].content }
  }

  /// Whether a step is cut off by a line that is only nearly a heading, so that its end is not known.
  private func endsNearHeading(_ block: ScriptTree.Block, _ file: Int) -> Bool {
    let lines = parsers[file].tree.lines
    return block.lines.upperBound < lines.count && lines[block.lines.upperBound].isNearly
  }

  /// Tells a reply's second way on.
  mutating func checkSecondJump(
    _ syntax: ReplySyntax, _ builder: PassageBuilder, _ file: Int
  ) {
    guard let jump = builder.jumpSpans.first, let target = syntax.tail.target else { return }
    let other = Diagnostic.Note("the other one", at: Span(file: file, range: target.range))
    let first = syntax.body.first { $0.isLine }?.range ?? jump.range
    guard first != jump.range else {
      report(
        .jumpAfterJump, at: jump.range, in: file, "this reply has a target on its own line too",
        notes: [other], help: "keep one of the two")
      return
    }
    report(
      .jumpAfterJump, at: first, in: file,
      "these lines lead elsewhere than the target on the reply's own line",
      notes: [other, Diagnostic.Note("where they lead", at: jump)],
      help: "put the reply that they belong to above them, or keep one of the two targets")
  }

  /// Tells replies that stand inside a block of brackets.
  mutating func checkRepliesInBlocks(
    _ syntax: PassageSyntax, _ lines: Range<Int>, _ file: Int
  ) {
    guard !syntax.replies.isEmpty, syntax.statements.contains(where: \.isBareBracket) else {
      return
    }
    let tree = parsers[file].tree
    let bare = Set(syntax.statements.filter(\.isBareBracket).map(\.range.lowerBound))
    var open: Range<Int>?
    for index in lines {
      let line = tree.lines[index]
      switch line.kind {
      case .blank: open = nil
      case .bracket where bare.contains(Int(line.contentStart)): open = line.content
      case .item:
        guard let bracket = open else { continue }
        report(
          .replyInBlock, at: line.content, in: file, "a reply stands below brackets that cover it",
          notes: [Diagnostic.Note("these brackets", at: Span(file: file, range: bracket))],
          help: "put a blank line above the reply, and its guard on the reply: `- [if …] Label`")
        open = nil
      default: continue
      }
    }
  }

  /// Tells letters without a must line where another letter has one.
  mutating func checkMust(
    _ builder: PassageBuilder, _ step: Ref<Step>, _ block: ScriptTree.Block, _ file: Int
  ) {
    let missing = builder.letters & ~builder.mustLetters
    guard builder.mustLetters != 0, missing != 0 else { return }
    let letters = (0..<26).filter { missing & (1 << $0) != 0 }
      .compactMap { Letter(index: $0)?.description }
    let line = parsers[file].tree.lines[block.line]
    report(
      .mustInEveryLetter, at: parsers[file].nameOfHeading(line), in: file,
      "a must line stands in one variant of `\(script.name(step))` and not in "
        + letters.map { "`[\($0)]`" }.joined(separator: ", "),
      help: "give every letter its must line, or take the letter away from it")
  }
}

extension DirectiveSyntax {
  /// Whether it was told to be wrong, so that what stands behind it may not be known.
  fileprivate var isBroken: Bool {
    if case .broken = kind { true } else { false }
  }
}

extension ReplySyntax {
  /// Whether its way on is not known, because a part of it was told to be wrong.
  fileprivate var isSwallowed: Bool {
    isBroken || body.contains(where: \.isSwallowed)
      || (guards + tail.directives).contains(where: \.isBroken)
  }
}

extension StatementSyntax {
  /// Whether it is more than a blank line or a comment.
  var isLine: Bool {
    switch content {
    case .blank: false
    case .none: !directives.isEmpty
    default: true
    }
  }

  /// Whether a bracket that is not closed has taken the rest of the line.
  fileprivate var isSwallowed: Bool {
    guard case .none = content else { return false }
    return directives.contains(where: \.isBroken)
  }

  /// Whether the line is brackets alone that cover what is below: a set covers nothing, and what a
  /// broken bracket was meant to be nobody knows.
  fileprivate var isBareBracket: Bool {
    guard case .none = content, !directives.isEmpty else { return false }
    return directives.allSatisfy { directive in
      switch directive.kind {
      case .set, .broken: false
      case .when, .otherwise, .must, .letter: true
      }
    }
  }
}

extension Parser {
  /// The name in a heading, or the whole heading.
  func nameOfHeading(_ line: LineSyntax) -> Range<Int> {
    var silent = self
    return silent.heading(line).name ?? line.content
  }
}
