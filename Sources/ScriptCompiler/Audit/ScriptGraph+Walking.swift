import CallModel

extension ScriptGraph {
  /// What was reached, each node by a way with the fewest steps.
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
    var walk = Walk(parents: [Node](repeating: -1, count: count))
    _ = search(from: sources, &walk.parents, until: { _ in false }, without: isBlocked)
    return walk
  }

  /// Walks backwards: everything from which a source can be reached without `isBlocked`.
  func walk(backFrom sources: [Node], without isBlocked: (Node) -> Bool = { _ in false }) -> Walk {
    let (offsets, targets) = reversed()
    var walk = Walk(parents: [Node](repeating: -1, count: count))
    var queue: [Node] = []
    for source in sources where !walk.reaches(source) && !isBlocked(source) {
      walk.parents[Int(source)] = -2
      queue.append(source)
    }
    while let node = queue.popLast() {
      for place in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
        let target = targets[place]
        guard walk.parents[Int(target)] == -1, !isBlocked(target) else { continue }
        walk.parents[Int(target)] = node
        queue.append(target)
      }
    }
    return walk
  }

  /// A path from the start to one of the ends with the fewest steps, without entering what
  /// `isBlocked` names; nil when there is none. Linear in the graph.
  func shortestPath(
    to isEnd: (Node) -> Bool, without isBlocked: (Node) -> Bool = { _ in false }
  ) -> [Node]? {
    var walk = Walk(parents: [Node](repeating: -1, count: count))
    return search(from: [start], &walk.parents, until: isEnd, without: isBlocked)
      .map { walk.path(to: $0) }
  }

  /// Goes from the sources to everything, in the order of how many named nodes lie on the way; gives
  /// the first end it comes to. What lies between two steps costs nothing, so a level of the search
  /// goes on through it before the next one begins.
  private func search(
    from sources: [Node], _ parents: inout [Node], until isEnd: (Node) -> Bool,
    without isBlocked: (Node) -> Bool
  ) -> Node? {
    var level: [Node] = []
    for source in sources where parents[Int(source)] == -1 && !isBlocked(source) {
      parents[Int(source)] = -2
      level.append(source)
    }
    while !level.isEmpty {
      var further: [Node] = []
      var place = 0
      while place < level.count {
        let node = level[place]
        place += 1
        if isEnd(node) { return node }
        for target in next(node) where parents[Int(target)] == -1 && !isBlocked(target) {
          parents[Int(target)] = node
          if isNamed(target) { further.append(target) } else { level.append(target) }
        }
      }
      level = further
    }
    return nil
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
      case .anytimeReply(let reply): names.append(script.name(reply))
      case .reply, .jump, .closing, .raising, .raisingAgain, .anytime: break
      }
    }
    if names.count > 12 {
      names.replaceSubrange(6..<names.count - 5, with: ["… \(names.count - 11) more steps …"])
    }
    return names.joined(separator: " → ") + end
  }
}
