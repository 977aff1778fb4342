import CallModel

extension Merger {
  /// The chain of each store that the other one holds goes on here as it is. Where it cannot, as both have
  /// gone on from one copy, the calls that are new here are chained behind those of this store.
  func takeChains() throws(StoreError) {
    try run(
      """
      CREATE TEMP TABLE m_entry AS
      SELECT e.origin AS origin, e.number AS number, m.mine AS call, e.first_seq AS first_seq,
        e.last_seq AS last_seq, e.skeleton_hash AS skeleton_hash, e.private_hash AS private_hash,
        e.chain AS chain
      FROM other.chain_entry e JOIN m_call m ON m.other = e.call
      WHERE m.is_new OR e.first_seq >= (SELECT first FROM m_more WHERE other = e.call)
      """)
    let origins = try store.database.prepare("SELECT id, uuid FROM other.origin ORDER BY id")
      .all { (row: $0.int(0), id: $0.bytes(1)) }
    for origin in origins {
      let found = try store.database.prepare("SELECT id FROM main.origin WHERE uuid = ?1")
        .with(origin.id).first { $0.int(0) }
      if let found {
        try take(origin.row, as: found)
      } else if try count(of: origin.row) > 0 {
        try store.database.prepare("INSERT INTO main.origin (uuid) VALUES (?1)").with(origin.id)
          .run()
        try take(origin.row, as: store.database.lastRow)
      }
    }
  }

  private func count(of origin: Int64) throws(StoreError) -> Int64 {
    try store.database.prepare("SELECT count(*) FROM m_entry WHERE origin = ?1").with(origin)
      .first { $0.int(0) } ?? 0
  }

  private func take(_ origin: Int64, as mine: Int64) throws(StoreError) {
    let new = try count(of: origin)
    guard new > 0 else { return }
    let head = try store.chainHead(of: mine)
    let later = try store.database.prepare(
      """
      SELECT count(*), (SELECT chain FROM other.chain_entry WHERE origin = ?1 AND number = ?2)
      FROM other.chain_entry WHERE origin = ?1 AND number > ?2
      """
    ).with(origin).with(head?.number ?? 0).first { (count: $0.int(0), chain: $0.bytes(1)) }
    let followsOurs = head == nil || head?.chain.bytes == later?.chain
    guard followsOurs, later?.count == new else { return try rechain(origin) }
    try store.database.prepare(
      """
      INSERT INTO main.chain_entry
        (origin, number, call, first_seq, last_seq, skeleton_hash, private_hash, chain)
      SELECT ?2, number, call, first_seq, last_seq, skeleton_hash, private_hash, chain
      FROM m_entry WHERE origin = ?1 ORDER BY number
      """
    ).with(origin).with(mine).run()
  }

  private func rechain(_ origin: Int64) throws(StoreError) {
    let entries = try store.database.prepare(
      """
      SELECT call, first_seq, last_seq, skeleton_hash, private_hash FROM m_entry
      WHERE origin = ?1 ORDER BY number
      """
    ).with(origin).all { row in
      (
        row.int(0), Int32(clamping: row.int(1)), Int32(clamping: row.int(2)), row.bytes(3),
        row.bytes(4)
      )
    }
    for (call, first, last, skeleton, words) in entries {
      try store.chain(call, from: first, through: last, skeleton, words)
    }
  }
}
