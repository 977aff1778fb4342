/// Who else is busy with a lead, in whatever campaign or none.
package enum Occupation: Hashable, Sendable {
  /// An operator has it before him in another campaign, until then.
  case before(agent: String, campaign: String, until: Int64)
  /// An operator has a call with it that began then and has not ended.
  case inCall(agent: String, since: Int64)
  /// It was rung then, in another campaign or in none.
  case rung(agent: String, at: Int64)
}

extension Store {
  /// Who else is busy with a lead or was so since a moment, in milliseconds since 1970 UTC; nil for
  /// nobody. The calls of a campaign of its own have no part in it but those that are open.
  package func occupation(
    of lead: LeadNumber, outside campaign: CampaignKey?, at now: Int64, since: Int64
  ) throws(StoreError) -> Occupation? {
    for key in try campaigns() where key != campaign {
      if let (agent, until) = try holder(of: lead, in: key, at: now) {
        return .before(agent: agent, campaign: try self.campaign(key).name, until: until)
      }
    }
    let own = try campaign.map { (key) throws(StoreError) in try self.campaign(key).name }
    return try database.prepare(
      """
      SELECT agent.name, started_at, state FROM call_lead l JOIN call ON call.id = l.call
        JOIN agent ON agent.id = call.agent
      WHERE l.lead = ?1 AND purpose = 1 AND started_at > ?2
        AND (state = 0 OR call.campaign IS NOT (SELECT id FROM name WHERE text = ?3))
      ORDER BY state, started_at DESC LIMIT 1
      """
    ).with(lead.row).with(since).with(own).first { row in
      row.int(2) == 0
        ? .inCall(agent: row.text(0), since: row.int(1))
        : .rung(agent: row.text(0), at: row.int(1))
    }
  }
}
