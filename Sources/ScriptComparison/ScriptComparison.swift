package import CallModel

/// What differs between two versions of a script, by meaning: layout, comments, the order of sections
/// and the file in which something stands do not count.
package struct ScriptComparison: Sendable {
  /// What a change is about.
  package enum Subject: String, CaseIterable, Sendable {
    /// The front matter.
    case script
    /// A stage.
    case stage
    /// A step of a stage.
    case step
    /// An objection card.
    case card
    /// A rebuttal of a card.
    case rebuttal
    /// A reply.
    case reply
    /// A field.
    case field
    /// An outcome.
    case outcome
    /// A letter.
    case message
    /// The planned touches.
    case cadence
    /// A simulated prospect.
    case persona
  }

  /// Whether both versions have a thing.
  package enum State: String, Sendable {
    /// Only the new one has it.
    case added
    /// Only the old one has it.
    case removed
    /// Both have it.
    case kept
  }

  /// A line that is spoken, shown or done.
  package struct LineChange: Sendable {
    /// What became of a line.
    package enum Kind: String, Sendable {
      /// It is new.
      case added
      /// It is gone.
      case removed
      /// Its words or guards are others.
      case changed
      /// It stands elsewhere in the same step.
      case moved
    }

    /// What became of it.
    package let kind: Kind
    /// The old line; nil for an added one.
    package let old: String?
    /// The new line; nil for a removed one.
    package let new: String?
    /// Whether law or the client requires it, in one version at least.
    package let isMust: Bool
  }

  /// One thing that differs in a thing.
  package enum Detail: Sendable {
    /// A property by its name, with its old and its new value; nil where it has none.
    case value(String, old: String?, new: String?)
    /// A line.
    case line(LineChange)
  }

  /// What became of one thing.
  package struct Change: Sendable {
    /// What it is.
    package let subject: Subject
    /// Its name as scripts write it, the new one if it was renamed: `hello`, `!price`, `hello/yes`.
    package let name: String
    /// The name it had, where that is another.
    package internal(set) var formerName: String?
    /// Whether both versions have it.
    package let state: State
    /// Where it stood and where it stands now; nil when it did not move.
    package internal(set) var move: Move?
    /// What differs in it; for an added or removed thing, all of it.
    package internal(set) var details: [Detail] = []
    /// The added thing that a removed one may have become, or the other way round.
    package internal(set) var likelyName: String?

    /// Whether nothing differs.
    var isEmpty: Bool {
      state == .kept && formerName == nil && move == nil && details.isEmpty
    }
  }

  /// A change of place.
  package struct Move: Hashable, Sendable {
    /// Where it stood: `first`, `after hello`, `in discovery`.
    package let old: String
    /// Where it stands now.
    package let new: String
  }

  /// The changes: the script's own, then by subject in the order of the new version, what is gone last.
  package private(set) var changes: [Change] = []

  /// Compares two versions. Linear in their sizes, but for the lines and words that differ inside one
  /// step, which are compared by a table of bounded size.
  package init(_ old: Script, _ new: Script) {
    var pairing = Pairing(old, new)
    pairing.match()
    changes = pairing.changes().filter { !$0.isEmpty }
  }

  /// The changes of lines that law or the client requires, with the step each stands in.
  package var mustChanges: [(name: String, line: LineChange)] {
    changes.flatMap { change in
      change.details.compactMap { detail in
        if case .line(let line) = detail, line.isMust { return (change.name, line) }
        return nil
      }
    }
  }
}

/// Two scripts with what belongs together in them.
struct Pairing {
  var old: ScriptText
  let new: ScriptText
  var steps = Matches<Step>()
  var cards = Matches<Objection>()
  var stages = Matches<Stage>()
  var fields = Matches<Field>()
  var outcomes = Matches<Outcome>()
  var messages = Matches<Message>()
  var personas = Matches<Persona>()

  init(_ old: Script, _ new: Script) {
    self.old = ScriptText(old)
    self.new = ScriptText(new)
  }

  /// Finds what belongs together, by name, then by `(was …)`, and lets the old version use the new
  /// names, so that a renaming is told once and not at each use.
  mutating func match() {
    let (one, other) = (old.script, new.script)
    stages = Matches(
      named(one.stages.refs) { one.text[one.stages[$0].id] },
      named(other.stages.refs) { other.text[other.stages[$0].id] })
    fields = Matches(ownFields(one), ownFields(other))
    outcomes = Matches(
      named(one.outcomes.refs) { one.name($0) },
      named(other.outcomes.refs) { other.name($0) })
    messages = Matches(
      named(one.messages.refs) { one.text[one.messages[$0].id] },
      named(other.messages.refs) { other.text[other.messages[$0].id] })
    personas = Matches(
      named(one.personas.refs) { one.text[one.personas[$0].id] },
      named(other.personas.refs) { other.text[other.personas[$0].id] })
    cards = Matches(
      one.objections.refs.map { Named($0, one.name($0), one.texts(one.objections[$0].formerIDs)) },
      other.objections.refs.map {
        Named($0, other.name($0), other.texts(other.objections[$0].formerIDs))
      })
    for (card, new) in cards.pairs { old.cardNames[card] = other.name(new) }
    steps = Matches(namedSteps(old), namedSteps(self.new))
    for (step, new) in steps.pairs { old.stepNames[step] = other.name(new) }
    for (field, new) in fields.pairs { old.fieldNames[field] = other.name(new) }
    for (outcome, new) in outcomes.pairs { old.outcomeNames[outcome] = other.name(new) }
    for (message, new) in messages.pairs {
      old.messageNames[message] = other.text[other.messages[new].id]
    }
  }

  private func named<Element>(
    _ refs: [Ref<Element>], _ name: (Ref<Element>) -> String
  ) -> [Named<Element>] {
    refs.map { Named($0, name($0), []) }
  }

  /// The fields that a script declares, without those that are always there.
  private func ownFields(_ script: Script) -> [Named<Field>] {
    var seen: Set<String> = []
    return script.fields.refs.reversed().compactMap { field in
      // The first two rows are the fields that every script has.
      if field.index < 2 { return nil }
      return seen.insert(script.name(field).nameKey).inserted
        ? Named(field, script.name(field), []) : nil
    }.reversed()
  }

  /// Steps by their names, rebuttals by the new name of their card and their own.
  private func namedSteps(_ text: ScriptText) -> [Named<Step>] {
    let script = text.script
    return script.steps.refs.map { step in
      let former = script.texts(script.steps[step].formerIDs)
      guard let card = script.steps[step].owner.objection else {
        return Named(step, script.name(step), former)
      }
      let place = text.name(card) + "/"
      return Named(step, place + script.ownName(step), former.map { place + $0 })
    }
  }
}

extension Script {
  func texts(_ refs: Refs<TextRef>) -> [String] { texts[refs].map { text[$0] } }

  /// A rebuttal's name without its card's.
  func ownName(_ step: Ref<Step>) -> String {
    let name = name(step)
    guard steps[step].owner.objection != nil, let slash = name.firstIndex(of: "/") else {
      return name
    }
    return String(name[name.index(after: slash)...])
  }
}
