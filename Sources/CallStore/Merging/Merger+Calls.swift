import CallModel

extension Merger {
  /// Calls that have ended, with all that hangs on them; what was corrected or forgotten there is so here.
  func takeCalls() throws(StoreError) {
    try run(
      """
      CREATE TEMP TABLE m_call (
        other INTEGER PRIMARY KEY, mine INTEGER NOT NULL, is_new INTEGER NOT NULL
      )
      """)
    report.open = Int(
      try store.database.int("SELECT count(*) FROM other.call WHERE state = 0"))
    try run(
      """
      INSERT INTO m_call
      SELECT o.id, c.id, 0 FROM other.call o JOIN main.call c ON c.uuid = o.uuid
      WHERE o.state = 1 AND c.state = 1
      """)
    report.calls = try count(
      """
      INSERT INTO m_call
      SELECT id, (SELECT ifnull(max(id), 0) FROM main.call) + row_number() OVER (ORDER BY id), 1
      FROM other.call o
      WHERE state = 1 AND NOT EXISTS (SELECT 1 FROM main.call WHERE uuid = o.uuid)
      """)
    try forgetErased()
    try copyNew()
    try copyCorrections()
    try copyImports()
    try keyLeads()
    try countNew()
    try run(
      """
      INSERT INTO main.unsearched_call (call)
      SELECT m.mine FROM m_call m JOIN main.call c ON c.id = m.mine
      WHERE is_new AND purpose = 1 ORDER BY m.mine
      """)
  }

  /// What was said in a call that the other store has forgotten is forgotten here.
  private func forgetErased() throws(StoreError) {
    let erased = try store.database.prepare(
      """
      SELECT c.id FROM m_call m JOIN other.call o ON o.id = m.other
        JOIN main.call c ON c.id = m.mine
      WHERE NOT m.is_new AND o.is_erased = 1 AND c.is_erased = 0
      """
    ).all { $0.int(0) }
    for call in erased { try store.forget(call: call) }
    report.erased = erased.count
  }

  private func copyNew() throws(StoreError) {
    try run(
      """
      INSERT INTO main.call (id, uuid, purpose, state, agent, script, campaign, started_at, zone,
        zone_offset, variant_seed, attempt, day, hour, lead_key, disposition, outcome, outcome_kind,
        talk_ms, hold_ms, wrap_ms, is_erased)
      SELECT m.mine, uuid, purpose, 1, (SELECT mine FROM m_agent WHERE other = agent),
        (SELECT mine FROM m_script WHERE other = script),
        (SELECT mine FROM m_name WHERE other = campaign), started_at,
        (SELECT mine FROM m_name WHERE other = zone), zone_offset, variant_seed, attempt, day, hour,
        lead_key, (SELECT mine FROM m_name WHERE other = disposition),
        (SELECT mine FROM m_name WHERE other = outcome), outcome_kind, talk_ms, hold_ms, wrap_ms,
        is_erased
      FROM m_call m JOIN other.call c ON c.id = m.other WHERE is_new ORDER BY m.mine
      """)
    try run(
      """
      INSERT INTO main.call_event (call, seq, ms, kind, step, target, number, agent)
      SELECT m.mine, seq, ms, kind, (SELECT mine FROM m_name WHERE other = step),
        (SELECT mine FROM m_name WHERE other = target), number,
        (SELECT mine FROM m_agent WHERE other = agent)
      FROM m_call m JOIN other.call_event e ON e.call = m.other WHERE is_new ORDER BY m.mine, seq
      """)
    try run(
      """
      INSERT INTO main.call_private (call, seq, value, words)
      SELECT m.mine, seq, value, words
      FROM m_call m JOIN other.call_private p ON p.call = m.other WHERE is_new ORDER BY m.mine, seq
      """)
    try run(
      """
      INSERT INTO main.call_column (call, subject, ordinal, name, value)
      SELECT m.mine, subject, ordinal, (SELECT mine FROM m_name WHERE other = name), value
      FROM m_call m JOIN other.call_column c ON c.call = m.other WHERE is_new
      """)
    try run(
      """
      INSERT INTO main.call_salt (call, salt)
      SELECT m.mine, salt FROM m_call m JOIN other.call_salt s ON s.call = m.other WHERE is_new
      """)
    try run(
      """
      INSERT INTO main.answer (call, field, value)
      SELECT m.mine, (SELECT mine FROM m_name WHERE other = field), value
      FROM m_call m JOIN other.answer a ON a.call = m.other WHERE is_new
      """)
    try run(
      """
      INSERT INTO main.objection (call, seq, card, step, rebuttals, last_rebuttal, is_overcome)
      SELECT m.mine, seq, (SELECT mine FROM m_name WHERE other = card),
        (SELECT mine FROM m_name WHERE other = step), rebuttals,
        (SELECT mine FROM m_name WHERE other = last_rebuttal), is_overcome
      FROM m_call m JOIN other.objection o ON o.call = m.other WHERE is_new
      """)
  }

  /// Events that were added there to calls that are here. Where both stores have added some, ours stay.
  private func copyCorrections() throws(StoreError) {
    try run(
      """
      CREATE TEMP TABLE m_more (other INTEGER PRIMARY KEY, mine INTEGER NOT NULL, first INTEGER NOT NULL)
      """)
    // Our entries of the chain for the call are the first of theirs, and they have more.
    try run(
      """
      INSERT INTO m_more
      SELECT m.other, m.mine, (SELECT max(last_seq) + 1 FROM main.chain_entry WHERE call = m.mine)
      FROM m_call m
      WHERE NOT is_new
        AND (SELECT max(last_seq) FROM other.chain_entry WHERE call = m.other)
          > (SELECT max(last_seq) FROM main.chain_entry WHERE call = m.mine)
        AND NOT EXISTS (SELECT 1 FROM main.chain_entry c WHERE c.call = m.mine AND NOT EXISTS (
          SELECT 1 FROM other.chain_entry o WHERE o.call = m.other AND o.first_seq = c.first_seq
            AND o.skeleton_hash = c.skeleton_hash AND o.private_hash = c.private_hash))
      """)
    report.disputed = Int(
      try store.database.int(
        """
        SELECT count(*) FROM m_call m
        WHERE NOT is_new AND EXISTS (SELECT 1 FROM other.chain_entry o WHERE o.call = m.other
          AND NOT EXISTS (SELECT 1 FROM main.chain_entry c WHERE c.call = m.mine
            AND o.first_seq = c.first_seq AND o.skeleton_hash = c.skeleton_hash
            AND o.private_hash = c.private_hash))
          AND NOT EXISTS (SELECT 1 FROM m_more WHERE other = m.other)
        """))
    report.corrected = try count(
      """
      INSERT OR IGNORE INTO main.uncounted (call) SELECT mine FROM m_more
      """)
    try run(
      """
      INSERT INTO main.call_event (call, seq, ms, kind, step, target, number, agent)
      SELECT m.mine, seq, ms, kind, (SELECT mine FROM m_name WHERE other = step),
        (SELECT mine FROM m_name WHERE other = target), number,
        (SELECT mine FROM m_agent WHERE other = agent)
      FROM m_more m JOIN other.call_event e ON e.call = m.other AND seq >= m.first
      """)
    try run(
      """
      INSERT INTO main.call_private (call, seq, value, words)
      SELECT m.mine, seq, value, words
      FROM m_more m JOIN other.call_private p ON p.call = m.other AND seq >= m.first
        JOIN main.call c ON c.id = m.mine
      WHERE c.is_erased = 0
      """)
  }

  private func copyImports() throws(StoreError) {
    try run(
      """
      INSERT OR IGNORE INTO main.imported_file (uuid, name, hash, imported_at, agent)
      SELECT uuid, name, hash, imported_at, (SELECT mine FROM m_agent WHERE other = agent)
      FROM other.imported_file ORDER BY id
      """)
    try run(
      """
      INSERT INTO main.call_import (call, file)
      SELECT m.mine, f.id FROM m_call m JOIN other.call_import i ON i.call = m.other
        JOIN other.imported_file o ON o.id = i.file JOIN main.imported_file f ON f.uuid = o.uuid
      WHERE is_new
      """)
  }

  /// Whom a call was with is recognised under the key of this store.
  private func keyLeads() throws(StoreError) {
    guard otherKey != store.storeKey else { return }
    let calls = try store.database.prepare(
      "SELECT m.mine FROM m_call m JOIN main.call c ON c.id = m.mine WHERE is_new AND lead_key IS NOT NULL"
    ).all { $0.int(0) }
    for call in calls {
      let lead = try store.call(row: call).start.lead
      // Of somebody who was forgotten there is nothing to tell it by.
      try store.database.prepare("UPDATE main.call SET lead_key = ?2 WHERE id = ?1").with(call)
        .with(store.leadKey(of: lead)?.code.bytes).run()
    }
  }

  /// What the new calls are counted by, and the tallies.
  private func countNew() throws(StoreError) {
    try run(
      """
      INSERT OR IGNORE INTO main.counted (kind, step, target, experiment, letter)
      SELECT kind, ifnull((SELECT mine FROM m_name WHERE other = step), 0),
        ifnull((SELECT mine FROM m_name WHERE other = target), 0),
        ifnull((SELECT mine FROM m_name WHERE other = experiment), 0), letter
      FROM other.counted ORDER BY id
      """)
    let pairs = try store.database.prepare(
      """
      SELECT o.id, c.id FROM other.counted o JOIN main.counted c
        ON c.kind = o.kind AND c.letter = o.letter
        AND c.step = ifnull((SELECT mine FROM m_name WHERE other = o.step), 0)
        AND c.target = ifnull((SELECT mine FROM m_name WHERE other = o.target), 0)
        AND c.experiment = ifnull((SELECT mine FROM m_name WHERE other = o.experiment), 0)
      """
    ).all { (Int32(clamping: $0.int(0)), Int32(clamping: $0.int(1))) }
    let things = Dictionary(uniqueKeysWithValues: pairs)
    let calls = try store.database.prepare(
      "SELECT mine, other FROM m_call WHERE is_new ORDER BY mine"
    ).all { ($0.int(0), $0.int(1)) }
    for (mine, other) in calls {
      guard let counts = try counts(of: other) else {
        try store.database.prepare("INSERT INTO main.uncounted (call) VALUES (?1)").with(mine).run()
        continue
      }
      var rows: [RowCount] = []
      for count in counts {
        guard let thing = things[count.thing] else { throw store.damaged("a count is of nothing") }
        rows.append(RowCount(thing: thing, n: count.n, ms: count.ms))
      }
      try store.count(rows: rows, of: mine)
    }
  }

  private func counts(of call: Int64) throws(StoreError) -> [RowCount]? {
    try store.database.prepare("SELECT counts FROM other.call_figures WHERE call = ?1").with(call)
      .first { (row) throws(StoreError) in
        var counts: [RowCount] = []
        guard row.withBytes(0, { CountBytes.read($0, into: &counts) }) else {
          throw store.damaged("the counts of a call of the other store cannot be read")
        }
        return counts
      }
  }
}
