extension Layout {
  /// A column of a table.
  package struct Column: Sendable {
    /// The words above it.
    package var title: String
    /// Where its cells stand.
    package var alignment: Width.Alignment
    /// Whether it may be cut short where the table is too wide.
    package var mayShrink: Bool

    /// A column with its title.
    package init(_ title: String, alignment: Width.Alignment = .left, mayShrink: Bool = true) {
      self.title = title
      self.alignment = alignment
      self.mayShrink = mayShrink
    }
  }

  /// A table with its titles, its columns two blanks apart.
  ///
  /// Cells are one line each: line feeds in them become blanks. Where the table is wider than the
  /// terminal, its widest columns that may shrink are cut first, and each cut is marked with `…`;
  /// `isCut` false leaves everything whole, as in a pipe. Rows may be shorter than the columns.
  package func table(
    _ columns: [Column], rows: [[StyledText]], isCut: Bool = true
  ) -> [String] {
    let rows = rows.map { row in
      columns.indices.map { $0 < row.count ? row[$0].decorated(for: look).onOneLine : "" }
    }
    var widths = columns.enumerated().map { index, column in
      rows.reduce(Width.columns(of: column.title)) { max($0, $1[index].columns) }
    }
    if isCut { shrink(&widths, columns) }
    let titles = columns.map { StyledText($0.title, .heading) }
    return ([titles] + rows).map { row in
      var line = StyledText()
      for (index, cell) in row.enumerated() {
        let cell = cell.truncated(to: widths[index])
        let blanks = String(repeating: " ", count: widths[index] - cell.columns)
        if index > 0 { line.append("  ") }
        if columns[index].alignment == .right { line.append(blanks) }
        line = line + cell
        if columns[index].alignment == .left && index + 1 < row.count { line.append(blanks) }
      }
      return (isCut ? line.truncated(to: width) : line).painted(for: look)
    }
  }

  private func shrink(_ widths: inout [Int], _ columns: [Column]) {
    let gaps = 2 * max(0, columns.count - 1)
    let least = 4
    while widths.reduce(gaps, +) > width {
      let excess = widths.reduce(gaps, +) - width
      let candidates = widths.indices.filter { columns[$0].mayShrink && widths[$0] > least }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      // Down to the next widest at once, so that one endless cell costs one step.
      let next = candidates.filter { $0 != widest }.map { widths[$0] }.max() ?? least
      let step = max(1, min(excess, widths[widest] - max(next, least)))
      widths[widest] -= step
    }
  }
}

extension StyledText {
  fileprivate var onOneLine: StyledText {
    guard text.contains(where: { $0.isNewline || $0 == "\t" }) else { return self }
    return StyledText(
      runs: runs.map { run in
        Run(String(run.text.map { $0.isNewline || $0 == "\t" ? " " : $0 }), run.style)
      })
  }
}
