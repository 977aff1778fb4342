import CallModel

extension Outcome.Kind {
  /// What the store writes for it, for ever.
  var stored: Int64 {
    switch self {
    case .won: 1
    case .open: 2
    case .lost: 3
    }
  }

  init?(stored: Int64) {
    guard let kind = Outcome.Kind.allCases.first(where: { $0.stored == stored }) else { return nil }
    self = kind
  }
}

extension Store {
  /// Writes what a call came to: its columns and its projections; inside a transaction.
  func insert(_ summary: CallSummary, of call: Int64) throws(StoreError) {
    let disposition = try row(ofNameIfAny: summary.disposition?.rawValue)
    let outcome = try row(ofNameIfAny: summary.outcome)
    try database.prepare(
      """
      UPDATE call SET disposition = ?2, outcome = ?3, outcome_kind = ?4, talk_ms = ?5,
        hold_ms = ?6, wrap_ms = ?7 WHERE id = ?1
      """
    ).with(call).with(disposition).with(outcome).with(summary.outcomeKind?.stored)
      .with(summary.talkMs).with(summary.holdMs).with(summary.wrapMs).run()
    for answer in summary.answers {
      let field = try row(ofName: answer.field)
      try database.prepare("INSERT INTO answer (call, field, value) VALUES (?1, ?2, ?3)")
        .with(call).with(field).with(answer.value).run()
    }
    for objection in summary.objections {
      let card = try row(ofName: objection.card)
      let step = try row(ofNameIfAny: objection.step)
      let rebuttal = try row(ofNameIfAny: objection.lastRebuttal)
      try database.prepare(
        """
        INSERT INTO objection (call, seq, card, step, rebuttals, last_rebuttal, is_overcome)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
      ).with(call).with(Int64(objection.seq)).with(card).with(step).with(objection.rebuttals)
        .with(rebuttal).with(objection.isOvercome.map { $0 ? 1 : 0 }).run()
    }
  }

  /// Takes a call's projections away, to write them anew; inside a transaction.
  func removeProjections(of call: Int64) throws(StoreError) {
    try database.prepare("DELETE FROM answer WHERE call = ?1").with(call).run()
    try database.prepare("DELETE FROM objection WHERE call = ?1").with(call).run()
  }

  /// Adds a call's counts to the tallies (`sign` 1) or takes them out (-1); inside a transaction.
  /// Throws `damaged` when more is taken out than was ever counted.
  func count(_ tallies: [TallyCount], of call: Int64, sign: Int64) throws(StoreError) {
    for tally in tallies {
      precondition(tally.n > 0 && tally.ms >= 0, "a tally counts up")
      let key = try TallyKey(
        call: call, kind: tally.kind.rawValue, step: row(ofNameIfAny: tally.step) ?? 0,
        target: row(ofNameIfAny: tally.target) ?? 0,
        experiment: row(ofNameIfAny: tally.experiment) ?? 0,
        letter: tally.letter.map { Int($0.index) + 1 } ?? 0)
      try bound(
        """
        INSERT INTO tally (purpose, day, hour, attempt, campaign, script, agent, kind, step,
          target, experiment, letter, n, ms)
        SELECT purpose, day, hour, attempt, coalesce(campaign, 0), script, agent,
          ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM call WHERE id = ?1
        ON CONFLICT DO UPDATE SET n = n + excluded.n, ms = ms + excluded.ms
        """, key
      ).with(sign * tally.n).with(sign * tally.ms).run()
      guard sign < 0 else { continue }
      try bound(
        """
        DELETE FROM tally WHERE (purpose, day, hour, attempt, campaign, script, agent) = (
            SELECT purpose, day, hour, attempt, coalesce(campaign, 0), script, agent
            FROM call WHERE id = ?1
          ) AND kind = ?2 AND step = ?3 AND target = ?4 AND experiment = ?5 AND letter = ?6
          AND n = 0 AND ms = 0
        """, key
      ).run()
      if database.changes == 1 { continue }
      let left = try bound(
        """
        SELECT n > 0 AND ms >= 0 FROM tally
        WHERE (purpose, day, hour, attempt, campaign, script, agent) = (
            SELECT purpose, day, hour, attempt, coalesce(campaign, 0), script, agent
            FROM call WHERE id = ?1
          ) AND kind = ?2 AND step = ?3 AND target = ?4 AND experiment = ?5 AND letter = ?6
        """, key
      ).first { $0.int(0) }
      guard left == 1 else { throw damaged("a call is missing from the counts") }
    }
  }

  private func bound(_ sql: StaticString, _ key: TallyKey) throws(StoreError) -> Statement {
    try database.prepare(sql).with(key.call).with(key.kind).with(key.step).with(key.target)
      .with(key.experiment).with(key.letter)
  }
}

/// Which tally a count goes to, beside what the call says of itself.
private struct TallyKey {
  let call: Int64
  let kind: Int
  let step: Int64
  let target: Int64
  let experiment: Int64
  let letter: Int
}
