extension ScriptGraph {
  /// Nodes that lead to one another, as groups: within one each node can be reached from each.
  struct Components: Sendable {
    /// Each node's group; −1 for a node that was blocked. A group's number is higher than those of
    /// the groups it leads to.
    let number: [Int32]
    /// How many groups there are.
    let count: Int
  }

  /// Groups all nodes but the blocked ones (Tarjan 1972, without recursion).
  func components(without isBlocked: (Node) -> Bool = { _ in false }) -> Components {
    let unseen: Int32 = -1
    var order = [Int32](repeating: unseen, count: count)
    var low = [Int32](repeating: 0, count: count)
    var number = [Int32](repeating: -1, count: count)
    var stack: [Node] = []
    var visits: [(node: Node, edge: Int)] = []
    var seen: Int32 = 0
    var groups: Int32 = 0
    for root in 0..<Node(count) where order[Int(root)] == unseen && !isBlocked(root) {
      visits.append((root, 0))
      while let (node, edge) = visits.last {
        if edge == 0 {
          order[Int(node)] = seen
          low[Int(node)] = seen
          seen += 1
          stack.append(node)
        }
        let targets = next(node)
        if edge < targets.count {
          visits[visits.count - 1].edge += 1
          let target = targets[targets.startIndex + edge]
          if isBlocked(target) { continue }
          if order[Int(target)] == unseen {
            visits.append((target, 0))
          } else if number[Int(target)] == -1 {
            low[Int(node)] = min(low[Int(node)], order[Int(target)])
          }
          continue
        }
        if low[Int(node)] == order[Int(node)] {
          while let last = stack.popLast() {
            number[Int(last)] = groups
            if last == node { break }
          }
          groups += 1
        }
        visits.removeLast()
        if let parent = visits.last?.node {
          low[Int(parent)] = min(low[Int(parent)], low[Int(node)])
        }
      }
    }
    return Components(number: number, count: Int(groups))
  }

  /// The first node of every group that no other group leads to.
  func heads(without isBlocked: (Node) -> Bool) -> [Node] {
    ends(without: isBlocked, areHeads: true)
  }

  /// The first node of every group that leads to no other group.
  func tails(without isBlocked: (Node) -> Bool) -> [Node] {
    ends(without: isBlocked, areHeads: false)
  }

  private func ends(without isBlocked: (Node) -> Bool, areHeads: Bool) -> [Node] {
    let groups = components(without: isBlocked)
    var isInner = [Bool](repeating: false, count: groups.count)
    for node in 0..<Node(count) {
      let group = groups.number[Int(node)]
      guard group >= 0 else { continue }
      for target in next(node) {
        let other = groups.number[Int(target)]
        if other >= 0, other != group { isInner[Int(areHeads ? other : group)] = true }
      }
    }
    var nodes: [Node] = []
    for node in 0..<Node(count) {
      let group = groups.number[Int(node)]
      guard group >= 0, !isInner[Int(group)] else { continue }
      isInner[Int(group)] = true
      nodes.append(node)
    }
    return nodes
  }
}
