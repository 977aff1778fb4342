import CallModel

extension ScriptGraph {
  /// What was reached, each node by a shortest way (breadth first).
  struct Walk: Sendable {
    /// Where each node was reached from: −1 not at all, −2 it was a beginning.
    fileprivate var parents: [Node]

    /// Whether a node was reached.
    func reaches(_ node: Node) -> Bool { parents[Int(node)] != -1 }

    /// The way to a node that was reached, both ends included; empty for one that was not.
    func path(to node: Node) -> [Node] {
      guard reaches(node) else { return [] }
      var path = [node]
      while let last = path.last, parents[Int(last)] >= 0 { path.append(parents[Int(last)]) }
      return path.reversed()
    }
  }

  /// Walks everything that can be reached without entering what `isBlocked` names.
  func walk(from sources: [Node], without isBlocked: (Node) -> Bool = { _ in false }) -> Walk {
    Self.walk(from: sources, offsets, targets, without: isBlocked)
  }

  /// Walks backwards: everything from which a source can be reached without `isBlocked`.
  func walk(backFrom sources: [Node], without isBlocked: (Node) -> Bool = { _ in false }) -> Walk {
    let (offsets, targets) = reversed()
    return Self.walk(from: sources, offsets, targets, without: isBlocked)
  }

  private static func walk(
    from sources: [Node], _ offsets: [Int32], _ targets: [Node],
    without isBlocked: (Node) -> Bool
  ) -> Walk {
    var walk = Walk(parents: [Node](repeating: -1, count: offsets.count - 1))
    var queue: [Node] = []
    for source in sources where !walk.reaches(source) && !isBlocked(source) {
      walk.parents[Int(source)] = -2
      queue.append(source)
    }
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for place in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
        let target = targets[place]
        guard walk.parents[Int(target)] == -1, !isBlocked(target) else { continue }
        walk.parents[Int(target)] = node
        queue.append(target)
      }
    }
    return walk
  }

  /// A path in words: `hello → !price/compare → opener ⇒ meeting`. Of a long one the middle is left
  /// out.
  func words(_ path: [Node], _ script: Script) -> String {
    var names: [String] = []
    var end = ""
    for node in path {
      switch place(node) {
      case .step(let step):
        names.append((script.steps[step].owner.objection == nil ? "" : "!") + script.name(step))
      case .end(let outcome): end = " ⇒ " + script.name(outcome)
      case .reply(let reply):
        if script.anytime.contains(reply) { names.append(script.name(reply)) }
      case .jump, .closing, .raising, .raisingAgain, .anytime: break
      }
    }
    if names.count > 12 {
      names.replaceSubrange(6..<names.count - 5, with: ["… \(names.count - 11) more steps …"])
    }
    return names.joined(separator: " → ") + end
  }
}
