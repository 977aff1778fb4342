package import CallModel

/// Which leads to list. What is nil does not matter.
package struct LeadFilter: Sendable {
  /// In which campaign.
  package var campaign: CampaignKey?
  /// Where in their lives.
  package var life: LeadLife?
  /// How warm.
  package var temperature: Temperature?
  /// Whose.
  package var agent: AgentKey?

  /// All leads.
  package init() {}
}

extension Store {
  /// The names of all columns that leads have: the common ones, then others, sorted.
  package func leadColumnNames() throws(StoreError) -> [String] {
    let further = try database.prepare("SELECT DISTINCT name FROM lead_column").all { $0.int(0) }
    var names: [String] = []
    for row in further { names.append(try name(row)) }
    return Lead.commonColumns + names.sorted()
  }

  /// The leads that a filter lets through, the latest first, from below a number on.
  package func leads(
    _ filter: LeadFilter, below last: LeadNumber? = nil, limit: Int
  ) throws(StoreError) -> [LeadNumber] {
    let sought =
      if filter.campaign != nil {
        try database.prepare(
          """
          SELECT lead.id FROM campaign_lead q CROSS JOIN lead ON lead.id = q.lead
          WHERE q.campaign = ?6 AND (?1 IS NULL OR life = ?1) AND (?2 IS NULL OR temperature = ?2)
            AND (?3 IS NULL OR agent = ?3) AND (?4 IS NULL OR lead.id < ?4)
          ORDER BY q.lead DESC LIMIT ?5
          """)
      } else {
        try database.prepare(
          """
          SELECT id FROM lead
          WHERE (?1 IS NULL OR life = ?1) AND (?2 IS NULL OR temperature = ?2)
            AND (?3 IS NULL OR agent = ?3) AND (?4 IS NULL OR id < ?4)
          ORDER BY id DESC LIMIT ?5
          """)
      }
    sought.with((filter.life?.rawValue).map(Int64.init))
      .with((filter.temperature?.rawValue).map(Int64.init)).with(filter.agent?.row)
      .with(last?.row).with(limit)
    if let campaign = filter.campaign { sought.with(campaign.row) }
    return try sought.all { LeadNumber(row: $0.int(0)) }
  }
}
