package import CallModel

extension Store {
  /// Corrects a call that has ended: adds the events that say so, replaces what it came to and moves
  /// its counts, together or not at all. The chain keeps the entry of the call's end and gets one
  /// more for the correction.
  ///
  /// `old` is the summary of the call as it was, folded from its events before these. Throws
  /// `callHasChanged` when it is not what the store has, or when `events` do not come next: somebody
  /// else was quicker, or the call has not ended; and `callIsErased` for an erased call.
  package func correct(
    _ id: UUIDv7, events: [EventRecord], replacing old: CallSummary, with new: CallSummary
  ) throws(StoreError) {
    guard let first = events.first?.seq else { return }
    try write { () throws(StoreError) in
      let call = try call(row: row(of: id))
      if call.isErased { throw failure(.callIsErased) }
      let row = call.row
      guard !call.isOpen, call.summaryFits(old), try nextNumber(of: row) == first else {
        throw failure(.callHasChanged)
      }
      try insert(events, into: row, from: first)
      try uncount(row)
      try removeProjections(of: row)
      try insert(new, of: row)
      try count(new.counts, of: row)
      try chain(row, from: first, through: first + Int32(events.count) - 1)
    }
  }
}

extension CallRow {
  /// Whether a summary is the one whose columns this call has.
  fileprivate func summaryFits(_ summary: CallSummary) -> Bool {
    disposition == summary.disposition && outcome == summary.outcome
      && outcomeKind == summary.outcomeKind && talkMs == summary.talkMs
      && holdMs == summary.holdMs && wrapMs == summary.wrapMs
  }
}
