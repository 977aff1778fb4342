import CallModel

/// A search through the steps of a call, breadth first, by what prospects answer: without the cards
/// and anytime replies that can be had everywhere, which say nothing about how a script is laid out.
struct StepSearch {
  private let script: Script
  private var parents: [Int32]
  private var queue: [Ref<Step>]
  private var place = 0

  init(_ script: Script) {
    self.script = script
    parents = [Int32](repeating: -1, count: script.steps.count)
    parents[script.start.index] = -2
    queue = [script.start]
  }

  /// The next step that was reached; nil when there is none left.
  mutating func next() -> Ref<Step>? {
    guard place < queue.count else { return nil }
    defer { place += 1 }
    return queue[place]
  }

  /// Goes on from a step by all its replies and jumps but those whose words `stops` names.
  mutating func follow(_ step: Ref<Step>, unless stops: (Passage) -> Bool = { _ in false }) {
    let row = script.steps[step]
    var takesClosingJump = row.replies.isEmpty
    for reply in script.replies[row.replies] where !stops(reply.body) {
      if let target = reply.target {
        reach(target, from: step)
      } else if reply.body.jumps.isEmpty {
        takesClosingJump = true
      } else {
        for jump in script.jumps[reply.body.jumps] { reach(jump.target, from: step) }
      }
    }
    guard takesClosingJump else { return }
    for jump in script.jumps[row.passage.jumps] { reach(jump.target, from: step) }
  }

  /// The shortest way to a step that was reached, both ends included.
  func path(to step: Ref<Step>) -> [Ref<Step>] {
    var path = [step]
    while let last = path.last, parents[last.index] >= 0 {
      path.append(Ref(Int(parents[last.index])))
    }
    return path.reversed()
  }

  private mutating func reach(_ target: Target, from step: Ref<Step>) {
    let next: Ref<Step>
    switch target {
    case .step(let step): next = step
    case .objection(let card):
      let objection = script.objections[card]
      guard let first = objection.rebuttals.isEmpty ? objection.otherwise : objection.rebuttals[0]
      else { return }
      next = first
    case .next:
      guard case .rebuttal(let card) = script.steps[step].owner else { return }
      let objection = script.objections[card]
      let after = Ref<Step>(step.index + 1)
      guard let other = objection.rebuttals.contains(after) ? after : objection.otherwise
      else { return }
      next = other
    case .back, .again, .end: return
    }
    guard parents[next.index] == -1 else { return }
    parents[next.index] = step.raw
    queue.append(next)
  }
}

extension Script {
  /// The first line of a passage that is spoken.
  func firstSpoken(_ passage: Passage) -> Ref<Line>? {
    passage.lines.refs.first { line in
      if case .speak = lines[line] { return true }
      return false
    }
  }
}
