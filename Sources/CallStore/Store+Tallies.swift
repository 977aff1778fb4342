package import CallModel

/// Which calls are counted. What is nil does not matter.
package struct CountFilter: Sendable {
  /// What the calls are for.
  package var purpose: CallPurpose
  /// The versions of scripts; those of one family are counted together by reports.
  package var scripts: [ScriptKey]
  /// The campaign's name.
  package var campaign: String?
  /// The first day, the operator's.
  package var firstDay: CivilDate?
  /// The last day, the operator's.
  package var lastDay: CivilDate?
  /// Who called. Tallies do not know it.
  package var agent: AgentKey?
  /// Columns that the lead has, compared as names are. Tallies do not know them, and neither does a
  /// call whose person was erased.
  package var leadColumns: [(name: String, value: String)] = []

  /// All calls along some versions that are for something.
  package init(purpose: CallPurpose, scripts: [ScriptKey]) {
    self.purpose = purpose
    self.scripts = scripts
  }
}

/// A count of the calls of a day.
package struct DayCount: Hashable, Sendable {
  /// The version of the script, by its place in the filter.
  package let script: Int
  /// The campaign, to be told by `Store.campaignName`; 0 for none.
  package let campaign: Int64
  /// The operator's day.
  package let day: CivilDate
  /// How often what, to be told by `Store.counted`.
  package let count: RowCount
}

/// A call that has ended, with what it is counted by.
package struct CountedCall: Sendable {
  /// Its place in the store: calls that are written later have a larger one.
  package var row: Int64
  /// The version of the script, by its place in the filter.
  package var script: Int
  /// The operator, by the row.
  package var agent: Int64
  /// The campaign, to be told by `Store.campaignName`; 0 for none.
  package var campaign: Int64
  /// The operator's day.
  package var day: CivilDate
  /// The operator's hour, 0 to 23.
  package var hour: Int
  /// The how-manieth dial of the lead.
  package var attempt: Int
  /// What the lead is known by, the first eight bytes of it; nil for nobody known. Two leads of a
  /// million share them with a probability of 3 in 100 million.
  package var lead: UInt64?
  /// Time in conversation, in milliseconds.
  package var talkMs: Int64
  /// Time on hold, in milliseconds.
  package var holdMs: Int64
  /// Time after the call, in milliseconds.
  package var wrapMs: Int64
  /// What it is counted by.
  package var counts: [RowCount]
}

extension Store {
  /// The tallies of the calls that fit, in no order that means anything. The filter has no agent and
  /// no lead columns, which tallies do not know: a precondition.
  package func eachTally(
    _ filter: CountFilter, _ body: (DayCount) throws(StoreError) -> Void
  ) throws(StoreError) {
    precondition(filter.agent == nil && filter.leadColumns.isEmpty, "tallies do not know these")
    try database.snapshot { () throws(StoreError) in
      guard let campaign = try campaignRow(of: filter) else { return }
      for (place, script) in filter.scripts.enumerated() {
        let rows = try database.prepare(
          """
          SELECT campaign, day, counted, n, ms FROM tally
          WHERE purpose = ?1 AND script = ?2 AND day BETWEEN ?3 AND ?4
            AND (?5 = 0 OR campaign = ?5)
          """
        ).with(filter.purpose.rawValue).with(script.row)
          .with(Int64(filter.firstDay?.days ?? .min)).with(Int64(filter.lastDay?.days ?? .max))
          .with(campaign)
        try rows.each { (row) throws(StoreError) in
          try body(
            DayCount(
              script: place, campaign: row.int(0),
              day: CivilDate(days: Int32(clamping: row.int(1))),
              count: RowCount(
                thing: Int32(clamping: row.int(2)), n: row.int(3), ms: row.int(4))))
        }
      }
    }
  }

  /// The calls that fit and are counted, version by version in the filter's order, each version's in
  /// the order of their rows. `body` must not ask the store for calls.
  package func eachCountedCall(
    _ filter: CountFilter, _ body: (borrowing CountedCall) throws(StoreError) -> Void
  ) throws(StoreError) {
    try database.snapshot { () throws(StoreError) in
      guard let campaign = try campaignRow(of: filter) else { return }
      var call = CountedCall(
        row: 0, script: 0, agent: 0, campaign: 0, day: CivilDate(days: 0), hour: 0, attempt: 0,
        talkMs: 0, holdMs: 0, wrapMs: 0, counts: [])
      for (place, script) in filter.scripts.enumerated() {
        call.script = place
        let rows = try database.prepare(
          """
          SELECT c.id, agent, coalesce(campaign, 0), day, hour, attempt, lead_key, talk_ms, hold_ms,
            wrap_ms, counts
          FROM call c JOIN call_figures f ON f.call = c.id
          WHERE script = ?1 AND purpose = ?2 AND day BETWEEN ?3 AND ?4
            AND (?5 = 0 OR campaign = ?5) AND (?6 IS NULL OR agent = ?6)
          ORDER BY c.id
          """
        ).with(script.row).with(filter.purpose.rawValue)
          .with(Int64(filter.firstDay?.days ?? .min)).with(Int64(filter.lastDay?.days ?? .max))
          .with(campaign).with(filter.agent?.row)
        try rows.each { (row) throws(StoreError) in
          call.row = row.int(0)
          if !filter.leadColumns.isEmpty, try !hasColumns(filter.leadColumns, call.row) { return }
          call.agent = row.int(1)
          call.campaign = row.int(2)
          call.day = CivilDate(days: Int32(clamping: row.int(3)))
          call.hour = Int(row.int(4))
          call.attempt = Int(row.int(5))
          call.lead = row.withBytes(6) { $0.count < 8 ? nil : $0.loadUnaligned(as: UInt64.self) }
          call.talkMs = row.int(7)
          call.holdMs = row.int(8)
          call.wrapMs = row.int(9)
          call.counts.removeAll(keepingCapacity: true)
          guard row.withBytes(10, { CountBytes.read($0, into: &call.counts) }) else {
            throw damaged("the counts of a call cannot be read")
          }
          try body(call)
        }
      }
    }
  }

  /// What is counted under the row of a `RowCount`.
  package func counted(_ count: RowCount) throws(StoreError) -> Counted {
    try counted(Int64(count.thing))
  }

  /// The name of a campaign in a `DayCount` or `CountedCall`; nil for none.
  package func campaignName(_ row: Int64) throws(StoreError) -> String? {
    row == 0 ? nil : try name(row)
  }

  /// The row of the filter's campaign, 0 for any; nil when the store has no such campaign.
  func campaignRow(of filter: CountFilter) throws(StoreError) -> Int64? {
    guard let name = filter.campaign else { return 0 }
    return try knownRow(ofName: name)
  }

  /// Whether the lead of a call has some columns.
  func hasColumns(
    _ wanted: [(name: String, value: String)], _ call: Int64
  ) throws(StoreError) -> Bool {
    let columns = try columns(of: call)
    return wanted.allSatisfy { wanted in
      columns.contains {
        $0.subject == Subject.lead.rawValue && $0.name.nameKey == wanted.name.nameKey
          && $0.value.nameKey == wanted.value.nameKey
      }
    }
  }
}
