import CallModel

/// The names that a store has met, with their rows.
struct Names {
  private(set) var rows: [String: Int64] = [:]
  private(set) var texts: [Int64: String] = [:]

  mutating func learn(_ text: String, _ row: Int64) {
    rows[text] = row
    texts[row] = text
  }

  /// Forgets all; after a transaction that was not kept.
  mutating func forget() {
    rows.removeAll()
    texts.removeAll()
  }
}

extension Store {
  /// The row of a name, which is made if it is new; inside a transaction. A name is kept composed,
  /// so that two names that are the same text have one row.
  func row(ofName text: String) throws(StoreError) -> Int64 {
    if let row = names.rows[text] { return row }
    let text = text.composed
    let known = try database.prepare("SELECT id FROM name WHERE text = ?1")
      .with(text).first { $0.int(0) }
    if let known {
      names.learn(text, known)
      return known
    }
    try database.prepare("INSERT INTO name (text) VALUES (?1)").with(text).run()
    let row = database.lastRow
    names.learn(text, row)
    return row
  }

  /// The row of a name that may be missing.
  func row(ofNameIfAny text: String?) throws(StoreError) -> Int64? {
    guard let text else { return nil }
    return try row(ofName: text)
  }

  /// The row of a name, without making it.
  func knownRow(ofName text: String) throws(StoreError) -> Int64? {
    if let row = names.rows[text] { return row }
    return try database.prepare("SELECT id FROM name WHERE text = ?1")
      .with(text.composed).first { $0.int(0) }
  }

  /// The name of a row.
  func name(_ row: Int64) throws(StoreError) -> String {
    if let text = names.texts[row] { return text }
    let text = try database.prepare("SELECT text FROM name WHERE id = ?1")
      .with(row).first { $0.text(0) }
    guard let text else { throw damaged("a name is missing") }
    names.learn(text, row)
    return text
  }

  /// The name of a row that may be missing.
  func name(ifAny row: Int64?) throws(StoreError) -> String? {
    guard let row else { return nil }
    return try name(row)
  }
}

extension Store {
  /// The operator of a name, who is made on first use. Two names that differ only in case are one
  /// operator, called as first written.
  package func agent(named name: String) throws(StoreError) -> AgentKey {
    if let agent = try knownAgent(named: name) { return agent }
    if database.isInTransaction { return try agent(row(ofAgent: name)) }
    return try write { () throws(StoreError) in try agent(row(ofAgent: name)) }
  }

  /// The operator of a name, or nil if there is none yet.
  package func knownAgent(named name: String) throws(StoreError) -> AgentKey? {
    try database.prepare("SELECT id, name FROM agent WHERE key = ?1").with(name.nameKey)
      .first { AgentKey(name: $0.text(1), row: $0.int(0)) }
  }

  /// All operators, by name.
  package func agents() throws(StoreError) -> [AgentKey] {
    try database.prepare("SELECT id, name FROM agent ORDER BY key")
      .all { AgentKey(name: $0.text(1), row: $0.int(0)) }
  }

  /// The row of an operator, who is made if new; inside a transaction.
  func row(ofAgent name: String) throws(StoreError) -> Int64 {
    if let agent = try knownAgent(named: name) { return agent.row }
    try database.prepare("INSERT INTO agent (key, name) VALUES (?1, ?2)")
      .with(name.nameKey).with(name.composed).run()
    return database.lastRow
  }

  /// The name of the operator in a `CountedCall`.
  package func agentName(_ row: Int64) throws(StoreError) -> String { try agent(row).name }

  /// The operator of a row.
  func agent(_ row: Int64) throws(StoreError) -> AgentKey {
    let name = try database.prepare("SELECT name FROM agent WHERE id = ?1")
      .with(row).first { $0.text(0) }
    guard let name else { throw damaged("an operator is missing") }
    return AgentKey(name: name, row: row)
  }
}
