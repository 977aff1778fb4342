import CallModel

/// The things that a store has counted, with their rows.
struct CountNames {
  private(set) var rows: [Counted: Int64] = [:]
  private(set) var things: [Int64: Counted] = [:]

  mutating func learn(_ thing: Counted, _ row: Int64) {
    rows[thing] = row
    things[row] = thing
  }

  /// Forgets all; after a transaction that was not kept.
  mutating func forget() {
    rows.removeAll()
    things.removeAll()
  }
}

extension Store {
  /// The row of something that is counted, without making it; nil when the store has none.
  func knownRow(of thing: Counted) throws(StoreError) -> Int64? {
    if let row = countNames.rows[thing] { return row }
    func known(_ name: String?) throws(StoreError) -> Int64 {
      guard let name else { return 0 }
      return try knownRow(ofName: name) ?? -1
    }
    let step = try known(thing.step)
    let target = try known(thing.target)
    let experiment = try known(thing.experiment)
    let row = try database.prepare(
      """
      SELECT id FROM counted
      WHERE kind = ?1 AND step = ?2 AND target = ?3 AND experiment = ?4 AND letter = ?5
      """
    ).with(thing.kind.rawValue).with(step).with(target).with(experiment)
      .with(thing.letter.map { Int($0.index) + 1 } ?? 0).first { $0.int(0) }
    if let row { countNames.learn(thing, row) }
    return row
  }

  /// The row of something that is counted, which is made if it is new; inside a transaction.
  func row(of thing: Counted) throws(StoreError) -> Int64 {
    if let row = countNames.rows[thing] { return row }
    let step = try row(ofNameIfAny: thing.step) ?? 0
    let target = try row(ofNameIfAny: thing.target) ?? 0
    let experiment = try row(ofNameIfAny: thing.experiment) ?? 0
    let letter = thing.letter.map { Int($0.index) + 1 } ?? 0
    func bound(_ sql: StaticString) throws(StoreError) -> Statement {
      try database.prepare(sql).with(thing.kind.rawValue).with(step).with(target).with(experiment)
        .with(letter)
    }
    let known = try bound(
      """
      SELECT id FROM counted
      WHERE kind = ?1 AND step = ?2 AND target = ?3 AND experiment = ?4 AND letter = ?5
      """
    ).first { $0.int(0) }
    if let known {
      countNames.learn(thing, known)
      return known
    }
    try bound(
      """
      INSERT INTO counted (kind, step, target, experiment, letter) VALUES (?1, ?2, ?3, ?4, ?5)
      """
    ).run()
    let row = database.lastRow
    countNames.learn(thing, row)
    return row
  }

  /// What is counted under a row.
  func counted(_ row: Int64) throws(StoreError) -> Counted {
    if let thing = countNames.things[row] { return thing }
    let found = try database.prepare(
      "SELECT kind, step, target, experiment, letter FROM counted WHERE id = ?1"
    ).with(row).first { row in (0...4).map { row.int($0) } }
    guard let found, let kind = Counted.Kind(rawValue: Int(found[0])) else {
      throw damaged("a count cannot be read")
    }
    func text(_ row: Int64) throws(StoreError) -> String? { row == 0 ? nil : try name(row) }
    let thing = Counted(
      kind, step: try text(found[1]), target: try text(found[2]), experiment: try text(found[3]),
      letter: Letter(index: Int(found[4]) - 1))
    countNames.learn(thing, row)
    return thing
  }
}
