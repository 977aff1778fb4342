extension ScriptGraph {
  /// A shortest path from the start to one of the ends, without entering what `isBlocked` names; nil
  /// when there is none. Linear in the graph.
  func shortestPath(
    to isEnd: (Node) -> Bool, without isBlocked: (Node) -> Bool = { _ in false }
  ) -> [Node]? {
    guard !isBlocked(start) else { return nil }
    var parents = [Node](repeating: -1, count: count)
    parents[Int(start)] = -2
    var queue = [start]
    var place = 0
    while place < queue.count {
      let node = queue[place]
      place += 1
      if isEnd(node) {
        var path = [node]
        while let last = path.last, parents[Int(last)] >= 0 { path.append(parents[Int(last)]) }
        return path.reversed()
      }
      for target in next(node) where parents[Int(target)] == -1 && !isBlocked(target) {
        parents[Int(target)] = node
        queue.append(target)
      }
    }
    return nil
  }

  /// Which nodes of a shortest path lie on every path from the start to an end.
  ///
  /// One sweep along the path finds them all, in time linear in the graph: what can be reached from
  /// the path's first nodes without treading on its later ones is walked once, and the furthest node
  /// of the path that was met so far tells which ones can be gone round.
  func unavoidable(on path: [Node], to isEnd: (Node) -> Bool) -> Set<Node> {
    var places = [Int32](repeating: -1, count: count)
    for (place, node) in path.enumerated() { places[Int(node)] = Int32(place) }
    var isSeen = [Bool](repeating: false, count: count)
    var furthest = 0
    var result: Set<Node> = []
    var stack: [Node] = []
    for (place, node) in path.enumerated() {
      if furthest <= place { result.insert(node) }
      stack.append(node)
      while let from = stack.popLast() {
        for target in next(from) {
          let other = isEnd(target) ? path.count - 1 : Int(places[Int(target)])
          if other >= 0 {
            furthest = max(furthest, other)
          } else if !isSeen[Int(target)] {
            isSeen[Int(target)] = true
            stack.append(target)
          }
        }
      }
    }
    return result
  }
}
