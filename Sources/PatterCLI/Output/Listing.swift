import DataExchange
import Terminal

/// Rows under titles, as a table, CSV or JSON, by `--format`.
struct Listing {
  private let titles: [String]
  private let rows: [[String]]

  init(_ titles: [String], _ rows: [[String]]) {
    self.titles = titles
    self.rows = rows
  }

  /// Writes it to standard output; `empty` is said where a table would have no rows.
  func write(_ invocation: Invocation, _ program: Program, empty: String) throws(Failure) {
    switch try invocation.choice("format", ["table", "csv", "json"]) {
    case "csv": for row in [titles] + rows { program.screen.write(CSVWriter.row(row)) }
    case "json": program.screen.write(json)
    default:
      if rows.isEmpty {
        program.screen.line(StyledText(empty))
      } else {
        program.screen.lines(
          program.layout.table(
            titles.enumerated().map { place, title in
              Layout.Column(title, alignment: isNumeric(place) ? .right : .left)
            }, rows: rows.map { $0.map { StyledText(data: $0) } },
            isCut: program.facts.isTerminal))
      }
    }
    try program.flush()
  }

  private func isNumeric(_ place: Int) -> Bool {
    rows.contains { !$0[place].isEmpty }
      && rows.allSatisfy { $0[place].isEmpty || Double($0[place]) != nil }
  }

  private var json: String {
    var json = JSONWriter()
    json.array { json in
      for row in rows {
        json.object { json in
          for (place, title) in titles.enumerated() {
            if isNumeric(place), let number = Int(row[place]) {
              json.member(title, number)
            } else {
              json.member(title, row[place].isEmpty ? nil : row[place])
            }
          }
        }
      }
    }
    return json.text + "\n"
  }
}
