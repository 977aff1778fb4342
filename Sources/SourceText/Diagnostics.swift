/// The diagnostics of one run, in the order they were found until they are sorted.
package struct Diagnostics: Sendable {
  /// How many are kept; a file that is broken in a million places is told of the first thousand.
  package static let maximumCount = 1000

  /// What was found, at most `maximumCount`.
  package private(set) var all: [Diagnostic] = []
  /// How many more there were.
  package private(set) var droppedCount = 0
  /// Whether an error was among them, dropped ones too.
  package private(set) var hasErrors = false
  private var places: Set<Place> = []

  private struct Place: Hashable {
    let id: String
    let span: Span
  }

  /// Nothing found yet.
  package init() {}

  /// Adds a diagnostic, unless the same one stands at the same place already.
  package mutating func add(_ diagnostic: Diagnostic) {
    if diagnostic.level == .error { hasErrors = true }
    guard all.count < Self.maximumCount else {
      droppedCount += 1
      return
    }
    let place = Place(id: diagnostic.rule.id, span: diagnostic.span)
    if places.insert(place).inserted { all.append(diagnostic) }
  }

  /// Adds what another run found.
  package mutating func add(_ others: Diagnostics) {
    for diagnostic in others.all { add(diagnostic) }
    droppedCount += others.droppedCount
    hasErrors = hasErrors || others.hasErrors
  }

  /// What was found in file order.
  package var inFileOrder: [Diagnostic] {
    all.enumerated().sorted { one, other in
      let (a, b) = (one.element.span, other.element.span)
      return (a.file, a.start, a.end, one.offset) < (b.file, b.start, b.end, other.offset)
    }.map(\.element)
  }
}
