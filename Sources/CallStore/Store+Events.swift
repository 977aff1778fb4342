package import CallModel

extension Store {
  /// Writes events of a call; inside a transaction. Throws `callHasChanged` when the first is not
  /// the one that comes next.
  func insert(_ events: [EventRecord], into call: Int64, from next: Int32) throws(StoreError) {
    for (offset, event) in events.enumerated() {
      precondition(event.seq == next + Int32(offset), "events go on without a gap")
      let step = try row(ofNameIfAny: event.step)
      let target = try row(ofNameIfAny: event.target)
      var agent: Int64?
      if let name = event.agent { agent = try row(ofAgent: name) }
      try database.prepare(
        """
        INSERT INTO call_event (call, seq, ms, kind, step, target, number, agent)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
      ).with(call).with(Int64(event.seq)).with(event.ms).with(event.kind.rawValue)
        .with(step).with(target).with(event.number).with(agent).run()
      guard event.value != nil || event.words != nil else { continue }
      try database.prepare(
        "INSERT INTO call_private (call, seq, value, words) VALUES (?1, ?2, ?3, ?4)"
      ).with(call).with(Int64(event.seq)).with(event.value).with(event.words).run()
    }
  }

  /// The number that a call's next event has. Throws `damaged` when events are missing before it.
  func nextNumber(of call: Int64) throws(StoreError) -> Int32 {
    let found = try database.prepare(
      "SELECT COUNT(*), MIN(seq), MAX(seq) FROM call_event WHERE call = ?1"
    ).with(call).first { (count: $0.int(0), first: $0.int(1), last: $0.int(2)) }
    guard let found, found.count > 0 else { return 0 }
    guard found.first == 0, found.last == found.count - 1, found.count < Int32.max else {
      throw damaged("events of a call are missing")
    }
    return Int32(found.count)
  }

  /// All events of a call, with what was said, in order. Throws `noSuchCall` for an unknown id, and
  /// `damaged` for an event that no version of patter writes.
  package func events(of call: UUIDv7) throws(StoreError) -> [EventRecord] {
    try database.snapshot { () throws(StoreError) in
      try events(ofRow: row(of: call), from: 0, through: .max)
    }
  }

  /// Some events of a call by their numbers.
  func events(
    ofRow call: Int64, from first: Int32, through last: Int32
  ) throws(StoreError) -> [EventRecord] {
    try database.prepare(
      """
      SELECT e.seq, e.ms, e.kind, e.step, e.target, e.number, e.agent, p.value, p.words
      FROM call_event e LEFT JOIN call_private p ON p.call = e.call AND p.seq = e.seq
      WHERE e.call = ?1 AND e.seq BETWEEN ?2 AND ?3 ORDER BY e.seq
      """
    ).with(call).with(Int64(first)).with(Int64(last)).all { (row) throws(StoreError) in
      guard let kind = EventRecord.Kind(rawValue: Int(row.int(2))) else {
        throw damaged("an event has an unknown kind")
      }
      var event = EventRecord(seq: Int32(clamping: row.int(0)), ms: row.int(1), kind: kind)
      event.step = try name(ifAny: row.optionalInt(3))
      event.target = try name(ifAny: row.optionalInt(4))
      event.number = row.optionalInt(5)
      if let agent = row.optionalInt(6) { event.agent = try self.agent(agent).name }
      event.value = row.optionalText(7)
      event.words = row.optionalText(8)
      return event
    }
  }

  /// The row of a call by its id.
  func row(of call: UUIDv7) throws(StoreError) -> Int64 {
    let row = try database.prepare("SELECT id FROM call WHERE uuid = ?1").with(call.bytes)
      .first { $0.int(0) }
    guard let row else { throw failure(.noSuchCall(call.description)) }
    return row
  }
}
