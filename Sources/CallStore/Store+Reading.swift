import CallModel

extension Store {
  /// A call by its id, or by the beginning of it as somebody typed it. Throws `noSuchCall` and
  /// `ambiguousCall`.
  package func call(_ text: String) throws(StoreError) -> CallRow {
    guard let prefix = UUIDv7.Prefix(text) else { throw failure(.noSuchCall(text)) }
    return try database.snapshot { () throws(StoreError) in
      let rows = try database.prepare(
        "SELECT id FROM call WHERE uuid BETWEEN ?1 AND ?2 ORDER BY uuid LIMIT 2"
      ).with(prefix.first.bytes).with(prefix.last.bytes).all { $0.int(0) }
      guard let row = rows.first else { throw failure(.noSuchCall(text)) }
      guard rows.count == 1 else { throw failure(.ambiguousCall(text)) }
      return try call(row: row)
    }
  }

  /// A call by its id. Throws `noSuchCall`.
  package func call(_ id: UUIDv7) throws(StoreError) -> CallRow {
    try database.snapshot { () throws(StoreError) in try call(row: row(of: id)) }
  }

  /// A page of the calls that fit, newest first, from `cursor` on; at most `limit` of them. A page is
  /// read from one state of the store; calls that begin between two pages come in neither.
  package func calls(
    _ filter: CallFilter, limit: Int = 100, from cursor: CallPage.Cursor? = nil
  ) throws(StoreError) -> CallPage {
    try database.snapshot { () throws(StoreError) in
      var family: Int64?
      if let name = filter.family { family = try knownRow(ofName: name) ?? 0 }
      var outcome: Int64?
      if let name = filter.outcome { outcome = try knownRow(ofName: name) ?? 0 }
      let rows = try database.prepare(
        """
        SELECT id, started_at FROM call
        WHERE purpose = ?1 AND (started_at, id) < (?2, ?3)
          AND (?4 IS NULL OR agent = ?4)
          AND (?5 IS NULL OR script IN (SELECT id FROM script WHERE family = ?5))
          AND (?6 IS NULL OR outcome = ?6)
          AND (?7 IS NULL OR outcome_kind = ?7)
          AND (?8 IS NULL OR lead_key = ?8)
          AND (?9 IS NULL OR day >= ?9)
          AND (?10 IS NULL OR day <= ?10)
          AND (?11 IS NULL OR state = ?11)
        ORDER BY started_at DESC, id DESC LIMIT ?12
        """
      ).with(filter.purpose.rawValue).with(cursor?.startedAt ?? .max).with(cursor?.row ?? .max)
        .with(filter.agent?.row).with(family).with(outcome).with(filter.outcomeKind?.stored)
        .with(filter.leadKey?.code.bytes).with(filter.firstDay.map { Int64($0.days) })
        .with(filter.lastDay.map { Int64($0.days) }).with(filter.isOpen.map { $0 ? 0 : 1 })
        .with(limit).all { CallPage.Cursor(startedAt: $0.int(1), row: $0.int(0)) }
      var calls: [CallRow] = []
      for row in rows { calls.append(try call(row: row.row)) }
      return CallPage(calls: calls, next: rows.count == limit ? rows.last : nil)
    }
  }

  /// The last value of each field of a call that has ended, by the order of their names' rows.
  package func answers(of call: UUIDv7) throws(StoreError) -> [FieldAnswer] {
    try answers(ofRow: row(of: call))
  }

  func answers(ofRow call: Int64) throws(StoreError) -> [FieldAnswer] {
    try database.prepare("SELECT field, value FROM answer WHERE call = ?1 ORDER BY field")
      .with(call).all { (row) throws(StoreError) in
        FieldAnswer(field: try name(row.int(0)), value: row.text(1))
      }
  }

  /// The cards that were raised in a call that has ended, in order.
  package func objections(of call: UUIDv7) throws(StoreError) -> [RaisedObjection] {
    try objections(ofRow: row(of: call))
  }

  func objections(ofRow call: Int64) throws(StoreError) -> [RaisedObjection] {
    try database.prepare(
      """
      SELECT seq, card, step, rebuttals, last_rebuttal, is_overcome FROM objection
      WHERE call = ?1 ORDER BY seq
      """
    ).with(call).all { (row) throws(StoreError) in
      RaisedObjection(
        seq: Int32(clamping: row.int(0)), card: try name(row.int(1)),
        step: try name(ifAny: row.optionalInt(2)), rebuttals: Int(row.int(3)),
        lastRebuttal: try name(ifAny: row.optionalInt(4)),
        isOvercome: row.optionalInt(5).map { $0 != 0 })
    }
  }

  /// A call by its row.
  func call(row: Int64) throws(StoreError) -> CallRow {
    let found = try database.prepare(
      """
      SELECT uuid, purpose, agent, hash, family, title, started_at, zone, zone_offset,
        variant_seed, attempt, day, hour, state, lead_key, disposition, outcome, outcome_kind,
        talk_ms, hold_ms, wrap_ms, is_erased, campaign
      FROM call JOIN script ON script.id = call.script WHERE call.id = ?1
      """
    ).with(row).first { (found) throws(StoreError) in
      var start = CallStart(
        startedAt: found.int(6), offset: Int32(clamping: found.int(8)),
        zone: try name(found.int(7)), variantSeed: UInt64(bitPattern: found.int(9)), lead: Lead(),
        agent: Lead())
      start.attempt = Int(found.int(10))
      for column in try columns(of: row) {
        switch Subject(rawValue: Int(column.subject)) {
        case .lead: start.lead[column.name] = column.value
        case .agent: start.agent[column.name] = column.value
        case .campaign: start.campaign[column.name] = column.value
        case nil: throw damaged("a column belongs to nobody")
        }
      }
      guard let id = UUIDv7(bytes: found.bytes(0)), let script = Digest(bytes: found.bytes(3)),
        let purpose = CallPurpose(rawValue: Int(found.int(1)))
      else { throw damaged("a call's row cannot be read") }
      return CallRow(
        id: id, purpose: purpose, agent: try agent(found.int(2)).name, script: script,
        family: try name(found.int(4)), title: found.text(5),
        campaign: try name(ifAny: found.optionalInt(22)), start: start,
        day: CivilDate(days: Int32(clamping: found.int(11))), hour: Int(found.int(12)),
        isOpen: found.int(13) == 0,
        leadKey: Digest(bytes: found.bytes(14)).map { LeadKey(code: $0) },
        disposition: try name(ifAny: found.optionalInt(15)).flatMap { Disposition(rawValue: $0) },
        outcome: try name(ifAny: found.optionalInt(16)),
        outcomeKind: found.optionalInt(17).flatMap { Outcome.Kind(stored: $0) },
        talkMs: found.int(18), holdMs: found.int(19), wrapMs: found.int(20),
        isErased: found.int(21) != 0, row: row)
    }
    guard let found else { throw damaged("a call or its script is missing") }
    return found
  }
}
