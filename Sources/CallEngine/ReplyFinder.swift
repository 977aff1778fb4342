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

/// What words can mean: what it is called, and what prospects say for it.
private struct Candidate {
  let found: FoundReply
  let names: [String]
  let phrases: [String]
}

extension Finding {
  fileprivate init(_ candidates: [Candidate]) {
    switch candidates.count {
    case 0: self = .none
    case 1: self = .one(candidates[0].found)
    default: self = .several(candidates.prefix(3).map(\.found))
    }
  }
}

extension Call {
  /// What typed words mean here, case and accents folded. First what they name whole: among the
  /// step's replies, then the anytime replies, then the cards, a label before a phrase. Else what
  /// begins with them, wherever it stands, again a label before a phrase. Never the first of several.
  package func find(_ words: String) -> Finding {
    let key = words.wordsKey
    guard !key.isEmpty else { return .none }
    let groups = [
      state.visibleReplies(script).map(candidate), state.visibleAnytime(script).map(candidate),
      objectionCandidates(),
    ]
    for group in groups {
      let exact = exact(key, group)
      if exact != .none { return exact }
    }
    let all = groups.flatMap { $0 }
    let named = Finding(all.filter { $0.names.contains { $0.hasPrefix(key) } })
    if named != .none { return named }
    return Finding(all.filter { $0.phrases.contains { $0.hasPrefix(key) } })
  }

  /// The card of a name, a title or a phrase, or of a beginning that only one card has.
  package func findObjection(_ words: String) -> Finding {
    let key = words.wordsKey
    guard !key.isEmpty else { return .none }
    let cards = objectionCandidates()
    let exact = exact(key, cards)
    if exact != .none { return exact }
    return Finding(
      cards.filter { ($0.names + $0.phrases).contains { $0.hasPrefix(key) } })
  }

  private func exact(_ key: String, _ candidates: [Candidate]) -> Finding {
    let named = Finding(candidates.filter { $0.names.contains(key) })
    return named != .none ? named : Finding(candidates.filter { $0.phrases.contains(key) })
  }

  private func candidate(_ reply: Ref<Reply>) -> Candidate {
    let row = script.replies[reply]
    return Candidate(
      found: .reply(reply), names: [script.text[row.label].wordsKey],
      phrases: script.texts[row.phrases].map { script.text[$0].wordsKey })
  }

  private func objectionCandidates() -> [Candidate] {
    script.objections.refs.map { objection in
      let row = script.objections[objection]
      return Candidate(
        found: .objection(objection), names: [row.title, row.id].map { script.text[$0].wordsKey },
        phrases: script.texts[row.phrases].map { script.text[$0].wordsKey })
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
