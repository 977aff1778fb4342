package import CallModel

/// What a call is for. Every question to the store names it, so that practice never counts.
package enum CallPurpose: Int, CaseIterable, Sendable {
  /// A real call to a real person.
  case live = 1
  /// A rehearsal.
  case practice = 2
  /// Part of the data that shows what reports look like.
  case sample = 3
}

/// What a call begins with, as the store keeps it.
package struct NewCall: Sendable {
  /// What it is for.
  package var purpose: CallPurpose
  /// Who calls.
  package var agent: AgentKey
  /// The version of the script.
  package var script: ScriptKey
  /// Time, chance, lead and the columns of agent and campaign; `leadAnswers` and `earlierLetters`
  /// are not kept, since they follow from the lead and from earlier calls.
  package var start: CallStart
  /// The operator's day at the start; reports count by it.
  package var day: CivilDate
  /// The operator's hour at the start, 0 to 23.
  package var hour: Int
  /// What the lead is known by, from `Store.leadKey(of:)`; nil for nobody known.
  package var leadKey: LeadKey?
  /// The campaign's name; nil for none.
  package var campaign: String?
  /// The lead, where the store has it.
  package var lead: LeadNumber?
  /// What makes it a rehearsal; nil for any other call.
  package var rehearsal: NewRehearsal?

  /// A call that is about to begin.
  package init(
    purpose: CallPurpose, agent: AgentKey, script: ScriptKey, start: CallStart, day: CivilDate,
    hour: Int, leadKey: LeadKey?, campaign: String? = nil
  ) {
    self.purpose = purpose
    self.agent = agent
    self.script = script
    self.start = start
    self.day = day
    self.hour = hour
    self.leadKey = leadKey
    self.campaign = campaign
  }
}

/// A call that this process has open: only it may add events.
package struct CallHandle: Hashable, Sendable {
  /// The call's id.
  package let id: UUIDv7
  /// Its row in this store.
  let row: Int64
}

/// An operator in a store.
package struct AgentKey: Hashable, Sendable {
  /// The name, as it was first written.
  package let name: String
  /// The row in this store.
  let row: Int64
}
