package import CallModel

/// How often prospects of real calls gave which reply and raised which card, by step.
package struct LogFrequencies: Sendable {
  /// A card that was raised at a step.
  private struct Place: Hashable {
    let step: Ref<Step>
    let card: Ref<Objection>
  }

  /// Below so many choices at a step, what the persona states counts for the rest of them.
  package static let enough = 30

  private var entered: [Ref<Step>: Int] = [:]
  private var replies: [Ref<Step>: [Ref<Reply>: Int]] = [:]
  private var raised: [Place: Int] = [:]
  private var anytime: [Ref<Reply>: Int] = [:]

  /// No frequencies.
  package init() {}

  /// Counts that a step was entered so often.
  package mutating func add(entered step: Ref<Step>, _ n: Int) { entered[step, default: 0] += n }

  /// Counts that a reply was given at a step so often.
  package mutating func add(_ reply: Ref<Reply>, at step: Ref<Step>, _ n: Int, in script: Script) {
    if script.anytime.contains(reply) {
      anytime[reply, default: 0] += n
      return
    }
    replies[step, default: [:]][reply, default: 0] += n
    // A reply that leads to a card raises it by itself: that is no objection out of the blue.
    if case .objection(let card)? = script.replies[reply].target {
      raised[Place(step: step, card: card), default: 0] -= n
    }
  }

  /// Counts that a card was raised at a step so often, by a reply or out of the blue.
  package mutating func add(_ card: Ref<Objection>, at step: Ref<Step>, _ n: Int) {
    raised[Place(step: step, card: card), default: 0] += n
  }

  /// The steps at which the log has too few calls to say it alone.
  package func fewAt(_ script: Script) -> [Ref<Step>] {
    script.steps.refs.filter { step in
      !script.steps[step].replies.isEmpty && choices(at: step) < Self.enough
    }
  }

  private func choices(at step: Ref<Step>) -> Int {
    (replies[step] ?? [:]).values.reduce(0, +)
  }

  /// A persona that answers and objects as often as the log says, and for the rest is as `base` is:
  /// mood, patience, what it answers, its notes. Where the log has fewer than `enough` choices at a
  /// step, what the base states counts for those that are missing.
  package func persona(like base: Persona, in script: Script) -> Persona {
    let stated = Behaviour(base)
    var traits: [Persona.Trait] = []
    for step in script.steps.refs {
      let all = script.steps[step].replies.refs
      let n = choices(at: step)
      let missing = max(0, Self.enough - n)
      for (reply, share) in zip(all, stated.shares(of: all, at: step, script)) {
        let k = replies[step]?[reply] ?? 0
        traits.append(
          .says(step, reply, chance: Self.mixed(k, n, share, missing)))
      }
      guard case .stage = script.steps[step].owner else { continue }
      let visits = entered[step] ?? 0
      let unknown = max(0, Self.enough - visits)
      for card in script.objections.refs {
        let k = min(max(0, raised[Place(step: step, card: card)] ?? 0), visits)
        let share = stated.raisings.first {
          $0.card == card && ($0.place.map { script.holds($0, step) } ?? true)
        }?.chance
        let chance = Self.mixed(k, visits, share ?? 0, unknown)
        if chance > 0 { traits.append(.raises(card, chance: chance, at: .step(step))) }
      }
    }
    let visits = entered.values.reduce(0, +)
    for reply in script.anytime.refs
    where script.text[script.replies[reply].id].nameKey != "hangs_up" {
      let share = stated.anytime.first { $0.reply == reply }?.chance ?? 0
      let chance = Self.mixed(
        min(anytime[reply] ?? 0, visits), visits, share, max(0, Self.enough - visits))
      if chance > 0 { traits.append(.saysAnytime(reply, chance: chance)) }
    }
    for trait in base.traits {
      switch trait {
      case .yields, .patience, .answers, .mood, .talks: traits.append(trait)
      case .raises, .objects, .says, .saysAnytime, .interrupts: continue
      }
    }
    return Persona(id: base.id, title: base.title, traits: traits, notes: base.notes)
  }

  /// k of n, with so many more at a share in millionths; in millionths, rounded down.
  private static func mixed(_ k: Int, _ n: Int, _ share: Int32, _ missing: Int) -> Int32 {
    guard n + missing > 0 else { return 0 }
    return Int32((k * 1_000_000 + Int(share) * missing) / (n + missing))
  }
}

extension Behaviour {
  /// The share of each reply of a step in millionths, as the persona states them; the others share the
  /// rest evenly.
  fileprivate func shares(
    of replies: [Ref<Reply>], at step: Ref<Step>, _ script: Script
  ) -> [Int32] {
    let stated = (says[step] ?? []).filter { replies.contains($0.reply) }
    let others = Int32(replies.count - stated.count)
    let rest = max(0, 1_000_000 - stated.reduce(0) { $0 + $1.chance })
    return replies.map { reply in
      stated.first { $0.reply == reply }?.chance ?? (others > 0 ? rest / others : 0)
    }
  }
}
