package import CallModel

/// What a call came to, folded from its events by the engine.
package struct CallSummary: Hashable, Sendable {
  /// How the dial ended; nil when nothing was dialled.
  package var disposition: Disposition?
  /// The outcome's name; nil for a call without one.
  package var outcome: String?
  /// What kind of outcome it is.
  package var outcomeKind: Outcome.Kind?
  /// Time in conversation, in milliseconds, without hold and wrap-up.
  package var talkMs: Int64
  /// Time on hold, in milliseconds.
  package var holdMs: Int64
  /// Time after the call, in milliseconds.
  package var wrapMs: Int64
  /// The last value of each field, in plain form; each field once.
  package var answers: [FieldAnswer]
  /// The cards that were raised, each raise by itself.
  package var objections: [RaisedObjection]
  /// What the call adds to the counts.
  package var tallies: [TallyCount]

  /// A summary.
  package init(
    disposition: Disposition? = nil, outcome: String? = nil, outcomeKind: Outcome.Kind? = nil,
    talkMs: Int64 = 0, holdMs: Int64 = 0, wrapMs: Int64 = 0, answers: [FieldAnswer] = [],
    objections: [RaisedObjection] = [], tallies: [TallyCount] = []
  ) {
    self.disposition = disposition
    self.outcome = outcome
    self.outcomeKind = outcomeKind
    self.talkMs = talkMs
    self.holdMs = holdMs
    self.wrapMs = wrapMs
    self.answers = answers
    self.objections = objections
    self.tallies = tallies
  }
}

/// What a call put into a field; private.
package struct FieldAnswer: Hashable, Sendable {
  /// The field's name.
  package let field: String
  /// The value in plain form.
  package let value: String

  /// A field's value.
  package init(field: String, value: String) {
    self.field = field
    self.value = value
  }
}

/// A card that was raised in a call.
package struct RaisedObjection: Hashable, Sendable {
  /// The number of the event that raised it.
  package let seq: Int32
  /// The card's name.
  package let card: String
  /// The step at which it was raised.
  package let step: String?
  /// How many rebuttals were given.
  package let rebuttals: Int
  /// The last rebuttal given, `card/rebuttal`.
  package let lastRebuttal: String?
  /// Whether it was overcome; nil when the call ended before that was known.
  package let isOvercome: Bool?

  /// A card that was raised.
  package init(
    seq: Int32, card: String, step: String?, rebuttals: Int, lastRebuttal: String?,
    isOvercome: Bool?
  ) {
    self.seq = seq
    self.card = card
    self.step = step
    self.rebuttals = rebuttals
    self.lastRebuttal = lastRebuttal
    self.isOvercome = isOvercome
  }
}

/// How often something happened in a call. What the call is (day, script, operator …) the store
/// adds.
package struct TallyCount: Hashable, Sendable {
  /// What is counted; the number is what the store writes, for ever.
  package enum Kind: Int, CaseIterable, Sendable {
    /// Calls; `ms` is the handle time.
    case call = 1
    /// Calls by how the dial ended (`target`).
    case disposition = 2
    /// Calls by outcome (`target`); `ms` is the talk time.
    case outcome = 3
    /// Steps entered (`step`); `ms` is the time spent there.
    case stepEntered = 4
    /// Replies chosen (`target`) at a step.
    case replyChosen = 5
    /// Calls that ended at a step.
    case endedAt = 6
    /// Must lines passed (`target`).
    case lineSpoken = 7
    /// Fields answered (`target`).
    case answered = 8
    /// Asks passed over (`target`).
    case skipped = 9
    /// Cards raised (`target`) at a step.
    case objectionRaised = 10
    /// Rebuttals given (`step`) for a card (`target`).
    case rebuttalGiven = 11
    /// Cards overcome (`target`) after a rebuttal (`step`).
    case objectionOvercome = 12
    /// Cards not overcome (`target`) after a rebuttal (`step`).
    case objectionInsisted = 13
    /// Words at a step that nothing understood.
    case wordsUnmatched = 14
    /// Calls that drew a letter of an experiment.
    case letterDrawn = 15
    /// Of these, calls that reached the goal.
    case goalReached = 16
    /// A must line (`target`) was due.
    case lineDue = 17
  }

  /// What is counted.
  package var kind: Kind
  /// The step or rebuttal it belongs to.
  package var step: String?
  /// What it is about.
  package var target: String?
  /// The experiment, when it counts by letter.
  package var experiment: String?
  /// The letter drawn.
  package var letter: Letter?
  /// How often; 1 or more.
  package var n: Int64
  /// Milliseconds in all, where the kind has a time.
  package var ms: Int64

  /// A count.
  package init(
    _ kind: Kind, step: String? = nil, target: String? = nil, experiment: String? = nil,
    letter: Letter? = nil, n: Int64 = 1, ms: Int64 = 0
  ) {
    self.kind = kind
    self.step = step
    self.target = target
    self.experiment = experiment
    self.letter = letter
    self.n = n
    self.ms = ms
  }
}
