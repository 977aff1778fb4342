import CallModel

extension Store {
  /// Puts a lead into a campaign; false when it is in it already, and then stays where it is. Inside
  /// `addLeads`, or by itself.
  package func enqueue(
    _ entry: QueueEntry, in campaign: CampaignKey
  ) throws(StoreError) -> Bool {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in try enqueue(entry, in: campaign) }
    }
    try database.prepare(
      """
      INSERT OR IGNORE INTO campaign_lead (campaign, lead, state, place, rank, due_at, attempts, touch,
        reason)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """
    ).with(campaign.row).with(entry.lead.row).with(entry.state.rawValue)
      .with(row(ofName: entry.place)).with(entry.rank).with(entry.dueAt).with(entry.attempts)
      .with(entry.touch).with(entry.reason).run()
    return database.changes == 1
  }

  /// A lead's place in a campaign; nil when it is not in it.
  package func entry(
    of lead: LeadNumber, in campaign: CampaignKey
  ) throws(StoreError) -> QueueEntry? {
    try database.prepare(
      """
      SELECT state, place, rank, due_at, attempts, touch, last_at, reason FROM campaign_lead
      WHERE campaign = ?1 AND lead = ?2
      """
    ).with(campaign.row).with(lead.row).first { (row) throws(StoreError) in
      guard let state = QueueEntry.State(rawValue: Int(row.int(0))) else {
        throw damaged("a lead's place in a campaign is unknown")
      }
      return QueueEntry(
        lead: lead, state: state, place: try name(row.int(1)), rank: Int(row.int(2)),
        dueAt: row.int(3), attempts: Int(row.int(4)), touch: Int(row.int(5)),
        lastAt: row.optionalInt(6), reason: row.optionalText(7))
    }
  }

  /// Gives the next lead of a campaign to an operator: the one of the least rank, among these the one
  /// that has been due for longest; one that is assigned goes to its operator alone. It is nobody else's
  /// until the lease ends, and nobody's after it.
  ///
  /// - Parameters:
  ///   - isOpen: whether a place may be rung now; asked once for each place that has leads.
  ///   - isAllowed: whether a lead may be rung; one that may not is put where it says, for good or until
  ///     it is due.
  /// - Returns: nil when no lead can be rung now.
  package func claim(
    in campaign: CampaignKey, at now: Int64, until: Int64, by agent: AgentKey,
    isOpen: (String) -> Bool,
    isAllowed: (QueueEntry) throws(StoreError) -> QueueEntry?
  ) throws(StoreError) -> QueueLease? {
    try write { () throws(StoreError) in
      try wake(campaign, at: now)
      while let entry = try first(in: campaign, for: agent, isOpen: isOpen) {
        if let refused = try isAllowed(entry) {
          try put(refused, in: campaign)
          continue
        }
        try database.prepare(
          """
          UPDATE campaign_lead SET state = 2, leased_until = ?3, leased_by = ?4
          WHERE campaign = ?1 AND lead = ?2
          """
        ).with(campaign.row).with(entry.lead.row).with(until).with(agent.row).run()
        return QueueLease(campaign: campaign, entry: entry, until: until, agent: agent.row)
      }
      return nil
    }
  }

  /// Gives a certain lead to an operator, whatever its rank and place; nil when somebody else has it,
  /// or it is not in the campaign or not to be rung. Inside `together`, or by itself.
  package func claim(
    _ lead: LeadNumber, in campaign: CampaignKey, at now: Int64, until: Int64, by agent: AgentKey
  ) throws(StoreError) -> QueueLease? {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in
        try claim(lead, in: campaign, at: now, until: until, by: agent)
      }
    }
    try wake(campaign, at: now)
    guard let entry = try entry(of: lead, in: campaign),
      [.ready, .waiting, .onTask, .paused].contains(entry.state)
    else { return nil }
    try database.prepare(
      """
      UPDATE campaign_lead SET state = 2, leased_until = ?3, leased_by = ?4
      WHERE campaign = ?1 AND lead = ?2
      """
    ).with(campaign.row).with(lead.row).with(until).with(agent.row).run()
    return QueueLease(campaign: campaign, entry: entry, until: until, agent: agent.row)
  }

  /// Puts a leased lead where it is to be; false when the lease is no longer its operator's.
  package func settle(
    _ lease: QueueLease, as entry: QueueEntry
  ) throws(StoreError) -> Bool {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in try settle(lease, as: entry) }
    }
    guard try holds(lease) else { return false }
    try put(entry, in: lease.campaign)
    return true
  }

  /// Holds a lease for longer; nil when it is no longer its operator's.
  package func renew(
    _ lease: QueueLease, at now: Int64, until: Int64
  ) throws(StoreError) -> QueueLease? {
    try write { () throws(StoreError) in
      guard lease.until > now, try holds(lease) else { return nil }
      try database.prepare(
        "UPDATE campaign_lead SET leased_until = ?3 WHERE campaign = ?1 AND lead = ?2"
      ).with(lease.campaign.row).with(lease.entry.lead.row).with(until).run()
      return QueueLease(
        campaign: lease.campaign, entry: lease.entry, until: until, agent: lease.agent)
    }
  }

  /// Gives a lease up as its lead is rung; inside the transaction that begins the call. Throws when the
  /// lease is no longer its operator's: nobody else's lead is rung.
  package func ring(_ lease: QueueLease, as entry: QueueEntry) throws(StoreError) {
    guard try settle(lease, as: entry) else {
      throw failure(.other("somebody else has the lead now"))
    }
  }

  /// Whether a lease is still its operator's.
  func holds(_ lease: QueueLease) throws(StoreError) -> Bool {
    try database.prepare(
      """
      SELECT 1 FROM campaign_lead
      WHERE campaign = ?1 AND lead = ?2 AND state = 2 AND leased_until = ?3 AND leased_by = ?4
      """
    ).with(lease.campaign.row).with(lease.entry.lead.row).with(lease.until).with(lease.agent)
      .first { _ in true } ?? false
  }

  /// Who has a lead of a campaign before him, and until when at most; nil for nobody.
  package func holder(
    of lead: LeadNumber, in campaign: CampaignKey, at now: Int64
  ) throws(StoreError) -> (agent: String, until: Int64)? {
    try database.prepare(
      """
      SELECT agent.name, leased_until FROM campaign_lead JOIN agent ON agent.id = leased_by
      WHERE campaign = ?1 AND lead = ?2 AND state = 2 AND leased_until > ?3
      """
    ).with(campaign.row).with(lead.row).with(now).first { ($0.text(0), $0.int(1)) }
  }

  /// Writes a lead's place in a campaign; inside a transaction.
  package func put(_ entry: QueueEntry, in campaign: CampaignKey) throws(StoreError) {
    try database.prepare(
      """
      UPDATE campaign_lead SET state = ?3, place = ?4, rank = ?5, due_at = ?6, attempts = ?7,
        touch = ?8, last_at = ?9, reason = ?10, leased_until = NULL, leased_by = NULL
      WHERE campaign = ?1 AND lead = ?2
      """
    ).with(campaign.row).with(entry.lead.row).with(entry.state.rawValue)
      .with(row(ofName: entry.place)).with(entry.rank).with(entry.dueAt).with(entry.attempts)
      .with(entry.touch).with(entry.lastAt).with(entry.reason).run()
  }

  /// Makes ready what has become due, and what a lease has held for too long.
  private func wake(_ campaign: CampaignKey, at now: Int64) throws(StoreError) {
    try database.prepare(
      "UPDATE campaign_lead SET state = 0 WHERE campaign = ?1 AND state = 1 AND due_at <= ?2"
    ).with(campaign.row).with(now).run()
    try database.prepare(
      """
      UPDATE campaign_lead SET state = 0, leased_until = NULL, leased_by = NULL
      WHERE campaign = ?1 AND state = 2 AND leased_until <= ?2
      """
    ).with(campaign.row).with(now).run()
  }

  /// The first lead that is ready in the places that are open.
  private func first(
    in campaign: CampaignKey, for agent: AgentKey, isOpen: (String) -> Bool
  ) throws(StoreError) -> QueueEntry? {
    var best: (rank: Int64, due: Int64, lead: Int64)?
    for place in try readyPlaceRows(of: campaign) where isOpen(try name(place)) {
      let found = try database.prepare(
        """
        SELECT rank, due_at, lead FROM campaign_lead q
        WHERE campaign = ?1 AND place = ?2 AND state = 0
          AND NOT EXISTS (SELECT 1 FROM lead WHERE id = q.lead AND agent != ?3)
        ORDER BY rank, due_at, lead LIMIT 1
        """
      ).with(campaign.row).with(place).with(agent.row).first { ($0.int(0), $0.int(1), $0.int(2)) }
      guard let found else { continue }
      if best.map({ found < ($0.rank, $0.due, $0.lead) }) ?? true { best = found }
    }
    guard let best else { return nil }
    return try entry(of: LeadNumber(row: best.lead), in: campaign)
  }

  /// The places that have leads that are ready: each is one step into the index.
  package func readyPlaces(of campaign: CampaignKey) throws(StoreError) -> [String] {
    try readyPlaceRows(of: campaign).map { (place) throws(StoreError) in try name(place) }
  }

  private func readyPlaceRows(of campaign: CampaignKey) throws(StoreError) -> [Int64] {
    var places: [Int64] = []
    while true {
      let next = try database.prepare(
        """
        SELECT min(place) FROM campaign_lead WHERE campaign = ?1 AND state = 0 AND place > ?2
        """
      ).with(campaign.row).with(places.last ?? -1).first { $0.optionalInt(0) }
      guard let next, let place = next else { return places }
      places.append(place)
    }
  }

  /// The leads that were promised a call before a moment, in campaigns that are not closed, the earliest
  /// first.
  /// - Parameter rank: the first rank that is none of a promised call.
  package func promisedCalls(
    dueBefore moment: Int64, rank: Int, limit: Int
  ) throws(StoreError) -> [(campaign: CampaignKey, entry: QueueEntry)] {
    var found: [(due: Int64, campaign: CampaignKey, lead: Int64)] = []
    for key in try campaigns() where try campaign(key).state != .closed {
      found += try database.prepare(
        """
        SELECT due_at, lead FROM campaign_lead
        WHERE campaign = ?1 AND state = 1 AND due_at < ?2 AND rank < ?3 ORDER BY due_at LIMIT ?4
        """
      ).with(key.row).with(moment).with(rank).with(limit).all { ($0.int(0), key, $0.int(1)) }
      for place in try readyPlaceRows(of: key) {
        found += try database.prepare(
          """
          SELECT due_at, lead FROM campaign_lead
          WHERE campaign = ?1 AND place = ?2 AND state = 0 AND rank < ?3 LIMIT ?4
          """
        ).with(key.row).with(place).with(rank).with(limit).all { ($0.int(0), key, $0.int(1)) }
      }
    }
    found.sort { ($0.due, $0.lead) < ($1.due, $1.lead) }
    var result: [(campaign: CampaignKey, entry: QueueEntry)] = []
    for (_, campaign, lead) in found.prefix(limit) {
      guard let entry = try entry(of: LeadNumber(row: lead), in: campaign) else { continue }
      result.append((campaign, entry))
    }
    return result
  }

  /// How many leads of a campaign are in each state.
  package func queueCounts(
    of campaign: CampaignKey
  ) throws(StoreError) -> [QueueEntry.State: Int] {
    let rows = try database.prepare(
      "SELECT state, count(*) FROM campaign_lead WHERE campaign = ?1 GROUP BY state"
    ).with(campaign.row).all { (Int($0.int(0)), Int($0.int(1))) }
    var counts: [QueueEntry.State: Int] = [:]
    for (state, count) in rows {
      if let state = QueueEntry.State(rawValue: state) { counts[state] = count }
    }
    return counts
  }

  /// When the next waiting lead of a campaign is due; nil when none waits.
  package func nextDue(in campaign: CampaignKey) throws(StoreError) -> Int64? {
    try database.prepare(
      "SELECT min(due_at) FROM campaign_lead WHERE campaign = ?1 AND state = 1"
    ).with(campaign.row).first { $0.optionalInt(0) } ?? nil
  }

  /// The campaigns that a lead is in, with its place in each.
  package func entries(
    of lead: LeadNumber
  ) throws(StoreError) -> [(campaign: CampaignKey, entry: QueueEntry)] {
    var entries: [(campaign: CampaignKey, entry: QueueEntry)] = []
    for key in try campaigns() {
      if let entry = try entry(of: lead, in: key) { entries.append((key, entry)) }
    }
    return entries
  }
}
