import CallEngine
import CallModel
import Statistics

/// Somebody who picked up, led through a call by an operator: chance answers, the engine folds.
struct SampleProspect {
  private let sample: SampleScript
  private var call: Call
  private var chance: SplitMix64
  private let skill: Double
  private var ms: Int64 = 0
  private var turns = 0
  private var raised: Set<Ref<Objection>> = []

  /// A call is given up after so many turns, lest a script that goes in circles keep it for ever.
  private static let maximumTurns = 80

  /// A call that is about to begin; a `skill` of 1 is an operator like most.
  init(_ sample: SampleScript, _ start: CallStart, skill: Double, chance: SplitMix64) {
    self.sample = sample
    self.skill = skill
    self.chance = chance
    call = Call(sample.script, start)
  }

  private var script: Script { sample.script }

  /// Leads the call to its end.
  mutating func run() -> Call {
    _ = call.perform(.begin, ms: 0)
    while true {
      switch call.state.phase {
      case .notBegun, .ringing, .missed, .ended: return call
      case .wrapUp: finish()
      case .talking, .ending: turn()
      }
    }
  }

  /// Does something after a while; what is refused ends the call.
  private mutating func act(_ action: CallAction, after length: Double = 1) {
    let pace = call.state.step.map { sample.paces[$0.index] } ?? 1
    ms += Int64(sample.turnMs * length * pace * chance.gamma(shape: 3) / 3)
    if case .success = call.perform(action, ms: ms) { return }
    if case .failure = call.perform(.abandon, ms: ms) {
      preconditionFailure("a call can always be given up")
    }
  }

  private mutating func turn() {
    turns += 1
    guard turns <= Self.maximumTurns, let step = call.state.step else { return leave() }
    guard call.state.phase == .talking else { return goOn(step) }
    // 58 % of those who pick up talk (FIELD: connects that become conversations); half of them hear the
    // better words.
    let isFirst = turns == 1
    let hangUp = isFirst ? 0.5 : sample.hangUps[step.index]
    if chance.happens(hangUp / (isFirst ? firstWarmth : warmth)) { return leave() }
    aside()
    guard call.state.phase == .talking else { return }
    if call.state.openObjection == nil, chance.happens(0.05), let card = drawCard() {
      return act(.raise(card))
    }
    if turns > 2, chance.happens(0.012) {
      // There is nothing to take back after a card that a reply raised; then the call goes on.
      if case .success = call.perform(.back, ms: ms) { return }
    }
    if chance.happens(0.006) {
      let anytime = call.state.visibleAnytime(script)
      if let place = chance.pick(weights: anytime.map { sample.popularity[$0.index] }) {
        return act(.choose(anytime[place]))
      }
    }
    goOn(step)
  }

  /// What belongs to no step: words that nothing understands, notes, holds, somebody else's name.
  private mutating func aside() {
    if chance.happens(0.03) {
      act(.words(sample.values.remark(&chance), isMatched: false), after: 0.3)
    }
    if chance.happens(0.01) { act(.note(sample.values.note(&chance)), after: 0.3) }
    if chance.happens(0.006), !call.state.isOnHold {
      act(.hold, after: 0.2)
      act(.resume, after: 3)
    }
    if chance.happens(0.003) {
      act(.refer(name: sample.values.person(&chance), phone: sample.values.phone(&chance)))
    }
  }

  /// The act that is waited for.
  private mutating func goOn(_ step: Ref<Step>) {
    switch call.state.prompt(script) {
    case .ask(let field, let isNeeded):
      if !isNeeded, chance.happens(0.12) { return act(.skip, after: 0.5) }
      let value = sample.values.value(of: field, script, now: call.state.facts.now, &chance)
      act(.answer(value, typed: script.plain(value, of: field)))
    case .replies(let replies): reply(replies, at: step)
    case .goOn, .mustLines, .begin, .ringing, .wrapUp, .ended: act(.goOn, after: 0.6)
    }
  }

  private mutating func reply(_ replies: [Ref<Reply>], at step: Ref<Step>) {
    guard let place = chance.pick(weights: weights(replies, at: step)) else { return leave() }
    let reply = replies[place]
    let phrases = script.replies[reply].phrases
    if !phrases.isEmpty, chance.happens(0.08) {
      let phrase = script.text[script.texts[phrases[chance.pick(Int(phrases.count))]]]
      act(.words(phrase, isMatched: true))
      if call.state.phase == .talking { act(.choose(reply), after: 0) }
    } else {
      act(.choose(reply))
    }
  }

  private func weights(_ replies: [Ref<Reply>], at step: Ref<Step>) -> [Double] {
    guard script.steps[step].owner.objection != nil else {
      return replies.map { reply in
        let weight = sample.popularity[reply.index]
        if sample.losesCall[reply.index] { return weight * 0.7 / warmth }
        return script.replies[reply].score > 0 ? weight * warmth : weight
      }
    }
    // A rebuttal works with a chance of its own, whichever replies it has.
    let insists = replies.map { script.replies[$0].target == .next }
    let sums = zip(replies, insists).reduce(into: (insisting: 0.0, others: 0.0)) { sums, pair in
      let weight = sample.popularity[pair.0.index]
      if pair.1 { sums.insisting += weight } else { sums.others += weight }
    }
    let overcome = min(0.95, sample.overcomes[step.index] * firstWarmth)
    return zip(replies, insists).map { reply, insists in
      let weight = sample.popularity[reply.index]
      return insists ? (1 - overcome) * weight / sums.insisting : overcome * weight / sums.others
    }
  }

  /// How glad the prospect is: by the operator's skill, and by the letters heard that are better.
  private var warmth: Double { min(firstWarmth * sample.gladness, 12) }

  /// The same before anything was offered, and in the face of an objection.
  private var firstWarmth: Double {
    var warmth = skill
    for (step, letter) in call.state.letters where sample.betterLetters[step.index] == letter {
      warmth *= SampleScript.gainOfBetterLetter
    }
    return min(warmth, 4)
  }

  private mutating func drawCard() -> Ref<Objection>? {
    let cards = script.objections.refs
    let weights = cards.map { raised.contains($0) ? 0 : sample.cardWeights[$0.index] }
    guard let place = chance.pick(weights: weights) else { return nil }
    raised.insert(cards[place])
    return cards[place]
  }

  /// Ends the call before its way does.
  private mutating func leave() {
    // Whoever hangs up on the first words gives no reason; only some ask not to be called again.
    switch turns == 1 ? 0.07 + chance.uniform() * 0.3 : chance.uniform() {
    case ..<0.08 where !sample.optOuts.isEmpty && call.state.phase == .talking:
      act(.end(sample.optOuts[chance.pick(sample.optOuts.count)]), after: 0.5)
    case ..<0.35 where turns > 1 && !sample.lostOutcomes.isEmpty && call.state.phase == .talking:
      act(.end(sample.lostOutcomes[chance.pick(sample.lostOutcomes.count)]), after: 0.5)
    default: act(.abandon, after: 0.3)
    }
  }

  /// After-call work, with a note now and then.
  private mutating func finish() {
    let note = chance.happens(0.15) ? sample.values.note(&chance) : nil
    ms += Int64(12_000 * chance.gamma(shape: 1.5) / 1.5)
    if case .failure = call.perform(.wrapUp(note: note), ms: ms) {
      preconditionFailure("a call that has its outcome can be finished")
    }
  }
}
