/// A lead's place in a campaign.
package struct QueueEntry: Hashable, Sendable {
  /// What is to be done with it.
  package enum State: Int, CaseIterable, Sendable {
    /// It may be rung now.
    case ready = 0
    /// It may be rung when it is due.
    case waiting = 1
    /// An operator has it before him.
    case leased = 2
    /// Something other than a call comes next: a task.
    case onTask = 3
    /// It was put aside; `reason` says why.
    case paused = 4
    /// All is done: won, lost, or nothing left to try; `reason` says which.
    case done = 5
    /// It must not be contacted.
    case suppressed = 6
  }

  /// The lead.
  package let lead: LeadNumber
  /// What is to be done with it.
  package var state: State
  /// Where it is, as calling rules name places: a country, or a country's part; may be empty.
  package var place: String
  /// The smaller, the sooner.
  package var rank: Int
  /// When it is due, in milliseconds since 1970 UTC.
  package var dueAt: Int64
  /// How often it was rung.
  package var attempts: Int
  /// The touch of the cadence that comes next, from 0.
  package var touch: Int
  /// When it was rung last.
  package var lastAt: Int64?
  /// Why it is where it is.
  package var reason: String?

  /// A place in a campaign.
  package init(
    lead: LeadNumber, state: State, place: String, rank: Int, dueAt: Int64, attempts: Int = 0,
    touch: Int = 0, lastAt: Int64? = nil, reason: String? = nil
  ) {
    self.lead = lead
    self.state = state
    self.place = place
    self.rank = rank
    self.dueAt = dueAt
    self.attempts = attempts
    self.touch = touch
    self.lastAt = lastAt
    self.reason = reason
  }
}

/// A lead that an operator has before him: nobody else is given it until the lease ends.
package struct QueueLease: Hashable, Sendable {
  /// The campaign.
  package let campaign: CampaignKey
  /// The lead and its place.
  package let entry: QueueEntry
  /// When the lease ends, in milliseconds since 1970 UTC.
  package let until: Int64
  let agent: Int64
}
