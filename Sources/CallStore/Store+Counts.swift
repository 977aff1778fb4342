package import CallModel

extension Store {
  /// Keeps what a call that has ended is counted by, and adds it to the tallies, unless these are to
  /// be summed anew; inside a transaction.
  func count(
    _ counts: [CallCount], of call: Int64, isTallied: Bool = true
  ) throws(StoreError) {
    try count(rows: try rows(of: counts), of: call, isTallied: isTallied)
  }

  private func rows(of counts: [CallCount]) throws(StoreError) -> [RowCount] {
    var rows: [RowCount] = []
    rows.reserveCapacity(counts.count)
    for count in counts {
      guard let thing = Int32(exactly: try row(of: count.counted)) else {
        throw damaged("there are too many counts")
      }
      rows.append(RowCount(thing: thing, n: count.n, ms: count.ms))
    }
    return rows
  }

  /// Keeps what a call is counted by, as the rows of what is counted; inside a transaction.
  func count(rows: [RowCount], of call: Int64, isTallied: Bool = true) throws(StoreError) {
    try database.prepare("INSERT INTO call_figures (call, counts) VALUES (?1, ?2)")
      .with(call).with(CountBytes.bytes(rows)).run()
    guard isTallied else { return }
    let key = try tallyKey(of: call)
    for row in rows {
      try bound(
        """
        INSERT INTO tally (purpose, script, campaign, day, counted, n, ms)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET n = n + excluded.n, ms = ms + excluded.ms
        """, key, row.thing
      ).with(row.n).with(row.ms).run()
    }
  }

  /// Takes a call's counts out of the tallies, to count it anew; inside a transaction. Throws
  /// `damaged` when more is taken out than was ever counted.
  func uncount(_ call: Int64) throws(StoreError) {
    try database.prepare("DELETE FROM uncounted WHERE call = ?1").with(call).run()
    let key = try tallyKey(of: call)
    for row in try rowCounts(of: call) ?? [] {
      let left = try bound(
        """
        UPDATE tally SET n = n - ?6, ms = ms - ?7
        WHERE (purpose, script, campaign, day, counted) = (?1, ?2, ?3, ?4, ?5)
        RETURNING n, ms
        """, key, row.thing
      ).with(row.n).with(row.ms).first { (n: $0.int(0), ms: $0.int(1)) }
      guard let left, left.ms >= 0, left.n > 0 || left == (0, 0) else {
        throw damaged("a call is missing from the counts")
      }
      guard left.n == 0 else { continue }
      try bound(
        """
        DELETE FROM tally
        WHERE (purpose, script, campaign, day, counted) = (?1, ?2, ?3, ?4, ?5)
        """, key, row.thing
      ).run()
    }
    try database.prepare("DELETE FROM call_figures WHERE call = ?1").with(call).run()
  }

  /// The calls that ended before this version of the store and wait to be counted, oldest first, after
  /// one of them or from the first on; at most `limit`. Reports lack them until `recount` has seen to
  /// them.
  package func uncountedCalls(
    after last: UUIDv7? = nil, limit: Int
  ) throws(StoreError) -> [UUIDv7] {
    let place = try last.map { (id) throws(StoreError) in try row(of: id) } ?? 0
    return try database.prepare(
      """
      SELECT uuid FROM uncounted JOIN call ON call.id = uncounted.call
      WHERE uncounted.call > ?1 ORDER BY uncounted.call LIMIT ?2
      """
    ).with(place).with(limit).all { (row) throws(StoreError) in
      guard let id = UUIDv7(bytes: row.bytes(0)) else { throw damaged("a call has no id") }
      return id
    }
  }

  /// Writes anew what calls that have ended came to and are counted by, all or none; their events
  /// stay as they are. For calls that wait to be counted, and for what `verify` finds.
  package func recount(
    _ calls: [(id: UUIDv7, summary: CallSummary)]
  ) throws(StoreError) {
    try write { () throws(StoreError) in
      for (id, summary) in calls {
        let row = try row(of: id)
        try uncount(row)
        try removeProjections(of: row)
        try insert(summary, of: row)
        try count(summary.counts, of: row)
      }
    }
  }

  /// What a call that has ended is counted by, as the store has it; nil when it waits to be counted.
  package func counts(of call: UUIDv7) throws(StoreError) -> [CallCount]? {
    guard let rows = try rowCounts(of: row(of: call)) else { return nil }
    var counts: [CallCount] = []
    for row in rows {
      counts.append(CallCount(try counted(Int64(row.thing)), n: row.n, ms: row.ms))
    }
    return counts
  }

  func rowCounts(of call: Int64) throws(StoreError) -> [RowCount]? {
    try database.prepare("SELECT counts FROM call_figures WHERE call = ?1").with(call)
      .first { (row) throws(StoreError) in
        var counts: [RowCount] = []
        guard row.withBytes(0, { CountBytes.read($0, into: &counts) }) else {
          throw damaged("the counts of a call cannot be read")
        }
        return counts
      }
  }

  private func tallyKey(of call: Int64) throws(StoreError) -> TallyKey {
    let key = try database.prepare(
      "SELECT purpose, script, coalesce(campaign, 0), day FROM call WHERE id = ?1"
    ).with(call).first {
      TallyKey(purpose: $0.int(0), script: $0.int(1), campaign: $0.int(2), day: $0.int(3))
    }
    guard let key else { throw damaged("a call is missing") }
    return key
  }

  private func bound(
    _ sql: StaticString, _ key: TallyKey, _ thing: Int32
  ) throws(StoreError) -> Statement {
    try database.prepare(sql).with(key.purpose).with(key.script).with(key.campaign).with(key.day)
      .with(Int64(thing))
  }
}

/// Which tallies a call's counts go to.
private struct TallyKey {
  let purpose: Int64
  let script: Int64
  let campaign: Int64
  let day: Int64
}
