package import CallModel

extension Store {
  /// Begins a call with its first events, numbered from 0. The call is this store's until it is
  /// finished, let go or the process ends.
  /// - Parameter also: what is written with it, or not at all.
  package func begin(
    _ call: NewCall, events: [EventRecord], also: () throws(StoreError) -> Void = {}
  ) throws(StoreError) -> CallHandle {
    precondition((0...23).contains(call.hour), "an hour is 0 to 23")
    let id = UUIDv7.fresh()
    var taken: Int64?
    do throws(StoreError) {
      let row = try write { () throws(StoreError) in
        let row = try insert(call, id)
        // Before anybody can see the call.
        guard try locks.take(row) else { throw failure(.callIsTaken) }
        taken = row
        if let rehearsal = call.rehearsal { try insert(rehearsal, call: row) }
        try insert(events, into: row, from: 0)
        try also()
        return row
      }
      nextSeq[row] = Int32(events.count)
      return CallHandle(id: id, row: row)
    } catch {
      if let taken { locks.release(taken) }
      throw error
    }
  }

  /// Adds events to an open call. When it returns they are on the disk; when it throws, none is.
  /// - Parameter also: what is written with them, or not at all.
  package func append(
    _ events: [EventRecord], to call: CallHandle, also: () throws(StoreError) -> Void = {}
  ) throws(StoreError) {
    let next = number(after: call)
    try write { () throws(StoreError) in
      try insert(events, into: call.row, from: next)
      try also()
    }
    nextSeq[call.row] = next + Int32(events.count)
  }

  /// Ends a call: its last events, what it came to, its counts and its place in the chain are
  /// written together or not at all. The call is open no longer.
  /// - Parameter also: what follows from the call, written with it.
  package func finish(
    _ call: CallHandle, summary: CallSummary, events: [EventRecord] = [],
    also: () throws(StoreError) -> Void = {}
  ) throws(StoreError) {
    let next = number(after: call)
    try write { () throws(StoreError) in
      try insert(events, into: call.row, from: next)
      try end(call.row, summary: summary, eventCount: next + Int32(events.count))
      try also()
    }
    letGo(call)
  }

  /// Keeps calls that have ended already, each with all its events, all or none: calls that another
  /// system logged, or that show what reports look like. Gives their ids, in order.
  package func keep(
    _ calls: [(call: NewCall, events: [EventRecord], summary: CallSummary)]
  ) throws(StoreError) -> [UUIDv7] {
    try write { () throws(StoreError) in
      var ids: [UUIDv7] = []
      for (call, events, summary) in calls {
        ids.append(try insertWhole(call, events, summary).id)
      }
      return ids
    }
  }

  /// Writes a call that has ended already; inside a transaction.
  func insertWhole(
    _ call: NewCall, _ events: [EventRecord], _ summary: CallSummary
  ) throws(StoreError) -> (id: UUIDv7, row: Int64) {
    let id = UUIDv7.fresh()
    let row = try insert(call, id)
    try insert(events, into: row, from: 0)
    try end(row, summary: summary, eventCount: Int32(events.count))
    return (id, row)
  }

  /// Ends a call whose events are all there; inside a transaction.
  private func end(
    _ row: Int64, summary: CallSummary, eventCount: Int32
  ) throws(StoreError) {
    try database.prepare("UPDATE call SET state = 1 WHERE id = ?1 AND state = 0").with(row).run()
    guard database.changes == 1 else { throw damaged("an open call has ended already") }
    try database.prepare("INSERT INTO call_salt (call, salt) VALUES (?1, ?2)")
      .with(row).with(randomBytes(16)).run()
    try insert(summary, of: row)
    try count(summary.counts, of: row)
    try chain(row, from: 0, through: eventCount - 1)
    try database.prepare(
      "INSERT INTO unsearched_call (call) SELECT id FROM call WHERE id = ?1 AND purpose = 1"
    ).with(row).run()
  }

  /// Lets an open call go without ending it: it is unfinished, and may be taken up again.
  package func letGo(_ call: CallHandle) {
    nextSeq[call.row] = nil
    locks.release(call.row)
  }

  private func number(after call: CallHandle) -> Int32 {
    guard let next = nextSeq[call.row] else { preconditionFailure("the call is not open here") }
    return next
  }

  private func insert(_ call: NewCall, _ id: UUIDv7) throws(StoreError) -> Int64 {
    let start = call.start
    let zone = try row(ofName: start.zone)
    let campaign = try row(ofNameIfAny: call.campaign)
    try database.prepare(
      """
      INSERT INTO call (uuid, purpose, state, agent, script, started_at, zone, zone_offset,
        variant_seed, attempt, day, hour, lead_key, campaign)
      VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      """
    ).with(id.bytes).with(call.purpose.rawValue).with(call.agent.row).with(call.script.row)
      .with(start.startedAt).with(zone).with(Int64(start.offset))
      .with(Int64(bitPattern: start.variantSeed)).with(start.attempt)
      .with(Int64(call.day.days)).with(call.hour).with(call.leadKey?.code.bytes)
      .with(campaign).run()
    let row = database.lastRow
    if let lead = call.lead {
      try database.prepare("INSERT INTO call_lead (call, lead) VALUES (?1, ?2)")
        .with(row).with(lead.row).run()
    }
    for (subject, columns) in [
      (Subject.lead, start.lead), (.agent, start.agent), (.campaign, start.campaign),
    ] {
      for (ordinal, column) in columns.columns.enumerated() {
        let name = try self.row(ofName: column.name)
        try database.prepare(
          """
          INSERT INTO call_column (call, subject, ordinal, name, value)
          VALUES (?1, ?2, ?3, ?4, ?5)
          """
        ).with(row).with(subject.rawValue).with(ordinal).with(name).with(column.value).run()
      }
    }
    return row
  }
}

/// Whose columns a call keeps; the number is what the store writes.
enum Subject: Int {
  case lead = 1
  case agent = 2
  case campaign = 3
}
