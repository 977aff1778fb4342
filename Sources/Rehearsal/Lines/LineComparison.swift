/// What of a line was there in what a trainee typed.
package struct LineComparison: Sendable, Equatable {
  /// A key point of a line.
  package struct Point: Sendable, Hashable {
    /// Its words in the line.
    package let words: String
    /// Whether it was said.
    package let isSaid: Bool
  }

  /// The points, in order.
  package let points: [Point]
  /// Whether the line stood there word for word, case, punctuation and the form of numbers aside.
  package let isExact: Bool

  /// Whether nothing was left out.
  package var saidAll: Bool { points.allSatisfy(\.isSaid) }
  /// The share of the points that were said, in millionths; all of a line without points.
  package var saidShare: Int32 {
    points.isEmpty
      ? 1_000_000 : Int32(points.count(where: \.isSaid) * 1_000_000 / points.count)
  }
}
