import ScriptMap

extension MapOverlay {
  /// The figures of a flow on a map.
  init(_ flow: CallFlow) {
    self.init(
      flow: MapFlow(
        calls: flow.calls,
        steps: flow.visits.mapValues { MapFlow.Visit(reached: $0.reached, dropped: $0.dropped) },
        replies: flow.replies))
  }
}
