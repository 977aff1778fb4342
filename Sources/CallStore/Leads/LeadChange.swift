/// Something that happened to a lead besides calls and tasks.
package struct LeadChange: Hashable, Sendable {
  /// What happened.
  package enum Kind: Int, CaseIterable, Sendable {
    /// A column got another value; `value` is the former one.
    case edited = 1
    /// A file or a referral had it again; `name` is a column that was filled, `value` what else it said.
    case merged = 2
    /// It became cold, warm or hot: `value`.
    case temperature = 3
    /// Its life went on: `value`.
    case life = 4
    /// It was given to an operator: `value`; none took it back.
    case assigned = 5
    /// An operator passed it over when it came up.
    case skipped = 6
    /// A rule spoke against a call, and an operator rang nevertheless: `value` is the rule.
    case overridden = 7
    /// Somebody wrote a note.
    case noted = 8
    /// A mail or message went out: `value` names it.
    case sent = 9
    /// The person answered: `value` says by what.
    case replied = 10
  }

  /// When, in milliseconds since 1970 UTC.
  package let at: Int64
  /// Who did it.
  package let agent: String
  /// What happened.
  package let kind: Kind
  /// The column or the like that it is about.
  package let name: String?
  /// The value that goes with it.
  package let value: String?
  /// What was said about it.
  package let note: String?

  /// Something that happened.
  package init(
    at: Int64, agent: String, kind: Kind, name: String? = nil, value: String? = nil,
    note: String? = nil
  ) {
    self.at = at
    self.agent = agent
    self.kind = kind
    self.name = name
    self.value = value
    self.note = note
  }
}

extension Store {
  /// Notes what happened to a lead; inside a transaction.
  func insert(_ change: LeadChange, of lead: Int64) throws(StoreError) {
    try database.prepare(
      """
      INSERT INTO lead_change (uuid, lead, at, agent, kind, name, value, note)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """
    ).with(UUIDv7.fresh().bytes).with(lead).with(change.at).with(row(ofAgent: change.agent))
      .with(change.kind.rawValue).with(row(ofNameIfAny: change.name)).with(change.value)
      .with(change.note).run()
  }

  /// What happened to a lead, in order.
  package func changes(ofLead lead: LeadNumber) throws(StoreError) -> [LeadChange] {
    try database.prepare(
      """
      SELECT at, agent.name, kind, c.name, value, note FROM lead_change c
        JOIN agent ON agent.id = c.agent WHERE lead = ?1 ORDER BY c.id
      """
    ).with(lead.row).all { (row) throws(StoreError) in
      guard let kind = LeadChange.Kind(rawValue: Int(row.int(2))) else {
        throw damaged("a lead was changed in an unknown way")
      }
      return LeadChange(
        at: row.int(0), agent: row.text(1), kind: kind, name: try name(ifAny: row.optionalInt(3)),
        value: row.optionalText(4), note: row.optionalText(5))
    }
  }
}

/// A lead's number in its store, as it is typed and shown.
package struct LeadNumber: Hashable, Comparable, Sendable {
  let row: Int64

  init(row: Int64) {
    self.row = row
  }

  /// A number as it was typed: digits, a `#` before them or not; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let digits = text.first == "#" ? Substring(text).dropFirst() : Substring(text)
    guard let row = Int64(digits), row > 0, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    self.row = row
  }

  /// The number.
  package var value: Int { Int(row) }

  /// The earlier first.
  package static func < (one: LeadNumber, other: LeadNumber) -> Bool { one.row < other.row }
}
