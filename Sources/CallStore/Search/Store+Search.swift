import CallModel

/// What a search has found.
package enum SearchHit: Hashable, Sendable {
  /// A lead.
  case lead(LeadNumber)
  /// A live call, by whom it was with or by what was noted.
  case call(UUIDv7)
}

extension Store {
  /// Brings the index of words up to date: leads and calls that came since. A million leads take some
  /// seconds once.
  package func indexWords(progress: (_ done: Int) -> Void = { _ in }) throws(StoreError) {
    var done = 0
    while true {
      let count = try write { () throws(StoreError) in
        try indexLeads(2000) + indexCalls(2000)
      }
      if count == 0 { return }
      done += count
      progress(done)
    }
  }

  /// What has all the words that are typed, leads before calls, the latest first; none for no word. The
  /// index must be up to date.
  package func find(_ typed: String, limit: Int = 20) throws(StoreError) -> [SearchHit] {
    guard let question = SearchWords.question(typed) else { return [] }
    var leads: [SearchHit] = []
    var calls: [SearchHit] = []
    let rows = try database.prepare(
      "SELECT rowid FROM lead_search WHERE lead_search MATCH ?1 ORDER BY rowid DESC LIMIT ?2"
    ).with(question).with(limit * 20).all { $0.int(0) }
    for row in rows {
      if row % 2 == 0 {
        leads.append(.lead(LeadNumber(row: row / 2)))
      } else if calls.count < limit,
        let id = try database.prepare("SELECT uuid FROM call WHERE id = ?1").with(row / 2)
          .first({ UUIDv7(bytes: $0.bytes(0)) }) ?? nil
      {
        calls.append(.call(id))
      }
    }
    return Array((leads + calls).prefix(limit))
  }

  /// Takes a lead's words out of the index, where they are in it, and puts others in; inside a
  /// transaction.
  func reindex(_ lead: Int64, from old: LeadDraft, to new: LeadDraft?) throws(StoreError) {
    guard try database.int("SELECT lead FROM search_state") >= lead else { return }
    try database.prepare(
      "INSERT INTO lead_search (lead_search, rowid, words) VALUES ('delete', ?1, ?2)"
    ).with(lead * 2).with(SearchWords.of(old)).run()
    if let new { try index(SearchWords.of(new), at: lead * 2) }
  }

  /// Empties the index; the next search fills it anew. Words that are taken out one by one would stay in
  /// its older parts.
  func forgetWords() throws(StoreError) {
    try database.run("INSERT INTO lead_search (lead_search) VALUES ('delete-all')")
    try database.run("DELETE FROM search_state")
    try database.run("DELETE FROM unsearched_call")
    try database.run(
      """
      INSERT INTO unsearched_call (call)
      SELECT id FROM call WHERE purpose = 1 AND state = 1 AND is_erased = 0
      """)
  }

  private func index(_ words: String, at row: Int64) throws(StoreError) {
    try database.prepare("INSERT INTO lead_search (rowid, words) VALUES (?1, ?2)")
      .with(row).with(words).run()
  }

  private func indexLeads(_ limit: Int) throws(StoreError) -> Int {
    let last = try database.int("SELECT lead FROM search_state")
    let rows = try database.prepare("SELECT id FROM lead WHERE id > ?1 ORDER BY id LIMIT ?2")
      .with(last).with(limit).all { $0.int(0) }
    for row in rows { try index(SearchWords.of(draft(of: row)), at: row * 2) }
    if let last = rows.last {
      try database.prepare(
        """
        INSERT INTO search_state (id, lead) VALUES (1, ?1)
        ON CONFLICT (id) DO UPDATE SET lead = excluded.lead
        """
      ).with(last).run()
    }
    return rows.count
  }

  private func indexCalls(_ limit: Int) throws(StoreError) -> Int {
    let rows = try database.prepare("SELECT call FROM unsearched_call LIMIT ?1")
      .with(limit).all { $0.int(0) }
    for row in rows {
      try index(words(ofCall: row), at: row * 2 + 1)
      try database.prepare("DELETE FROM unsearched_call WHERE call = ?1").with(row).run()
    }
    return rows.count
  }

  /// Whom a call was with, and what was noted and heard in it.
  private func words(ofCall row: Int64) throws(StoreError) -> String {
    let columns = try database.prepare(
      "SELECT value FROM call_column WHERE call = ?1 AND subject = 1 ORDER BY ordinal"
    ).with(row).all { $0.text(0) }
    let said = try database.prepare(
      """
      SELECT words FROM call_private WHERE call = ?1 AND words IS NOT NULL ORDER BY seq
      """
    ).with(row).all { $0.text(0) }
    return (columns + said).map(SearchWords.text).joined(separator: " ")
  }
}
