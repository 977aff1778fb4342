package import CallModel

/// How many calls came by where: a map with it draws ways as wide as the share of calls that took
/// them, and tells at each step how many reached it and how many dropped off there.
package struct MapFlow: Sendable {
  /// What happened at a step or a rebuttal.
  package struct Visit: Hashable, Sendable {
    /// Calls that reached it.
    package let reached: Int
    /// Of these, calls that dropped off there.
    package let dropped: Int

    /// What happened at a step.
    package init(reached: Int, dropped: Int) {
      self.reached = reached
      self.dropped = dropped
    }
  }

  /// All calls; a way that all of them took has the full width.
  package let calls: Int
  /// What happened at each step and rebuttal; what nobody reached is missing.
  package let steps: [Ref<Step>: Visit]
  /// How often each reply was chosen; what nobody chose is missing.
  package let replies: [Ref<Reply>: Int]

  /// How many calls came by where.
  package init(calls: Int, steps: [Ref<Step>: Visit], replies: [Ref<Reply>: Int]) {
    self.calls = calls
    self.steps = steps
    self.replies = replies
  }

  /// How wide the line of a way is at most, in pixels.
  package static let maximumWidth = 14

  /// How many calls took a way; nil where the log does not tell.
  /// - Parameters:
  ///   - group: the replies on it. Which of several ways under conditions was taken, a count of replies
  ///     does not tell.
  ///   - step: whose way it is; nil for what is answered anywhere.
  ///   - map: where it leads.
  func count(_ group: Map.WayGroup, of step: Ref<Step>?, in map: Map) -> Int? {
    guard let way = group.ways.first, group.ways.count == 1 else { return nil }
    if !group.replies.isEmpty {
      return group.replies.reduce(0) { $0 + (replies[$1.source] ?? 0) }
    }
    // A step goes on by itself: all that came there, did not drop off, and came to the next.
    guard let step, case .step(let target) = way.place else { return nil }
    let visit = steps[step] ?? Visit(reached: 0, dropped: 0)
    return max(
      0, min(visit.reached - visit.dropped, steps[map.steps[target].source]?.reached ?? 0))
  }

  /// The width of a line in pixels: in proportion to the share of all calls, at least 2 for any call
  /// at all, and 1 for none.
  func width(_ count: Int) -> Int {
    guard calls > 0, count > 0 else { return 1 }
    let width = Double(Self.maximumWidth) * Double(min(count, calls)) / Double(calls)
    return max(2, Int(width.rounded()))
  }

  /// A count with its share of a whole: `220 (18 %)`.
  static func share(_ count: Int, of whole: Int) -> String {
    guard whole > 0 else { return "\(count)" }
    let (parts, all) = (100 * Double(count), Double(whole))
    let percent = Int((parts / all).rounded())
    let told = percent == 0 && count > 0 ? "< 1" : "\(percent)"
    return "\(count) (\(told) %)"
  }
}
