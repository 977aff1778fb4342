import CallModel

/// Takes in leads one by one, inside one transaction. A lead whose phone or mail is known is merged
/// into the one that has it.
package final class LeadImporter {
  /// What became of a lead.
  package enum Result: Hashable, Sendable {
    /// It is new.
    case added(LeadNumber)
    /// The store had it, and knows more of it now.
    case merged(LeadNumber)
    /// The store had it, and knew all of this.
    case known(LeadNumber)

    /// The lead that it is now.
    package var lead: LeadNumber {
      switch self {
      case .added(let lead), .merged(let lead), .known(let lead): lead
      }
    }
  }

  private let store: Store
  private let source: Int64
  private let origin: LeadSource
  private let codes: ContactCodes
  private var pending = PendingContacts()
  private let firstRow: Int64
  private var lastRow: Int64
  /// Whether the store has codes that have to be looked up.
  private var storeHasCodes: Bool

  init(_ store: Store, _ origin: LeadSource) throws(StoreError) {
    self.store = store
    self.origin = origin
    source = try store.insert(origin)
    codes = ContactCodes(storeKey: store.storeKey)
    lastRow = try store.database.int("SELECT ifnull(max(id), 0) FROM lead")
    firstRow = lastRow
    storeHasCodes = try store.database.int("SELECT EXISTS (SELECT 1 FROM lead_contact)") == 1
  }

  /// Takes in a lead; its identity may have been made before.
  package func add(
    _ draft: LeadDraft, as made: ContactCodes.Identity? = nil
  ) throws(StoreError) -> Result {
    let identity = made ?? codes.identity(of: draft)
    let phone = try identity.phone.map { (code) throws(StoreError) in
      try find(code, LeadDraft.phone) { ContactCodes.isSamePhone($0, draft.phone ?? "") }
    }
    let mail = try identity.mail.map { (code) throws(StoreError) in
      try find(code, LeadDraft.email) { ContactCodes.isSameMail($0, draft.email ?? "") }
    }
    if let known = phone?.lead ?? mail?.lead {
      return try merge(draft, into: known, freePhone: phone?.free, freeMail: mail?.free)
    }
    lastRow += 1
    try insert(draft, identity.id)
    if let free = phone?.free { try note(free, of: lastRow) }
    if let free = mail?.free { try note(free, of: lastRow) }
    return .added(LeadNumber(row: lastRow))
  }

  /// Writes what is still in memory.
  func finish() throws(StoreError) { try drain() }

  private func insert(_ draft: LeadDraft, _ id: UUIDv7) throws(StoreError) {
    try store.database.prepare(
      """
      INSERT INTO lead (
        id, uuid, source, made_at, name, first_name, last_name, company, title, phone, email, city,
        country, time_zone, language)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      """
    ).with(lastRow).with(id.bytes).with(source).with(origin.madeAt).run(with: draft.common)
    for (name, value) in draft.further { try store.put(value, name, of: lastRow) }
  }

  /// The lead that has a contact, else the code under which it may be kept. A code that another text
  /// has taken is passed over.
  private func find(
    _ code: Int64, _ column: Int, isSame: (String) -> Bool
  ) throws(StoreError) -> (lead: Int64?, free: Int64?) {
    var code = code
    while let lead = try lead(of: code) {
      if try store.contacts(of: lead, column).contains(where: isSame) { return (lead, nil) }
      code = code == .max ? 0 : code + 1
    }
    return (nil, code)
  }

  private func lead(of code: Int64) throws(StoreError) -> Int64? {
    if let number = pending[code] { return firstRow + Int64(number) }
    guard storeHasCodes else { return nil }
    return try store.database.prepare("SELECT lead FROM lead_contact WHERE code = ?1")
      .with(code).first { $0.int(0) }
  }

  private func note(_ code: Int64, of lead: Int64) throws(StoreError) {
    if lead > firstRow {
      if pending.isFull { try drain() }
      pending.add(code, Int32(lead - firstRow))
    } else {
      try store.keepContact(code, of: lead)
    }
  }

  private func drain() throws(StoreError) {
    let several = try store.database.prepare(
      """
      INSERT INTO lead_contact (code, lead) VALUES (?1, ?2), (?3, ?4), (?5, ?6), (?7, ?8), (?9, ?10),
        (?11, ?12), (?13, ?14), (?15, ?16)
      """)
    // Beginning and ending a statement takes as long as one insertion.
    var waiting: [(code: Int64, lead: Int64)] = []
    waiting.reserveCapacity(8)
    try pending.drain { (code, number) throws(StoreError) in
      waiting.append((code, firstRow + Int64(number)))
      guard waiting.count == 8 else { return }
      for (code, lead) in waiting { several.with(code).with(lead) }
      try several.run()
      waiting.removeAll(keepingCapacity: true)
    }
    for (code, lead) in waiting { try store.keepContact(code, of: lead) }
    storeHasCodes = true
  }

  /// Fills what was not known; what is known stays, and what differs is noted.
  private func merge(
    _ draft: LeadDraft, into row: Int64, freePhone: Int64?, freeMail: Int64?
  ) throws(StoreError) -> Result {
    let lead = LeadNumber(row: row)
    var known = try store.draft(of: row)
    var changes: [LeadChange] = []
    func take(_ name: String, _ value: String) {
      guard known[name] != value else { return }
      let isFilled = known[name] == nil
      if isFilled { known[name] = value }
      changes.append(
        LeadChange(
          at: origin.madeAt, agent: origin.agent, kind: .merged, name: name,
          value: isFilled ? nil : value, note: origin.name.isEmpty ? nil : origin.name))
    }
    for (name, value) in zip(Lead.commonColumns, draft.common) {
      guard let value else { continue }
      switch name {
      case "phone" where known.phone.map { ContactCodes.isSamePhone($0, value) } == true: continue
      case "email" where known.email.map { ContactCodes.isSameMail($0, value) } == true: continue
      case "phone" where known.phone != nil: take("phone_2", value)
      case "email" where known.email != nil: take("email_2", value)
      default: take(name, value)
      }
    }
    for (name, value) in draft.further { take(name, value) }
    if changes.isEmpty { return .known(lead) }
    try store.replace(known, of: row)
    for change in changes { try store.insert(change, of: row) }
    // A second phone that is kept finds the lead from now on.
    if let freePhone, known.phone == draft.phone || known["phone_2"] == draft.phone {
      try note(freePhone, of: row)
    }
    if let freeMail, known.email == draft.email || known["email_2"] == draft.email {
      try note(freeMail, of: row)
    }
    return .merged(lead)
  }
}
