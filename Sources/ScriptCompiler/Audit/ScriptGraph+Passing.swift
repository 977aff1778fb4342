extension ScriptGraph {
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
