import CallModel

/// What leads where in a script. A node is a step or rebuttal, an outcome, or something between them
/// that an analysis has to tell apart: raising a card, giving an anytime reply, a reply or a jump
/// that asks or sets a field. Guards count as open: what is guarded may happen or not. A step that is
/// entered counts as played, whatever is raised in it. Where a card goes `back` no edge is needed, for
/// the call was there already.
///
/// Nodes and edges lie in flat arrays; building and every walk is linear in their number.
struct ScriptGraph: Sendable {
  typealias Node = Int32

  /// What a node stands for.
  enum Place: Sendable {
    /// A step or a rebuttal, entered and played.
    case step(Ref<Step>)
    /// The end of the call.
    case end(Ref<Outcome>)
    /// A reply that asks or sets a field.
    case reply(Ref<Reply>)
    /// An anytime reply.
    case anytimeReply(Ref<Reply>)
    /// A jump that sets a field.
    case jump(Ref<Jump>)
    /// The closing jumps of a step.
    case closing(Ref<Step>)
    /// The operator raises a card, which he can anywhere.
    case raising
    /// The operator raises the card of a rebuttal once more and so gets to the next one.
    case raisingAgain(Ref<Step>)
    /// The prospect gives an anytime reply.
    case anytime
  }

  /// A field that a node asks or sets.
  struct Mention: Sendable {
    let node: Node
    let field: Ref<Field>
    /// Whether it happens each time the node is passed, not only where a guard holds.
    let isSure: Bool
  }

  /// The node of the first step.
  let start: Node
  /// The fields that nodes ask or set, in the order of nodes for steps.
  let mentions: [Mention]
  private let stepCount: Int
  private let outcomeCount: Int
  /// What the nodes after steps and outcomes stand for.
  private let others: [Place]
  /// Where each node's targets begin, and the end.
  let offsets: [Int32]
  /// The targets of all nodes, a node's together.
  let targets: [Node]

  init(_ script: Script) {
    var building = Building(script)
    building.build()
    start = Node(script.start.index)
    mentions = building.mentions
    stepCount = script.steps.count
    outcomeCount = script.outcomes.count
    others = building.others
    (offsets, targets) = Self.rows(building.edges, count: building.nodeCount)
  }

  /// How many nodes there are.
  var count: Int { offsets.count - 1 }

  /// How many nodes and edges there are: what a walk through all of it costs.
  var size: Int { count + targets.count }

  /// The node of a step or rebuttal.
  func node(_ step: Ref<Step>) -> Node { Node(step.index) }

  /// The node of an outcome.
  func node(_ outcome: Ref<Outcome>) -> Node { Node(stepCount + outcome.index) }

  /// What a node stands for.
  func place(_ node: Node) -> Place {
    let index = Int(node)
    if index < stepCount { return .step(Ref(index)) }
    if index < stepCount + outcomeCount { return .end(Ref(index - stepCount)) }
    return others[index - stepCount - outcomeCount]
  }

  /// Whether a node is named in the words for a path: a step, a rebuttal or an anytime reply.
  func isNamed(_ node: Node) -> Bool {
    let index = Int(node) - stepCount
    guard index >= 0 else { return true }
    guard index >= outcomeCount, case .anytimeReply = others[index - outcomeCount] else {
      return false
    }
    return true
  }

  /// Where a node leads.
  func next(_ node: Node) -> ArraySlice<Node> {
    targets[Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1])]
  }

  /// The same nodes with every edge turned round.
  func reversed() -> (offsets: [Int32], targets: [Node]) {
    var edges: [(from: Node, to: Node)] = []
    edges.reserveCapacity(targets.count)
    for node in 0..<Node(count) {
      for target in next(node) { edges.append((target, node)) }
    }
    return Self.rows(edges, count: count)
  }

  /// Edges sorted by where they begin, each node's in the order in which they were added.
  private static func rows(
    _ edges: [(from: Node, to: Node)], count: Int
  ) -> (offsets: [Int32], targets: [Node]) {
    var offsets = [Int32](repeating: 0, count: count + 1)
    for edge in edges { offsets[Int(edge.from) + 1] += 1 }
    for index in 0..<count { offsets[index + 1] += offsets[index] }
    var places = offsets
    var targets = [Node](repeating: 0, count: edges.count)
    for edge in edges {
      targets[Int(places[Int(edge.from)])] = edge.to
      places[Int(edge.from)] += 1
    }
    return (offsets, targets)
  }
}
