import CallModel

extension ScriptGraph {
  /// A graph as it is being built.
  struct Building {
    private let script: Script
    private(set) var edges: [(from: Node, to: Node)] = []
    private(set) var mentions: [Mention] = []
    private(set) var others: [Place] = []
    private(set) var nodeCount: Int

    init(_ script: Script) {
      self.script = script
      nodeCount = script.steps.count + script.outcomes.count
      edges.reserveCapacity(script.replies.count + script.jumps.count + 3 * script.steps.count)
    }

    mutating func build() {
      let anytime = script.anytime.isEmpty ? nil : add(.anytime)
      let raising = script.objections.count == 0 ? nil : add(.raising)
      for step in script.steps.refs { build(step, anytime: anytime, raising: raising) }
      if let anytime {
        for reply in script.anytime.refs {
          let node = add(.anytimeReply(reply))
          connect(anytime, node)
          mention(script.replies[reply], at: node)
          _ = follow(script.replies[reply], from: node, in: nil)
        }
      }
      if let raising {
        for card in script.objections.refs {
          if let first = entry(of: card) { connect(raising, Node(first.index)) }
        }
      }
    }

    private mutating func build(_ step: Ref<Step>, anytime: Node?, raising: Node?) {
      let node = Node(step.index)
      let passage = script.steps[step].passage
      mention(passage, at: node)
      var closing: Node?
      var isSureToHaveReplies = false
      for index in script.steps[step].replies.range {
        let reply = script.replies.rows[index]
        if reply.condition == nil { isSureToHaveReplies = true }
        var from = node
        if mentionsFields(reply) {
          from = add(.reply(Ref(index)))
          connect(node, from)
          mention(reply, at: from)
        }
        if !follow(reply, from: from, in: step) {
          connect(from, closingNode(&closing, step))
        }
      }
      if !isSureToHaveReplies, !passage.jumps.isEmpty {
        connect(node, closingNode(&closing, step))
      }
      if let closing { _ = follow(passage.jumps, from: closing, in: step) }
      if let next = rebuttal(after: step) {
        let again = add(.raisingAgain(step))
        connect(node, again)
        connect(again, Node(next.index))
      }
      if let anytime { connect(node, anytime) }
      if let raising { connect(node, raising) }
    }

    private mutating func closingNode(_ closing: inout Node?, _ step: Ref<Step>) -> Node {
      if let closing { return closing }
      let node = add(.closing(step))
      closing = node
      return node
    }

    // MARK: Ways on

    /// Follows a reply's own ways on; gives false when it may take the step's closing jump instead.
    private mutating func follow(
      _ reply: Reply, from node: Node, in step: Ref<Step>?
    ) -> Bool {
      if let target = reply.target {
        connect(node, target, in: step)
        return true
      }
      return follow(reply.body.jumps, from: node, in: step)
    }

    /// Follows jumps up to the first that is always taken; gives false when there is none.
    private mutating func follow(
      _ jumps: Refs<Jump>, from node: Node, in step: Ref<Step>?
    ) -> Bool {
      for index in jumps.range {
        let jump = script.jumps.rows[index]
        var from = node
        if !jump.assignments.isEmpty {
          from = add(.jump(Ref(index)))
          connect(node, from)
          mention(jump.assignments, at: from)
        }
        connect(from, jump.target, in: step)
        if jump.condition == nil, !jump.needsArming { return true }
      }
      return false
    }

    private mutating func connect(_ from: Node, _ target: Target, in step: Ref<Step>?) {
      switch target {
      case .step(let step): connect(from, Node(step.index))
      case .objection(let card):
        if let first = entry(of: card) { connect(from, Node(first.index)) }
        // A card that is raised on itself goes on with what was not given yet.
        if let step, script.steps[step].owner.objection == card,
          let next = rebuttal(after: step)
        {
          connect(from, Node(next.index))
        }
      case .end(let outcome): connect(from, Node(script.steps.count + outcome.index))
      case .next:
        if let next = step.flatMap(rebuttal) { connect(from, Node(next.index)) }
      case .again:
        if let step, Node(step.index) != from { connect(from, Node(step.index)) }
      case .back: break
      }
    }

    private mutating func connect(_ from: Node, _ to: Node) {
      edges.append((from, to))
    }

    private mutating func add(_ place: Place) -> Node {
      others.append(place)
      nodeCount += 1
      return Node(nodeCount - 1)
    }

    // MARK: Cards

    /// What a card begins with.
    private func entry(of card: Ref<Objection>) -> Ref<Step>? {
      let objection = script.objections[card]
      return objection.rebuttals.isEmpty ? objection.otherwise : objection.rebuttals[0]
    }

    /// What follows a rebuttal on its card.
    private func rebuttal(after step: Ref<Step>) -> Ref<Step>? {
      guard case .rebuttal(let card) = script.steps[step].owner else { return nil }
      let objection = script.objections[card]
      let next = Ref<Step>(step.index + 1)
      return objection.rebuttals.contains(next) ? next : objection.otherwise
    }

    // MARK: Fields

    private func mentionsFields(_ reply: Reply) -> Bool {
      !reply.assignments.isEmpty
        || script.lines[reply.body.lines].contains { line in
          switch line {
          case .ask, .assign: true
          default: false
          }
        }
    }

    private mutating func mention(_ reply: Reply, at node: Node) {
      mention(reply.assignments, at: node)
      mention(reply.body, at: node)
    }

    private mutating func mention(_ assignments: Refs<Assignment>, at node: Node) {
      for assignment in script.assignments[assignments] {
        mentions.append(Mention(node: node, field: assignment.field, isSure: true))
      }
    }

    /// Notes the asks and sets of a passage. One is sure when no guard covers it, or only one that
    /// asks whether the field is still unknown.
    private mutating func mention(_ passage: Passage, at node: Node) {
      var guardEnd = 0
      var unknown: (field: Ref<Field>, end: Int)?
      for index in passage.lines.range {
        let isGuarded = index < guardEnd
        switch script.lines.rows[index] {
        case .ask(let field):
          let isOnlyIfUnknown =
            unknown.map { $0.field == field && $0.end == guardEnd && index < $0.end } ?? false
          mentions.append(
            Mention(node: node, field: field, isSure: !isGuarded || isOnlyIfUnknown))
        case .assign(let assignment):
          mentions.append(
            Mention(
              node: node, field: script.assignments[assignment].field, isSure: !isGuarded))
        case .test(let condition, _, _, let skip):
          let end = index + 1 + Int(skip)
          if !isGuarded, let field = fieldThatIsUnknown(condition) { unknown = (field, end) }
          guardEnd = max(guardEnd, end)
        case .otherwise(_, let skip), .variant(_, let skip):
          guardEnd = max(guardEnd, index + 1 + Int(skip))
        case .speak, .note, .arm: break
        }
      }
    }

    /// The field of a guard that says no more than `field is unknown`.
    private func fieldThatIsUnknown(_ condition: Ref<Expression>) -> Ref<Field>? {
      guard case .not(let known) = script.expressions[condition],
        case .isKnown(let operand) = script.expressions[known],
        case .field(let field) = script.expressions[operand]
      else { return nil }
      return field
    }
  }
}
