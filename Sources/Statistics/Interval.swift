/// A range in which a figure lies with some confidence.
package struct Interval: Hashable, Sendable {
  /// The lower end.
  package let low: Double
  /// The upper end.
  package let high: Double

  /// A range.
  package init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether a figure lies in it, the ends too.
  package func contains(_ figure: Double) -> Bool { low <= figure && figure <= high }
}
