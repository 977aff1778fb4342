package import CallModel

/// A count of many calls, with what the calls have in common.
package struct TallyRow: Hashable, Sendable {
  /// The operator's day.
  package let day: CivilDate
  /// The operator's hour, 0 to 23.
  package let hour: Int
  /// The how-manieth dial of the lead.
  package let attempt: Int
  /// The version of the script.
  package let script: ScriptKey
  /// Who called.
  package let agent: AgentKey
  /// What is counted, and how often.
  package let count: TallyCount
}

extension Store {
  /// The counts of the calls of some days, both included, in no order that means anything.
  package func tallies(
    purpose: CallPurpose, from first: CivilDate, through last: CivilDate
  ) throws(StoreError) -> [TallyRow] {
    try database.snapshot { () throws(StoreError) in
      var agents: [Int64: AgentKey] = [:]
      for agent in try self.agents() { agents[agent.row] = agent }
      return try database.prepare(
        """
        SELECT day, hour, attempt, script, hash, agent, kind, step, target, experiment, letter, n, ms
        FROM tally JOIN script ON script.id = tally.script
        WHERE purpose = ?1 AND day BETWEEN ?2 AND ?3
        """
      ).with(purpose.rawValue).with(Int64(first.days)).with(Int64(last.days))
        .all { (row) throws(StoreError) in
          guard let agent = agents[row.int(5)], let hash = Digest(bytes: row.bytes(4)),
            let kind = TallyCount.Kind(rawValue: Int(row.int(6)))
          else { throw damaged("a count cannot be read") }
          return TallyRow(
            day: CivilDate(days: Int32(clamping: row.int(0))), hour: Int(row.int(1)),
            attempt: Int(row.int(2)), script: ScriptKey(hash: hash, row: row.int(3)), agent: agent,
            count: TallyCount(
              kind, step: try tallied(row.int(7)), target: try tallied(row.int(8)),
              experiment: try tallied(row.int(9)), letter: Letter(index: Int(row.int(10)) - 1),
              n: row.int(11), ms: row.int(12)))
        }
    }
  }

  private func tallied(_ row: Int64) throws(StoreError) -> String? {
    row == 0 ? nil : try name(row)
  }

  /// How the letters of an experiment did, over all versions of a script's family: what an adaptive
  /// draw weighs. Letters that were never drawn are missing.
  package func experimentCounts(
    family: String, experiment: String, purpose: CallPurpose
  ) throws(StoreError) -> [Letter: LetterCount] {
    guard let family = try knownRow(ofName: family),
      let experiment = try knownRow(ofName: experiment)
    else { return [:] }
    // 15 and 16 are `letterDrawn` and `goalReached`; the first condition lets the partial index serve.
    let rows = try database.prepare(
      """
      SELECT letter, kind, sum(n) FROM tally
      WHERE experiment <> 0 AND experiment = ?1 AND purpose = ?2
        AND script IN (SELECT id FROM script WHERE family = ?3) AND kind IN (15, 16)
      GROUP BY letter, kind
      """
    ).with(experiment).with(purpose.rawValue).with(family)
      .all { (letter: Int($0.int(0)) - 1, kind: Int($0.int(1)), n: $0.int(2)) }
    var calls: [Letter: Int] = [:]
    var goals: [Letter: Int] = [:]
    for row in rows {
      guard let letter = Letter(index: row.letter) else { continue }
      if row.kind == TallyCount.Kind.letterDrawn.rawValue {
        calls[letter] = Int(row.n)
      } else {
        goals[letter] = Int(row.n)
      }
    }
    return Dictionary(
      uniqueKeysWithValues: calls.map { letter, count in
        (letter, LetterCount(calls: count, goals: goals[letter] ?? 0))
      })
  }
}
