import CallModel

extension Store {
  /// Makes a campaign; nil when there is one of this name already.
  /// - Parameter transcripts: how many transcripts its script has passed.
  package func make(
    _ campaign: Campaign, transcripts: Int
  ) throws(StoreError) -> CampaignKey? {
    try write { () throws(StoreError) in
      guard try self.campaign(named: campaign.name) == nil else { return nil }
      let script = try scriptRow(campaign.script)
      let agent = try row(ofAgent: campaign.agent)
      try database.prepare(
        """
        INSERT INTO campaign (uuid, key, name, script, state, hours, attempts, goal, profile, subject,
          made_at, agent)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """
      ).with(UUIDv7.fresh().bytes).with(campaign.name.nameKey).with(row(ofName: campaign.name))
        .with(script).with(campaign.state.rawValue).with(campaign.hours)
        .with(campaign.attempts.map(Int64.init)).with(campaign.goal.map(Int64.init))
        .with(campaign.profile).with((campaign.subject?.rawValue).map(Int64.init))
        .with(campaign.madeAt).with(agent).run()
      let key = CampaignKey(row: database.lastRow)
      try note(script, of: key, 1, at: campaign.madeAt, agent: agent, transcripts: transcripts)
      return key
    }
  }

  /// The campaign of a name, however its letters' case; nil when there is none.
  package func campaign(named name: String) throws(StoreError) -> CampaignKey? {
    try database.prepare("SELECT id FROM campaign WHERE key = ?1").with(name.nameKey)
      .first { CampaignKey(row: $0.int(0)) }
  }

  /// All campaigns, by name.
  package func campaigns() throws(StoreError) -> [CampaignKey] {
    try database.prepare("SELECT id FROM campaign ORDER BY key")
      .all { CampaignKey(row: $0.int(0)) }
  }

  /// What a campaign is.
  package func campaign(_ key: CampaignKey) throws(StoreError) -> Campaign {
    let campaign = try database.prepare(
      """
      SELECT c.name, script.hash, c.state, hours, attempts, goal, profile, subject, made_at,
        agent.name
      FROM campaign c JOIN script ON script.id = c.script JOIN agent ON agent.id = c.agent
      WHERE c.id = ?1
      """
    ).with(key.row).first { (row) throws(StoreError) in
      guard let script = Digest(bytes: row.bytes(1)),
        let state = Campaign.State(rawValue: Int(row.int(2)))
      else { throw damaged("a campaign cannot be read") }
      return Campaign(
        name: try name(row.int(0)), script: script, state: state, hours: row.optionalText(3),
        attempts: row.optionalInt(4).map { Int($0) }, goal: row.optionalInt(5).map { Int($0) },
        profile: row.optionalText(6),
        subject: row.optionalInt(7).flatMap { Campaign.Subject(rawValue: Int($0)) },
        madeAt: row.int(8), agent: row.text(9))
    }
    guard let campaign else { throw damaged("a campaign is missing") }
    return campaign
  }

  /// Changes what a campaign is, but not its name, its script and who made it.
  package func change(_ key: CampaignKey, to campaign: Campaign) throws(StoreError) {
    try write { () throws(StoreError) in
      try database.prepare(
        """
        UPDATE campaign SET state = ?2, hours = ?3, attempts = ?4, goal = ?5, profile = ?6,
          subject = ?7
        WHERE id = ?1
        """
      ).with(key.row).with(campaign.state.rawValue).with(campaign.hours)
        .with(campaign.attempts.map(Int64.init)).with(campaign.goal.map(Int64.init))
        .with(campaign.profile).with((campaign.subject?.rawValue).map(Int64.init)).run()
    }
  }

  /// Moves a campaign to another version of its script; the one before stays in the record. False
  /// when it has this version already.
  package func publish(
    _ script: Digest, in key: CampaignKey, at now: Int64, by agent: String, transcripts: Int
  ) throws(StoreError) -> Bool {
    try write { () throws(StoreError) in
      guard try campaign(key).script != script else { return false }
      let number = try versions(of: key).count + 1
      let script = try scriptRow(script)
      try database.prepare("UPDATE campaign SET script = ?2 WHERE id = ?1")
        .with(key.row).with(script).run()
      try note(
        script, of: key, number, at: now, agent: row(ofAgent: agent), transcripts: transcripts)
      return true
    }
  }

  /// The versions of the script that a campaign has had, the first one first.
  package func versions(of key: CampaignKey) throws(StoreError) -> [CampaignVersion] {
    try database.prepare(
      """
      SELECT number, script.hash, at, agent.name, transcripts FROM campaign_version v
        JOIN script ON script.id = v.script JOIN agent ON agent.id = v.agent
      WHERE campaign = ?1 ORDER BY number
      """
    ).with(key.row).all { (row) throws(StoreError) in
      guard let script = Digest(bytes: row.bytes(1)) else { throw damaged("a script has no hash") }
      return CampaignVersion(
        number: Int(row.int(0)), script: script, at: row.int(2), agent: row.text(3),
        transcripts: Int(row.int(4)))
    }
  }

  private func note(
    _ script: Int64, of key: CampaignKey, _ number: Int, at: Int64, agent: Int64, transcripts: Int
  ) throws(StoreError) {
    try database.prepare(
      """
      INSERT INTO campaign_version (campaign, number, script, at, agent, transcripts)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """
    ).with(key.row).with(number).with(script).with(at).with(agent).with(transcripts).run()
  }

  private func scriptRow(_ hash: Digest) throws(StoreError) -> Int64 {
    guard let key = try script(hash) else { throw damaged("a script is missing") }
    return key.row
  }
}
