/// Figures in rows and columns.
package struct ReportTable: Sendable {
  /// A column.
  package struct Column: Hashable, Sendable {
    /// What programs call it: `went_on`.
    package let name: String
    /// What stands above it.
    package let title: String

    /// A column; the name is the title with `_` for blanks.
    package init(_ title: String) {
      self.title = title
      name = String(title.map { $0 == " " ? "_" : $0 })
    }
  }

  /// What programs call it: `stages`.
  package let name: String
  /// What stands above it.
  package let title: String
  /// The columns.
  package let columns: [Column]
  /// The rows, each with a cell for every column.
  package private(set) var rows: [[Cell]] = []
  /// Sentences that belong below it.
  package var notes: [String] = []

  /// A table without rows.
  package init(name: String, title: String, columns: [String]) {
    self.name = name
    self.title = title
    self.columns = columns.map { Column($0) }
  }

  /// Adds a row; it has a cell for every column.
  package mutating func add(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has a cell for every column")
    rows.append(row)
  }
}
