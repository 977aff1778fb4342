import CallModel

/// Whether the log is the one that was written.
package struct ChainReport: Hashable, Sendable {
  /// The first place where it is not.
  package struct Flaw: Hashable, Sendable {
    /// What does not fit.
    package enum Kind: Hashable, Sendable {
      /// What happened in the call, or when and by whom it was made.
      case events
      /// What was said in the call, or whom it reached.
      case words
      /// The entry does not follow from the one before it.
      case link
      /// The call, or its entry, is not there.
      case missing
    }

    /// The call; nil when it is gone.
    package let call: UUIDv7?
    /// What does not fit.
    package let kind: Kind
  }

  /// How many entries fit, up to the first flaw.
  package let entries: Int
  /// The head of this store's own chain; nil for an empty one.
  package let head: Digest?
  /// The first call that was altered, in the order in which calls ended; nil when all is as it was.
  package let flaw: Flaw?
}

extension Store {
  /// Recomputes every hash of the log, and names the first call that was altered. Without a copy
  /// of the head kept elsewhere this finds accidents, not somebody who rewrites the whole chain.
  /// `progress` is told how many entries are done.
  package func verifyChain(
    progress: (_ done: Int) -> Void = { _ in }
  ) throws(StoreError) -> ChainReport {
    try database.snapshot { () throws(StoreError) in
      var done = 0
      let head = try chainHead(of: 1)?.chain
      let origins = try database.prepare("SELECT id, uuid FROM origin ORDER BY id")
        .all { (row: $0.int(0), id: $0.bytes(1)) }
      for origin in origins {
        var previous = SHA256.hash(origin.id).bytes
        var number: Int64 = 0
        while let entry = try entry(after: number, of: origin.row) {
          if let kind = try flaw(in: entry, after: previous, number: number) {
            let flaw = ChainReport.Flaw(call: entry.id, kind: kind)
            return ChainReport(entries: done, head: head, flaw: flaw)
          }
          (previous, number) = (entry.chain, entry.number)
          done += 1
          progress(done)
        }
      }
      let uncovered = try database.prepare(
        """
        SELECT uuid FROM call WHERE state = 1 AND (
          coalesce(
            (SELECT sum(last_seq - first_seq + 1) FROM chain_entry WHERE call = call.id), -1)
          <> (SELECT count(*) FROM call_event WHERE call = call.id))
        ORDER BY id LIMIT 1
        """
      ).first { UUIDv7(bytes: $0.bytes(0)) }
      let flaw = uncovered.map { ChainReport.Flaw(call: $0, kind: .missing) }
      return ChainReport(entries: done, head: head, flaw: flaw)
    }
  }

  /// Reads every page and compares every index with its table. Throws `damaged` with the first thing
  /// that does not fit.
  package func checkPages() throws(StoreError) {
    let finding = try database.text("PRAGMA integrity_check(1)")
    guard finding == "ok" else { throw damaged(finding) }
    let strays = try database.prepare("PRAGMA foreign_key_check").first { $0.text(0) }
    if let strays { throw damaged("the table `\(strays)` names rows that are missing") }
  }

  /// Where a head of a chain that was copied out once stands now: at which entry, of how many; nil when
  /// no chain has it, and so the log is not the one that it was.
  package func place(
    ofHead head: Digest
  ) throws(StoreError) -> (entry: Int, count: Int)? {
    try database.prepare(
      """
      SELECT number, (SELECT max(number) FROM chain_entry WHERE origin = e.origin)
      FROM chain_entry e WHERE chain = ?1
      """
    ).with(head.bytes).first { (Int($0.int(0)), Int($0.int(1))) }
  }

  /// The last entry of an origin's chain.
  func chainHead(of origin: Int64) throws(StoreError) -> (number: Int64, chain: Digest)? {
    let last = try database.prepare(
      "SELECT number, chain FROM chain_entry WHERE origin = ?1 ORDER BY number DESC LIMIT 1"
    ).with(origin).first { (number: $0.int(0), chain: Digest(bytes: $0.bytes(1))) }
    guard let last else { return nil }
    guard let chain = last.chain else { throw damaged("an entry of the chain has no hash") }
    return (last.number, chain)
  }

  /// Adds a run of a call's events to this store's chain; inside the transaction that wrote them.
  func chain(_ call: Int64, from first: Int32, through last: Int32) throws(StoreError) {
    guard let facts = try facts(of: call), let salt = try salt(of: call) else {
      throw damaged("a call that has ended is incomplete")
    }
    let records = try events(ofRow: call, from: first, through: last)
    let skeleton = skeletonHash(of: records, facts: first == 0 ? facts : nil)
    let words = try privateHash(of: records, salt: salt, columnsOf: first == 0 ? call : nil)
    try chain(call, from: first, through: last, skeleton.bytes, words.bytes)
  }

  /// Adds a run of a call's events, whose hashes are known, to this store's chain; inside a transaction.
  func chain(
    _ call: Int64, from first: Int32, through last: Int32, _ skeleton: [UInt8], _ words: [UInt8]
  ) throws(StoreError) {
    guard let facts = try facts(of: call) else { throw damaged("a call is missing") }
    let head = try chainHead(of: 1)
    let chain = link(
      after: head?.chain.bytes ?? SHA256.hash(origin.bytes).bytes, call: facts.id,
      script: facts.script, skeleton, words)
    try database.prepare(
      """
      INSERT INTO chain_entry
        (origin, number, call, first_seq, last_seq, skeleton_hash, private_hash, chain)
      VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """
    ).with((head?.number ?? 0) + 1).with(call).with(Int64(first)).with(Int64(last))
      .with(skeleton).with(words).with(chain).run()
  }

  private func flaw(
    in entry: ChainEntry, after previous: [UInt8], number: Int64
  ) throws(StoreError) -> ChainReport.Flaw.Kind? {
    guard let id = entry.id, let facts = try facts(of: entry.call), !facts.isOpen else {
      return .missing
    }
    let expected = link(
      after: previous, call: id.bytes, script: facts.script, entry.skeleton, entry.words)
    guard entry.number == number + 1, entry.chain == expected else { return .link }
    let isFirst = entry.first == 0
    let records = try events(ofRow: entry.call, from: entry.first, through: entry.last)
    let skeleton = skeletonHash(of: records, facts: isFirst ? facts : nil)
    guard skeleton.bytes == entry.skeleton else { return .events }
    // What was erased cannot be recomputed; its hash stays in the chain.
    if facts.isErased { return nil }
    guard let salt = try salt(of: entry.call) else { return .words }
    let words = try privateHash(of: records, salt: salt, columnsOf: isFirst ? entry.call : nil)
    return words.bytes == entry.words ? nil : .words
  }
}

private struct ChainEntry {
  let number: Int64
  let call: Int64
  let id: UUIDv7?
  let first: Int32
  let last: Int32
  let skeleton: [UInt8]
  let words: [UInt8]
  let chain: [UInt8]
}

extension Store {
  private func entry(after number: Int64, of origin: Int64) throws(StoreError) -> ChainEntry? {
    try database.prepare(
      """
      SELECT number, call, uuid, first_seq, last_seq, skeleton_hash, private_hash, chain
      FROM chain_entry LEFT JOIN call ON call.id = chain_entry.call
      WHERE origin = ?1 AND number > ?2 ORDER BY number LIMIT 1
      """
    ).with(origin).with(number).first {
      ChainEntry(
        number: $0.int(0), call: $0.int(1), id: UUIDv7(bytes: $0.bytes(2)),
        first: Int32(clamping: $0.int(3)), last: Int32(clamping: $0.int(4)),
        skeleton: $0.bytes(5), words: $0.bytes(6), chain: $0.bytes(7))
    }
  }
}
