import CallModel

extension Store {
  /// The operator's calls that began and neither ended nor are open in a live process, newest
  /// first: they can be taken up again.
  package func unfinishedCalls(
    of agent: AgentKey, purpose: CallPurpose
  ) throws(StoreError) -> [CallRow] {
    let rows = try database.prepare(
      """
      SELECT id FROM call WHERE agent = ?1 AND purpose = ?2 AND state = 0
      ORDER BY started_at DESC, id DESC
      """
    ).with(agent.row).with(purpose.rawValue).all { $0.int(0) }
    var calls: [CallRow] = []
    for row in rows where try !locks.isOpen(row) { calls.append(try call(row: row)) }
    return calls
  }

  /// Takes an unfinished call up again: from now on it is this store's. Of several who try at once,
  /// one gets it. Throws `callIsTaken` for the others, `callHasChanged` for a call that has ended.
  package func take(_ id: UUIDv7) throws(StoreError) -> CallHandle {
    let row = try row(of: id)
    guard try locks.take(row) else { throw failure(.callIsTaken) }
    do throws(StoreError) {
      // Under the lock nobody else can end it any more; what was ended before is seen here.
      nextSeq[row] = try database.transaction { () throws(StoreError) in
        let state = try database.prepare("SELECT state FROM call WHERE id = ?1 AND uuid = ?2")
          .with(row).with(id.bytes).first { $0.int(0) }
        guard state == 0 else { throw failure(.callHasChanged) }
        return try nextNumber(of: row)
      }
      return CallHandle(id: id, row: row)
    } catch {
      locks.release(row)
      throw error
    }
  }

  /// Whether a call is open in a live process, this one included.
  package func isOpenSomewhere(_ id: UUIDv7) throws(StoreError) -> Bool {
    try locks.isOpen(row(of: id))
  }

  /// The number that the next event of a call has: where to go on.
  package func nextNumber(of call: CallHandle) -> Int32 {
    nextSeq[call.row] ?? 0
  }
}
