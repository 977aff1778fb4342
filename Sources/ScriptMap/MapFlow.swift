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

  /// How often a group of replies was given; of a step that goes on by itself, how many did.
  func count(_ group: Map.WayGroup, of step: Ref<Step>?) -> Int {
    if group.replies.isEmpty {
      guard let visit = step.flatMap({ steps[$0] }) else { return 0 }
      return max(0, visit.reached - visit.dropped)
    }
    return group.replies.reduce(0) { $0 + (replies[$1.source] ?? 0) }
  }

  /// The width of a line in pixels: in proportion to the share of all calls, and never so thin that
  /// it cannot be seen.
  func width(_ count: Int) -> Int {
    guard calls > 0, count > 0 else { return 1 }
    let width = Self.maximumWidth * min(count, calls)
    return max(1, (width + calls / 2) / calls)
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
