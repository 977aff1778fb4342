import CallReports
import Terminal

/// Writes a report as text: facts, then tables with a heading and their notes.
struct ReportOutput {
  let layout: Layout
  /// Whether wide tables are cut to the terminal's width.
  let isCut: Bool
  let emit: (String) -> Void

  func write(_ report: Report) {
    lines(layout.paragraph(StyledText(report.title, .heading)))
    lines(
      layout.keyValues(
        report.facts.map { (SafeText.clean($0.name), StyledText(data: $0.value)) }))
    for part in report.parts {
      switch part {
      case .table(let table): write(table)
      case .remark(let remark):
        emit("")
        lines(layout.paragraph(StyledText(data: remark)))
      case .plot, .map: continue
      }
    }
  }

  private func write(_ table: ReportTable) {
    emit("")
    lines(layout.paragraph(StyledText(data: table.title, .heading)))
    if table.rows.isEmpty {
      lines(layout.paragraph(StyledText("nothing was counted", .muted), indent: 2))
    } else {
      let columns = table.columns.enumerated().map { place, column in
        Layout.Column(
          column.title,
          alignment: table.rows.contains { $0[place].isFigure } ? .right : .left,
          mayShrink: !table.rows.contains { $0[place].isFigure })
      }
      lines(
        layout.table(
          columns, rows: table.rows.map { $0.map { StyledText(data: $0.text) } }, isCut: isCut))
    }
    for note in table.notes { lines(layout.paragraph(StyledText(data: note, .muted), indent: 2)) }
  }

  private func lines(_ lines: [String]) { lines.forEach(emit) }
}
