import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  static var reservedSteps: [String] { ["back", "next", "again", "anytime"] }

  static var reservedFields: [String] {
    [
      "or", "and", "not", "is", "known", "unknown", "at", "least", "most", "more", "less", "than",
      "if", "else", "set", "must", "yes", "no", "score", "attempt", "elapsed", "now", "daypart",
      "greeting", "variant", "lead", "agent", "campaign",
    ]
  }

  /// What is shown for a name that has no title: blanks for `_` and `-`.
  func shown(_ name: String) -> String {
    String(name.map { $0 == "_" || $0 == "-" ? " " : $0 })
  }

  mutating func checkReserved(
    _ name: String, _ reserved: [String], _ word: String, _ range: Range<Int>, _ file: Int
  ) {
    guard reserved.contains(name.nameKey) else { return }
    report(
      .reservedName, at: range, in: file,
      "`\(name)` is a word of the language and names no \(word)",
      help: "choose another name, such as `\(name)_\(word)`")
  }

  /// Tells that a name was declared before.
  mutating func reportDuplicate(
    _ word: String, _ name: String, earlier: Span, at range: Range<Int>, in file: Int
  ) {
    report(
      .duplicateID, at: range, in: file, "a second \(word) is named `\(name)`",
      notes: [Diagnostic.Note("the first one", at: earlier)],
      help: "give one of the two another name")
  }

  /// Notes the names that a heading without one may have been meant as.
  mutating func declareBrokenHeading(
    _ heading: HeadingSyntax, _ file: Int, _ declare: (inout Compiler, String) -> Void
  ) {
    let words = text(heading.range, in: file)
    let key = words.nameKey.split { $0 == " " || $0 == "\t" }.joined(separator: "_")
    declare(&self, key)
    for part in words.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
      declare(&self, String(part))
    }
  }

  /// The names that a person may have meant. Whoever writes thousands of unknown names into a large
  /// script gets no more of them in the end, so that he need not wait.
  mutating func nearest(
    to word: String, among names: some Collection<String>, limit: Int = 3
  ) -> [String] {
    guard names.count <= comparisonsLeft else { return [] }
    comparisonsLeft -= names.count
    return nearestNames(to: word, among: names, limit: limit)
  }

  /// Names in backticks with commas between; of many only the first.
  func listed(_ names: some Collection<String>) -> String {
    let rest = names.count - 12
    return names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }

  private func similar(_ names: [String], _ word: String) -> String? {
    guard !names.isEmpty else { return nil }
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    return names.count == 1
      ? "the \(word) with a similar name is \(list)" : "\(word)s with similar names are \(list)"
  }

  /// Tells that a name is nobody's, with the nearest ones.
  private mutating func reportUnknown<Element>(
    _ rule: Rule, _ namespace: Namespace<Element>, _ name: String, at range: Range<Int>,
    in file: Int, mend: String
  ) {
    let span = Span(file: file, range: range)
    guard unknownNames.isFirst(rule, name, at: span) else { return }
    let near = nearest(to: name, among: namespace.names)
    unknownNames.add(
      Diagnostic(
        rule, at: span, "no \(namespace.word) is named `\(name)`",
        help: similar(near, namespace.word) ?? mend,
        fixes: near.map { Diagnostic.Fix("make it `\($0)`", replacing: span, with: $0) }),
      isName: steps[name] == nil && !Self.reservedFields.contains(name.nameKey))
  }

  /// The step of a name, or nil after telling that there is none.
  mutating func step(
    _ name: String, at range: Range<Int>, in file: Int, label: String? = nil
  ) -> Ref<Step>? {
    if let step = steps[name], script.steps[step].owner.objection == nil {
      record(.step, step.index, at: range, in: file)
      return step
    }
    if steps.isBroken(name) || isIncomplete { return nil }
    let span = Span(file: file, range: range)
    guard unknownNames.isFirst(.unknownStep, name, at: span) else { return nil }
    let near = nearest(to: name, among: steps.names)
    var help = "add a step `## \(name)`, or name another one"
    if let first = near.first, let found = steps[first],
      case .stage(let stage) = script.steps[found].owner
    {
      help =
        "a step with a similar name is in the stage `\(script.text[script.stages[stage].id])`: "
        + "`\(first)`"
    } else if objections[name] != nil {
      help = "an objection card has this name; write `-> !\(name)` to raise it"
    } else if outcomes[name] != nil {
      help = "an outcome has this name; write `=> \(name)` to end the call so"
    }
    unknownNames.add(
      Diagnostic(
        .unknownStep, at: span, "no step is named `\(name)`", label: label, help: help,
        fixes: near.map { Diagnostic.Fix("make it `\($0)`", replacing: span, with: $0) }))
    return nil
  }

  /// The outcome of a name, or nil after telling that there is none.
  mutating func outcome(_ name: String, at range: Range<Int>, in file: Int) -> Ref<Outcome>? {
    if let outcome = outcomes[name] {
      record(.outcome, outcome.index, at: range, in: file)
      return outcome
    }
    if outcomes.isBroken(name) || isIncomplete { return nil }
    let mend =
      steps[name] != nil
      ? "a step has this name; write `-> \(name)` to go there"
      : "declare it under `# outcomes`, such as `- \(name): open`"
    reportUnknown(.unknownOutcome, outcomes, name, at: range, in: file, mend: mend)
    return nil
  }

  /// The card of a name, or nil after telling that there is none.
  mutating func objection(_ name: String, at range: Range<Int>, in file: Int) -> Ref<Objection>? {
    if let card = objections[name] {
      record(.card, card.index, at: range, in: file)
      return card
    }
    if objections.isBroken(name) || isIncomplete { return nil }
    reportUnknown(
      .unknownObjection, objections, name, at: range, in: file,
      mend: "add a card `## !\(name)` under `# objections`")
    return nil
  }

  /// The field of a name, or nil after telling that there is none.
  mutating func field(_ name: String, at range: Range<Int>, in file: Int) -> Ref<Field>? {
    if let field = fields[name] {
      record(.field, field.index, at: range, in: file)
      return field
    }
    if fields.isBroken(name) || isIncomplete { return nil }
    reportUnknown(
      .unknownField, fields, name, at: range, in: file,
      mend: "declare it under `# fields`, such as `- \(name): text`")
    return nil
  }

  /// The message of a name, or nil after telling that there is none.
  mutating func message(_ name: String, at range: Range<Int>, in file: Int) -> Ref<Message>? {
    if let message = messages[name] {
      record(.message, message.index, at: range, in: file)
      return message
    }
    if messages.isBroken(name) || isIncomplete { return nil }
    reportUnknown(
      .unknownMessage, messages, name, at: range, in: file,
      mend: "add it under `# messages`, such as `## \(name): Subject line`")
    return nil
  }
}
