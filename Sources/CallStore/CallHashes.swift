import CallModel

/// What a call is beside its events, as its skeleton hash covers it.
struct CallFacts {
  let id: [UInt8]
  let script: [UInt8]
  let isOpen: Bool
  let isErased: Bool
  /// Purpose, start, offset, seed, attempt, day and hour.
  let numbers: [Int64]
  let zone: String
  let agent: String
}

/// The hash of what happened in a call, without what was said. It covers names, not the rows under
/// which a store interns them, so that it stays the same when stores are merged.
func skeletonHash(of events: [EventRecord], facts: CallFacts?) -> Digest {
  var hash = SHA256()
  if let facts {
    for number in facts.numbers { hash.update(number) }
    hash.update(facts.zone)
    hash.update(facts.agent)
  }
  for event in events {
    hash.update(Int64(event.seq))
    hash.update(event.ms)
    hash.update(Int64(event.kind.rawValue))
    hash.update(optional: event.step)
    hash.update(optional: event.target)
    hash.update(optional: event.number)
    hash.update(optional: event.agent?.nameKey)
  }
  return hash.finished
}

/// One link of the chain: SHA-256 of the link before it, the call's id, the script's version, and
/// the hashes of what happened and of what was said; all of fixed length.
func link(
  after previous: [UInt8], call: [UInt8], script: [UInt8], _ skeleton: [UInt8], _ words: [UInt8]
) -> [UInt8] {
  SHA256.hash(previous + call + script + skeleton + words).bytes
}

extension Store {
  /// The facts of a call, or nil when its row is gone.
  func facts(of call: Int64) throws(StoreError) -> CallFacts? {
    let found = try database.prepare(
      """
      SELECT uuid, hash, state, is_erased, purpose, started_at, zone_offset, variant_seed, attempt,
        day, hour, zone, agent
      FROM call JOIN script ON script.id = call.script WHERE call.id = ?1
      """
    ).with(call).first { row in
      (
        id: row.bytes(0), script: row.bytes(1), isOpen: row.int(2) == 0, isErased: row.int(3) != 0,
        numbers: (4...10).map { row.int($0) }, zone: row.int(11), agent: row.int(12)
      )
    }
    guard let found else { return nil }
    return CallFacts(
      id: found.id, script: found.script, isOpen: found.isOpen, isErased: found.isErased,
      numbers: found.numbers, zone: try name(found.zone),
      agent: try agent(found.agent).name.nameKey)
  }

  /// The random bytes that keep what was said from being guessed by its hash.
  func salt(of call: Int64) throws(StoreError) -> [UInt8]? {
    try database.prepare("SELECT salt FROM call_salt WHERE call = ?1").with(call)
      .first { $0.bytes(0) }
  }

  /// The hash of what was said in events and, with `columnsOf`, of the columns that a call keeps.
  func privateHash(
    of events: [EventRecord], salt: [UInt8], columnsOf call: Int64?
  ) throws(StoreError) -> Digest {
    var hash = SHA256()
    hash.update(counted: salt)
    if let call {
      for column in try columns(of: call) {
        hash.update(column.subject)
        hash.update(column.name)
        hash.update(column.value)
      }
    }
    for event in events where event.value != nil || event.words != nil {
      hash.update(Int64(event.seq))
      hash.update(optional: event.value)
      hash.update(optional: event.words)
    }
    return hash.finished
  }

  /// The columns of lead, agent and campaign that a call keeps, in order.
  func columns(
    of call: Int64
  ) throws(StoreError) -> [(subject: Int64, name: String, value: String)] {
    try database.prepare(
      "SELECT subject, name, value FROM call_column WHERE call = ?1 ORDER BY subject, ordinal"
    ).with(call).all { (row) throws(StoreError) in
      (row.int(0), try name(row.int(1)), row.text(2))
    }
  }
}
