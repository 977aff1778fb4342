package import CallModel

/// What an operator has done on a day.
package struct ShiftFigures: Hashable, Sendable {
  /// Numbers dialled.
  package var dials = 0
  /// Dials at which somebody answered.
  package var connects = 0
  /// Calls in which the prospect said something.
  package var conversations = 0
  /// Calls that reached the script's goal.
  package var goals = 0
  /// Time in conversation, in milliseconds.
  package var talkMs: Int64 = 0
  /// Time in pauses that have ended, in milliseconds.
  package var pausedMs: Int64 = 0
  /// When the first call began, in milliseconds since 1970 UTC.
  package var firstAt: Int64?

  /// Nothing yet.
  package init() {}

  init(
    dials: Int, connects: Int, conversations: Int, goals: Int, talkMs: Int64, firstAt: Int64?
  ) {
    self.dials = dials
    self.connects = connects
    self.conversations = conversations
    self.goals = goals
    self.talkMs = talkMs
    self.firstAt = firstAt
  }
}

/// A break of an operator in a store.
package struct PauseKey: Hashable, Sendable {
  let row: Int64
}

extension Store {
  /// Calls that an operator made on a day, in one campaign.
  package func shift(
    of agent: AgentKey, in campaign: String, on day: CivilDate, goal: String?
  ) throws(StoreError) -> ShiftFigures {
    let midnight = Int64(day.days) * 86_400_000
    let found = try database.prepare(
      """
      SELECT count(*), ifnull(sum(disposition = (SELECT id FROM name WHERE text = 'answered')), 0),
        ifnull(sum(EXISTS (
          SELECT 1 FROM call_event e WHERE e.call = call.id AND e.kind IN (7, 8, 11, 14))), 0),
        ifnull(sum(outcome = (SELECT id FROM name WHERE text = ?4)), 0), ifnull(sum(talk_ms), 0),
        min(started_at)
      FROM call
      WHERE purpose = 1 AND started_at BETWEEN ?5 AND ?6 AND agent = ?1 AND day = ?3
        AND campaign = (SELECT id FROM name WHERE text = ?2)
      """
    ).with(agent.row).with(campaign).with(Int64(day.days)).with(goal)
      .with(midnight - 86_400_000).with(midnight + 2 * 86_400_000).first { row in
        ShiftFigures(
          dials: Int(row.int(0)), connects: Int(row.int(1)), conversations: Int(row.int(2)),
          goals: Int(row.int(3)), talkMs: row.int(4), firstAt: row.optionalInt(5))
      }
    guard var figures = found, let first = figures.firstAt else { return ShiftFigures() }
    figures.pausedMs =
      try database.prepare(
        """
        SELECT ifnull(sum(until_at - from_at), 0) FROM shift_pause
        WHERE agent = ?1 AND from_at >= ?3 AND until_at >= from_at
          AND campaign = (SELECT id FROM name WHERE text = ?2)
        """
      ).with(agent.row).with(campaign).with(first).first { $0.int(0) } ?? 0
    return figures
  }

  /// An operator takes a break, in milliseconds since 1970 UTC. Gives what ends it.
  package func beginPause(
    of agent: AgentKey, in campaign: String, at now: Int64, because reason: String
  ) throws(StoreError) -> PauseKey {
    try write { () throws(StoreError) in
      try database.prepare(
        "INSERT INTO shift_pause (agent, campaign, from_at, reason) VALUES (?1, ?2, ?3, ?4)"
      ).with(agent.row).with(row(ofName: campaign)).with(now).with(reason).run()
      return PauseKey(row: database.lastRow)
    }
  }

  /// The break is over.
  package func endPause(_ pause: PauseKey, at now: Int64) throws(StoreError) {
    try write { () throws(StoreError) in
      try database.prepare("UPDATE shift_pause SET until_at = ?2 WHERE id = ?1")
        .with(pause.row).with(now).run()
    }
  }
}
