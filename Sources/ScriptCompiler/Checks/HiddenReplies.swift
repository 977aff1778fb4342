import CallModel
package import SourceText

extension Rule {
  /// All replies of a step can be hidden at once.
  package static let hiddenReplies = Rule(
    "hidden-replies", .warning,
    explanation:
      "A reply with a guard is shown only where the guard holds. If every reply of a step has one, "
      + "and all can fail at once, the operator stands there without an answer to pick. An unknown "
      + "counts as failing, so `spend >= 1000` and `spend < 1000` both hide when nobody asked. A "
      + "closing jump without a guard is a way on in any case.",
    wrong: .step(
      """
      What do you spend?
      ? spend
      - [if spend >= 1000] Much -> offer
      - [if spend < 1000] Little => refused
      """),
    right: .step(
      """
      What do you spend?
      ? spend
      - [if spend >= 1000] Much -> offer
      - Little => refused
      """))
}

extension Check {
  static let hiddenReplies = Check(.hiddenReplies) { audit in
    let script = audit.script
    var search = GuardSearch(script)
    for step in script.steps.refs {
      let row = script.steps[step]
      let guards = script.replies[row.replies].compactMap(\.condition)
      guard !guards.isEmpty, guards.count == Int(row.replies.count) else { continue }
      let hasSureJump = script.jumps[row.passage.jumps].contains {
        $0.condition == nil && !$0.needsArming
      }
      search.letters = row.letters
      search.variantMayBeUnknown = row.letters == 0
      guard !hasSureJump, search.isPossible(guards.map { ($0, false) }) else { continue }
      audit.report(
        .hiddenReplies, at: audit.map[step],
        guards.count == 1
          ? "the only reply of `\(script.name(step))` can be hidden"
          : "all replies of `\(script.name(step))` can be hidden at once",
        notes: row.replies.refs.prefix(1).compactMap { reply in
          audit.map.guardSpan(of: reply).map { Diagnostic.Note("the first guard", at: $0) }
        },
        help: "let one reply stand without a guard, or close the step with a jump")
    }
  }
}
