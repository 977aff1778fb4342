package import CallModel

/// Something to be done for a lead, or after a call.
package struct FollowUpTask: Hashable, Sendable {
  /// Whether it is still to be done.
  package enum State: Int, CaseIterable, Sendable {
    /// It is.
    case open = 0
    /// It was done.
    case done = 1
    /// It was passed over; `reason` may say why.
    case skipped = 2
    /// Something else made it needless; `reason` says what.
    case cancelled = 3
  }

  /// What is to be done.
  package var kind: TaskKind
  /// Whether it is still to be done.
  package var state: State
  /// For whom; nil where the call knew nobody the store has.
  package var lead: LeadNumber?
  /// The call that it follows from; nil for one that a cadence asks for.
  package var call: UUIDv7?
  /// The campaign that it belongs to.
  package var campaign: CampaignKey?
  /// The version of the script that has its message.
  package var script: Digest?
  /// The touch of the cadence that it is, from 0.
  package var touch: Int?
  /// The message that is to be sent, by its name in the script.
  package var message: String?
  /// What is to be done, or to whom it is handed over.
  package var text: String?
  /// When it is due, in milliseconds since 1970 UTC.
  package var dueAt: Int64
  /// When it was made.
  package var madeAt: Int64
  /// Whose it is; nil for anybody's.
  package var agent: String?
  /// When it was done or given up.
  package var endedAt: Int64?
  /// Who did it or gave it up.
  package var endedBy: String?
  /// Why it was given up.
  package var reason: String?

  /// Something to be done.
  package init(
    kind: TaskKind, lead: LeadNumber?, call: UUIDv7? = nil, campaign: CampaignKey? = nil,
    script: Digest? = nil, touch: Int? = nil, message: String? = nil, text: String? = nil,
    dueAt: Int64, madeAt: Int64, agent: String? = nil
  ) {
    self.kind = kind
    state = .open
    self.lead = lead
    self.call = call
    self.campaign = campaign
    self.script = script
    self.touch = touch
    self.message = message
    self.text = text
    self.dueAt = dueAt
    self.madeAt = madeAt
    self.agent = agent
  }
}

/// A task's number in its store, as it is typed and shown.
package struct TaskNumber: Hashable, Comparable, Sendable {
  let row: Int64

  init(row: Int64) {
    self.row = row
  }

  /// A number as it was typed; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard let row = LeadNumber(text)?.row else { return nil }
    self.row = row
  }

  /// The number.
  package var value: Int { Int(row) }

  /// The earlier first.
  package static func < (one: TaskNumber, other: TaskNumber) -> Bool { one.row < other.row }
}
