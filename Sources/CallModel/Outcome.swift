/// A typed slot that a call fills.
package struct Field: Sendable {
  /// Its name.
  package let id: TextRef
  /// What it may hold.
  package let type: FieldType
  /// The qualification criterion it answers (`budget`).
  package let criterion: TextRef?
  /// Whether it is filled from the lead's column of its name.
  package let isFromLead: Bool
  /// Whether it is kept though no line uses it.
  package let isForTheRecord: Bool

  /// A field.
  package init(
    id: TextRef, type: FieldType, criterion: TextRef? = nil, isFromLead: Bool = false,
    isForTheRecord: Bool = false
  ) {
    self.id = id
    self.type = type
    self.criterion = criterion
    self.isFromLead = isFromLead
    self.isForTheRecord = isForTheRecord
  }
}

/// The business result of a conversation.
package struct Outcome: Sendable {
  /// Whether it is a success, still open, or the end.
  package enum Kind: String, CaseIterable, Sendable {
    /// A success.
    case won
    /// To be followed up.
    case open
    /// The end.
    case lost
  }

  /// What is to be done after a call that ended so.
  package enum FollowUp: Sendable {
    /// Call again after a while.
    case call(after: Duration)
    /// Call again when a date-and-time field says.
    case callAt(Ref<Field>)
    /// Send a message.
    case mail(Ref<Message>, after: Duration)
    /// Do something.
    case task(TextRef, after: Duration)
    /// Give the customer over to another department.
    case handOver(to: TextRef)
    /// Take it up again after a long while.
    case reheat(after: Duration)
  }

  /// Its name.
  package let id: TextRef
  /// What is shown for it.
  package let display: TextRef
  /// Whether it is a success, still open, or the end.
  package let kind: Kind
  /// Fields that must be filled before the call can end so.
  package let needs: [Ref<Field>]
  /// What is to be done afterwards.
  package let followUps: [FollowUp]
  /// Whether the prospect must not be called again.
  package let isNeverCallAgain: Bool

  /// An outcome.
  package init(
    id: TextRef, display: TextRef, kind: Kind, needs: [Ref<Field>], followUps: [FollowUp],
    isNeverCallAgain: Bool
  ) {
    self.id = id
    self.display = display
    self.kind = kind
    self.needs = needs
    self.followUps = followUps
    self.isNeverCallAgain = isNeverCallAgain
  }
}

/// The technical result of a dial.
package enum Disposition: String, CaseIterable, Sendable {
  /// A person spoke.
  case answered
  /// It rang out.
  case noAnswer = "no-answer"
  /// The line was busy.
  case busy
  /// A machine took it.
  case voicemail
  /// Somebody else's number.
  case wrongNumber = "wrong-number"
  /// Somebody who keeps callers away.
  case gatekeeper
  /// It could not be dialled.
  case failed
}

/// A letter that is sent.
package struct Message: Sendable {
  /// Its name.
  package let id: TextRef
  /// The subject line.
  package let subject: Refs<Piece>
  /// The body, with its line ends.
  package let body: Refs<Piece>

  /// A letter that is sent.
  package init(id: TextRef, subject: Refs<Piece>, body: Refs<Piece>) {
    self.id = id
    self.subject = subject
    self.body = body
  }
}

/// One of the planned contacts of a cadence.
package struct Touch: Sendable {
  /// How the prospect is reached.
  package enum Channel: Sendable {
    /// By phone.
    case call
    /// By mail.
    case mail(Ref<Message>)
    /// By LinkedIn.
    case linkedin(Ref<Message>)
    /// By something that is done by hand.
    case task(TextRef)
  }

  /// How the prospect is reached.
  package let channel: Channel
  /// How long after the touch before it; for the first one after the lead's start.
  package let after: Duration

  /// A planned contact.
  package init(channel: Channel, after: Duration) {
    self.channel = channel
    self.after = after
  }
}
