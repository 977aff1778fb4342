import CallModel

/// How many steps lie between each step and a won end, guards taken as open. Walks that go by it see
/// what stands at the end of a script, where chance alone seldom comes.
struct GoalDistance {
  private let script: Script
  /// By step; a step from which no way leads to a won end has `unreachable`.
  private var distances: [Int]
  private static let unreachable = Int.max / 2

  /// Measures all steps by a breadth-first search from the won ends; linear in the script's size.
  init(_ script: Script) {
    self.script = script
    distances = Array(repeating: Self.unreachable, count: script.steps.count)
    var sources: [[Ref<Step>]] = Array(repeating: [], count: script.steps.count)
    var nearest: [Ref<Step>] = []
    for step in script.steps.refs {
      let replies = script.steps[step].replies.refs.flatMap { targets(of: $0) }
      for target in replies + jumpTargets(script.steps[step].passage) {
        switch target {
        case .step(let next): sources[next.index].append(step)
        case .end(let outcome) where script.outcomes[outcome].kind == .won:
          if distances[step.index] > 0 { nearest.append(step) }
          distances[step.index] = 0
        default: break
        }
      }
    }
    var distance = 0
    while !nearest.isEmpty {
      distance += 1
      var further: [Ref<Step>] = []
      for step in nearest {
        for source in sources[step.index] where distances[source.index] > distance {
          distances[source.index] = distance
          further.append(source)
        }
      }
      nearest = further
    }
  }

  private func jumpTargets(_ passage: Passage) -> [Target] {
    script.jumps[passage.jumps].map(\.target)
  }

  private func targets(of reply: Ref<Reply>) -> [Target] {
    let row = script.replies[reply]
    return (row.target.map { [$0] } ?? []) + jumpTargets(row.body)
  }

  /// How gladly a reply is given at a step by one who wants to come to the goal; at least 1.
  func weight(_ reply: Ref<Reply>, at step: Ref<Step>) -> Int {
    var targets = targets(of: reply)
    if targets.isEmpty { targets = jumpTargets(script.steps[step].passage) }
    let weights = targets.map { target in
      switch target {
      case .end(let outcome): script.outcomes[outcome].kind == .won ? 24 : 1
      case .step(let next):
        distances[next.index] < distances[step.index]
          ? 12 : distances[next.index] == Self.unreachable ? 1 : 3
      case .back: 6
      case .objection, .next, .again: 2
      }
    }
    return weights.max() ?? 1
  }
}
