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
      FROM call_event e LEFT JOIN call_private p ON p.call = e.call AND p.seq = e.seq
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
