package import CallModel
package import SourceText

/// What a name can stand for.
package enum NameKind: String, CaseIterable, Sendable {
  /// A step of a stage.
  case step
  /// An objection card.
  case card
  /// A rebuttal of a card, or its `otherwise`.
  case rebuttal
  /// A reply of a step, a rebuttal or `# anytime`.
  case reply
  /// A field.
  case field
  /// An outcome.
  case outcome
  /// A letter that is sent.
  case message
  /// A simulated prospect.
  case persona
  /// A stage.
  case stage

  /// Its place among the kinds.
  var order: Int32 {
    switch self {
    case .step: 0
    case .card: 1
    case .rebuttal: 2
    case .reply: 3
    case .field: 4
    case .outcome: 5
    case .message: 6
    case .persona: 7
    case .stage: 8
    }
  }
}

/// What a name stands for: a row of one of the script's tables.
package struct NamedThing: Hashable, Sendable {
  /// What it is; steps and rebuttals share a table.
  package let kind: NameKind
  /// Its position in the table.
  package let index: Int32

  /// A row of a table.
  package init(_ kind: NameKind, _ index: Int) {
    self.kind = kind
    self.index = Int32(index)
  }
}

/// A place where a name stands.
package struct NameUse: Hashable, Sendable {
  /// The name alone, without `!`, `#` or arrow; a label and a quoted name as they are written.
  package let span: Span
  /// What it stands for.
  package let thing: NamedThing
  /// Whether the thing is defined here.
  package let isDefinition: Bool

  /// A place where a name stands.
  package init(_ span: Span, _ thing: NamedThing, isDefinition: Bool = false) {
    self.span = span
    self.thing = thing
    self.isDefinition = isDefinition
  }
}

/// Every place of a script where a name is defined or used. `(was …)` is no use.
package struct NameUses: Sendable {
  /// The script as far as it could be made; whole when there was no error.
  package let script: Script
  /// The places in file order: 20 bytes each.
  package let all: [NameUse]

  /// The places, in any order; those that were told twice are kept once.
  init(_ script: Script, _ found: [NameUse]) {
    self.script = script
    var sorted = found
    sorted.sort { one, other in
      let (a, b) = (one.span, other.span)
      return (a.file, a.start, a.end, one.thing.kind.order, one.thing.index)
        < (b.file, b.start, b.end, other.thing.kind.order, other.thing.index)
    }
    var all: [NameUse] = []
    all.reserveCapacity(sorted.count)
    for use in sorted where all.last != use { all.append(use) }
    self.all = all
  }

  /// The places of one thing, its definition first; linear in the number of places.
  package func uses(of thing: NamedThing) -> [NameUse] {
    let own = all.filter { $0.thing == thing }
    return own.filter(\.isDefinition) + own.filter { !$0.isDefinition }
  }

  /// A thing's name as scripts and the command line write it: `opener`, `!price`, `price/compare`,
  /// `hello/yes`, `anytime/stop`.
  package func name(of thing: NamedThing) -> String {
    let index = Int(thing.index)
    switch thing.kind {
    case .step, .rebuttal: return script.name(Ref<Step>(index))
    case .card: return "!" + script.name(Ref<Objection>(index))
    case .reply:
      let reply = Ref<Reply>(index)
      return owner(of: reply).map { script.name($0) + "/" + script.text[script.replies[reply].id] }
        ?? script.name(reply)
    case .field: return script.name(Ref<Field>(index))
    case .outcome: return script.name(Ref<Outcome>(index))
    case .message: return script.text[script.messages[Ref(index)].id]
    case .persona: return script.text[script.personas[Ref(index)].id]
    case .stage: return script.text[script.stages[Ref(index)].id]
    }
  }

  /// The step that offers a reply; nil for an anytime reply. Linear in the number of steps.
  package func owner(of reply: Ref<Reply>) -> Ref<Step>? {
    script.steps.refs.first { script.steps[$0].replies.contains(reply) }
  }
}

extension NameUses {
  /// The same with further places, such as those in transcripts.
  package func adding(_ more: [NameUse]) -> NameUses {
    NameUses(script, all + more)
  }
}

extension Script {
  /// Whether a thing is a field that is filled from the lead's column of its name.
  package func isFilledFromLead(_ thing: NamedThing) -> Bool {
    thing.kind == .field && fields[Ref(Int(thing.index))].isFromLead
  }
}
