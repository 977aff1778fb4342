import CallModel
package import DataExchange
import Statistics

/// Writes reports as JSON: facts, and each table with its rows as objects. Shares go from 0 to 1,
/// times are milliseconds.
package enum JSONRenderer {
  /// A report.
  package static func text(_ report: Report) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("report", report.name)
      json.member("title", report.title)
      json.key("facts")
      json.object { json in
        for fact in report.facts { json.member(fact.name, fact.value) }
      }
      json.key("tables")
      json.array { json in
        for table in report.tables { write(table, &json) }
      }
      json.key("remarks")
      json.array { json in
        for case .remark(let remark) in report.parts { json.value(remark) }
      }
    }
    return json.text + "\n"
  }

  private static func write(_ table: ReportTable, _ json: inout JSONWriter) {
    json.object { json in
      json.member("table", table.name)
      json.member("title", table.title)
      json.key("rows")
      json.array { json in
        for row in table.rows {
          json.object { json in
            for (column, cell) in zip(table.columns, row) {
              json.key(column.name)
              write(cell, &json)
            }
          }
        }
      }
      json.key("notes")
      json.array { json in
        for note in table.notes { json.value(note) }
      }
    }
  }

  /// A figure: a number, or an object where it has an interval.
  package static func write(_ cell: Cell, _ json: inout JSONWriter) {
    switch cell {
    case .empty: json.value(nil)
    case .text(let text): json.value(text)
    case .count(let count): json.value(count)
    case .share(let share):
      json.object { json in
        json.member("k", share.count)
        json.member("n", share.total)
        json.key("share")
        if let part = share.share { json.value(part) } else { json.value(nil) }
        json.member("low", share.wilson().low)
        json.member("high", share.wilson().high)
      }
    case .duration(let ms): json.value(ms)
    case .number(let figure, _): json.value(figure)
    case .estimate(let figure, let interval, _), .difference(let figure, let interval):
      json.object { json in
        json.member("value", figure)
        json.member("low", interval.low)
        json.member("high", interval.high)
      }
    case .mean(let mean, let unit):
      json.object { json in
        json.member("n", mean.count)
        json.key("mean")
        if mean.count > 0 { json.value(mean.value) } else { json.value(nil) }
        ends(unit.interval(mean), &json)
      }
    case .change(let change, let interval, _):
      json.object { json in
        json.member("value", change)
        ends(interval, &json)
      }
    case .probability(let probability): json.value(probability)
    case .day(let day): json.value(day.plain)
    }
  }

  /// The ends of an interval; null where there is none.
  private static func ends(_ interval: Interval?, _ json: inout JSONWriter) {
    for (name, end) in [("low", interval?.low), ("high", interval?.high)] {
      json.key(name)
      if let end { json.value(end) } else { json.value(nil) }
    }
  }
}
