import SourceText

/// A line of a step, or of a reply's body, that is no reply.
package struct StatementSyntax: Sendable {
  /// What the line does after its brackets.
  package enum Content: Sendable {
    /// Nothing: a blank line.
    case blank
    /// Nothing: brackets alone.
    case none
    /// It is said.
    case spoken(Range<Int>)
    /// It is shown.
    case note(Range<Int>)
    /// A field is asked.
    case ask(NameSyntax)
    /// It leads on.
    case jump(TargetSyntax, ReplyTail)
  }

  /// The line without indentation.
  package let range: Range<Int>
  /// The brackets in front.
  package let directives: [DirectiveSyntax]
  /// What the line does.
  package let content: Content
}

/// A step or a rebuttal, or the lines of `# anytime`.
package struct PassageSyntax: Sendable {
  /// Its lines but the replies, in file order.
  package var statements: [StatementSyntax] = []
  /// Its replies, in file order.
  package var replies: [ReplySyntax] = []
  /// Lines of `~` phrases, where they may stand.
  package var phrases: [Range<Int>] = []
}

extension Parser {
  /// Reads the lines of a step, a rebuttal or `# anytime`. Where only replies (`allowsText` false) or
  /// only notes may stand, the rest is told by the caller.
  package mutating func passage(_ lines: Range<Int>) -> PassageSyntax {
    var passage = PassageSyntax()
    var isInBody = false
    for index in lines {
      let line = tree.lines[index]
      switch line.kind {
      case .comment: continue
      case .blank:
        let blank = StatementSyntax(range: line.content, directives: [], content: .blank)
        if isInBody { passage.replies[passage.replies.count - 1].body.append(blank) }
        passage.statements.append(blank)
        continue
      case .item where !(isInBody && line.isIndented):
        passage.replies.append(reply(line))
        isInBody = true
        continue
      default: break
      }
      let belongsToReply = isInBody && line.isIndented
      if !line.isIndented { isInBody = false }
      if belongsToReply, line.kind == .item {
        reportNested(line)
        passage.replies[passage.replies.count - 1].isBroken = true
        continue
      }
      if line.kind == .phrases, !belongsToReply {
        passage.phrases.append(line.content)
        continue
      }
      guard let statement = statement(line, in: &passage) else { continue }
      if belongsToReply {
        passage.replies[passage.replies.count - 1].body.append(statement)
      } else {
        passage.statements.append(statement)
      }
    }
    return passage
  }

  private mutating func reportNested(_ line: LineSyntax) {
    let label = line.body.lowerBound..<tailStart(line.body)
    let words = text(label).split { "|｜".contains($0) }.first.map(String.init) ?? ""
    let name = identifier(from: words)
    let indentation = Int(line.start)..<Int(line.contentStart)
    report(
      .replyInReply, at: line.content, "a reply stands in the body of another reply",
      help:
        "lead to a step of its own, such as `-> \(name.isEmpty ? "ask_more" : String(name.prefix(24)))`, "
        + "and give the replies there",
      fixes: [fix("make it a reply of the step", replacing: indentation, with: "")])
  }

  /// A line that is no reply; nil when it was told to be out of place.
  private mutating func statement(
    _ line: LineSyntax, in passage: inout PassageSyntax
  ) -> StatementSyntax? {
    var cursor = Cursor(bytes, line.content)
    var directives: [DirectiveSyntax] = []
    var kind = line.kind
    var body = line.body
    if kind == .bracket {
      directives = self.directives(&cursor)
      if directives.isEmpty || cursor.isAtEnd {
        return StatementSyntax(range: line.content, directives: directives, content: .none)
      }
      let marker = LineMarker.of(cursor)
      kind = marker.kind
      if let near = marker.near {
        let range = cursor.position..<cursor.position + marker.length
        diagnostics.add(
          .nearStructure(near, at: span(range), line: line, fileIndex: tree.fileIndex))
        if kind == .item { return nil }
      }
      let hasMarker = kind != .text && kind != .bracket
      var after = Cursor(bytes, cursor.position + (hasMarker ? marker.length : 0)..<cursor.end)
      after.skipBlanks()
      body = after.position..<after.end
    }
    guard let content = content(kind, body, line: line, marker: cursor.position) else {
      return nil
    }
    return StatementSyntax(range: line.content, directives: directives, content: content)
  }

  private mutating func content(
    _ kind: LineSyntax.Kind, _ body: Range<Int>, line: LineSyntax, marker: Int
  ) -> StatementSyntax.Content? {
    var cursor = Cursor(bytes, body)
    switch kind {
    case .text, .frontMatter, .letter: return .spoken(body)
    case .note: return .note(body)
    case .ask:
      guard let name = cursor.skipName() else {
        report(
          .emptyAsk, at: line.content, "this ask names no field",
          help: "write the name of a field after the `?`, such as `? supplier`")
        return nil
      }
      let rest = cursor.rest()
      if !rest.isEmpty {
        report(
          .emptyAsk, at: rest, "an ask names one field and nothing else",
          help: "say the question in a line of its own above it",
          fixes: [
            fix("take the words away", replacing: name.upperBound..<rest.upperBound, with: "")
          ])
      }
      return .ask(NameSyntax(name))
    case .jump, .end:
      let target = target(&cursor, arrow: marker..<body.lowerBound, isEnd: kind == .end)
      if target.name == nil { cursor.position = cursor.end }
      return .jump(target, tail(&cursor))
    case .comment: return StatementSyntax.Content.none
    case .item:
      report(
        .misplacedLine, at: line.content, "a reply begins with its dash",
        help: "put the bracket behind the dash: `- [if …] Label`")
      return nil
    case .blank, .fence: return .blank
    case .phrases, .section, .heading, .rebuttal, .bracket:
      report(
        .misplacedLine, at: line.content, "this line cannot stand here",
        help: kind == .phrases
          ? "phrases with `~` belong under the heading of an objection card; a reply's phrases "
            + "follow its label, divided by `|`"
          : "put it on a line of its own")
      return nil
    }
  }
}
