package import CallEngine
import CallModel
import CallSamples

extension Scene {
  /// What the prospect does at the place where the call is, once the lines are said. Linear in the
  /// number of the call's events.
  package func move(in call: Call) -> ProspectMove {
    let past = Past(call)
    guard let step = call.state.step, let base = call.state.baseStep else { return .listens }
    if case .ending = call.state.phase { return answer(call, step, past) }
    let mood = Mood(call, beginning: behaviour.mood)
    if past.turnsBefore >= behaviour.patience - Int32(mood.fall / 10) { return hangUp(call) }
    if let move = recorded?.move(in: call, past) { return move }
    if step == base {
      let place = (name: script.name(step), visit: String(past.visit))
      if let card = objection(step, past, place) { return .objection(card) }
      if let reply = interruption(call, past, place) { return .reply(reply) }
    }
    return answer(call, step, past, mood)
  }

  /// How the prospect leaves.
  func hangUp(_ call: Call) -> ProspectMove {
    .hangsUp(call.state.visibleAnytime(script).first(where: isHangUp))
  }

  func isHangUp(_ reply: Ref<Reply>) -> Bool {
    script.text[script.replies[reply].id].nameKey == "hangs_up"
  }

  /// A card that he raises here: a stated one by its chance, or any that was not raised before.
  private func objection(
    _ step: Ref<Step>, _ past: Past, _ place: (name: String, visit: String)
  ) -> Ref<Objection>? {
    for raising in behaviour.raisings(at: step, script)
    where !past.raised.contains(raising.card) {
      let name = script.name(raising.card)
      if draw("raises", name, place.name, place.visit).millionth < raising.chance {
        return raising.card
      }
    }
    guard draw("objects", place.name, place.visit).millionth < behaviour.objects else {
      return nil
    }
    let cards = script.objections.refs.filter { !past.raisedBefore.contains($0) }
    guard !cards.isEmpty else { return nil }
    let card = cards[draw("objection", place.name, place.visit).place(in: cards.count)]
    return past.raised.contains(card) ? nil : card
  }

  /// An anytime reply that he gives here.
  private func interruption(
    _ call: Call, _ past: Past, _ place: (name: String, visit: String)
  ) -> Ref<Reply>? {
    let visible = call.state.visibleAnytime(script)
    for (reply, chance) in behaviour.anytime
    where visible.contains(reply) && !past.given.contains(reply) {
      if draw("anytime", script.name(reply), place.name, place.visit).millionth < chance {
        return reply
      }
    }
    guard draw("interrupts", place.name, place.visit).millionth < behaviour.interrupts else {
      return nil
    }
    let replies = visible.filter { !past.givenBefore.contains($0) && !isHangUp($0) }
    guard !replies.isEmpty else { return nil }
    let reply = replies[draw("interruption", place.name, place.visit).place(in: replies.count)]
    return past.given.contains(reply) ? nil : reply
  }

  /// What he says to what is asked or offered.
  private func answer(
    _ call: Call, _ step: Ref<Step>, _ past: Past, _ mood: Mood? = nil
  ) -> ProspectMove {
    switch call.state.prompt(script) {
    case .ask(let field, _): return .answer(field, value(of: field, call))
    case .replies(let replies):
      guard !replies.isEmpty else { return hangUp(call) }
      let sayable = (replies + statedAnytime(step, call)).filter { !isAnswered($0, past) }
      return .reply(
        reply(sayable.isEmpty ? replies : sayable, step, past, fall: mood?.fall ?? 0))
    case .goOn, .mustLines, .begin, .ringing, .wrapUp, .ended: return .listens
    }
  }

  /// Whether a reply raises an objection on which he has given way: he does not say it once more.
  private func isAnswered(_ reply: Ref<Reply>, _ past: Past) -> Bool {
    if case .objection(let card) = script.replies[reply].target {
      past.overcome.contains(card)
    } else {
      false
    }
  }

  /// The anytime replies that the persona gives at this step in place of the step's own.
  private func statedAnytime(_ step: Ref<Step>, _ call: Call) -> [Ref<Reply>] {
    let stated = behaviour.says[step] ?? []
    return call.state.visibleAnytime(script).filter { reply in
      stated.contains { $0.reply == reply }
    }
  }

  /// A field's value: the stated one, or a plausible one.
  private func value(of field: Ref<Field>, _ call: Call) -> Value {
    if let stated = behaviour.answers[field] { return script.values[stated] }
    var chance = chance("answers", script.name(field))
    let began = Moment(milliseconds: call.start.startedAt, offset: call.start.offset)
    return values.value(of: field, script, now: began, &chance)
  }

  /// One of the replies: the stated ones by their chances, the others share the rest evenly. At a
  /// rebuttal of which nothing is stated he insists until enough rebuttals were given.
  private func reply(
    _ replies: [Ref<Reply>], _ step: Ref<Step>, _ past: Past, fall: Int
  ) -> Ref<Reply> {
    let stated = (behaviour.says[step] ?? []).filter { replies.contains($0.reply) }
    // Back from a card he does not say the same once more, but what chance says anew.
    let key = (name: script.name(step), visit: "\(past.visit).\(past.returns)")
    if !stated.isEmpty {
      let drawn = draw("reply", key.name, key.visit)
      let others = replies.filter { reply in !stated.contains { $0.reply == reply } }
      let sum = stated.reduce(0) { $0 + $1.chance }
      // Where nothing else is left to say, the stated chances share all there is as they stand to one
      // another.
      var rest = others.isEmpty && sum > 0 ? Int32(drawn.place(in: Int(sum))) : drawn.millionth
      for (reply, chance) in stated {
        if rest < chance { return reply }
        rest -= chance
      }
      return pick(others.isEmpty ? replies : others, key)
    }
    if let yields = behaviour.yields, case .rebuttal = script.steps[step].owner {
      let insisting = replies.filter { script.replies[$0].target == .next }
      let others = replies.filter { script.replies[$0].target != .next }
      let doesYield = past.rebuttals >= yields + (fall >= 30 ? 1 : 0)
      let wanted = doesYield ? others : insisting
      return pick(wanted.isEmpty ? replies : wanted, key)
    }
    return pick(replies, key)
  }

  private func pick(
    _ replies: [Ref<Reply>], _ key: (name: String, visit: String)
  ) -> Ref<Reply> {
    replies[draw("which reply", key.name, key.visit).place(in: replies.count)]
  }
}

extension Script {
  /// Whether a step is at a place that a trait names.
  func holds(_ place: Persona.Place, _ step: Ref<Step>) -> Bool {
    switch place {
    case .step(let named): named == step
    case .stage(let stage): steps[step].owner == .stage(stage)
    }
  }
}
