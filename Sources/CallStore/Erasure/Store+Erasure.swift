import CallModel

/// What is to be forgotten: all of a person, or all that is too old.
package struct ErasureRequest: Sendable {
  /// The leads.
  package let leads: [LeadNumber]
  /// The ended calls, of whatever purpose, that were not erased before.
  package let calls: [UUIDv7]
  /// Calls that have not ended: they are in the way.
  package let openCalls: [UUIDv7]

  let rows: (leads: [Int64], calls: [Int64])

  /// Whether there is nothing to forget.
  package var isEmpty: Bool { leads.isEmpty && calls.isEmpty && openCalls.isEmpty }
}

/// What went when somebody was forgotten.
package struct ErasureReport: Hashable, Sendable {
  /// How many leads.
  package var leads = 0
  /// In how many calls what was said and known of him.
  package var calls = 0
  /// How many places in campaigns.
  package var places = 0
  /// How many tasks.
  package var tasks = 0
  /// How many lines of a lead's history.
  package var changes = 0
}

extension Store {
  /// Finds somebody by a phone in international form, a mail address or a lead's number. Calls are his
  /// that know his lead, were made under his key, or hold his phone or mail address in a column; a
  /// phone that was typed in national form is his where its last eight digits and more are.
  package func person(
    lead: LeadNumber? = nil, phone: String? = nil, email: String? = nil
  ) throws(StoreError) -> ErasureRequest {
    var leads: Set<Int64> = []
    if let lead { leads.insert(lead.row) }
    if let known = try self.lead(phone: phone, email: email) { leads.insert(known.row) }
    var phones = Set([phone].compactMap { $0 })
    var mails = Set([email?.nameKey].compactMap { $0 })
    var calls: Set<Int64> = []
    for lead in leads {
      for (column, value) in try draft(of: lead).lead.columns {
        if column.hasPrefix("phone") || column.hasPrefix("mobile") { phones.insert(value) }
        if column.hasPrefix("email") { mails.insert(value.nameKey) }
      }
      calls.formUnion(
        try database.prepare("SELECT call FROM call_lead WHERE lead = ?1").with(lead)
          .all { $0.int(0) })
      if let key = leadKey(of: try draft(of: lead).lead) {
        calls.formUnion(
          try database.prepare("SELECT id FROM call WHERE lead_key = ?1").with(key.code.bytes)
            .all { $0.int(0) })
      }
    }
    calls.formUnion(try callsHolding(phones: phones, mails: mails))
    return try request(leads: leads, calls: calls)
  }

  /// Finds what has not been touched since a moment: calls that began before it, and leads that came
  /// before it and were neither called nor changed since, nor wait in a campaign that is not closed.
  package func outdated(before moment: Int64) throws(StoreError) -> ErasureRequest {
    let calls = try database.prepare(
      "SELECT id FROM call WHERE started_at < ?1 AND is_erased = 0 AND state = 1"
    ).with(moment).all { $0.int(0) }
    let leads = try database.prepare(
      """
      SELECT id FROM lead WHERE made_at < ?1
        AND NOT EXISTS (SELECT 1 FROM lead_change WHERE lead = lead.id AND at >= ?1)
        AND NOT EXISTS (SELECT 1 FROM call_lead l JOIN call c ON c.id = l.call
          WHERE l.lead = lead.id AND (c.started_at >= ?1 OR c.state = 0))
        AND NOT EXISTS (SELECT 1 FROM task WHERE lead = lead.id AND state = 0)
        AND NOT EXISTS (SELECT 1 FROM campaign_lead q JOIN campaign c ON c.id = q.campaign
          WHERE q.lead = lead.id AND q.state IN (0, 1, 2, 3, 4) AND c.state != ?2)
      """
    ).with(moment).with(Campaign.State.closed.rawValue).all { $0.int(0) }
    return try request(leads: Set(leads), calls: Set(calls))
  }

  private func request(
    leads: Set<Int64>, calls: Set<Int64>
  ) throws(StoreError) -> ErasureRequest {
    var ended: [Int64] = []
    var open: [UUIDv7] = []
    var ids: [UUIDv7] = []
    for call in try withRehearsals(calls).sorted() {
      let found = try database.prepare("SELECT uuid, state, is_erased FROM call WHERE id = ?1")
        .with(call).first { (UUIDv7(bytes: $0.bytes(0)), isOpen: $0.int(1) == 0, $0.int(2) == 1) }
      guard let found, let id = found.0, !found.2 else { continue }
      if found.isOpen {
        open.append(id)
      } else {
        ended.append(call)
        ids.append(id)
      }
    }
    return ErasureRequest(
      leads: leads.sorted().map { LeadNumber(row: $0) }, calls: ids, openCalls: open,
      rows: (leads.sorted(), ended))
  }

  /// Calls, and the rehearsals in which their prospects said again what they had said.
  private func withRehearsals(_ calls: Set<Int64>) throws(StoreError) -> Set<Int64> {
    let likenesses = try database.prepare(
      "SELECT c.id, r.call FROM rehearsal r JOIN call c ON c.uuid = r.like_call"
    ).all { (of: $0.int(0), rehearsal: $0.int(1)) }
    return calls.union(likenesses.filter { calls.contains($0.of) }.map(\.rehearsal))
  }

  private func callsHolding(
    phones: Set<String>, mails: Set<String>
  ) throws(StoreError) -> Set<Int64> {
    func digits(_ text: String) -> Substring {
      String(decoding: text.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
        .drop { $0 == "0" }
    }
    let wanted = phones.map(digits)
    let columns = try database.prepare(
      """
      SELECT call, value, name.text FROM call_column JOIN name ON name.id = call_column.name
      WHERE subject = 1
        AND (name.text LIKE 'phone%' OR name.text LIKE 'mobile%' OR name.text LIKE 'email%')
      """
    ).all { ($0.int(0), $0.text(1), $0.text(2)) }
    var calls: Set<Int64> = []
    for (call, value, name) in columns {
      if name.hasPrefix("email") {
        if mails.contains(value.nameKey) { calls.insert(call) }
        continue
      }
      let found = digits(value)
      guard found.utf8.count >= 8 else { continue }
      if wanted.contains(where: { $0.hasSuffix(found) || found.hasSuffix($0) && $0.utf8.count >= 8 }
      ) {
        calls.insert(call)
      }
    }
    return calls
  }

  /// Forgets somebody for good: his leads with their histories, places and tasks, and of his calls all
  /// that was said and known. That the calls were made, when, by whom and how they ended stays, and so
  /// do counts and suppressions. The chain of calls stays whole.
  ///
  /// The file is written anew, so that nothing of him is left in pages that are free. Throws `busy` while
  /// another process keeps an older state of the store in sight; then it is to be called again.
  package func erase(_ person: ErasureRequest) throws(StoreError) -> ErasureReport {
    guard person.openCalls.isEmpty else { throw failure(.callIsTaken) }
    try database.run("PRAGMA secure_delete = ON")
    let report = try write { () throws(StoreError) in
      var report = ErasureReport()
      for call in person.rows.calls { try forget(call: call) }
      report.calls = person.rows.calls.count
      for lead in person.rows.leads { try forget(lead: lead, &report) }
      try forgetWords()
      return report
    }
    try scrub()
    return report
  }

  /// Writes the file anew without free pages, and empties the write-ahead log.
  package func scrub() throws(StoreError) {
    try database.run("VACUUM")
    let isBusy = try database.int("PRAGMA wal_checkpoint(TRUNCATE)") != 0
    if isBusy { throw failure(.busy) }
  }

  /// Forgets what was said in a call; inside a transaction.
  func forget(call: Int64) throws(StoreError) {
    for statement: StaticString in [
      "DELETE FROM call_private WHERE call = ?1", "DELETE FROM call_column WHERE call = ?1",
      "DELETE FROM call_salt WHERE call = ?1", "DELETE FROM answer WHERE call = ?1",
      "DELETE FROM call_lead WHERE call = ?1",
      "UPDATE task SET text = NULL, reason = NULL WHERE call = ?1",
    ] {
      try database.prepare(statement).with(call).run()
    }
    try database.prepare("UPDATE call SET is_erased = 1, lead_key = NULL WHERE id = ?1")
      .with(call).run()
  }

  /// Forgets a lead, and that it must not come back with another store; inside a transaction.
  func forget(lead: Int64, _ report: inout ErasureReport) throws(StoreError) {
    try database.prepare("UPDATE lead_alias SET lead = NULL WHERE lead = ?1").with(lead).run()
    try database.prepare(
      "INSERT OR REPLACE INTO lead_alias (uuid) SELECT uuid FROM lead WHERE id = ?1"
    ).with(lead).run()
    let draft = try draft(of: lead)
    // Whom he named keeps that he came by a referral, and not by whose.
    if let label = draft.lead.label {
      try database.prepare("UPDATE lead_source SET name = '' WHERE kind = 4 AND name = ?1")
        .with(label).run()
    }
    func delete(_ statement: StaticString) throws(StoreError) -> Int {
      try database.prepare(statement).with(lead).run()
      return database.changes
    }
    report.places += try delete("DELETE FROM campaign_lead WHERE lead = ?1")
    report.tasks += try delete("DELETE FROM task WHERE lead = ?1")
    report.changes += try delete("DELETE FROM lead_change WHERE lead = ?1")
    _ = try delete("DELETE FROM lead_column WHERE lead = ?1")
    _ = try delete("DELETE FROM lead_contact WHERE lead = ?1")
    _ = try delete("DELETE FROM call_lead WHERE lead = ?1")
    report.leads += try delete("DELETE FROM lead WHERE id = ?1")
  }
}
