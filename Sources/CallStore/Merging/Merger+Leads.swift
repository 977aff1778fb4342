import CallModel

extension Merger {
  /// Leads with their histories. One that is here under its id, or by its phone or mail address, becomes one
  /// with it; one that was erased here does not come back.
  func takeLeads() throws(StoreError) {
    try run("CREATE TEMP TABLE m_lead (other INTEGER PRIMARY KEY, mine INTEGER NOT NULL)")
    try run(
      """
      INSERT OR IGNORE INTO main.lead_source (uuid, kind, name, made_at, agent)
      SELECT uuid, kind, name, made_at, (SELECT mine FROM m_agent WHERE other = agent)
      FROM other.lead_source ORDER BY id
      """)
    try forgetErased()
    try run(
      """
      INSERT INTO m_lead
      SELECT o.id, l.id FROM other.lead o JOIN main.lead l ON l.uuid = o.uuid
      """)
    try run(
      """
      INSERT OR IGNORE INTO m_lead
      SELECT o.id, a.lead FROM other.lead o JOIN main.lead_alias a ON a.uuid = o.uuid
      WHERE a.lead IS NOT NULL
      """)
    report.forgotten = Int(
      try store.database.int(
        """
        SELECT count(*) FROM other.lead o JOIN main.lead_alias a ON a.uuid = o.uuid
        WHERE a.lead IS NULL
        """))
    try forgetCalls()
    try changeKnown()
    try takeNew()
    try run(
      """
      INSERT OR IGNORE INTO main.lead_alias (uuid, lead)
      SELECT a.uuid, m.mine FROM other.lead_alias a JOIN m_lead m ON m.other = a.lead
      WHERE NOT EXISTS (SELECT 1 FROM main.lead l WHERE l.uuid = a.uuid)
      """)
    try run(
      """
      INSERT OR IGNORE INTO main.lead_change (uuid, lead, at, agent, kind, name, value, note)
      SELECT uuid, m.mine, at, (SELECT mine FROM m_agent WHERE other = agent), kind,
        (SELECT mine FROM m_name WHERE other = name), value, note
      FROM other.lead_change c JOIN m_lead m ON m.other = c.lead ORDER BY c.id
      """)
    try run(
      """
      INSERT OR IGNORE INTO main.call_lead (call, lead)
      SELECT c.mine, l.mine FROM other.call_lead o JOIN m_call c ON c.other = o.call
        JOIN m_lead l ON l.other = o.lead
      WHERE c.is_new
      """)
  }

  /// Leads that were erased there go here too.
  private func forgetErased() throws(StoreError) {
    let erased = try store.database.prepare(
      """
      SELECT l.id FROM other.lead_alias a JOIN main.lead l ON l.uuid = a.uuid WHERE a.lead IS NULL
      """
    ).all { $0.int(0) }
    var went = ErasureReport()
    for lead in erased { try store.forget(lead: lead, &went) }
    report.erasedLeads = went.leads
    try run(
      "INSERT OR IGNORE INTO main.lead_alias (uuid) SELECT uuid FROM other.lead_alias WHERE lead IS NULL"
    )
  }

  /// Calls that were made there to somebody who was erased here come without what was said.
  private func forgetCalls() throws(StoreError) {
    let calls = try store.database.prepare(
      """
      SELECT m.mine FROM m_call m JOIN other.call_lead o ON o.call = m.other
        JOIN other.lead l ON l.id = o.lead JOIN main.lead_alias a ON a.uuid = l.uuid
      WHERE m.is_new AND a.lead IS NULL
      """
    ).all { $0.int(0) }
    for call in calls { try store.forget(call: call) }
  }

  /// What was changed there of leads that are here, where nothing was changed here since.
  private func changeKnown() throws(StoreError) {
    try run(
      """
      CREATE TEMP TABLE m_change AS
      SELECT m.mine AS mine, m.other AS lead, o.at AS at, o.kind AS kind,
        (SELECT mine FROM m_name WHERE other = o.name) AS name
      FROM other.lead_change o JOIN m_lead m ON m.other = o.lead
      WHERE NOT EXISTS (SELECT 1 FROM main.lead_change c WHERE c.uuid = o.uuid)
      """)
    try run(
      """
      UPDATE main.lead SET (life, temperature, reason, agent) = (
        SELECT o.life, o.temperature, o.reason, (SELECT mine FROM m_agent WHERE other = o.agent)
        FROM other.lead o JOIN m_lead m ON m.other = o.id WHERE m.mine = lead.id ORDER BY o.id LIMIT 1)
      WHERE id IN (SELECT mine FROM m_change GROUP BY mine HAVING max(at) >=
        ifnull((SELECT max(at) FROM main.lead_change WHERE lead = mine), 0))
      """)
    let edited = try store.database.prepare(
      """
      SELECT DISTINCT mine, lead, name FROM m_change m
      WHERE kind = ?1 AND NOT EXISTS (SELECT 1 FROM main.lead_change c
        WHERE c.lead = m.mine AND c.kind = ?1 AND c.name = m.name AND c.at > m.at)
      """
    ).with(LeadChange.Kind.edited.rawValue).all { ($0.int(0), $0.int(1), $0.int(2)) }
    for (mine, other, column) in edited {
      var draft = try store.draft(of: mine)
      let name = try store.name(column)
      draft[name] = try self.draft(of: other)[name]
      try store.rewrite(draft, of: mine)
    }
  }

  private func takeNew() throws(StoreError) {
    let new = try store.database.prepare(
      """
      SELECT id, uuid FROM other.lead o
      WHERE NOT EXISTS (SELECT 1 FROM m_lead WHERE other = o.id)
        AND NOT EXISTS (SELECT 1 FROM main.lead_alias a WHERE a.uuid = o.uuid)
      ORDER BY id
      """
    ).all { ($0.int(0), UUIDv7(bytes: $0.bytes(1))) }
    guard !new.isEmpty else { return }
    let importer = try LeadImporter(store, source)
    for (other, id) in new {
      guard let id else { throw store.damaged("a lead of the other store has no id") }
      let draft = try draft(of: other)
      let codes = store.contactCodes
      let result = try importer.add(draft, as: codes.identity(of: draft, id: id))
      try store.database.prepare("INSERT INTO m_lead (other, mine) VALUES (?1, ?2)").with(other)
        .with(result.lead.row).run()
      guard case .added = result else {
        report.known += 1
        try store.database.prepare("INSERT INTO main.lead_alias (uuid, lead) VALUES (?1, ?2)")
          .with(id.bytes).with(result.lead.row).run()
        continue
      }
      report.leads += 1
      try store.database.prepare(
        """
        UPDATE main.lead SET (source, made_at, agent, temperature, life, reason) = (
          SELECT (SELECT s.id FROM main.lead_source s JOIN other.lead_source t ON t.uuid = s.uuid
              WHERE t.id = o.source),
            made_at, (SELECT mine FROM m_agent WHERE other = o.agent), temperature, life, reason
          FROM other.lead o WHERE o.id = ?2)
        WHERE id = ?1
        """
      ).with(result.lead.row).with(other).run()
    }
    try importer.finish()
  }

  /// What the other store knows of a lead.
  private func draft(of row: Int64) throws(StoreError) -> LeadDraft {
    var draft = LeadDraft()
    _ = try store.database.prepare(
      """
      SELECT name, first_name, last_name, company, title, phone, email, city, country, time_zone,
        language FROM other.lead WHERE id = ?1
      """
    ).with(row).first { statement in
      for place in draft.common.indices {
        draft.common[place] = statement.optionalText(Int32(place))
      }
    }
    draft.further = try store.database.prepare(
      """
      SELECT n.text, value FROM other.lead_column c JOIN other.name n ON n.id = c.name
      WHERE lead = ?1 ORDER BY c.name
      """
    ).with(row).all { ($0.text(0), $0.text(1)) }
    return draft
  }
}
