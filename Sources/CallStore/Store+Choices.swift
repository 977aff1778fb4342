import CallModel

/// Words that nothing understood in a call, with what the operator chose by hand right after them;
/// private.
package struct WordsWithChoice: Hashable, Sendable {
  /// What can be chosen by hand.
  package enum Choice: Hashable, Sendable {
    /// A reply of the step, or one that can be given everywhere.
    case reply(String)
    /// A card.
    case card(String)
  }

  /// The step at which they were typed.
  package let step: String
  /// The words as typed.
  package let words: String
  /// What was chosen next at that step; nil where something else was done, or it was taken back.
  package let choice: Choice?
}

extension Store {
  /// The words that nothing understood in a call, in order, each with what the operator chose by hand
  /// after them. More unmatched words, notes and holds may stand between. A call whose private part was
  /// erased has none.
  /// - Parameter row: the call's row, from `CountedCall`.
  package func wordsWithChoices(ofCall row: Int64) throws(StoreError) -> [WordsWithChoice] {
    let events = try database.prepare(
      """
      SELECT e.seq, e.kind, e.step, e.target, e.number, p.words
      FROM call_event e
        LEFT JOIN call_private p ON e.kind = 8 AND p.call = e.call AND p.seq = e.seq
      WHERE e.call = ?1 ORDER BY e.seq
      """
    ).with(row).all {
      LoggedAct(
        seq: $0.int(0), kind: EventRecord.Kind(rawValue: Int($0.int(1))), step: $0.optionalInt(2),
        target: $0.optionalInt(3), number: $0.optionalInt(4), words: $0.optionalText(5))
    }
    var result: [WordsWithChoice] = []
    for (place, event) in events.enumerated() {
      guard event.kind == .repliedInWords, event.number != 1, let step = event.step,
        let words = event.words
      else { continue }
      result.append(
        WordsWithChoice(
          step: try name(step), words: words, choice: try choice(after: place, at: step, events)))
    }
    return result
  }

  /// The calls that fit in which something was typed that nothing understood: the row of each, and its
  /// version by the place in the filter.
  package func callsWithUnmatchedWords(
    _ filter: CountFilter
  ) throws(StoreError) -> [(row: Int64, script: Int)] {
    try database.snapshot { () throws(StoreError) in
      guard let campaign = try campaignRow(of: filter) else { return [] }
      var calls: [(row: Int64, script: Int)] = []
      for (place, script) in filter.scripts.enumerated() {
        // 8 is `repliedInWords`; the partial index holds these events alone.
        let rows = try database.prepare(
          """
          SELECT DISTINCT e.call FROM call_event e INDEXED BY call_event_unmatched
            JOIN call c ON c.id = e.call
          WHERE e.kind = 8 AND e.number IS NOT 1
            AND script = ?1 AND purpose = ?2 AND day BETWEEN ?3 AND ?4
            AND (?5 = 0 OR campaign = ?5) AND (?6 IS NULL OR c.agent = ?6) AND state = 1
          """
        ).with(script.row).with(filter.purpose.rawValue)
          .with(Int64(filter.firstDay?.days ?? .min)).with(Int64(filter.lastDay?.days ?? .max))
          .with(campaign).with(filter.agent?.row).all { $0.int(0) }
        for row in rows {
          if !filter.leadColumns.isEmpty, try !hasColumns(filter.leadColumns, row) { continue }
          calls.append((row, place))
        }
      }
      return calls
    }
  }

  private func choice(
    after place: Int, at step: Int64, _ events: [LoggedAct]
  ) throws(StoreError) -> WordsWithChoice.Choice? {
    for event in events[(place + 1)...] {
      switch event.kind {
      case .repliedInWords where event.number != 1 && event.step == step: continue
      case .noted, .held, .resumed, .reopened, .referred, .lineSpoken, .lineUnsaid: continue
      case .replyChosen, .objectionRaised:
        guard event.step == step, let target = event.target,
          !events.contains(where: { $0.takesBack(event) })
        else { return nil }
        if event.kind == .replyChosen { return .reply(try name(target)) }
        return event.number == 1 ? .card(try name(target)) : nil
      default: return nil
      }
    }
    return nil
  }
}

/// An event, as far as it matters here.
private struct LoggedAct {
  let seq: Int64
  let kind: EventRecord.Kind?
  let step: Int64?
  let target: Int64?
  let number: Int64?
  let words: String?

  /// Whether this is an undo that takes an event back, together with all that came before the undo.
  func takesBack(_ event: LoggedAct) -> Bool {
    guard kind == .undone, let number else { return false }
    return number <= event.seq && event.seq < seq
  }
}
