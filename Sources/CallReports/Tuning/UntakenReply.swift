import CallModel
import Statistics

/// A reply that nobody gave, though so many calls reached its step in versions that have it that surely
/// less than one of a hundred would: 0 of 381 or more, by the upper end of Wilson's interval. What
/// taking it away would win cannot be said.
///
/// Ways off the list, replies that can be given everywhere, and the two that a rebuttal has by itself
/// are left alone: they must be there though nobody needs them.
enum UntakenReply {
  static let id = "untaken-reply"
  /// The share below which a branch is one that nobody takes.
  static let limit = 0.01

  @Sendable
  static func find(
    _ evidence: TuningEvidence, _ comparisons: TuningComparisons
  ) -> [TuningFinding] {
    let script = evidence.script
    return script.steps.refs.flatMap { step in
      script.steps[step].replies.refs.compactMap { reply in
        finding(reply, at: step, evidence)
      }
    }
  }

  private static func finding(
    _ reply: Ref<Reply>, at step: Ref<Step>, _ evidence: TuningEvidence
  ) -> TuningFinding? {
    let script = evidence.script
    let (place, name) = (script.name(step), script.name(reply))
    guard !evidence.unwritten.contains(reply), !script.leadsOffTheList(reply),
      evidence.counts.n(.replyChosen, step: place, target: name) == 0
    else { return nil }
    let key = TuningVersion.ReplyKey(step: place, reply: name)
    let reached = evidence.counts { $0.replies.contains(key) }.n(.stepReached, step: place)
    let share = Proportion(0, of: reached)
    guard share.wilson().high < limit else { return nil }
    let isGuarded = script.replies[reply].condition != nil
    return TuningFinding(
      id, at: .reply(reply), "nobody took the branch `\(script.label(reply))`",
      figures: [.init("taken, of calls that reached `\(place)` with it", .share(share))],
      remarks: isGuarded
        ? ["it is shown only where its guard holds, which the figure does not know"] : [],
      help: isGuarded
        ? "see whether its guard ever holds; if not, take the reply away"
        : "take it away, or word it as prospects do",
      weight: reached)
  }
}

extension Script {
  /// Whether a reply ends with an outcome after which nobody calls again.
  fileprivate func leadsOffTheList(_ reply: Ref<Reply>) -> Bool {
    let ways =
      [replies[reply].target].compactMap { $0 } + jumps[replies[reply].body.jumps].map(\.target)
    return ways.contains { way in
      if case .end(let outcome) = way { return outcomes[outcome].isNeverCallAgain }
      return false
    }
  }
}
