package import CallModel

/// A lead as the store keeps it.
package struct StoredLead: Hashable, Sendable {
  /// Its number in this store.
  package let number: LeadNumber
  /// Its id, which no other store gives.
  package let id: UUIDv7
  /// What is known of the person.
  package let lead: Lead
  /// How warm it is.
  package let temperature: Temperature
  /// Where it is between marketing's list and the customer's folder.
  package let life: LeadLife
  /// Why its life is where it is.
  package let reason: String?
  /// Whose it is; nil for anybody's.
  package let agent: String?
  /// Where it came from.
  package let source: LeadSource
  /// When it came, in milliseconds since 1970 UTC.
  package let madeAt: Int64
}

extension Store {
  /// Takes in leads, all or none: by itself, or with the transaction that is open.
  /// - Parameter produce: hands over the leads to what it is given; when it says false, none is kept.
  ///   It may put them into campaigns as well.
  package func addLeads(
    from source: LeadSource,
    _ produce: (LeadImporter) throws(StoreError) -> Bool
  ) throws(StoreError) {
    guard database.isInTransaction else {
      // What is written here refers to what is there; looking it up each time would take half as long
      // again. The transaction begins after this and ends before the opposite.
      try database.run("PRAGMA foreign_keys = OFF")
      defer { try? database.run("PRAGMA foreign_keys = ON") }
      return try write { () throws(StoreError) in try addLeads(from: source, produce) }
    }
    do {
      let importer = try LeadImporter(self, source)
      guard try produce(importer) else { throw failure(.other("the import was given up")) }
      try importer.finish()
    }
  }

  /// How leads are found by their contacts in this store.
  package var contactCodes: ContactCodes { ContactCodes(storeKey: storeKey) }

  /// A lead by its number; nil when there is none.
  package func lead(_ number: LeadNumber) throws(StoreError) -> StoredLead? {
    try database.prepare(
      """
      SELECT lead.uuid, lead.temperature, lead.life, lead.reason, agent.name, lead.made_at, s.kind,
        s.name, s.made_at, (SELECT name FROM agent WHERE id = s.agent)
      FROM lead JOIN lead_source s ON s.id = lead.source LEFT JOIN agent ON agent.id = lead.agent
      WHERE lead.id = ?1
      """
    ).with(number.row).first { (row) throws(StoreError) in
      guard let id = UUIDv7(bytes: row.bytes(0)),
        let temperature = Temperature(rawValue: Int(row.int(1))),
        let life = LeadLife(rawValue: Int(row.int(2))),
        let kind = LeadSource.Kind(rawValue: Int(row.int(6)))
      else { throw damaged("lead \(number.row) cannot be read") }
      return StoredLead(
        number: number, id: id, lead: try draft(of: number.row).lead, temperature: temperature,
        life: life, reason: row.optionalText(3), agent: row.optionalText(4),
        source: LeadSource(
          kind: kind, name: row.text(7), madeAt: row.int(8), agent: row.text(9)),
        madeAt: row.int(5))
    }
  }

  /// The lead that has a phone in international form, or a mail address; nil when there is none.
  package func lead(phone: String?, email: String?) throws(StoreError) -> LeadNumber? {
    let codes = ContactCodes(storeKey: storeKey)
    if let phone,
      let row = try leadRow(
        codes.phone(phone), LeadDraft.phone, { ContactCodes.isSamePhone($0, phone) })
    {
      return LeadNumber(row: row)
    }
    if let email,
      let row = try leadRow(
        codes.mail(email), LeadDraft.email, { ContactCodes.isSameMail($0, email) })
    {
      return LeadNumber(row: row)
    }
    return nil
  }

  private func leadRow(
    _ code: Int64, _ column: Int, _ isSame: (String) -> Bool
  ) throws(StoreError) -> Int64? {
    var code = code
    while true {
      let lead = try database.prepare("SELECT lead FROM lead_contact WHERE code = ?1")
        .with(code).first { $0.int(0) }
      guard let lead else { return nil }
      if try contacts(of: lead, column).contains(where: isSame) { return lead }
      code = code == .max ? 0 : code + 1
    }
  }

  /// How many leads there are.
  package func leadCount() throws(StoreError) -> Int {
    Int(try database.int("SELECT count(*) FROM lead"))
  }

  // MARK: What a lead's rows hold

  /// What is known of a lead.
  func draft(of row: Int64) throws(StoreError) -> LeadDraft {
    var draft = LeadDraft()
    let isThere = try database.prepare(
      """
      SELECT name, first_name, last_name, company, title, phone, email, city, country, time_zone,
        language FROM lead WHERE id = ?1
      """
    ).with(row).first { statement in
      for place in draft.common.indices {
        draft.common[place] = statement.optionalText(Int32(place))
      }
      return true
    }
    guard isThere == true else { throw damaged("lead \(row) is missing") }
    draft.further = try database.prepare(
      """
      SELECT c.name, value FROM lead_column c WHERE lead = ?1 ORDER BY c.name
      """
    ).with(row).all { (statement) throws(StoreError) in
      (try name(statement.int(0)), statement.text(1))
    }
    return draft
  }

  /// Writes what is known of a lead; inside a transaction. Its contacts' codes are the caller's.
  func replace(_ draft: LeadDraft, of row: Int64) throws(StoreError) {
    try reindex(row, from: self.draft(of: row), to: draft)
    let statement = try database.prepare(
      """
      UPDATE lead SET name = ?2, first_name = ?3, last_name = ?4, company = ?5, title = ?6,
        phone = ?7, email = ?8, city = ?9, country = ?10, time_zone = ?11, language = ?12
      WHERE id = ?1
      """
    ).with(row)
    for value in draft.common { statement.with(value) }
    try statement.run()
    try database.prepare("DELETE FROM lead_column WHERE lead = ?1").with(row).run()
    for (name, value) in draft.further { try put(value, name, of: row) }
  }

  func put(_ value: String, _ name: String, of lead: Int64) throws(StoreError) {
    try database.prepare(
      "INSERT OR REPLACE INTO lead_column (lead, name, value) VALUES (?1, ?2, ?3)"
    ).with(lead).with(row(ofName: name)).with(value).run()
  }

  /// The phones, or the mail addresses, that a lead is found by.
  func contacts(of lead: Int64, _ column: Int) throws(StoreError) -> [String] {
    let draft = try draft(of: lead)
    let second = column == LeadDraft.phone ? "phone_2" : "email_2"
    return [draft.common[column], draft[second]].compactMap { $0 }
  }

  func keepContact(_ code: Int64, of lead: Int64) throws(StoreError) {
    try database.prepare("INSERT INTO lead_contact (code, lead) VALUES (?1, ?2)")
      .with(code).with(lead).run()
  }
}
