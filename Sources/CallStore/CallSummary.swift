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
  /// What the call adds to the counts, each thing once.
  package var counts: [CallCount]

  /// A summary.
  package init(
    disposition: Disposition? = nil, outcome: String? = nil, outcomeKind: Outcome.Kind? = nil,
    talkMs: Int64 = 0, holdMs: Int64 = 0, wrapMs: Int64 = 0, answers: [FieldAnswer] = [],
    objections: [RaisedObjection] = [], counts: [CallCount] = []
  ) {
    self.disposition = disposition
    self.outcome = outcome
    self.outcomeKind = outcomeKind
    self.talkMs = talkMs
    self.holdMs = holdMs
    self.wrapMs = wrapMs
    self.answers = answers
    self.objections = objections
    self.counts = counts
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
