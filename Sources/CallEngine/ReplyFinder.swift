package import CallModel

/// What typed words may mean at a step.
package enum FoundReply: Hashable, Sendable {
  /// A reply of the step, or an anytime one.
  case reply(Ref<Reply>)
  /// A card.
  case objection(Ref<Objection>)
}

/// What was found for typed words.
package enum Finding: Equatable, Sendable {
  /// Just one thing fits.
  case one(FoundReply)
  /// Several fit; at most three are given.
  case several([FoundReply])
  /// Nothing fits.
  case none
}

extension Call {
  /// What typed words mean here: the visible replies first, then the anytime replies, then the cards,
  /// by label or phrase, case and accents folded; exactly, or else by a beginning that only one of
  /// them has.
  package func find(_ words: String) -> Finding {
    let key = words.wordsKey
    guard !key.isEmpty else { return .none }
    let candidates = candidates()
    for candidate in candidates where candidate.keys.contains(key) { return .one(candidate.found) }
    var starting: [FoundReply] = []
    for candidate in candidates
    where candidate.keys.first?.hasPrefix(key) == true && !starting.contains(candidate.found) {
      starting.append(candidate.found)
    }
    if starting.isEmpty {
      for candidate in candidates where candidate.keys.contains(where: { $0.hasPrefix(key) }) {
        starting.append(candidate.found)
      }
    }
    switch starting.count {
    case 0: return .none
    case 1: return .one(starting[0])
    default: return .several(Array(starting.prefix(3)))
    }
  }

  /// The card of a name, a title or a phrase, or of a beginning that only one card has.
  package func findObjection(_ words: String) -> Finding {
    let key = words.wordsKey
    let cards = objectionCandidates()
    if key.isEmpty { return .none }
    for card in cards where card.keys.contains(key) { return .one(card.found) }
    let starting = cards.filter { $0.keys.contains { $0.hasPrefix(key) } }.map(\.found)
    switch starting.count {
    case 0: return .none
    case 1: return .one(starting[0])
    default: return .several(Array(starting.prefix(3)))
    }
  }

  private struct Candidate {
    let found: FoundReply
    /// The label first, then the phrases.
    let keys: [String]
  }

  private func candidates() -> [Candidate] {
    let replies = state.visibleReplies(script) + state.visibleAnytime(script)
    return replies.map { reply in
      let row = script.replies[reply]
      let texts = [row.label] + script.texts[row.phrases]
      return Candidate(found: .reply(reply), keys: texts.map { script.text[$0].wordsKey })
    } + objectionCandidates()
  }

  private func objectionCandidates() -> [Candidate] {
    script.objections.refs.map { objection in
      let row = script.objections[objection]
      let texts = [row.title, row.id] + script.texts[row.phrases]
      return Candidate(found: .objection(objection), keys: texts.map { script.text[$0].wordsKey })
    }
  }

  /// Whether a reply ends the call, as far as can be told before it is picked: by its own target, its
  /// body's, or its step's closing jump.
  package func endsCall(_ reply: Ref<Reply>) -> Bool {
    let row = script.replies[reply]
    func isEnd(_ target: Target) -> Bool { if case .end = target { true } else { false } }
    if let target = row.target { return isEnd(target) }
    let jumps = script.jumps[row.body.jumps]
    if jumps.contains(where: { isEnd($0.target) }) { return true }
    if jumps.contains(where: { $0.condition == nil && !$0.needsArming }) { return false }
    if script.anytime.contains(reply) { return false }
    guard let step = state.step else { return false }
    return script.jumps[script.steps[step].passage.jumps].contains { isEnd($0.target) }
  }
}
