extension Merger {
  /// Practice: sessions, rehearsals and reviews of drill cards. A card is folded from all its reviews by
  /// whoever asked for the merging.
  func takePractice() throws(StoreError) {
    // Another session of the same name is told apart by where it was made.
    try run(
      """
      INSERT INTO main.practice_session (uuid, name, script, seed, level, made_at, agent)
      SELECT uuid,
        CASE WHEN EXISTS (SELECT 1 FROM main.practice_session s WHERE s.name = o.name)
          THEN o.name || ' ' || lower(substr(hex(o.uuid), -8)) ELSE o.name END,
        (SELECT mine FROM m_script WHERE other = script), seed, level, made_at,
        (SELECT mine FROM m_agent WHERE other = agent)
      FROM other.practice_session o
      WHERE NOT EXISTS (SELECT 1 FROM main.practice_session s WHERE s.uuid = o.uuid) ORDER BY id
      """)
    try run("CREATE TEMP TABLE m_session (other INTEGER PRIMARY KEY, mine INTEGER NOT NULL)")
    try run(
      """
      INSERT INTO m_session SELECT o.id, s.id FROM other.practice_session o
        JOIN main.practice_session s ON s.uuid = o.uuid
      """)
    try run(
      """
      INSERT OR IGNORE INTO main.practice_scene (session, place, persona, definition)
      SELECT m.mine, place, persona, definition
      FROM other.practice_scene s JOIN m_session m ON m.other = s.session
      """)
    try run(
      """
      INSERT OR IGNORE INTO main.practice_trainee (session, agent)
      SELECT m.mine, a.mine FROM other.practice_trainee t JOIN m_session m ON m.other = t.session
        JOIN m_agent a ON a.other = t.agent
      """)
    try run(
      """
      INSERT INTO main.rehearsal (call, session, place, persona, definition, level, seed, like_call,
        is_aloud, rubric, earned, possible, responses, response_ms)
      SELECT m.mine, (SELECT mine FROM m_session WHERE other = session), place, persona, definition,
        level, seed, like_call, is_aloud, rubric, earned, possible, responses, response_ms
      FROM m_call m JOIN other.rehearsal r ON r.call = m.other WHERE is_new
      """)
    try run(
      """
      INSERT INTO main.rehearsal_skill (call, skill, earned, possible)
      SELECT m.mine, skill, earned, possible
      FROM m_call m JOIN other.rehearsal_skill s ON s.call = m.other WHERE is_new
      """)
    try run(
      """
      INSERT OR IGNORE INTO main.drill_card (agent, deck, card, stability, difficulty, due)
      SELECT m.mine, deck, card, stability, difficulty, due
      FROM other.drill_card c JOIN m_agent m ON m.other = c.agent ORDER BY c.id
      """)
    // A card is folded in the order of its reviews: those of both stores are put in order of time.
    report.reviews = try count(
      """
      INSERT OR IGNORE INTO main.drill_review
        (uuid, drill_card, reviewed_at, day, grade, ms, source)
      SELECT r.uuid, c.id, reviewed_at, day, grade, ms, source
      FROM other.drill_review r JOIN other.drill_card o ON o.id = r.drill_card
        JOIN m_agent m ON m.other = o.agent
        JOIN main.drill_card c ON c.agent = m.mine AND c.deck = o.deck AND c.card = o.card
      ORDER BY reviewed_at, r.id
      """)
  }
}
