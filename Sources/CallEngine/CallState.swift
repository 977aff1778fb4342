package import CallModel

/// Where a call is, folded from its events. A plain value: two calls with the same events are equal.
package struct CallState: Sendable {
  /// How far the call is.
  package enum Phase: Hashable, Sendable {
    /// Nothing has happened.
    case notBegun
    /// The number was dialled, and nobody has said how that ended.
    case ringing
    /// The dial reached nobody to talk to; the operator may add a note.
    case missed
    /// The conversation goes on.
    case talking
    /// It is about to end so; must lines or fields are due first.
    case ending(Ref<Outcome>)
    /// It ended so; the operator may add a note.
    case wrapUp(Ref<Outcome>)
    /// It is over; nil when it was given up.
    case ended(Ref<Outcome>?)
  }

  /// A line that was shown, and the step that showed it.
  package struct ShownLine: Hashable, Sendable {
    /// The step or rebuttal.
    package let step: Ref<Step>
    /// The line.
    package let line: Ref<Line>
  }

  /// Where a frame plays: in the step itself or in a reply's body.
  struct Place: Equatable, Sendable {
    let reply: Ref<Reply>?
    let cursor: Int
    let held: UInt64
  }

  /// How far a step or rebuttal is played.
  package struct Frame: Equatable, Sendable {
    /// The step or rebuttal.
    package internal(set) var step: Ref<Step>
    /// The reply whose body is played; nil while the step itself is.
    package internal(set) var reply: Ref<Reply>?
    /// The lines shown since the step was entered.
    package internal(set) var shown: [Ref<Line>] = []
    /// The next line of the step or the body.
    var cursor = 0
    /// A bit for each level at which a guard of the open chain held.
    var held: UInt64 = 0
    /// The jumps in blocks that were entered.
    var armed: [Ref<Jump>] = []
    /// The fields whose asks were passed over by the operator.
    var skipped: [Ref<Field>] = []
    /// Whether an ask waited for an answer.
    var hasAsked = false
    /// Whether the operator said the lines and goes on.
    var isSaid = false
    /// Whether a card that was raised here on the way on has come back.
    var hasReturned = false
    /// Where an anytime reply was given while its body is played.
    var interrupted: Place?

    var place: Place {
      get { Place(reply: reply, cursor: cursor, held: held) }
      set { (reply, cursor, held) = (newValue.reply, newValue.cursor, newValue.held) }
    }

    init(step: Ref<Step>) {
      self.step = step
    }
  }

  /// How far the call is.
  package internal(set) var phase = Phase.notBegun
  /// What guards and texts can ask of the call.
  package internal(set) var facts: CallFacts
  /// The lines shown since the last act, in order, whichever step showed them.
  package internal(set) var screen: [ShownLine] = []
  /// Whether the prospect is on hold.
  package internal(set) var isOnHold = false
  /// The letters drawn so far, by step.
  package internal(set) var letters: [Ref<Step>: Letter] = [:]
  /// The must lines that counted as spoken.
  package internal(set) var spokenMust: Set<Ref<MustLine>> = []
  /// The must lines that were due.
  package internal(set) var dueMust: Set<Ref<MustLine>> = []
  /// The must lines to be shown before the call can end; told by Enter.
  package internal(set) var pendingMust: [Ref<MustLine>] = []

  /// The step's frame, and above it the rebuttal's while a card is open; a card leaves the step's as
  /// it is. They are changed in place, since a copy of a frame costs more than a step.
  var frames: [Frame] = []
  /// The card that is open.
  package internal(set) var openObjection: Ref<Objection>?
  /// The rebuttals given so far.
  var givenRebuttals: Set<Ref<Step>> = []
  /// Gaps between an interruption and the taking up again, in milliseconds.
  var gaps: Int64 = 0

  init(_ script: Script, _ start: CallStart) {
    facts = CallFacts(
      fieldCount: script.fields.count,
      now: Moment(milliseconds: start.startedAt, offset: start.offset), lead: start.lead,
      agent: start.agent, campaign: start.campaign)
    facts.attempt = start.attempt
    for (field, value) in start.leadAnswers { facts.answers[field.index] = value }
  }

  /// The frame that is played: the card's while one is open, else the step's.
  package var frame: Frame? { frames.last }

  /// The step or rebuttal where the call is; nil before the first.
  package var step: Ref<Step>? { frames.isEmpty ? nil : frames[frames.count - 1].step }

  /// The step that an open card interrupts, or the step itself.
  package var baseStep: Ref<Step>? { frames.isEmpty ? nil : frames[0].step }

  /// Whether a rebuttal is played.
  var isAtRebuttal: Bool { frames.count > 1 }

  /// The outcome that was reached.
  package var outcome: Ref<Outcome>? {
    switch phase {
    case .wrapUp(let outcome): outcome
    case .ended(let outcome): outcome
    case .notBegun, .ringing, .missed, .talking, .ending: nil
    }
  }
}

extension CallFacts {
  fileprivate static func == (one: CallFacts, other: CallFacts) -> Bool {
    one.answers == other.answers && one.score == other.score && one.elapsed == other.elapsed
      && one.now == other.now && one.letter == other.letter && one.attempt == other.attempt
  }
}

extension CallState: Equatable {
  /// Equal when the same can be done and is shown, and the same was said and answered.
  package static func == (one: CallState, other: CallState) -> Bool {
    one.phase == other.phase && one.facts == other.facts && one.screen == other.screen
      && one.isOnHold == other.isOnHold && one.letters == other.letters
      && one.spokenMust == other.spokenMust && one.dueMust == other.dueMust
      && one.pendingMust == other.pendingMust && one.frames == other.frames
      && one.openObjection == other.openObjection
      && one.givenRebuttals == other.givenRebuttals && one.gaps == other.gaps
  }
}
