import DataExchange
import Terminal

/// Rows under titles, as a table, CSV or JSON, by `--format`.
struct Listing {
  /// Columns whose cells say nothing when they are cut.
  private static let whole: Set = ["due", "phone", "since", "late"]

  private let titles: [String]
  private let rows: [[String]]

  init(_ titles: [String], _ rows: [[String]]) {
    self.titles = titles
    self.rows = rows
  }

  /// Writes it to standard output; `empty` is said where a table would have no rows, and a table leaves
  /// out what is `hidden`.
  func write(
    _ invocation: Invocation, _ program: Program, empty: String, hidden: Set<String> = []
  ) throws(Failure) {
    switch try invocation.choice("format", ["table", "csv", "json"]) {
    case "csv": for row in [titles] + rows { program.screen.write(CSVWriter.row(row)) }
    case "json": program.screen.write(json)
    default:
      if rows.isEmpty {
        program.screen.line(StyledText(empty))
      } else {
        let places = titles.indices.filter { !hidden.contains(titles[$0]) }
        program.screen.lines(
          program.layout.table(
            places.map { place in
              let title = titles[place]
              return
                Layout.Column(
                  title, alignment: isNumeric(place) ? .right : .left,
                  mayShrink: !isNumeric(place) && !Self.whole.contains(title))
            }, rows: rows.map { row in places.map { StyledText(data: row[$0]) } },
            isCut: program.facts.isTerminal))
      }
    }
    try program.flush()
  }

  private func isNumeric(_ place: Int) -> Bool {
    rows.contains { !$0[place].isEmpty }
      && rows.allSatisfy { $0[place].isEmpty || Self.isNumber($0[place]) }
  }

  /// Whether a text is a number as this program writes it: neither a phone nor a code is one.
  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, Double(text) != nil else { return false }
    return text == "0" || text.hasPrefix("0.") || first == 0x2D || (0x31...0x39).contains(first)
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
