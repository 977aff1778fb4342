package import CallModel

/// Figures that come from elsewhere and are shown in a map: how many came by a step, how many left
/// there. The map asks no log; who makes a report hands in the words.
package struct MapOverlay: Sendable {
  /// What is shown in a step's box, or a rebuttal's row.
  package var steps: [Ref<Step>: String]
  /// What is shown under a reply's label.
  package var replies: [Ref<Reply>: String]
  /// How many calls came by where; nil for a map that tells of no calls.
  package var flow: MapFlow?

  /// Figures for steps and replies, and how calls went; none by default.
  package init(
    steps: [Ref<Step>: String] = [:], replies: [Ref<Reply>: String] = [:], flow: MapFlow? = nil
  ) {
    self.steps = steps
    self.replies = replies
    self.flow = flow
  }
}
