package import CallModel

/// The names of today for what earlier versions of a script called otherwise, by the scripts'
/// `(was …)`.
///
/// A name is followed from its version to the newest: where a version has no such name any more but
/// something that was called so, the new name goes on. A name that no later version knows stays.
package struct NameHistory: Sendable {
  /// What one version renamed.
  fileprivate struct Renames: Sendable {
    var steps: [String: String] = [:]
    var cards: [String: String] = [:]
    /// By the step's name of this version, then the reply's former name.
    var replies: [String: [String: String]] = [:]
  }

  private let renames: [Renames]

  /// The history of some versions of one family, the oldest first.
  package init(_ versions: [Script]) {
    renames = versions.map { Renames($0) }
  }

  /// What is counted, under the names of today.
  /// - Parameter version: the place of the version in which it was counted.
  package func today(_ thing: Counted, version: Int) -> Counted {
    var (step, target, experiment) = (thing.step, thing.target, thing.experiment)
    for later in renames.dropFirst(version + 1) {
      switch thing.kind {
      case .call, .disposition, .outcome, .stageReached, .stageEnded, .conversation, .goal, .hold,
        .wrapUp:
        break
      case .outcomeAfterCard: target = target.map { later.cards[$0] ?? $0 }
      case .lineSpoken, .lineDue:
        step = step.map { later.step($0) }
        target = target.map { later.line($0) }
      case .objectionRaised, .cardMet, .rebuttalGiven, .objectionOvercome, .objectionInsisted:
        step = step.map { later.step($0) }
        target = target.map { later.cards[$0] ?? $0 }
      case .replyChosen:
        step = step.map { later.step($0) }
        if let place = step, let reply = target {
          target = later.replies[place]?[reply] ?? later.replies[""]?[reply] ?? reply
        }
      case .stepEntered, .stepReached, .endedAt, .answered, .skipped, .wordsUnmatched,
        .letterDrawn, .goalReached, .overTime:
        step = step.map { later.step($0) }
        experiment = experiment.map { later.step($0) }
      }
    }
    return Counted(
      thing.kind, step: step, target: target, experiment: experiment, letter: thing.letter)
  }
}

extension NameHistory.Renames {
  fileprivate init(_ script: Script) {
    let stepNames = Set(script.steps.refs.map { script.name($0) })
    let cardNames = Set(script.objections.refs.map { script.name($0) })
    for card in script.objections.refs {
      for former in script.texts[script.objections[card].formerIDs].map({ script.text[$0] })
      where !cardNames.contains(former) {
        cards[former] = script.name(card)
      }
    }
    for step in script.steps.refs {
      let name = script.name(step)
      for former in script.formerNames(of: step) where !stepNames.contains(former) {
        steps[former] = name
      }
      replies[name] = Self.formerReplies(script.steps[step].replies, script)
    }
    // Replies that can be given everywhere stand under no step.
    replies[""] = Self.formerReplies(script.anytime, script)
  }

  private static func formerReplies(
    _ replies: Refs<Reply>, _ script: Script
  ) -> [String: String] {
    let names = Set(replies.refs.map { script.name($0) })
    var former: [String: String] = [:]
    for reply in replies.refs {
      let name = script.name(reply)
      let prefix = name.hasPrefix("anytime/") ? "anytime/" : ""
      for text in script.texts[script.replies[reply].formerIDs].map({ prefix + script.text[$0] })
      where !names.contains(text) {
        former[text] = name
      }
    }
    return former
  }

  /// A step or rebuttal of an earlier version.
  fileprivate func step(_ name: String) -> String {
    if let renamed = steps[name] { return renamed }
    // A rebuttal moves with its card.
    let parts = name.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let card = cards[String(parts[0])] else { return name }
    return "\(card)/\(parts[1])"
  }

  /// A must line, `step#ordinal`, moves with its step.
  fileprivate func line(_ name: String) -> String {
    guard let mark = name.lastIndex(of: "#") else { return name }
    return step(String(name[..<mark])) + name[mark...]
  }
}

extension Script {
  /// All names that a step or rebuttal had: its own, and those that its card's former names give.
  fileprivate func formerNames(of step: Ref<Step>) -> [String] {
    let own = texts[steps[step].formerIDs].map { text[$0] }
    guard let card = steps[step].owner.objection else { return own }
    let cards = [name(card)] + texts[objections[card].formerIDs].map { text[$0] }
    let last = name(step).split(separator: "/").last.map(String.init) ?? name(step)
    return cards.flatMap { card in ([last] + own).map { "\(card)/\($0)" } }
  }
}
