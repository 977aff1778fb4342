import CallStore
import Terminal

/// An operator's day in one line: dials, connects, conversations, goals, dials an hour, and the share
/// of the time that was spent talking.
struct ShiftNumbers {
  private let figures: ShiftFigures
  private let elapsed: Int64

  /// The numbers at a moment, in milliseconds since 1970 UTC. Time counts from the first call of the day
  /// on, without the pauses.
  init(_ figures: ShiftFigures, now: Int64) {
    self.figures = figures
    elapsed = figures.firstAt.map { max(0, now - $0 - figures.pausedMs) } ?? 0
  }

  func line(_ usesUnicode: Bool) -> StyledText {
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    var parts = [
      count(figures.dials, "dial", "dials"), count(figures.connects, "connect", "connects"),
      count(figures.conversations, "conversation", "conversations"),
      count(figures.goals, "goal", "goals"),
    ]
    // A rate over less than a few minutes says nothing.
    if elapsed >= 300_000 {
      let tenths = (figures.dials * 36_000_000 + Int(elapsed) / 2) / Int(elapsed)
      parts.append("\(tenths / 10).\(tenths % 10) dials/h")
      parts.append("talk \((figures.talkMs * 100 + elapsed / 2) / elapsed) %")
    }
    return StyledText(parts.joined(separator: usesUnicode ? " · " : " - "), .muted)
  }
}
