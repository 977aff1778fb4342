package import CallModel

/// Something in the store that does not follow from the events of its calls.
package enum StoreFlaw: Hashable, Sendable {
  /// The row of a call says another thing than its events; the names of the columns.
  case columns(call: UUIDv7, [String])
  /// The answers of a call are others than those in its events.
  case answers(call: UUIDv7)
  /// The cards that were raised in a call are others than those in its events.
  case objections(call: UUIDv7)
  /// What a call is counted by is something else than its events say.
  case counts(call: UUIDv7)
  /// The events of a call cannot be folded along its script.
  case unfolded(call: UUIDv7)
  /// A tally is not the sum of its calls: the day, what is counted where that is known, and how often
  /// it stands there and should.
  case tally(day: CivilDate, Counted?, found: Int64, expected: Int64)

  /// The call that does not fit; nil for a tally.
  package var call: UUIDv7? {
    switch self {
    case .columns(let call, _), .answers(let call), .objections(let call), .counts(let call),
      .unfolded(let call):
      call
    case .tally: nil
    }
  }
}

/// What became of comparing all calls that have ended with their events.
package struct CallReport: Hashable, Sendable {
  /// How many calls were folded again.
  package var folded = 0
  /// How many were summed as they stand: what was said in them was erased, so they cannot be folded.
  package var erased = 0
  /// How many wait to be counted.
  package var waiting = 0
}

extension Store {
  /// Folds every call that has ended again and compares what the store keeps of it; then compares the
  /// tallies with the sums over the calls. All is read from one state of the store, call by call.
  /// - Parameters:
  ///   - fold: what a call comes to by its events; nil when they do not fit its script.
  ///   - progress: is told how many calls are done.
  ///   - found: is told each flaw, and for one of a call what the call really comes to.
  package func verifyCalls(
    progress: (_ done: Int) -> Void = { _ in },
    fold: (CallRow, [EventRecord]) throws(StoreError) -> CallSummary?,
    found: (StoreFlaw, CallSummary?) -> Void
  ) throws(StoreError) -> CallReport {
    try database.snapshot { () throws(StoreError) in
      var report = CallReport()
      var sums = TallySums()
      var unknown: [Counted: Int32] = [:]
      var last: Int64 = 0
      var done = 0
      while true {
        let rows = try database.prepare(
          "SELECT id FROM call WHERE state = 1 AND id > ?1 ORDER BY id LIMIT 500"
        ).with(last).all { $0.int(0) }
        guard let end = rows.last else { break }
        for row in rows {
          try verify(
            row, &report, &sums, &unknown, fold: fold, found: found)
          done += 1
          progress(done)
        }
        last = end
      }
      try compareTallies(&sums, unknown, found)
      return report
    }
  }

  /// Writes anew what calls came to and are counted by, all or none, whatever stands there; their
  /// events stay as they are. The tallies have to be summed anew afterwards.
  package func mend(_ calls: [(id: UUIDv7, summary: CallSummary)]) throws(StoreError) {
    try write { () throws(StoreError) in
      for (id, summary) in calls {
        let row = try row(of: id)
        try database.prepare("DELETE FROM uncounted WHERE call = ?1").with(row).run()
        try database.prepare("DELETE FROM call_figures WHERE call = ?1").with(row).run()
        try removeProjections(of: row)
        try insert(summary, of: row)
        try count(summary.counts, of: row, isTallied: false)
      }
    }
  }

  private func verify(
    _ row: Int64, _ report: inout CallReport, _ sums: inout TallySums,
    _ unknown: inout [Counted: Int32],
    fold: (CallRow, [EventRecord]) throws(StoreError) -> CallSummary?,
    found: (StoreFlaw, CallSummary?) -> Void
  ) throws(StoreError) {
    let call = try call(row: row)
    let place = try callPlace(of: row)
    let kept = try? rowCounts(of: row)
    guard !call.isErased else {
      report.erased += 1
      if try !answers(ofRow: row).isEmpty { found(.answers(call: call.id), nil) }
      if let kept { sums.add(kept, of: place) } else { found(.counts(call: call.id), nil) }
      return
    }
    guard let summary = try fold(call, events(ofRow: row, from: 0, through: .max)) else {
      found(.unfolded(call: call.id), nil)
      sums.add(kept ?? [], of: place)
      return
    }
    report.folded += 1
    let columns = call.columns(unlike: summary)
    if !columns.isEmpty { found(.columns(call: call.id, columns), summary) }
    if try Set(answers(ofRow: row)) != Set(summary.answers) {
      found(.answers(call: call.id), summary)
    }
    if try objections(ofRow: row) != summary.objections {
      found(.objections(call: call.id), summary)
    }
    let isWaiting =
      try database.prepare("SELECT 1 FROM uncounted WHERE call = ?1").with(row).first { _ in true }
      ?? false
    guard !isWaiting else {
      report.waiting += 1
      return
    }
    var expected: [RowCount] = []
    for count in summary.counts {
      var thing = try knownRow(of: count.counted).map { Int32(clamping: $0) }
      if thing == nil {
        thing = unknown[count.counted] ?? -1 - Int32(unknown.count)
        unknown[count.counted] = thing
      }
      expected.append(RowCount(thing: thing ?? 0, n: count.n, ms: count.ms))
    }
    sums.add(expected, of: place)
    expected.sort { $0.thing < $1.thing }
    if kept?.sorted(by: { $0.thing < $1.thing }) != expected {
      found(.counts(call: call.id), summary)
    }
  }

  private func callPlace(of call: Int64) throws(StoreError) -> CallPlace {
    let place = try database.prepare(
      "SELECT purpose, script, coalesce(campaign, 0), day FROM call WHERE id = ?1"
    ).with(call).first {
      CallPlace(
        purpose: $0.int(0), script: $0.int(1), campaign: $0.int(2), day: $0.int(3))
    }
    guard let place else { throw damaged("a call is missing") }
    return place
  }

  /// What stands in the tallies against what was summed; what was summed and stands nowhere comes last.
  private func compareTallies(
    _ sums: inout TallySums, _ unknown: [Counted: Int32], _ found: (StoreFlaw, CallSummary?) -> Void
  ) throws(StoreError) {
    var flaws: [(place: TallyPlace, found: Int64, expected: Int64)] = []
    try database.prepare(
      "SELECT purpose, script, campaign, day, counted, n, ms FROM tally"
    ).each { (row) throws(StoreError) in
      let place = TallyPlace(
        purpose: Int32(clamping: row.int(0)), script: Int32(clamping: row.int(1)),
        campaign: Int32(clamping: row.int(2)), day: Int32(clamping: row.int(3)),
        thing: Int32(clamping: row.int(4)))
      let expected = sums.take(place) ?? TallySums.Sum()
      guard expected.n != row.int(5) || expected.ms != row.int(6) else { return }
      flaws.append((place, row.int(5), expected.n))
    }
    for (place, sum) in sums.sums { flaws.append((place, 0, sum.n)) }
    let things = Dictionary(unknown.map { ($0.value, $0.key) }) { first, _ in first }
    for flaw in flaws.sorted(by: { ($0.place.day, $0.place.thing) < ($1.place.day, $1.place.thing) }
    ) {
      let thing = things[flaw.place.thing] ?? (try? counted(Int64(flaw.place.thing)))
      found(
        .tally(
          day: CivilDate(days: flaw.place.day), thing, found: flaw.found, expected: flaw.expected),
        nil)
    }
  }
}

extension CallRow {
  /// The columns in which a call's row differs from what the call came to.
  fileprivate func columns(unlike summary: CallSummary) -> [String] {
    let fits: [(String, Bool)] = [
      ("disposition", disposition == summary.disposition), ("outcome", outcome == summary.outcome),
      ("outcome kind", outcomeKind == summary.outcomeKind), ("talk time", talkMs == summary.talkMs),
      ("hold time", holdMs == summary.holdMs), ("wrap-up time", wrapMs == summary.wrapMs),
    ]
    return fits.filter { !$0.1 }.map(\.0)
  }
}
