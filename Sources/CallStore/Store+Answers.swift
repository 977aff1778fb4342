import CallModel

extension Store {
  /// The last value of a field in each call that fits and filled it, in no order that means anything:
  /// the version by its place in the filter, the outcome, and the value in its plain form. `body` must
  /// not ask the store for calls.
  package func eachAnswer(
    _ filter: CountFilter, field: String,
    _ body: (_ version: Int, _ outcome: String?, _ value: String) throws(StoreError) -> Void
  ) throws(StoreError) {
    guard let field = try knownRow(ofName: field) else { return }
    try database.snapshot { () throws(StoreError) in
      guard let campaign = try campaignRow(of: filter) else { return }
      for (place, script) in filter.scripts.enumerated() {
        let rows = try database.prepare(
          """
          SELECT c.id, c.outcome, a.value
          FROM call c JOIN answer a ON a.call = c.id AND a.field = ?7
          WHERE script = ?1 AND purpose = ?2 AND day BETWEEN ?3 AND ?4
            AND (?5 = 0 OR campaign = ?5) AND (?6 IS NULL OR agent = ?6) AND state = 1
          """
        ).with(script.row).with(filter.purpose.rawValue)
          .with(Int64(filter.firstDay?.days ?? .min)).with(Int64(filter.lastDay?.days ?? .max))
          .with(campaign).with(filter.agent?.row).with(field)
        try rows.each { (row) throws(StoreError) in
          if !filter.leadColumns.isEmpty, try !hasColumns(filter.leadColumns, row.int(0)) { return }
          try body(place, try name(ifAny: row.optionalInt(1)), row.text(2))
        }
      }
    }
  }
}
