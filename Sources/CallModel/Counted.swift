/// Something that calls are counted by: a step that was entered, a card that was raised, an outcome
/// that was reached.
///
/// What a call is (its script, day, operator …) is no part of it; whoever keeps counts adds that.
package struct Counted: Hashable, Sendable {
  /// What is counted; the number is what the store writes, for ever.
  package enum Kind: Int, CaseIterable, Sendable {
    /// The call; the time is the handle time: talk, hold and wrap-up.
    case call = 1
    /// How the dial ended (`target`); the time is the handle time.
    case disposition = 2
    /// The outcome (`target`), as corrected; the time is the talk time.
    case outcome = 3
    /// A step or rebuttal (`step`) was entered, each time; the time is what was spent there.
    case stepEntered = 4
    /// A reply (`target`) was chosen at a step.
    case replyChosen = 5
    /// The conversation ended at a step, with an outcome (`target`) or given up (none). In a card it
    /// ended both at the rebuttal and at the step where the card was raised.
    case endedAt = 6
    /// A must line (`target`) was passed.
    case lineSpoken = 7
    /// A field (`target`) was answered at a step.
    case answered = 8
    /// An ask (`target`) was passed over at a step.
    case skipped = 9
    /// A card (`target`) was raised at a step, each time.
    case objectionRaised = 10
    /// A rebuttal (`step`) was given for a card (`target`), each time.
    case rebuttalGiven = 11
    /// A card (`target`) was overcome by a rebuttal (`step`), each time.
    case objectionOvercome = 12
    /// A card (`target`) was closed unresolved after a rebuttal (`step`), each time.
    case objectionInsisted = 13
    /// Words at a step that nothing understood, each time, taken back or not.
    case wordsUnmatched = 14
    /// A letter of an experiment was heard.
    case letterDrawn = 15
    /// A letter was heard, and the call reached the goal.
    case goalReached = 16
    /// A must line (`target`) was due.
    case lineDue = 17
    /// A step or rebuttal was reached; once a call.
    case stepReached = 18
    /// A stage (`target`) was reached; once a call. The time is what was spent there, its cards'
    /// rebuttals included.
    case stageReached = 19
    /// The conversation ended in a stage (`step`), with an outcome (`target`) or given up (none).
    case stageEnded = 20
    /// A card (`target`) was met at a step, or, without a step, in the call at all; once a call.
    case cardMet = 21
    /// A card (`target`) was met, and the call ended with an outcome (`step`) or was given up (none);
    /// once a call.
    case outcomeAfterCard = 22
    /// The call became a conversation: the prospect said something. A call that has no steps, since
    /// another system logged it, is one when it has an outcome.
    case conversation = 23
    /// More time was spent at a step than its target time for every time it was entered; once a call.
    case overTime = 24
    /// The call reached the script's goal.
    case goal = 25
    /// The prospect was on hold; once a call, with the time.
    case hold = 26
    /// There was something to do after the call; once a call, with the time. The target is how the dial
    /// ended, where nobody answered.
    case wrapUp = 27
  }

  /// What is counted.
  package let kind: Kind
  /// The step or rebuttal it belongs to.
  package let step: String?
  /// What it is about.
  package let target: String?
  /// The experiment, when it counts by letter.
  package let experiment: String?
  /// The letter drawn.
  package let letter: Letter?

  /// Something that calls are counted by.
  package init(
    _ kind: Kind, step: String? = nil, target: String? = nil, experiment: String? = nil,
    letter: Letter? = nil
  ) {
    self.kind = kind
    self.step = step
    self.target = target
    self.experiment = experiment
    self.letter = letter
  }
}

/// How often something happened in a call, or in many.
package struct CallCount: Hashable, Sendable {
  /// What happened.
  package let counted: Counted
  /// How often; 1 or more.
  package var n: Int64
  /// Milliseconds in all, where the kind has a time.
  package var ms: Int64

  /// A count.
  package init(_ counted: Counted, n: Int64 = 1, ms: Int64 = 0) {
    self.counted = counted
    self.n = n
    self.ms = ms
  }

  /// A count of one kind of thing.
  package init(
    _ kind: Counted.Kind, step: String? = nil, target: String? = nil, experiment: String? = nil,
    letter: Letter? = nil, n: Int64 = 1, ms: Int64 = 0
  ) {
    self.init(
      Counted(kind, step: step, target: target, experiment: experiment, letter: letter), n: n,
      ms: ms)
  }
}
