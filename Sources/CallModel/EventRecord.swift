/// An event as the log keeps it: by names instead of positions, so that it can be read without the
/// script. What a person said or is stands in `value` and `words` alone; the rest is the skeleton.
package struct EventRecord: Hashable, Sendable {
  /// What kinds of event there are; the number is what the store writes, for ever.
  package enum Kind: Int, CaseIterable, Sendable {
    /// The call began.
    case started = 1
    /// The number was dialled.
    case dialled = 2
    /// How the dial ended (`target`).
    case disposition = 3
    /// A step (`target`) was entered; `number` is the drawn letter's place in the alphabet.
    case stepEntered = 4
    /// A must line (`target`, `step#ordinal`) was passed.
    case lineSpoken = 5
    /// That was taken back.
    case lineUnsaid = 6
    /// A reply (`target`) was chosen.
    case replyChosen = 7
    /// Words were typed (`words`); `number` is 1 when they were understood.
    case repliedInWords = 8
    /// The operator went on with Enter.
    case wentOn = 9
    /// A field (`target`) was answered: `value`, and as typed in `words`.
    case answered = 10
    /// An ask for a field (`target`) was passed over.
    case skipped = 11
    /// A field (`target`) was set by hand; no `value` empties it.
    case fieldSet = 12
    /// The step was played once more.
    case repeated = 13
    /// A card (`target`) was raised; `number` is 1 when the operator did.
    case objectionRaised = 14
    /// A rebuttal (`target`) was given; `number` is the drawn letter's place in the alphabet.
    case rebuttalGiven = 15
    /// A card (`target`) was closed; `number` is 1 when it was overcome, else 0.
    case objectionResolved = 16
    /// A note (`words`).
    case noted = 17
    /// Put on hold.
    case held = 18
    /// Taken off hold.
    case resumed = 19
    /// The act with the sequence number `number` was taken back.
    case undone = 20
    /// The operator chose to end with an outcome (`target`).
    case endChosen = 21
    /// The call is about to end with an outcome (`target`).
    case outcomeProposed = 22
    /// The call ended with an outcome (`target`).
    case outcomeReached = 23
    /// The wrap-up note (`words`), or none.
    case wrappedUp = 24
    /// Given up without an outcome.
    case abandoned = 25
    /// Taken up again by `agent` after `number` milliseconds.
    case reopened = 26
    /// The prospect named somebody else: name in `words`, phone in `value`.
    case referred = 27
    /// The outcome was corrected to `target` by `agent` at `number`; `words` is the reason.
    case outcomeCorrected = 28
    /// A field (`target`) was corrected to `value` by `agent` at `number`; `words` is the reason.
    case fieldCorrected = 29
    /// A set behind a jump put a `value` into a field (`target`).
    case assigned = 30
    /// The call came back from a card to an ask that was answered meanwhile.
    case returned = 31
    /// In a rehearsal, the trainee typed what he says (`words`).
    case lineTyped = 32
    /// In a rehearsal, the simulated prospect said `words`, or nothing.
    case prospectSaid = 33

    /// The kind in words, as `log show` prints it.
    package var name: String { String(describing: self) }
  }

  /// Its number in the call.
  package var seq: Int32
  /// Milliseconds since the call began.
  package var ms: Int64
  /// What happened.
  package var kind: Kind
  /// The step or rebuttal at which it happened.
  package var step: String?
  /// What it is about: a step, reply, field, card or outcome by name.
  package var target: String?
  /// A number that belongs to the kind.
  package var number: Int64?
  /// Who did it, where that is not the call's agent.
  package var agent: String?
  /// A value in its plain form; private.
  package var value: String?
  /// Words as a person typed them; private.
  package var words: String?

  /// An event with nothing but its kind.
  package init(seq: Int32, ms: Int64, kind: Kind, step: String? = nil) {
    self.seq = seq
    self.ms = ms
    self.kind = kind
    self.step = step
  }
}

extension EventRecord {
  /// The event as the log keeps it.
  package init(_ event: CallEvent, _ script: Script) {
    func plain(_ field: Ref<Field>, _ value: Value?) -> String? {
      value.map { script.plain($0, of: field) }
    }
    func flag(_ value: Bool) -> Int64 { value ? 1 : 0 }
    func number(_ letter: Letter?) -> Int64? { letter.map { Int64($0.index) } }
    self.init(
      seq: event.seq, ms: event.ms, kind: event.kind.recordKind,
      step: event.step.map { script.name($0) })
    switch event.kind {
    case .started, .dialled, .wentOn, .repeated, .returned, .held, .resumed, .abandoned: break
    case .disposition(let disposition): target = disposition.rawValue
    case .stepEntered(let step, let letter), .rebuttalGiven(let step, let letter):
      target = script.name(step)
      self.number = number(letter)
    case .lineSpoken(let line), .lineUnsaid(let line): target = script.name(line)
    case .replyChosen(let reply): target = script.name(reply)
    case .repliedInWords(let typed, let isMatched):
      words = typed
      self.number = flag(isMatched)
    case .answered(let field, let value, let typed):
      target = script.name(field)
      self.value = plain(field, value)
      words = typed
    case .skipped(let field): target = script.name(field)
    case .assigned(let field, let value):
      target = script.name(field)
      self.value = plain(field, value)
    case .fieldSet(let field, let value, let typed):
      target = script.name(field)
      self.value = plain(field, value)
      words = typed
    case .objectionRaised(let card, let byOperator):
      target = script.name(card)
      self.number = flag(byOperator)
    case .objectionResolved(let card, let isOvercome):
      target = script.name(card)
      self.number = flag(isOvercome)
    case .noted(let note), .lineTyped(let note): words = note
    case .prospectSaid(let said): words = said
    case .undone(let act): self.number = Int64(act)
    case .endChosen(let outcome), .outcomeProposed(let outcome), .outcomeReached(let outcome):
      target = script.name(outcome)
    case .wrappedUp(let note): words = note
    case .reopened(let agent, let gap):
      self.agent = agent
      self.number = gap
    case .referred(let name, let phone):
      words = name
      value = phone
    case .corrected(let correction):
      agent = correction.agent
      self.number = correction.at
      words = correction.reason
      switch correction.change {
      case .outcome(let outcome): target = script.name(outcome)
      case .field(let field, let value):
        target = script.name(field)
        self.value = plain(field, value)
      }
    }
  }
}

extension CallEvent.Kind {
  /// The kind without its payload.
  package var recordKind: EventRecord.Kind {
    switch self {
    case .started: .started
    case .dialled: .dialled
    case .disposition: .disposition
    case .stepEntered: .stepEntered
    case .lineSpoken: .lineSpoken
    case .lineUnsaid: .lineUnsaid
    case .replyChosen: .replyChosen
    case .repliedInWords: .repliedInWords
    case .wentOn: .wentOn
    case .answered: .answered
    case .skipped: .skipped
    case .assigned: .assigned
    case .fieldSet: .fieldSet
    case .repeated: .repeated
    case .objectionRaised: .objectionRaised
    case .rebuttalGiven: .rebuttalGiven
    case .objectionResolved: .objectionResolved
    case .returned: .returned
    case .noted: .noted
    case .held: .held
    case .resumed: .resumed
    case .undone: .undone
    case .endChosen: .endChosen
    case .outcomeProposed: .outcomeProposed
    case .outcomeReached: .outcomeReached
    case .wrappedUp: .wrappedUp
    case .abandoned: .abandoned
    case .reopened: .reopened
    case .referred: .referred
    case .lineTyped: .lineTyped
    case .prospectSaid: .prospectSaid
    case .corrected(let correction):
      switch correction.change {
      case .outcome: .outcomeCorrected
      case .field: .fieldCorrected
      }
    }
  }
}
