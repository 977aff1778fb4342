import CallEngine
import CallModel
import Rehearsal
import TestSupport
import Testing

/// What prospects do, held against what their personas state by a reckoning of its own:
/// `PATTER_PROOF=full swift test -c release --filter FrequencyProof` plays 10,000 rehearsals of each
/// persona with each script that ships.
@Suite struct FrequencyProof {
  static let count = proofSize(12, full: 10_000)

  @Test(arguments: callableShippedScripts())
  func `replies and objections come as often as the persona states`(path: String) throws {
    let script = try shippedWithGuests(path)
    var met = Met()
    for persona in script.personas.rows {
      var sums: [String: Sum] = [:]
      for seed in 0..<Self.count {
        var practice = PracticeOperator(Scene(script, persona, seed: UInt64(seed)))
        let call = practice.play()
        guard case .ended = call.state.phase else {
          Issue.record("\(script.text[persona.id]) with the seed \(seed) never ends")
          return
        }
        reckon(practice.moves, persona, script, &sums)
        met.add(call)
      }
      for (what, sum) in sums.sorted(by: { $0.key < $1.key }) where sum.variance >= 5 {
        // Five standard errors: of thousands of figures none is further off by chance alone.
        let z = (Double(sum.count) - sum.expected) / sum.variance.squareRoot()
        #expect(
          abs(z) < 5,
          "\(script.text[persona.id]): \(what) \(sum.count) times, not \(sum.expected)")
      }
    }
    if isFullProof {
      #expect(met.missing(script) == [])
    }
  }

  /// How often something was done, and how often it should have been.
  private struct Sum {
    var count = 0
    var expected = 0.0
    var variance = 0.0

    mutating func add(_ chance: Double, _ happened: Bool) {
      expected += chance
      variance += chance * (1 - chance)
      if happened { count += 1 }
    }
  }

  /// The replies and cards that somebody met.
  private struct Met {
    private var replies: Set<Ref<Reply>> = []
    private var cards: Set<Ref<Objection>> = []

    mutating func add(_ call: Call) {
      for event in call.events {
        switch event.kind {
        case .replyChosen(let reply): replies.insert(reply)
        case .objectionRaised(let card, _): cards.insert(card)
        default: continue
        }
      }
    }

    func missing(_ script: Script) -> [String] {
      script.replies.refs.filter { !replies.contains($0) }.map { script.name($0) }
        + script.objections.refs.filter { !cards.contains($0) }.map { "!" + script.name($0) }
    }
  }

  private func reckon(
    _ moves: [(call: Call, move: ProspectMove)], _ persona: Persona, _ script: Script,
    _ sums: inout [String: Sum]
  ) {
    var visit = -1
    for (call, move) in moves {
      guard let step = call.state.step else { continue }
      if case .hangsUp = move { continue }
      let entries = call.effectiveEvents.count {
        if case .stepEntered = $0.kind { true } else { false }
      }
      let isFirstTurn = entries != visit
      visit = entries
      // A reply may raise a card too.
      let raised = call.effectiveEvents.compactMap { event in
        if case .objectionRaised(let card, _) = event.kind { card } else { nil }
      }
      if isFirstTurn, script.steps[step].owner.objection == nil, case .talking = call.state.phase {
        for (what, chance) in outOfTheBlue(step, raised, persona, call, script) {
          sums[name(what, script), default: Sum()].add(chance, move == what)
        }
      }
      if case .reply(let reply) = move, case .replies(let replies) = call.state.prompt(script),
        replies.contains(reply)
      {
        let sayable = sayable(replies, call, script)
        let shares = shares(sayable, step, persona, call, script)
        for (each, share) in zip(sayable, shares) {
          sums["\(script.name(step))/\(script.name(each))", default: Sum()]
            .add(share, each == reply)
        }
      }
    }
  }

  /// The replies but those that raise a card on which he has given way.
  private func sayable(
    _ replies: [Ref<Reply>], _ call: Call, _ script: Script
  ) -> [Ref<Reply>] {
    let overcome = call.effectiveEvents.compactMap { event in
      if case .objectionResolved(let card, isOvercome: true) = event.kind { card } else { nil }
    }
    let left = replies.filter { reply in
      if case .objection(let card) = script.replies[reply].target {
        !overcome.contains(card)
      } else {
        true
      }
    }
    return left.isEmpty ? replies : left
  }

  /// The chance of each card and anytime reply as a step is entered.
  private func outOfTheBlue(
    _ step: Ref<Step>, _ raised: [Ref<Objection>], _ persona: Persona, _ call: Call,
    _ script: Script
  ) -> [(ProspectMove, Double)] {
    var chances: [(ProspectMove, Double)] = []
    func add(_ move: ProspectMove, _ chance: Double) {
      if let place = chances.firstIndex(where: { $0.0 == move }) {
        chances[place].1 += chance
      } else {
        chances.append((move, chance))
      }
    }
    var none = 1.0
    for trait in persona.traits {
      guard case .raises(let card, let chance, let place) = trait, !raised.contains(card),
        place == narrowest(card, step, persona, script)
      else { continue }
      add(.objection(card), none * Double(chance) / 1_000_000)
      none *= 1 - Double(chance) / 1_000_000
    }
    let others = script.objections.refs.filter { !raised.contains($0) }
    for trait in persona.traits {
      guard case .objects(let chance) = trait, !others.isEmpty else { continue }
      for card in others {
        add(.objection(card), none * Double(chance) / 1_000_000 / Double(others.count))
      }
      none *= 1 - Double(chance) / 1_000_000
    }
    let given = call.effectiveEvents.compactMap { event in
      if case .replyChosen(let reply) = event.kind { reply } else { nil }
    }
    let visible = call.state.visibleAnytime(script).filter { !given.contains($0) }
    for trait in persona.traits {
      guard case .saysAnytime(let reply, let chance) = trait, visible.contains(reply) else {
        continue
      }
      add(.reply(reply), none * Double(chance) / 1_000_000)
      none *= 1 - Double(chance) / 1_000_000
    }
    let asides = visible.filter { script.text[script.replies[$0].id] != "hangs_up" }
    for trait in persona.traits {
      guard case .interrupts(let chance) = trait else { continue }
      for reply in asides {
        add(.reply(reply), none * Double(chance) / 1_000_000 / Double(asides.count))
      }
    }
    return chances
  }

  private func name(_ move: ProspectMove, _ script: Script) -> String {
    switch move {
    case .objection(let card): "!\(script.name(card))"
    case .reply(let reply): script.name(reply)
    default: "\(move)"
    }
  }

  /// The place among those that a persona names for a card which counts at a step;
  /// nothing where none of them holds it.
  private func narrowest(
    _ card: Ref<Objection>, _ step: Ref<Step>, _ persona: Persona, _ script: Script
  ) -> Persona.Place?? {
    var places: [Persona.Place?] = []
    for trait in persona.traits {
      if case .raises(card, _, let place) = trait { places.append(place) }
    }
    if places.contains(.step(step)) { return .some(.step(step)) }
    if case .stage(let stage) = script.steps[step].owner, places.contains(.stage(stage)) {
      return .some(.stage(stage))
    }
    return places.contains(nil) ? .some(nil) : .none
  }

  /// The chance of each reply that is shown.
  private func shares(
    _ replies: [Ref<Reply>], _ step: Ref<Step>, _ persona: Persona, _ call: Call, _ script: Script
  ) -> [Double] {
    var stated: [Ref<Reply>: Double] = [:]
    var anytime = 0.0
    var yields: Int32?
    for trait in persona.traits {
      if case .says(step, let reply, let chance) = trait {
        if replies.contains(reply) {
          stated[reply] = Double(chance) / 1_000_000
        } else if call.state.visibleAnytime(script).contains(reply) {
          anytime += Double(chance) / 1_000_000
        }
      }
      if case .yields(let count) = trait { yields = count }
    }
    let rest = 1 - anytime - stated.values.reduce(0, +)
    let others = Double(replies.count - stated.count)
    if !stated.isEmpty || anytime > 0 {
      // Of replies that are shown one is given; an anytime reply in their place is not counted here.
      let all = stated.values.reduce(0, +) + (others > 0 ? rest : 0)
      return replies.map { (stated[$0] ?? rest / max(others, 1)) / all }
    }
    if let yields, case .rebuttal = script.steps[step].owner {
      let given = call.effectiveEvents.count {
        if case .rebuttalGiven = $0.kind { true } else { false }
      }
      let wanted = replies.filter { (script.replies[$0].target == .next) == (given < yields) }
      if !wanted.isEmpty {
        return replies.map { wanted.contains($0) ? 1 / Double(wanted.count) : 0 }
      }
    }
    return replies.map { _ in 1 / Double(replies.count) }
  }
}
