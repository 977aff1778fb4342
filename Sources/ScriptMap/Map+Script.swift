package import CallModel

extension Map {
  /// The map of a script.
  package init(_ script: Script) {
    self = MapBuilder(script).map()
  }
}

/// Goes through a script once and numbers what it finds for the map.
private struct MapBuilder {
  let script: Script
  /// A step's position in the map; -1 for rebuttals.
  private var positions: [Int]
  private var order: [Ref<Step>] = []
  private var stageRanges: [Range<Int>] = []

  init(_ script: Script) {
    self.script = script
    positions = Array(repeating: -1, count: script.steps.count)
    var ofStage: [[Ref<Step>]] = Array(repeating: [], count: script.stages.count)
    for step in script.steps.refs {
      if case .stage(let stage) = script.steps[step].owner { ofStage[stage.index].append(step) }
    }
    for steps in ofStage {
      stageRanges.append(order.count..<order.count + steps.count)
      for step in steps {
        positions[step.index] = order.count
        order.append(step)
      }
    }
  }

  func map() -> Map {
    let start = positions.indices.contains(script.start.index) ? positions[script.start.index] : -1
    return Map(
      id: text(script.id), title: text(script.title), language: text(script.language.tag),
      stages: script.stages.refs.compactMap { stage in
        let range = stageRanges[stage.index]
        guard !range.isEmpty else { return nil }
        return Map.StageNode(
          id: text(script.stages[stage].id), title: text(script.stages[stage].title), steps: range)
      },
      steps: order.map { node($0, prefix: 0) },
      cards: script.objections.refs.map(card),
      outcomes: script.outcomes.refs.map(outcome),
      anytime: groups(of: script.anytime, closing: []),
      start: start < 0 ? nil : start, goal: script.goal.index)
  }

  private func text(_ ref: TextRef) -> String { text(script.text[ref]) }

  private func text(_ text: String) -> String { DrawnText.clean(text) }

  /// A step; `prefix` is how many bytes of its name are its card's and the slash.
  private func node(_ ref: Ref<Step>, prefix: Int) -> Map.StepNode {
    let step = script.steps[ref]
    let letters = (0..<26).compactMap { index in
      step.letters & (1 << UInt32(index)) == 0 ? nil : Letter(index: index)?.description
    }
    var asks: [String] = []
    var asked: Set<Ref<Field>> = []
    var hasMust = false
    func look(_ passage: Passage) {
      for line in script.lines[passage.lines] {
        switch line {
        case .ask(let field):
          if asked.insert(field).inserted { asks.append(text(script.fields[field].id)) }
        case .speak(let words), .note(let words):
          if words.must != nil { hasMust = true }
        default: break
        }
      }
    }
    look(step.passage)
    for reply in script.replies[step.replies] { look(reply.body) }
    let id = script.text.utf8(step.id).dropFirst(prefix)
    return Map.StepNode(
      source: ref, id: text(String(decoding: id, as: UTF8.self)), title: text(step.title),
      seconds: Int(step.seconds), letters: letters.isEmpty ? nil : letters.joined(separator: "/"),
      hasMust: hasMust, asks: asks,
      groups: groups(of: step.replies, closing: ways(script.jumps[step.passage.jumps])))
  }

  private func ways(_ jumps: ArraySlice<Jump>) -> [Map.Way] {
    jumps.map { jump in
      Map.Way(
        place: place(jump.target), isGuarded: jump.condition != nil || jump.needsArming)
    }
  }

  private func place(_ target: Target) -> Map.Place {
    switch target {
    case .step(let step): .step(positions[step.index])
    case .objection(let card): .card(card.index)
    case .end(let outcome): .outcome(outcome.index)
    case .back: .back
    case .next: .next
    case .again: .again
    }
  }

  /// Replies that lead alike stand together where the first of them stands.
  private func groups(of replies: Refs<Reply>, closing: [Map.Way]) -> [Map.WayGroup] {
    var places: [[Map.Way]: Int] = [:]
    var members: [[Map.ReplyNode]] = []
    var ways: [[Map.Way]] = []
    // Many replies may share many closing jumps; those are compared once and not at each reply.
    var closingPlace: Int?
    var canAllBeHidden = true
    func place(of way: [Map.Way]) -> Int {
      if let place = places[way] { return place }
      places[way] = members.count
      members.append([])
      ways.append(way)
      return members.count - 1
    }
    for ref in replies.refs {
      let reply = script.replies[ref]
      let group: Int
      if let target = reply.target {
        group = place(of: [Map.Way(place: self.place(target), isGuarded: false)])
      } else if !reply.body.jumps.isEmpty {
        group = place(of: self.ways(script.jumps[reply.body.jumps]))
      } else if closing.isEmpty {
        // An anytime reply without a jump returns to the step it was given at.
        group = place(of: [Map.Way(place: .again, isGuarded: false)])
      } else {
        group = closingPlace ?? place(of: closing)
        closingPlace = group
      }
      if reply.condition == nil { canAllBeHidden = false }
      members[group].append(
        Map.ReplyNode(
          source: ref, label: text(reply.label), id: text(reply.id),
          isGuarded: reply.condition != nil, score: Int(reply.score)))
    }
    // With replies to choose from, the closing jump is taken only where none of them is shown.
    if !closing.isEmpty, canAllBeHidden { _ = closingPlace ?? place(of: closing) }
    return zip(members, ways).map { Map.WayGroup(replies: $0, ways: $1) }
  }

  private func card(_ ref: Ref<Objection>) -> Map.CardNode {
    let card = script.objections[ref]
    let rebuttals = card.rebuttals.refs + (card.otherwise.map { [$0] } ?? [])
    return Map.CardNode(
      id: text(card.id), title: text(card.title),
      rebuttals: rebuttals.map { node($0, prefix: Int(card.id.count) + 1) },
      hasOtherwise: card.otherwise != nil)
  }

  private func outcome(_ ref: Ref<Outcome>) -> Map.OutcomeNode {
    let outcome = script.outcomes[ref]
    return Map.OutcomeNode(
      id: text(outcome.id), title: text(outcome.display), kind: outcome.kind,
      needs: outcome.needs.map { text(script.fields[$0].id) },
      isNeverCallAgain: outcome.isNeverCallAgain)
  }
}
