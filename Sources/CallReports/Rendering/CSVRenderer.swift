import CallModel
import DataExchange
import Statistics

/// Writes a report's tables as CSV, one below the other with an empty line between.
///
/// A share takes five columns: `x`, `x_of`, `x_share`, `x_low`, `x_high`; an estimate or difference
/// three: `x`, `x_low`, `x_high`; a mean four: `x`, `x_n`, `x_low`, `x_high`. Shares go from 0 to 1, times are milliseconds.
package enum CSVRenderer {
  /// The tables of a report, or only the one of a name.
  package static func text(_ report: Report, table name: String? = nil) -> String {
    report.tables.filter { name == nil || $0.name == name }.map(text).joined(separator: "\n")
  }

  private static func text(_ table: ReportTable) -> String {
    // The cells of a column are alike but for empty ones.
    let kinds = table.columns.indices.map { column in
      table.rows.lazy.map { $0[column] }.first { $0 != .empty } ?? .empty
    }
    var text = CSVWriter.row(
      zip(table.columns, kinds).flatMap { column, kind in
        kind.endings.map { column.name + $0 }
      })
    for row in table.rows {
      text += CSVWriter.row(
        zip(row, kinds).flatMap { cell, kind in
          let values = cell.values
          return values + Array(repeating: "", count: max(0, kind.endings.count - values.count))
        })
    }
    return text
  }
}

extension Report {
  /// The tables, in order.
  package var tables: [ReportTable] {
    parts.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}

extension Cell {
  /// What the names of its columns end with.
  fileprivate var endings: [String] {
    switch self {
    case .share: ["", "_of", "_share", "_low", "_high"]
    case .estimate, .difference, .change(_, _, .share): ["", "_low", "_high"]
    case .change(_, _, .time): ["_ms", "_low_ms", "_high_ms"]
    case .mean(_, .share): ["", "_n", "_low", "_high"]
    case .mean(_, .time): ["_ms", "_n", "_low_ms", "_high_ms"]
    case .duration: ["_ms"]
    default: [""]
    }
  }

  /// The values of its columns.
  fileprivate var values: [String] {
    switch self {
    case .empty: [""]
    case .text(let text): [text]
    case .count(let count): [String(count)]
    case .share(let share):
      [
        String(share.count), String(share.total), share.share.map { "\($0)" } ?? "",
        "\(share.wilson().low)", "\(share.wilson().high)",
      ]
    case .duration(let ms): [String(ms)]
    case .number(let figure, _): ["\(figure)"]
    case .estimate(let figure, let interval, _), .difference(let figure, let interval):
      ["\(figure)", "\(interval.low)", "\(interval.high)"]
    case .mean(let mean, let unit):
      mean.count == 0
        ? ["", "0", "", ""]
        : ["\(mean.value)", String(mean.count)] + Self.ends(unit.interval(mean))
    case .change(let change, let interval, _): ["\(change)"] + Self.ends(interval)
    case .probability(let probability): ["\(probability)"]
    case .day(let day): [day.plain]
    }
  }

  private static func ends(_ interval: Interval?) -> [String] {
    interval.map { ["\($0.low)", "\($0.high)"] } ?? ["", ""]
  }
}
