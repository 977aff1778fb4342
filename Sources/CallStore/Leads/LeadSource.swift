/// Where leads came from.
package struct LeadSource: Hashable, Sendable {
  /// The way a lead came in.
  package enum Kind: Int, CaseIterable, Sendable {
    /// From a file.
    case file = 1
    /// Typed by hand.
    case hand = 2
    /// Met in a call that was made without the store knowing the person.
    case call = 3
    /// Named by somebody in a call.
    case referral = 4
  }

  /// The way.
  package let kind: Kind
  /// The file's name, or who named the lead; may be empty.
  package let name: String
  /// When, in milliseconds since 1970 UTC.
  package let madeAt: Int64
  /// Who brought them in.
  package let agent: String

  /// A source of leads.
  package init(kind: Kind, name: String, madeAt: Int64, agent: String) {
    self.kind = kind
    self.name = name
    self.madeAt = madeAt
    self.agent = agent
  }
}

extension Store {
  /// Keeps a source; inside a transaction.
  func insert(_ source: LeadSource) throws(StoreError) -> Int64 {
    try database.prepare(
      "INSERT INTO lead_source (uuid, kind, name, made_at, agent) VALUES (?1, ?2, ?3, ?4, ?5)"
    ).with(UUIDv7.fresh().bytes).with(source.kind.rawValue).with(source.name)
      .with(source.madeAt).with(row(ofAgent: source.agent)).run()
    return database.lastRow
  }
}
