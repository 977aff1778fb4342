import CallModel
import Statistics

/// Words that were typed often at a step and that no branch foresees today. What they would win cannot
/// be said; they are ordered by how often they came.
enum MissingPhrase {
  static let id = "missing-phrase"
  /// From how many times on words are often.
  static let often = 5
  /// How many are told.
  static let limit = 10

  @Sendable
  static func find(
    _ evidence: TuningEvidence, _ comparisons: TuningComparisons
  ) -> [TuningFinding] {
    let script = evidence.script
    return missing(evidence).prefix(limit).map { step, group in
      let name = script.name(step)
      let reached = evidence.counts.n(.stepReached, step: name)
      var figures: [TuningFinding.Figure] = [
        .init("typed in calls that reached `\(name)`", .share(Proportion(group.n, within: reached)))
      ]
      let choice = clear(group, step, script)
      if let best = group.choices.first {
        figures.append(
          .init(
            "`\(best.name)` was chosen right after", .share(Proportion(best.n, of: group.chosen))))
      }
      let spellings = group.spellings.dropFirst().prefix(3).map { "`\($0.words)`" }
      let help: String
      if let choice {
        let where_ = choice.hasPrefix("!") ? "the card `\(choice)`" : "the reply `\(choice)`"
        help = "add it to \(where_) as a phrase; --apply does"
      } else {
        help =
          "add it with --apply --step \(name) --phrase WORDS, and --reply REPLY for the reply that it "
          + "belongs to, or --target TARGET for a new one that leads there"
      }
      return TuningFinding(
        id, at: .step(step),
        "`\(group.words)` is said here, and no branch foresees it", figures: figures,
        remarks: spellings.isEmpty
          ? [] : ["also written \(spellings.joined(separator: ", "))"],
        help: help, weight: group.n,
        phrase: .init(step: step, words: group.words, choice: choice))
    }
  }

  /// A sentence on those that are not told.
  static func closing(_ evidence: TuningEvidence) -> [String] {
    let rest = missing(evidence).count - limit
    guard rest > 0 else { return [] }
    return ["\(rest) more phrases were typed \(often) times or more; mend these first"]
  }

  /// What was typed often and is still not foreseen, with the step.
  private static func missing(
    _ evidence: TuningEvidence
  ) -> [(step: Ref<Step>, group: PhraseGroup)] {
    let script = evidence.script
    var steps: [String: Ref<Step>] = [:]
    for step in script.steps.refs { steps[script.name(step)] = step }
    var foreseen: [Ref<Step>: [String]] = [:]
    return evidence.phrases.compactMap { group in
      guard group.n >= often, let step = steps[group.step] else { return nil }
      let words = foreseen[step] ?? script.foreseen(at: step)
      foreseen[step] = words
      let isForeseen = group.spellings.contains { spelling in
        let key = spelling.words.wordsKey
        return words.contains { $0.hasPrefix(key) }
      }
      return isForeseen ? nil : (step, group)
    }
  }

  /// What operators clearly chose after the words, if the script still has it: the most frequent one,
  /// when it surely is more than half.
  private static func clear(
    _ group: PhraseGroup, _ step: Ref<Step>, _ script: Script
  ) -> String? {
    guard let best = group.choices.first,
      Proportion(best.n, of: group.chosen).wilson().low > 0.5
    else { return nil }
    let isThere =
      script.steps[step].replies.refs.contains { script.name($0) == best.name }
      || script.anytime.refs.contains { script.name($0) == best.name }
      || script.objections.refs.contains { "!" + script.name($0) == best.name }
    return isThere ? best.name : nil
  }
}

extension Script {
  /// All that typed words can mean at a step, by its `wordsKey`: labels and phrases of its replies and
  /// the anytime replies, names, titles and phrases of all cards.
  fileprivate func foreseen(at step: Ref<Step>) -> [String] {
    var words: [String] = []
    for reply in Array(replies[steps[step].replies]) + Array(replies[anytime]) {
      words.append(text[reply.label])
      words += texts[reply.phrases].map { text[$0] }
    }
    for card in objections.refs {
      words += [name(card), title(card)] + texts[objections[card].phrases].map { text[$0] }
    }
    return words.map(\.wordsKey)
  }
}
