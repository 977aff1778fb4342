package import CallModel

/// Why a number or an address must not be contacted.
package struct Suppression: Hashable, Sendable {
  /// How it came about.
  package enum Kind: Int, CaseIterable, Sendable {
    /// The person said so in a call.
    case optOut = 1
    /// Somebody entered it.
    case hand = 2
    /// A register has it.
    case register = 3
  }

  /// How it came about.
  package let kind: Kind
  /// The register, for one that a register has.
  package let register: String?
  /// Since when, in milliseconds since 1970 UTC.
  package let at: Int64
  /// Who entered or imported it.
  package let agent: String
}

/// A list of those who must not be contacted, as it was on a day.
package struct SuppressionRegister: Hashable, Sendable {
  /// Its name, as calling rules name it.
  package let name: String
  /// The day of which it is.
  package let day: CivilDate
  /// When it was imported, in milliseconds since 1970 UTC.
  package let importedAt: Int64
  /// Who imported it.
  package let agent: String
  /// How many entries it has.
  package let count: Int
}

/// What is suppressed: a phone in international form, or a mail address. The store keeps its
/// HMAC-SHA256 under its own key, never the text.
package enum Contact: Hashable, Sendable {
  /// A phone in international form.
  case phone(String)
  /// A mail address.
  case mail(String)

  fileprivate var identity: String {
    switch self {
    case .phone(let phone):
      "phone:"
        + String(
          decoding: phone.utf8.filter { $0 == 0x2B || (0x30...0x39).contains($0) }, as: UTF8.self)
    case .mail(let mail): "mail:" + mail.trimmingBlanks.nameKey
    }
  }
}

extension Store {
  /// Suppresses a contact for good and for all campaigns; false when it was suppressed so already.
  package func suppress(
    _ contact: Contact, _ kind: Suppression.Kind, at now: Int64, by agent: String
  ) throws(StoreError) -> Bool {
    precondition(kind != .register, "a register is imported whole")
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in
        try suppress(contact, kind, at: now, by: agent)
      }
    }
    return try insert(contact, kind, register: 0, at: now, row(ofAgent: agent))
  }

  /// Takes back what a person is noted to have said since a moment, in milliseconds since 1970 UTC: it
  /// was a slip. What was suppressed before, or by other ways, stays. Inside the transaction of the act.
  package func takeBackOptOut(of contact: Contact, since: Int64) throws(StoreError) {
    try database.prepare(
      "DELETE FROM suppression WHERE code = ?1 AND register = 0 AND kind = ?2 AND at >= ?3"
    ).with(code(of: contact, storeKey)).with(Suppression.Kind.optOut.rawValue).with(since).run()
  }

  /// Takes in a register, all of it or nothing; one of the same name that was there goes.
  /// - Parameter produce: hands over the entries; when it says false, nothing is changed.
  /// - Returns: how many different entries it has.
  package func importRegister(
    named name: String, of day: CivilDate, at now: Int64, by agent: String,
    _ produce: ((Contact) throws(StoreError) -> Void) throws(StoreError) -> Bool
  ) throws(StoreError) -> Int {
    try write { () throws(StoreError) in
      let agent = try row(ofAgent: agent)
      try database.prepare(
        """
        DELETE FROM suppression
        WHERE register IN (SELECT id FROM suppression_register WHERE name = ?1)
        """
      ).with(name).run()
      try database.prepare("DELETE FROM suppression_register WHERE name = ?1").with(name).run()
      try database.prepare(
        """
        INSERT INTO suppression_register (uuid, name, day, imported_at, agent)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """
      ).with(UUIDv7.fresh().bytes).with(name).with(Int64(day.days)).with(now).with(agent).run()
      let register = database.lastRow
      var count = 0
      let isWhole = try produce { (contact) throws(StoreError) in
        if try insert(contact, .register, register: register, at: now, agent) { count += 1 }
      }
      guard isWhole else { throw failure(.other("the import was given up")) }
      return count
    }
  }

  /// Why a contact must not be contacted; nil when it may. What a person said comes before what a
  /// register has.
  package func suppression(of contact: Contact) throws(StoreError) -> Suppression? {
    if let found = try suppression(coded: code(of: contact, storeKey)) { return found }
    // Stores that were taken in have keys of their own.
    let keys = try database.prepare("SELECT key FROM suppression_key ORDER BY id").all {
      $0.bytes(0)
    }
    for key in keys {
      if let found = try suppression(coded: code(of: contact, key)) { return found }
    }
    return nil
  }

  private func suppression(coded code: [UInt8]) throws(StoreError) -> Suppression? {
    try database.prepare(
      """
      SELECT kind, r.name, at, agent.name FROM suppression s
        JOIN agent ON agent.id = s.agent LEFT JOIN suppression_register r ON r.id = s.register
      WHERE code = ?1 ORDER BY register LIMIT 1
      """
    ).with(code).first { (row) throws(StoreError) in
      guard let kind = Suppression.Kind(rawValue: Int(row.int(0))) else {
        throw damaged("a suppression is of an unknown kind")
      }
      return Suppression(
        kind: kind, register: row.optionalText(1), at: row.int(2), agent: row.text(3))
    }
  }

  /// Whether anything is suppressed at all.
  package func hasSuppressions() throws(StoreError) -> Bool {
    try database.int("SELECT EXISTS (SELECT 1 FROM suppression)") == 1
  }

  /// How many contacts are suppressed, by how it came about; those of registers are in the registers.
  package func suppressionCounts() throws(StoreError) -> [Suppression.Kind: Int] {
    let rows = try database.prepare("SELECT kind, count(*) FROM suppression GROUP BY kind")
      .all { (Int($0.int(0)), Int($0.int(1))) }
    var counts: [Suppression.Kind: Int] = [:]
    for (kind, count) in rows {
      if let kind = Suppression.Kind(rawValue: kind) { counts[kind] = count }
    }
    return counts
  }

  /// All registers, by name.
  package func suppressionRegisters() throws(StoreError) -> [SuppressionRegister] {
    try database.prepare(
      """
      SELECT r.name, day, imported_at, agent.name,
        (SELECT count(*) FROM suppression WHERE register = r.id)
      FROM suppression_register r JOIN agent ON agent.id = r.agent ORDER BY r.name
      """
    ).all {
      SuppressionRegister(
        name: $0.text(0), day: CivilDate(days: Int32(clamping: $0.int(1))), importedAt: $0.int(2),
        agent: $0.text(3), count: Int($0.int(4)))
    }
  }

  private func insert(
    _ contact: Contact, _ kind: Suppression.Kind, register: Int64, at now: Int64, _ agent: Int64
  ) throws(StoreError) -> Bool {
    try database.prepare(
      """
      INSERT OR IGNORE INTO suppression (code, register, kind, at, agent)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """
    ).with(code(of: contact, storeKey)).with(register).with(kind.rawValue).with(now).with(agent)
      .run()
    return database.changes == 1
  }

  private func code(of contact: Contact, _ key: [UInt8]) -> [UInt8] {
    HMACSHA256.code(of: Array(contact.identity.utf8), key: key).bytes
  }
}

extension Store {
  /// Takes a lead out of all queues and ends its open tasks: it must not be contacted. Inside
  /// `together`, or alone.
  package func suppress(
    _ lead: LeadNumber, because reason: String, at now: Int64, by agent: String
  ) throws(StoreError) {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in
        try suppress(lead, because: reason, at: now, by: agent)
      }
    }
    try cancelTasks(of: lead, because: reason, at: now, by: agent)
    for (campaign, entry) in try entries(of: lead) {
      var entry = entry
      entry.state = .suppressed
      entry.reason = reason
      try put(entry, in: campaign)
    }
  }
}
