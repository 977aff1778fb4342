/// The names of one script, to find what a record is about.
package struct ScriptNames: Sendable {
  private let script: Script
  private let steps: [String: Ref<Step>]
  private let objections: [String: Ref<Objection>]
  private let fields: [String: Ref<Field>]
  private let outcomes: [String: Ref<Outcome>]

  /// Collects the names of a script; linear in its size.
  package init(_ script: Script) {
    self.script = script
    steps = index(script.steps.refs) { script.name($0) }
    objections = index(script.objections.refs) { script.name($0) }
    fields = index(script.fields.refs) { script.name($0) }
    outcomes = index(script.outcomes.refs) { script.name($0) }
  }

  /// A step or rebuttal by its name, as names are compared.
  package func step(_ name: String) -> Ref<Step>? { steps[name.nameKey] }

  /// A card by its name.
  package func objection(_ name: String) -> Ref<Objection>? { objections[name.nameKey] }

  /// A field by its name.
  package func field(_ name: String) -> Ref<Field>? { fields[name.nameKey] }

  /// An outcome by its name.
  package func outcome(_ name: String) -> Ref<Outcome>? { outcomes[name.nameKey] }

  /// A reply by its name (its `#id` or label), among a step's own and then the anytime replies.
  package func reply(_ name: String, at step: Ref<Step>?) -> Ref<Reply>? {
    let key = name.nameKey
    if let step {
      let own = script.steps[step].replies.refs
      if let reply = own.first(where: { script.text[script.replies[$0].id].nameKey == key }) {
        return reply
      }
    }
    return script.anytime.refs.first { script.name($0).nameKey == key }
  }

  /// A must line by its name, `step#ordinal`.
  package func mustLine(_ name: String) -> Ref<MustLine>? {
    guard let hash = name.lastIndex(of: "#"), let ordinal = Int(name[name.index(after: hash)...]),
      let step = step(String(name[..<hash]))
    else { return nil }
    let lines = script.mustLines.refs.filter { script.mustLines[$0].step == step }
    return lines.indices.contains(ordinal - 1) ? lines[ordinal - 1] : nil
  }
}

private func index<Element>(
  _ refs: [Ref<Element>], _ name: (Ref<Element>) -> String
) -> [String: Ref<Element>] {
  Dictionary(refs.map { (name($0).nameKey, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Script {
  /// A must line's name: its step's name and its ordinal among the step's must lines, from 1.
  package func name(_ line: Ref<MustLine>) -> String {
    let step = mustLines[line].step
    var first = line.index
    while first > 0 && mustLines.rows[first - 1].step == step { first -= 1 }
    return "\(name(step))#\(line.index - first + 1)"
  }
}

extension CallEvent {
  /// The event that a record keeps, or nil when the record does not fit the script: a damaged log,
  /// or another version's.
  package init?(_ record: EventRecord, _ names: ScriptNames, _ script: Script) {
    var step: Ref<Step>?
    if let name = record.step {
      guard let found = names.step(name) else { return nil }
      step = found
    }
    guard let kind = Kind(record, names, script, at: step) else { return nil }
    self.init(seq: record.seq, ms: record.ms, step: step, kind: kind)
  }
}

extension CallEvent.Kind {
  fileprivate init?(
    _ record: EventRecord, _ names: ScriptNames, _ script: Script, at step: Ref<Step>?
  ) {
    let target = record.target ?? ""
    let words = record.words ?? ""
    let flag = record.number == 1
    let letter = record.number.flatMap { Letter(index: Int(clamping: $0)) }
    func change(_ field: Ref<Field>) -> Value?? {
      guard let text = record.value else { return .some(nil) }
      let type = script.fields[field].type
      return type.value(plain: text, currency: script.currency).map { .some($0) }
    }
    func correction(_ change: Correction.Change) -> Self {
      .corrected(
        Correction(
          agent: record.agent ?? "", at: record.number ?? 0, reason: words, change: change))
    }
    let found: Self?
    switch record.kind {
    case .started: found = .started
    case .dialled: found = .dialled
    case .wentOn: found = .wentOn
    case .repeated: found = .repeated
    case .returned: found = .returned
    case .held: found = .held
    case .resumed: found = .resumed
    case .abandoned: found = .abandoned
    case .disposition: found = Disposition(rawValue: target).map(Self.disposition)
    case .stepEntered: found = names.step(target).map { .stepEntered($0, letter) }
    case .rebuttalGiven: found = names.step(target).map { .rebuttalGiven($0, letter) }
    case .lineSpoken: found = names.mustLine(target).map(Self.lineSpoken)
    case .lineUnsaid: found = names.mustLine(target).map(Self.lineUnsaid)
    case .replyChosen: found = names.reply(target, at: step).map(Self.replyChosen)
    case .repliedInWords: found = .repliedInWords(words, isMatched: flag)
    case .skipped: found = names.field(target).map(Self.skipped)
    case .objectionRaised:
      found = names.objection(target).map { .objectionRaised($0, byOperator: flag) }
    case .objectionResolved:
      found = names.objection(target).map { .objectionResolved($0, isOvercome: flag) }
    case .noted: found = .noted(words)
    case .lineTyped: found = .lineTyped(words)
    case .prospectSaid: found = .prospectSaid(record.words)
    case .undone: found = record.number.map { .undone(act: Int32(clamping: $0)) }
    case .endChosen: found = names.outcome(target).map(Self.endChosen)
    case .outcomeProposed: found = names.outcome(target).map(Self.outcomeProposed)
    case .outcomeReached: found = names.outcome(target).map(Self.outcomeReached)
    case .wrappedUp: found = .wrappedUp(note: record.words)
    case .reopened: found = .reopened(agent: record.agent ?? "", gap: record.number ?? 0)
    case .referred: found = .referred(name: words, phone: record.value ?? "")
    case .outcomeCorrected: found = names.outcome(target).map { correction(.outcome($0)) }
    case .fieldCorrected:
      found = names.field(target).flatMap { field in
        change(field).map { correction(.field(field, $0)) }
      }
    case .answered:
      found = names.field(target).flatMap { field in
        change(field).flatMap { $0 }.map { .answered(field, $0, typed: words) }
      }
    case .assigned:
      found = names.field(target).flatMap { field in
        change(field).map { .assigned(field, $0) }
      }
    case .fieldSet:
      found = names.field(target).flatMap { field in
        change(field).map { .fieldSet(field, $0, typed: words) }
      }
    }
    guard let found else { return nil }
    self = found
  }
}
