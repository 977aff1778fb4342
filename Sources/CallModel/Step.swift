/// A part of the conversation; the funnel's unit.
package struct Stage: Sendable {
  /// Its name.
  package let id: TextRef
  /// What is shown for it.
  package let title: TextRef

  /// A stage.
  package init(id: TextRef, title: TextRef) {
    self.id = id
    self.title = title
  }
}

/// A place in a call: what to say, what to ask, which replies. Rebuttals are steps of their card.
package struct Step: Sendable {
  /// What a step belongs to.
  package enum Owner: Hashable, Sendable {
    /// A stage of the call.
    case stage(Ref<Stage>)
    /// An objection card, as one of its rebuttals.
    case rebuttal(Ref<Objection>)
    /// An objection card, as what happens when the last rebuttal failed.
    case otherwise(Ref<Objection>)

    /// The card, for a rebuttal or an `otherwise`.
    package var objection: Ref<Objection>? {
      switch self {
      case .stage: nil
      case .rebuttal(let card), .otherwise(let card): card
      }
    }
  }

  /// Its name; a rebuttal's is `card/rebuttal`.
  package let id: TextRef
  /// What is shown for it.
  package let title: TextRef
  /// Names it had before (`was`).
  package let formerIDs: Refs<TextRef>
  /// The target time in seconds; 0 for none.
  package let seconds: Int32
  /// What it belongs to.
  package let owner: Owner
  /// What is played when it is entered.
  package var passage: Passage
  /// What the prospect may answer.
  package var replies: Refs<Reply>
  /// The letters of its experiment, a bit each; 0 when it has none.
  package var letters: UInt32

  /// A step.
  package init(
    id: TextRef, title: TextRef, formerIDs: Refs<TextRef>, seconds: Int32, owner: Owner,
    passage: Passage = .empty, replies: Refs<Reply> = .none, letters: UInt32 = 0
  ) {
    self.id = id
    self.title = title
    self.formerIDs = formerIDs
    self.seconds = seconds
    self.owner = owner
    self.passage = passage
    self.replies = replies
    self.letters = letters
  }
}

/// What the prospect may answer; leads on.
package struct Reply: Sendable {
  /// What the operator picks.
  package let label: TextRef
  /// What prospects really say.
  package let phrases: Refs<TextRef>
  /// Its lasting name in its step: the `#id`, or the label.
  package let id: TextRef
  /// Whether the name was written as `#id`.
  package let hasOwnID: Bool
  /// Names it had before (`was`).
  package let formerIDs: Refs<TextRef>
  /// What it adds to the score.
  package let score: Int32
  /// Whether it is shown; nil for always.
  package let condition: Ref<Expression>?
  /// The sets in its tail, done when it is picked.
  package let assignments: Refs<Assignment>
  /// Where it leads; nil when its body or the step says.
  package let target: Target?
  /// What follows when it is picked.
  package let body: Passage
  /// The label's parts, where it inserts something; else empty.
  package let labelPieces: Refs<Piece>

  /// A reply.
  package init(
    label: TextRef, phrases: Refs<TextRef>, id: TextRef, hasOwnID: Bool, formerIDs: Refs<TextRef>,
    score: Int32, condition: Ref<Expression>?, assignments: Refs<Assignment>, target: Target?,
    body: Passage, labelPieces: Refs<Piece> = .none
  ) {
    self.label = label
    self.phrases = phrases
    self.id = id
    self.hasOwnID = hasOwnID
    self.formerIDs = formerIDs
    self.score = score
    self.condition = condition
    self.assignments = assignments
    self.target = target
    self.body = body
    self.labelPieces = labelPieces
  }
}

/// A card that can be raised anywhere, with its rebuttals in the order to try them.
package struct Objection: Sendable {
  /// Its name, without the `!`.
  package let id: TextRef
  /// What is shown for it.
  package let title: TextRef
  /// Names it had before (`was`).
  package let formerIDs: Refs<TextRef>
  /// What prospects say for it.
  package var phrases: Refs<TextRef>
  /// The rebuttals, in order, without `otherwise`.
  package var rebuttals: Refs<Step>
  /// What happens when the last rebuttal failed.
  package var otherwise: Ref<Step>?

  /// A card; its rebuttals are filled in once they are known.
  package init(
    id: TextRef, title: TextRef, formerIDs: Refs<TextRef>, phrases: Refs<TextRef> = .none,
    rebuttals: Refs<Step> = .none, otherwise: Ref<Step>? = nil
  ) {
    self.id = id
    self.title = title
    self.formerIDs = formerIDs
    self.phrases = phrases
    self.rebuttals = rebuttals
    self.otherwise = otherwise
  }
}
