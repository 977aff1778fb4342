import CallModel
package import SourceText

extension Rule {
  /// A call can be won without a line that every won call needs.
  package static let mustLineAvoided = Rule(
    "must-line-avoided",
    explanation:
      "`[must]` marks a line that law or the client requires. One that stands in a step, without a "
      + "guard, has to be heard in every call that is won, so no path to a `won` outcome may go "
      + "round its step. Every path counts: those through objection cards, which can be raised "
      + "anywhere, and through anytime replies too; a guard may hold or not. A must line with a "
      + "guard, in a card or under a reply is due only where it is reached.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Go on -> law
      - I know you already -> offer

      ## law
      [must] This call is recorded.
      - Fine -> offer

      # presentation

      ## offer
      Shall we meet?
      - Yes => meeting
      - No => refused
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      [must] This call is recorded.
      - Go on -> offer
      - I know you already -> offer

      # presentation

      ## offer
      Shall we meet?
      - Yes => meeting
      - No => refused
      """))
}

extension Compiler {
  /// Tells the must lines that every won call needs and that a won path goes round. Linear in the
  /// script: which steps lie on every won path is found in one sweep; a path of its own is searched
  /// for each line told, as long as that takes no longer than compiling does.
  mutating func checkMustPaths() {
    guard isSound else { return }
    let lines = script.mustLines.refs.filter { script.mustLines[$0].isAlwaysDue }
    guard !lines.isEmpty else { return }
    let graph = ScriptGraph(script)
    let won = script.outcomes.refs.filter { script.outcomes[$0].kind == .won }.map(graph.node)
    var isWon = [Bool](repeating: false, count: graph.count)
    for node in won { isWon[Int(node)] = true }
    let isEnd: (ScriptGraph.Node) -> Bool = { isWon[Int($0)] }
    guard let shortest = graph.shortestPath(to: isEnd) else { return }
    let unavoidable = graph.unavoidable(on: shortest, to: isEnd)
    let onShortest = Set(shortest)
    var effort = 20_000_000
    var told: Set<Ref<Step>> = []
    for line in lines {
      let step = script.mustLines[line].step
      let node = graph.node(step)
      guard !unavoidable.contains(node), told.insert(step).inserted else { continue }
      var path: [ScriptGraph.Node]? = shortest
      if onShortest.contains(node) {
        effort -= graph.size
        path = effort > 0 ? graph.shortestPath(to: isEnd, without: { $0 == node }) : nil
      }
      let name = script.name(step)
      let first = script.name(script.start)
      report(
        .mustLineAvoided, at: map[line].range, in: Int(map[line].file),
        "a call can be won without this line",
        notes: path.map {
          [Diagnostic.Note("the shortest such path is `\(graph.words($0, script))`")]
        } ?? [],
        help: "lead every such path through `\(name)`, or say the line where every call comes "
          + "through, such as in `\(first)`")
    }
  }
}
