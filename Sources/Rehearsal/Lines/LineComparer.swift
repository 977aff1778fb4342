package import CallModel

/// Compares what a trainee typed with the script's line.
package struct LineComparer: Sendable {
  /// A comparer for a script.
  package init(_ script: Script) {}

  /// What of a line was there.
  package func compare(_ typed: String, with line: String, isMust: Bool) -> LineComparison {
    let have = Set(typed.wordsKey.split(separator: " "))
    let points = line.split(whereSeparator: { ".,;:!?，。！？；：".contains($0) }).filter {
      $0.contains { $0 != " " }
    }.map { part in
      let words = String(part).wordsKey.split(separator: " ")
      let hits = words.filter { have.contains($0) }.count
      return LineComparison.Point(words: String(part), isSaid: hits * 2 >= words.count)
    }
    return LineComparison(
      points: points, isExact: " \(typed.wordsKey) ".contains(" \(line.wordsKey) "))
  }
  /// The words that prompt a line.
  package static func keyWords(of line: String, language: Language) -> [String] {
    line.split(separator: " ").filter { $0.count > 4 }.map(String.init)
  }
}
/// What was there of a line.
package struct LineComparison: Sendable {
  /// A key point of a line.
  package struct Point: Sendable, Hashable {
    /// Its words.
    package let words: String
    /// Whether it was said.
    package let isSaid: Bool
  }
  /// The points, in order.
  package let points: [Point]
  /// Whether it was said word for word.
  package let isExact: Bool
  /// Whether nothing was left out.
  package var saidAll: Bool { points.allSatisfy(\.isSaid) }
  /// What was said, in millionths.
  package var saidShare: Int32 {
    points.isEmpty ? 1_000_000 : Int32(points.count(where: \.isSaid) * 1_000_000 / points.count)
  }
}
