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
}
