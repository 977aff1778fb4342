/// A typed position in one of a script's tables: 4 bytes, never mixed up with another table's.
@frozen
package struct Ref<Element>: Hashable, Comparable, Sendable {
  /// The position, from 0; below 2³¹.
  package let raw: Int32

  /// Wraps a position that came out of a table.
  @inlinable
  package init(_ raw: Int) {
    self.raw = Int32(truncatingIfNeeded: raw)
  }

  /// The position as an `Int`, to index an array with.
  @inlinable
  package var index: Int { Int(raw) }

  /// Order of declaration.
  @inlinable
  package static func < (one: Ref, other: Ref) -> Bool { one.raw < other.raw }
}

/// A run of neighbouring rows of one of a script's tables.
@frozen
package struct Refs<Element>: Hashable, Sendable {
  /// The first row's position.
  package let start: Int32
  /// How many rows; 0 for none.
  package let count: Int32

  /// A run from `start` with `count` rows.
  @inlinable
  package init(start: Int, count: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.count = Int32(truncatingIfNeeded: count)
  }

  /// The run without rows.
  @inlinable
  package static var none: Refs { Refs(start: 0, count: 0) }

  /// Whether there is no row.
  @inlinable
  package var isEmpty: Bool { count == 0 }

  /// The rows' positions as an `Int` range.
  @inlinable
  package var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }

  /// Whether a row is in this run.
  @inlinable
  package func contains(_ ref: Ref<Element>) -> Bool {
    ref.raw >= start && ref.raw < start + count
  }

  /// The `offset`-th row of the run; the caller keeps `offset` below `count`.
  @inlinable
  package subscript(offset: Int) -> Ref<Element> { Ref(Int(start) + offset) }

  /// Each row's position, in order.
  @inlinable
  package var refs: [Ref<Element>] { range.map(Ref.init) }
}

/// One of a script's flat tables. Rows are plain values; what belongs together stands together.
@frozen
package struct Table<Element> {
  /// The rows, in order of declaration.
  @usableFromInline package internal(set) var rows: [Element]

  /// An empty table.
  @inlinable
  package init() {
    rows = []
  }

  /// How many rows there are.
  @inlinable
  package var count: Int { rows.count }

  /// Adds a row and gives its position.
  @inlinable
  @discardableResult
  package mutating func append(_ row: Element) -> Ref<Element> {
    rows.append(row)
    return Ref(rows.count - 1)
  }

  /// Adds rows that stay together and gives their run.
  @inlinable
  package mutating func append(contentsOf more: [Element]) -> Refs<Element> {
    let start = rows.count
    rows.append(contentsOf: more)
    return Refs(start: start, count: more.count)
  }

  /// The run of rows that were added since the table had `start` rows.
  @inlinable
  package func since(_ start: Int) -> Refs<Element> {
    Refs(start: start, count: rows.count - start)
  }

  /// One row.
  @inlinable
  package subscript(ref: Ref<Element>) -> Element {
    get { rows[ref.index] }
    set { rows[ref.index] = newValue }
  }

  /// The rows of a run.
  @inlinable
  package subscript(refs: Refs<Element>) -> ArraySlice<Element> { rows[refs.range] }

  /// Every row's position.
  @inlinable
  package var refs: [Ref<Element>] { rows.indices.map(Ref.init) }
}

extension Table: Sendable where Element: Sendable {}
