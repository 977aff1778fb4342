import CallModel
import CallStore
import Statistics

/// A drilled card is the fold of its reviews.
extension DrillCardRow {
  /// What is remembered after a review.
  /// - Parameter before: what was remembered, or nil for the first review.
  static func remembered(
    deck: String, card: String, _ before: DrillCardRow?, _ grade: Memory.Grade, on day: CivilDate
  ) -> DrillCardRow {
    let memory =
      before.map {
        Memory(stability: $0.stability, difficulty: $0.difficulty)
          .reviewed(grade, after: max(0, Int(day.days - $0.last.days)))
      } ?? Memory(first: grade)
    // What was not recalled comes back the same day.
    let due = grade == .again ? day : day.adding(days: memory.interval) ?? day
    return DrillCardRow(
      deck: deck, card: card, stability: memory.stability, difficulty: memory.difficulty,
      due: due, last: day, reviews: (before?.reviews ?? 0) + 1,
      lapses: (before?.lapses ?? 0) + (grade == .again ? 1 : 0))
  }

  /// What is remembered of this card by its reviews alone, or nil if it has none.
  func folded(_ reviews: [DrillReview]) -> DrillCardRow? {
    reviews.reduce(nil) { before, review in
      guard let grade = Memory.Grade(rawValue: review.grade) else { return before }
      return .remembered(deck: deck, card: card, before, grade, on: review.day)
    }
  }
}
