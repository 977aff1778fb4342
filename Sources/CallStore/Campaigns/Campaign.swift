/// Leads, the script they are called with, and by what rules.
package struct Campaign: Hashable, Sendable {
  /// Whether it may be dialled.
  package enum State: Int, CaseIterable, Sendable {
    /// It may.
    case active = 0
    /// Not for now.
    case paused = 1
    /// Never again.
    case closed = 2
  }

  /// Whom it calls.
  package enum Subject: Int, CaseIterable, Sendable {
    /// People at home.
    case consumer = 1
    /// People at work.
    case company = 2
  }

  /// Its name, as it was first written.
  package var name: String
  /// The version of the script that it pins.
  package var script: Digest
  /// Whether it may be dialled.
  package var state: State
  /// The hours of the day in which it calls, as they were typed, in the time of those who are called;
  /// nil for those of the rules alone.
  package var hours: String?
  /// How often a lead is dialled at the most; nil for as often as the cadence has calls.
  package var attempts: Int?
  /// How many calls should reach the script's goal; nil where nothing is planned.
  package var goal: Int?
  /// What makes a lead a good one, as it was typed: expressions with points.
  package var profile: String?
  /// Whom it calls; nil where each lead tells.
  package var subject: Subject?
  /// When it was made, in milliseconds since 1970 UTC.
  package var madeAt: Int64
  /// Who made it.
  package var agent: String

  /// A campaign.
  package init(
    name: String, script: Digest, state: State = .active, hours: String? = nil,
    attempts: Int? = nil, goal: Int? = nil, profile: String? = nil, subject: Subject? = nil,
    madeAt: Int64, agent: String
  ) {
    self.name = name
    self.script = script
    self.state = state
    self.hours = hours
    self.attempts = attempts
    self.goal = goal
    self.profile = profile
    self.subject = subject
    self.madeAt = madeAt
    self.agent = agent
  }
}

/// A campaign of a store.
package struct CampaignKey: Hashable, Sendable {
  let row: Int64
}

/// A version of the script that a campaign had.
package struct CampaignVersion: Hashable, Sendable {
  /// 1 for the first.
  package let number: Int
  /// The version.
  package let script: Digest
  /// From when on, in milliseconds since 1970 UTC.
  package let at: Int64
  /// Who published it.
  package let agent: String
  /// How many transcripts it had passed.
  package let transcripts: Int
}
