extension Merger {
  /// Campaigns by their names, the places of leads in them, tasks and breaks. A lead that both stores
  /// called goes on where it was called last; one that must not be contacted stays so.
  func takeCampaigns() throws(StoreError) {
    try run(
      """
      CREATE TEMP TABLE m_campaign (
        other INTEGER PRIMARY KEY, mine INTEGER NOT NULL, is_new INTEGER NOT NULL
      )
      """)
    try run(
      """
      INSERT INTO m_campaign
      SELECT o.id, c.id, 0 FROM other.campaign o JOIN main.campaign c ON c.key = o.key
      """)
    report.campaigns = try count(
      """
      INSERT INTO main.campaign (uuid, key, name, script, state, hours, attempts, goal, profile,
        subject, made_at, agent)
      SELECT uuid, key, (SELECT mine FROM m_name WHERE other = name),
        (SELECT mine FROM m_script WHERE other = script), state, hours, attempts, goal, profile,
        subject, made_at, (SELECT mine FROM m_agent WHERE other = agent)
      FROM other.campaign o WHERE NOT EXISTS (SELECT 1 FROM m_campaign WHERE other = o.id)
      ORDER BY id
      """)
    try run(
      """
      INSERT INTO m_campaign
      SELECT o.id, c.id, 1 FROM other.campaign o JOIN main.campaign c ON c.key = o.key
      WHERE NOT EXISTS (SELECT 1 FROM m_campaign WHERE other = o.id)
      """)
    try run(
      """
      INSERT INTO main.campaign_version (campaign, number, script, at, agent, transcripts)
      SELECT m.mine, number, (SELECT mine FROM m_script WHERE other = script), at,
        (SELECT mine FROM m_agent WHERE other = agent), transcripts
      FROM other.campaign_version v JOIN m_campaign m ON m.other = v.campaign WHERE is_new
      """)
    try run(
      """
      INSERT INTO main.campaign_lead (campaign, lead, state, place, rank, due_at, attempts, touch,
        last_at, reason)
      SELECT c.mine, l.mine, CASE state WHEN 2 THEN 0 ELSE state END,
        (SELECT mine FROM m_name WHERE other = place), rank, due_at, attempts, touch, last_at, reason
      FROM other.campaign_lead q JOIN m_campaign c ON c.other = q.campaign
        JOIN m_lead l ON l.other = q.lead
      WHERE true
      ON CONFLICT (campaign, lead) DO UPDATE SET state = excluded.state, place = excluded.place,
        rank = excluded.rank, due_at = excluded.due_at, attempts = max(attempts, excluded.attempts),
        touch = excluded.touch, last_at = excluded.last_at, reason = excluded.reason
      WHERE state NOT IN (2, 6) AND (excluded.state = 6
        OR ifnull(excluded.last_at, 0) > ifnull(last_at, 0))
      """)
    try takeTasks()
    try run(
      """
      INSERT INTO main.shift_pause (agent, campaign, from_at, until_at, reason)
      SELECT a.mine, (SELECT mine FROM m_name WHERE other = p.campaign), from_at, until_at, reason
      FROM other.shift_pause p JOIN m_agent a ON a.other = p.agent
      WHERE NOT EXISTS (SELECT 1 FROM main.shift_pause s WHERE s.agent = a.mine AND s.from_at = p.from_at)
      ORDER BY p.id
      """)
  }

  /// Tasks; one that was ended there is ended here.
  private func takeTasks() throws(StoreError) {
    report.tasks = try count(
      """
      INSERT OR IGNORE INTO main.task (uuid, state, kind, lead, call, campaign, script, touch, message,
        text, due_at, made_at, agent, ended_at, ended_by, reason)
      SELECT uuid, state, kind, (SELECT mine FROM m_lead WHERE other = lead),
        (SELECT mine FROM m_call WHERE other = call),
        (SELECT mine FROM m_campaign WHERE other = campaign),
        (SELECT mine FROM m_script WHERE other = script), touch,
        (SELECT mine FROM m_name WHERE other = message), text, due_at, made_at,
        (SELECT mine FROM m_agent WHERE other = agent), ended_at,
        (SELECT mine FROM m_agent WHERE other = ended_by), reason
      FROM other.task t
      WHERE lead IS NULL OR EXISTS (SELECT 1 FROM m_lead WHERE other = t.lead) ORDER BY id
      """)
    try run(
      """
      UPDATE main.task SET (state, ended_at, ended_by, reason) = (
        SELECT o.state, o.ended_at, (SELECT mine FROM m_agent WHERE other = o.ended_by), o.reason
        FROM other.task o WHERE o.uuid = task.uuid)
      WHERE state = 0
        AND EXISTS (SELECT 1 FROM other.task o WHERE o.uuid = task.uuid AND o.state != 0)
      """)
  }

  /// Whom nobody may contact. The codes come with the key that they are made with; of a register the
  /// later copy counts.
  func takeSuppressions() throws(StoreError) {
    try store.database.prepare(
      "INSERT OR IGNORE INTO main.suppression_key (key) SELECT ?1 WHERE ?1 != (SELECT key FROM main.store)"
    ).with(otherKey).run()
    try run(
      """
      INSERT OR IGNORE INTO main.suppression_key (key)
      SELECT key FROM other.suppression_key WHERE key != (SELECT key FROM main.store) ORDER BY id
      """)
    try run(
      """
      DELETE FROM main.suppression WHERE register IN (SELECT r.id FROM main.suppression_register r
        JOIN other.suppression_register o ON o.name = r.name AND o.day > r.day)
      """)
    try run(
      """
      DELETE FROM main.suppression_register WHERE id IN (SELECT r.id FROM main.suppression_register r
        JOIN other.suppression_register o ON o.name = r.name AND o.day > r.day)
      """)
    try run(
      """
      INSERT INTO main.suppression_register (uuid, name, day, imported_at, agent)
      SELECT uuid, name, day, imported_at, (SELECT mine FROM m_agent WHERE other = agent)
      FROM other.suppression_register o
      WHERE NOT EXISTS (SELECT 1 FROM main.suppression_register r WHERE r.name = o.name) ORDER BY id
      """)
    report.suppressions = try count(
      """
      INSERT OR IGNORE INTO main.suppression (code, register, kind, at, agent)
      SELECT code,
        CASE register WHEN 0 THEN 0 ELSE (SELECT r.id FROM main.suppression_register r
          JOIN other.suppression_register o ON o.uuid = r.uuid WHERE o.id = register) END,
        kind, at, (SELECT mine FROM m_agent WHERE other = agent)
      FROM other.suppression s
      WHERE register = 0 OR EXISTS (SELECT 1 FROM main.suppression_register r
        JOIN other.suppression_register o ON o.uuid = r.uuid WHERE o.id = s.register)
      """)
  }
}
