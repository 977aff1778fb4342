import Statistics

/// A table as HTML: figures at the right, so that they can be compared down the column.
struct HTMLTable {
  private let table: ReportTable
  private let id: String
  private let language: String
  private let notice: String?
  private let isFigure: [Bool]

  init(_ table: ReportTable, id: String, language: String, notice: String?) {
    self.table = table
    self.id = id
    self.language = language
    self.notice = notice
    isFigure = table.columns.indices.map { column in
      table.rows.contains { $0[column].isFigure }
    }
  }

  func write(to output: inout some TextOutputStream) {
    let title = HTMLPage.data(table.title)
    guard !table.rows.isEmpty else {
      output.write(
        "<h3 id=\"\(id)\">\(title)</h3>\n<p class=\"note\">nothing was counted</p>\n")
      writeNotes(&output)
      return
    }
    output.write(
      "<div class=\"scroll\" role=\"region\" aria-label=\"\(title)\" tabindex=\"0\">\n"
        + "<table id=\"\(id)\">\n<caption>\(title)</caption>\n<thead>")
    // Paper repeats the head of a table on each page, and each page says what it is of.
    if let notice {
      output.write(
        "<tr class=\"paper\"><th colspan=\"\(table.columns.count)\">"
          + "<span class=\"badge\">\(HTMLPage.data(notice))</span></th></tr>\n")
    }
    output.write("<tr>")
    for (column, isFigure) in zip(table.columns, isFigure) {
      output.write(
        "<th scope=\"col\"\(isFigure ? " class=\"figure\"" : "")>"
          + "\(HTMLPage.data(column.title))</th>")
    }
    output.write("</tr></thead>\n<tbody>\n")
    // The last of the words before the figures names the row.
    let head = (isFigure.firstIndex(of: true) ?? 1) - 1
    for row in table.rows {
      output.write("<tr>")
      for (place, cell) in row.enumerated() {
        write(cell, isHead: place == head, isFigure: isFigure[place], &output)
      }
      output.write("</tr>\n")
    }
    output.write("</tbody>\n</table>\n</div>\n")
    writeNotes(&output)
  }

  private func writeNotes(_ output: inout some TextOutputStream) {
    for note in table.notes { output.write("<p class=\"note\">\(HTMLPage.data(note))</p>\n") }
  }

  private func write(
    _ cell: Cell, isHead: Bool, isFigure: Bool, _ output: inout some TextOutputStream
  ) {
    var attributes = isFigure ? " class=\"figure\"" : ""
    if case .text = cell { attributes += " lang=\"\(language)\" dir=\"auto\"" }
    let tag = isHead ? "th" : "td"
    if isHead { attributes += " scope=\"row\"" }
    output.write("<\(tag)\(attributes)>\(Self.content(cell))</\(tag)>")
  }

  /// A cell's content: the figure that is compared, and smaller what it rests on and its interval,
  /// each of a fixed width so that they stand below each other.
  private static func content(_ cell: Cell) -> String {
    switch cell {
    case .share(let share):
      guard let part = share.share else { return "<span class=\"of\">0/0</span>" }
      let interval = share.wilson()
      return "<span class=\"of\">\(share.count)/\(share.total)</span> "
        + "<span class=\"main\">\(Decimal.text(100 * part, 1)) %</span> "
        + "<span class=\"range\">\(Decimal.text(100 * interval.low, 1))–"
        + "\(Decimal.text(100 * interval.high, 1))</span>"
    case .difference(let difference, let interval):
      return "<span class=\"main\">\(Decimal.signed(100 * difference, 1)) points</span> "
        + "<span class=\"range\">\(Decimal.signed(100 * interval.low, 1)) to "
        + "\(Decimal.signed(100 * interval.high, 1))</span>"
    case .estimate(let figure, let interval, let decimals):
      return "<span class=\"main\">\(Decimal.text(figure, decimals))</span> "
        + "<span class=\"range\">\(Decimal.text(interval.low, decimals)) to "
        + "\(Decimal.text(interval.high, decimals))</span>"
    case .mean(let mean, let unit):
      guard mean.count > 0 else { return HTMLPage.data(cell.text) }
      return "<span class=\"of\">n = \(mean.count)</span> "
        + "<span class=\"main\">\(unit.main(mean))</span> "
        + "<span class=\"range\">\(unit.range(mean))</span>"
    case .change(let change, let interval, let unit):
      return "<span class=\"main\">\(unit.signed(change))</span> "
        + "<span class=\"range\">\(interval.map { unit.range($0) } ?? Cell.noInterval)</span>"
    case .empty, .text, .count, .duration, .number, .probability, .day:
      return HTMLPage.data(cell.text)
    }
  }
}
