package import CallModel
import ScriptSyntax
package import SourceText

/// The change that adds a phrase to a reply or a card where it stands in its file, or a reply to a step.
package struct PhraseAddition: Sendable {
  /// What gets the phrase.
  package enum Home: Hashable, Sendable {
    /// A reply.
    case reply(Ref<Reply>)
    /// A card.
    case card(Ref<Objection>)
    /// A reply of a step that is not there yet, behind its others; it leads to another step, a card or an
    /// outcome.
    case newReply(Ref<Step>, Target)
  }

  /// Why a phrase is not added: what and how to mend it.
  package struct Refusal: Error, Sendable {
    /// What stands in the way, as a sentence without a full stop.
    package let message: String
    /// The one thing to do.
    package let help: String

    init(_ message: String, help: String) {
      self.message = message
      self.help = help
    }
  }

  /// The longest phrase, in characters: what is longer is no phrase that anybody says again.
  package static let longest = 120

  /// The words as the script will have them.
  package let words: String
  /// What gets them.
  package let home: Home
  /// The change.
  package let edit: Diagnostic.Fix.Edit

  /// Plans to add words, made one line without control signs first.
  package init(
    _ typed: String, to home: Home, in compilation: Compilation
  ) throws(Refusal) {
    guard let script = compilation.script, let map = compilation.map else {
      throw Refusal("the script has errors", help: "mend what `patter check` tells first")
    }
    words = Self.plain(typed)
    self.home = home
    guard !words.isEmpty else {
      throw Refusal("the words are empty", help: "name words that prospects say")
    }
    guard words.count <= Self.longest else {
      throw Refusal(
        "the words are longer than \(Self.longest) characters",
        help: "add the part of them that others would say too")
    }
    switch home {
    case .reply(let reply):
      edit = try Self.edit(words, reply, script, map[reply], compilation.files)
    case .card(let card):
      edit = try Self.edit(words, card, script, map[card], compilation.files)
    case .newReply(let step, let target):
      edit = try Self.edit(words, step, target, script, map[step], compilation.files)
    }
  }

  private static func edit(
    _ words: String, _ step: Ref<Step>, _ target: Target, _ script: Script, _ span: Span,
    _ files: [SourceFile]
  ) throws(Refusal) -> Diagnostic.Fix.Edit {
    let (parser, heading) = lineSyntax(at: span, files)
    let tree = parser.tree
    let block = tree.blocks.first { tree.lines[$0.line].start == heading.start }
    guard let block, let last = block.lines.last(where: { tree.lines[$0].kind == .item }) else {
      throw Refusal(
        "`\(script.name(step))` has no replies of its own",
        help: "write the step's replies yourself first")
    }
    // Behind the last reply's body.
    let body = block.lines.filter { $0 > last }.prefix {
      tree.lines[$0].isIndented && tree.lines[$0].kind != .blank
    }
    let end = Int(tree.lines[body.last ?? last].contentEnd)
    guard let arrow = script.arrow(to: target) else {
      throw Refusal("a reply cannot lead there", help: "name a step, a card or an outcome")
    }
    return Diagnostic.Fix.Edit(
      Span(file: Int(span.file), range: end..<end),
      "\n- \(Parser.escapedPhrase(words)) \(arrow)")
  }

  private static func edit(
    _ words: String, _ reply: Ref<Reply>, _ script: Script, _ span: Span, _ files: [SourceFile]
  ) throws(Refusal) -> Diagnostic.Fix.Edit {
    var (parser, line) = lineSyntax(at: span, files)
    guard line.kind == .item else {
      throw Refusal(
        "the reply `\(script.label(reply))` stands in no file: a rebuttal has it by itself",
        help: "write the rebuttal's replies yourself first")
    }
    let syntax = parser.reply(line)
    let end = (syntax.phrases.last ?? syntax.label).upperBound
    return Diagnostic.Fix.Edit(
      Span(file: Int(span.file), range: end..<end), " | " + Parser.escapedPhrase(words))
  }

  private static func edit(
    _ words: String, _ card: Ref<Objection>, _ script: Script, _ span: Span, _ files: [SourceFile]
  ) throws(Refusal) -> Diagnostic.Fix.Edit {
    let (parser, heading) = lineSyntax(at: span, files)
    let tree = parser.tree
    guard let block = tree.blocks.first(where: { tree.lines[$0.line].start == heading.start })
    else {
      throw Refusal(
        "the card `!\(script.name(card))` is not found where it stands",
        help: "add the phrase by hand")
    }
    if let last = block.lines.last(where: { tree.lines[$0].kind == .phrases }) {
      let end = tree.lines[last].body.upperBound
      return Diagnostic.Fix.Edit(
        Span(file: Int(span.file), range: end..<end), " | " + Parser.escapedPhrase(words))
    }
    let end = Int(heading.contentEnd)
    return Diagnostic.Fix.Edit(
      Span(file: Int(span.file), range: end..<end), "\n~ " + Parser.escapedPhrase(words))
  }

  private static func lineSyntax(
    at span: Span, _ files: [SourceFile]
  ) -> (parser: Parser, line: LineSyntax) {
    let source = files[Int(span.file)]
    var ignored = Diagnostics()
    let tree = ScriptTree(source, index: Int(span.file), &ignored)
    return (Parser(tree), tree.lines[source.lineIndex(of: Int(span.start))])
  }

  /// Words as one line: control signs, line ends, marks of direction and runs of blanks become one
  /// blank; none stands at the ends.
  package static func plain(_ typed: String) -> String {
    var result = String.UnicodeScalarView()
    var blankIsDue = false
    for scalar in typed.composed.unicodeScalars {
      let isJoiner = scalar.value == 0x200C || scalar.value == 0x200D
      switch scalar.properties.generalCategory {
      case .format where isJoiner: break
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
        .unassigned, .privateUse:
        blankIsDue = true
        continue
      default: break
      }
      if blankIsDue, !result.isEmpty { result.append(" ") }
      blankIsDue = false
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether a script differs from an earlier one in these phrases and replies alone: each is the last
  /// but for those after it of its reply, card or step, and everything else is as it was.
  package static func areAll(
    _ additions: [PhraseAddition], in after: Script, since before: Script
  ) -> Bool {
    var newReplies: [Ref<Step>: [(words: String, target: Target)]] = [:]
    for addition in additions {
      if case .newReply(let step, let target) = addition.home {
        newReplies[step, default: []].append((addition.words, target))
      }
    }
    let newCount = newReplies.values.reduce(0) { $0 + $1.count }
    guard before.steps.count == after.steps.count,
      before.replies.count + newCount == after.replies.count,
      before.objections.count == after.objections.count, before.lines.count == after.lines.count,
      before.jumps.count == after.jumps.count, before.fields.count == after.fields.count,
      before.outcomes.count == after.outcomes.count, before.pieces.count == after.pieces.count,
      before.assignments.count == after.assignments.count,
      before.expressions.count == after.expressions.count
    else { return false }
    func added(_ home: Home) -> [String] { additions.filter { $0.home == home }.map(\.words) }
    func words(_ texts: Refs<TextRef>, _ script: Script) -> [String] {
      script.texts[texts].map { script.text[$0] }
    }
    // The new replies are the last ones of their steps.
    var new: Set<Ref<Reply>> = []
    for (step, replies) in newReplies {
      let found = after.steps[step].replies.refs.suffix(replies.count)
      new.formUnion(found)
      let isRight = zip(found, replies).allSatisfy { reply, wanted in
        after.label(reply) == wanted.words && after.replies[reply].target == wanted.target
          && after.replies[reply].phrases.count == 0 && after.replies[reply].condition == nil
      }
      guard isRight, found.count == replies.count else { return false }
    }
    let kept = after.replies.refs.filter { !new.contains($0) }
    let replies = zip(before.replies.refs, kept).allSatisfy { reply, same in
      let (old, new) = (before.replies[reply], after.replies[same])
      return before.label(reply) == after.label(same) && old.target == new.target
        && old.score == new.score && before.text[old.id] == after.text[new.id]
        && words(old.phrases, before) + added(.reply(reply)) == words(new.phrases, after)
    }
    let cards = before.objections.refs.allSatisfy { card in
      before.name(card) == after.name(card)
        && words(before.objections[card].phrases, before) + added(.card(card))
          == words(after.objections[card].phrases, after)
    }
    return replies && cards
  }
}

extension Script {
  /// How a script writes that something leads to a step, a card or an outcome; nil for other targets.
  fileprivate func arrow(to target: Target) -> String? {
    switch target {
    case .step(let step): steps[step].owner.objection == nil ? "-> \(name(step))" : nil
    case .objection(let card): "-> !\(name(card))"
    case .end(let outcome): "=> \(name(outcome))"
    default: nil
    }
  }
}
