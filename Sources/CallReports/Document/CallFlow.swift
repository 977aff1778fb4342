package import CallModel

/// How many calls came by where, for the script's map.
package struct CallFlow: Sendable {
  /// What happened at a step.
  package struct Visit: Hashable, Sendable {
    /// Calls that reached it.
    package let reached: Int
    /// Of these, calls that dropped off there: lost, or given up.
    package let dropped: Int

    /// What happened at a step.
    package init(reached: Int, dropped: Int) {
      self.reached = reached
      self.dropped = dropped
    }
  }

  /// The script whose map it is.
  package let script: Script
  /// Calls that were answered.
  package let calls: Int
  /// What happened at each step and rebuttal; what nobody reached is missing.
  package let visits: [Ref<Step>: Visit]
  /// How often each reply was chosen; what nobody chose is missing.
  package let replies: [Ref<Reply>: Int]

  /// How many calls came by where.
  package init(
    script: Script, calls: Int, visits: [Ref<Step>: Visit], replies: [Ref<Reply>: Int]
  ) {
    self.script = script
    self.calls = calls
    self.visits = visits
    self.replies = replies
  }
}
