/// Something that happened in a call. A call is its events: nothing is ever rewritten.
package struct CallEvent: Sendable, Hashable {
  /// Its number in the call, from 0, without gaps.
  package let seq: Int32
  /// Milliseconds since the call began, gaps included.
  package let ms: Int64
  /// The step or rebuttal at which it happened; nil before the first.
  package let step: Ref<Step>?
  /// What happened.
  package let kind: Kind

  /// Something that happened in a call.
  package init(seq: Int32, ms: Int64, step: Ref<Step>?, kind: Kind) {
    self.seq = seq
    self.ms = ms
    self.step = step
    self.kind = kind
  }

  /// What can happen in a call. What a person did comes first and its consequences follow.
  package enum Kind: Sendable, Hashable {
    /// The call began; what it began with stands in `CallStart`.
    case started
    /// The number was dialled.
    case dialled
    /// How the dial ended.
    case disposition(Disposition)
    /// A step was entered; the letter if one was drawn for it.
    case stepEntered(Ref<Step>, Letter?)
    /// The operator went on from a must line: it counts as spoken.
    case lineSpoken(Ref<MustLine>)
    /// The operator took that back.
    case lineUnsaid(Ref<MustLine>)
    /// The prospect answered.
    case replyChosen(Ref<Reply>)
    /// The operator typed words; whether they were understood.
    case repliedInWords(String, isMatched: Bool)
    /// The operator said it and goes on (Enter on a step that only speaks).
    case wentOn
    /// An ask was answered; the words are as typed.
    case answered(Ref<Field>, Value, typed: String)
    /// An ask was passed over by the operator.
    case skipped(Ref<Field>)
    /// A field was set by hand (`/set`); nil empties it.
    case fieldSet(Ref<Field>, Value?, typed: String)
    /// A set behind a jump put a value into a field; nil empties it.
    case assigned(Ref<Field>, Value?)
    /// The step is played once more (`/again`).
    case repeated
    /// A card was raised, by the operator or by a reply or jump that leads to it.
    case objectionRaised(Ref<Objection>, byOperator: Bool)
    /// A rebuttal was given; the letter if one was drawn for it.
    case rebuttalGiven(Ref<Step>, Letter?)
    /// A card was closed.
    case objectionResolved(Ref<Objection>, isOvercome: Bool)
    /// The call came back from a card to an ask that was answered meanwhile, and plays on.
    case returned
    /// The operator wrote a note.
    case noted(String)
    /// The prospect was put on hold.
    case held
    /// The prospect was taken off hold.
    case resumed
    /// The act with this number, and all that followed from it, was taken back.
    case undone(act: Int32)
    /// The operator chose how to end it (`/end`); fields or must lines may be due first.
    case endChosen(Ref<Outcome>)
    /// The call is about to end so; fields or must lines are due first.
    case outcomeProposed(Ref<Outcome>)
    /// The conversation ended so.
    case outcomeReached(Ref<Outcome>)
    /// The operator finished the call with a note, or without.
    case wrappedUp(note: String?)
    /// The call was given up without an outcome.
    case abandoned
    /// An interrupted call was taken up again; the gap in milliseconds counts in no handle time.
    case reopened(agent: String, gap: Int64)
    /// The prospect named somebody else.
    case referred(name: String, phone: String)
    /// The log was corrected after the end.
    case corrected(Correction)
    /// In a rehearsal: the trainee typed from memory what he says.
    case lineTyped(String)
    /// In a rehearsal: the simulated prospect said something; nil for silence.
    case prospectSaid(String?)
  }
}

/// A change to the log after the call's end; the events before it stay as they are.
package struct Correction: Sendable, Hashable {
  /// What is corrected.
  package enum Change: Sendable, Hashable {
    /// The outcome.
    case outcome(Ref<Outcome>)
    /// A field; nil empties it.
    case field(Ref<Field>, Value?)
  }

  /// Who corrected it.
  package let agent: String
  /// When, in milliseconds since 1970 UTC.
  package let at: Int64
  /// Why.
  package let reason: String
  /// What is corrected.
  package let change: Change

  /// A correction.
  package init(agent: String, at: Int64, reason: String, change: Change) {
    self.agent = agent
    self.at = at
    self.reason = reason
    self.change = change
  }
}

/// What a call begins with. Time, chance and identity come in here as values.
package struct CallStart: Sendable {
  /// Milliseconds since 1970 UTC.
  package var startedAt: Int64
  /// Seconds that the lead's wall clock is ahead of UTC.
  package var offset: Int32
  /// The lead's time zone by name, as the screen says it.
  package var zone: String
  /// What variants are drawn from: the same for the same lead.
  package var variantSeed: UInt64
  /// The how-manieth dial of this lead this is, from 1.
  package var attempt = 1
  /// The person to call.
  package var lead: Lead
  /// The operator's columns (`name`).
  package var agent: Lead
  /// The campaign's columns (`name`).
  package var campaign = Lead()
  /// Fields that were filled from the lead.
  package var leadAnswers: [Ref<Field>: Value] = [:]
  /// Letters that this lead was given in earlier calls, by experiment.
  package var earlierLetters: [String: Letter] = [:]
  /// What the log says of each letter of an adaptive script's experiments, by experiment.
  package var letterCounts: [String: [Letter: LetterCount]] = [:]

  /// What a call begins with.
  package init(
    startedAt: Int64, offset: Int32, zone: String, variantSeed: UInt64, lead: Lead, agent: Lead
  ) {
    self.startedAt = startedAt
    self.offset = offset
    self.zone = zone
    self.variantSeed = variantSeed
    self.lead = lead
    self.agent = agent
  }
}

/// What the log says of a letter.
package struct LetterCount: Sendable, Hashable {
  /// How many calls drew it.
  package let calls: Int
  /// How many of them reached the goal; at most `calls`.
  package let goals: Int

  /// What the log says of a letter.
  package init(calls: Int, goals: Int) {
    self.calls = calls
    self.goals = goals
  }
}
