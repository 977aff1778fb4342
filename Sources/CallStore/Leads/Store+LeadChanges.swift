package import CallModel

/// A call that a lead had.
package struct LeadCall: Hashable, Sendable {
  /// The call's id.
  package let id: UUIDv7
  /// When it began, in milliseconds since 1970 UTC.
  package let at: Int64
  /// Who called.
  package let agent: String
  /// Whether it has not ended.
  package let isOpen: Bool
  /// How the dial ended.
  package let disposition: Disposition?
  /// The outcome's name.
  package let outcome: String?
}

extension Store {
  /// Does several things as one: all are kept or none.
  package func together<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try write { () throws(StoreError) in try body() }
  }

  /// The live calls of a lead, the latest first.
  package func calls(
    ofLead lead: LeadNumber, limit: Int = 100
  ) throws(StoreError) -> [LeadCall] {
    try database.prepare(
      """
      SELECT call.uuid, started_at, agent.name, state, disposition, outcome FROM call_lead l
        JOIN call ON call.id = l.call JOIN agent ON agent.id = call.agent
      WHERE l.lead = ?1 AND purpose = 1 ORDER BY started_at DESC, call.id DESC LIMIT ?2
      """
    ).with(lead.row).with(limit).all { (row) throws(StoreError) in
      guard let id = UUIDv7(bytes: row.bytes(0)) else { throw damaged("a call has no id") }
      return LeadCall(
        id: id, at: row.int(1), agent: row.text(2), isOpen: row.int(3) == 0,
        disposition: try name(ifAny: row.optionalInt(4)).flatMap { Disposition(rawValue: $0) },
        outcome: try name(ifAny: row.optionalInt(5)))
    }
  }

  /// The last thing that an operator wrote about a lead in a call; nil when nobody did.
  package func lastNote(ofLead lead: LeadNumber) throws(StoreError) -> String? {
    try database.prepare(
      """
      SELECT p.words FROM call_lead l JOIN call ON call.id = l.call
        JOIN call_event e ON e.call = l.call JOIN call_private p ON p.call = e.call AND p.seq = e.seq
      WHERE l.lead = ?1 AND purpose = 1 AND e.kind IN (?2, ?3) AND p.words IS NOT NULL
      ORDER BY started_at DESC, e.seq DESC LIMIT 1
      """
    ).with(lead.row).with(EventRecord.Kind.noted.rawValue).with(EventRecord.Kind.wrappedUp.rawValue)
      .first { $0.text(0) }
  }

  /// When a lead was last spoken to and lost, in milliseconds since 1970 UTC; nil for never.
  package func lastRefusal(of lead: LeadNumber) throws(StoreError) -> Int64? {
    try database.prepare(
      """
      SELECT max(started_at) FROM call_lead l JOIN call ON call.id = l.call
      WHERE l.lead = ?1 AND purpose = 1 AND outcome_kind = ?2
      """
    ).with(lead.row).with(Outcome.Kind.lost.stored).first { $0.optionalInt(0) } ?? nil
  }

  /// The lead of a call; nil where the store knew nobody.
  package func lead(ofCall call: UUIDv7) throws(StoreError) -> LeadNumber? {
    try database.prepare("SELECT lead FROM call_lead WHERE call = ?1").with(row(of: call))
      .first { LeadNumber(row: $0.int(0)) }
  }

  /// Keeps that something happened to a lead. Inside `together`, or alone.
  package func note(_ change: LeadChange, of lead: LeadNumber) throws(StoreError) {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in try insert(change, of: lead.row) }
    }
    try insert(change, of: lead.row)
  }

  /// Moves a lead's life on; nothing happens where it is there already. Inside `together`, or alone.
  package func set(
    _ life: LeadLife, of lead: LeadNumber, because reason: String?, at now: Int64, by agent: String
  ) throws(StoreError) {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in
        try set(life, of: lead, because: reason, at: now, by: agent)
      }
    }
    try database.prepare(
      "UPDATE lead SET life = ?2, reason = ?3 WHERE id = ?1 AND (life != ?2 OR reason IS NOT ?3)"
    ).with(lead.row).with(life.rawValue).with(reason).run()
    guard database.changes == 1 else { return }
    try insert(
      LeadChange(at: now, agent: agent, kind: .life, value: life.word, note: reason), of: lead.row)
  }

  /// Says how warm a lead is; nothing happens where it is so already. Inside `together`, or alone.
  package func set(
    _ temperature: Temperature, of lead: LeadNumber, at now: Int64, by agent: String
  ) throws(StoreError) {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in try set(temperature, of: lead, at: now, by: agent)
      }
    }
    try database.prepare("UPDATE lead SET temperature = ?2 WHERE id = ?1 AND temperature != ?2")
      .with(lead.row).with(temperature.rawValue).run()
    guard database.changes == 1 else { return }
    try insert(
      LeadChange(at: now, agent: agent, kind: .temperature, value: temperature.word), of: lead.row)
  }

  /// Gives a lead to an operator, or to nobody.
  package func assign(
    _ lead: LeadNumber, to operatorName: String?, at now: Int64, by agent: String
  ) throws(StoreError) {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in
        try assign(lead, to: operatorName, at: now, by: agent)
      }
    }
    let owner = try operatorName.map { (name) throws(StoreError) in try row(ofAgent: name) }
    try database.prepare("UPDATE lead SET agent = ?2 WHERE id = ?1 AND agent IS NOT ?2")
      .with(lead.row).with(owner).run()
    guard database.changes == 1 else { return }
    try insert(
      LeadChange(at: now, agent: agent, kind: .assigned, value: operatorName), of: lead.row)
  }

  /// Writes other values into a lead's columns, and what stood there into its history. A phone or a
  /// mail address that another lead has is refused: gives that lead then, and nothing is changed.
  package func edit(
    _ lead: LeadNumber, _ columns: [(name: String, value: String?)], at now: Int64, by agent: String
  ) throws(StoreError) -> LeadNumber? {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in try edit(lead, columns, at: now, by: agent) }
    }
    let before = try draft(of: lead.row)
    var after = before
    for (name, value) in columns { after[name] = value }
    for (phone, mail) in [(after.phone, after.email), (after["phone_2"], after["email_2"])] {
      if let other = try self.lead(phone: phone, email: nil), other != lead { return other }
      if let other = try self.lead(phone: nil, email: mail), other != lead { return other }
    }
    try rewrite(after, of: lead.row)
    for (name, _) in columns where before[name] != after[name] {
      try insert(
        LeadChange(at: now, agent: agent, kind: .edited, name: name, value: before[name]),
        of: lead.row)
    }
    return nil
  }

  /// Writes other columns into a lead, and what it is found by; inside a transaction.
  func rewrite(_ draft: LeadDraft, of lead: Int64) throws(StoreError) {
    try removeContacts(of: lead)
    try replace(draft, of: lead)
    try keepContacts(draft, of: lead)
  }

  private func removeContacts(of lead: Int64) throws(StoreError) {
    let codes = ContactCodes(storeKey: storeKey)
    for (column, code) in [
      (LeadDraft.phone, codes.phone), (LeadDraft.email, codes.mail),
    ] {
      for text in try contacts(of: lead, column) { try removeContact(code(text), of: lead) }
    }
  }

  /// Takes a code out; the codes behind it that were put aside because of it move up, so that a search
  /// finds them.
  private func removeContact(_ code: Int64, of lead: Int64) throws(StoreError) {
    var chain: [(code: Int64, lead: Int64)] = []
    var next = code
    while let owner = try database.prepare("SELECT lead FROM lead_contact WHERE code = ?1")
      .with(next).first({ $0.int(0) })
    {
      chain.append((next, owner))
      next = next == .max ? 0 : next + 1
    }
    guard let place = chain.firstIndex(where: { $0.lead == lead }) else { return }
    // What stands behind belongs to other texts; each is put where it is looked for first.
    for entry in chain[place...] {
      try database.prepare("DELETE FROM lead_contact WHERE code = ?1").with(entry.code).run()
    }
    for entry in chain[(place + 1)...] where entry.lead != lead {
      try keepContacts(draft(of: entry.lead), of: entry.lead)
    }
  }

  /// Keeps the codes by which a lead is found, those that it has not yet.
  private func keepContacts(_ draft: LeadDraft, of lead: Int64) throws(StoreError) {
    let codes = ContactCodes(storeKey: storeKey)
    for phone in [draft.phone, draft["phone_2"]].compactMap({ $0 }) {
      try keepContact(from: codes.phone(phone), of: lead)
    }
    for mail in [draft.email, draft["email_2"]].compactMap({ $0 }) {
      try keepContact(from: codes.mail(mail), of: lead)
    }
  }

  private func keepContact(from code: Int64, of lead: Int64) throws(StoreError) {
    var code = code
    while let owner = try database.prepare("SELECT lead FROM lead_contact WHERE code = ?1")
      .with(code).first({ $0.int(0) })
    {
      if owner == lead { return }
      code = code == .max ? 0 : code + 1
    }
    try keepContact(code, of: lead)
  }
}
