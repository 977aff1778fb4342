import CallModel
package import SourceText

extension Rule {
  /// A step has replies and nothing to say.
  package static let wordlessStep = Rule(
    "wordless-step", .advice,
    explanation:
      "A step with replies and without words leaves the operator to make them up, and everybody "
      + "makes up others: the neglected script is the second of the eight classic mistakes "
      + "(`cold-selling.ru`), and seven to eight in ten of those who begin without a script come "
      + "back to one. What is not written cannot be measured either. Steps without replies, which "
      + "only lead on, are left alone. Write at least the question.",
    wrong: .step(
      """
      > Introduce yourself somehow.
      - Hello -> offer
      """),
    right: .step(
      """
      Good morning, this is Anna from Brightwatt.
      - Hello -> offer
      """))
}

extension Check {
  static let wordlessStep = Check(.wordlessStep) { audit in
    let script = audit.script
    for step in script.steps.refs where !script.steps[step].replies.isEmpty {
      guard script.firstSpoken(script.steps[step].passage) == nil else { continue }
      let count = script.steps[step].replies.count
      audit.report(
        .wordlessStep, at: audit.map[step],
        "`\(script.name(step))` has \(count) repl\(count == 1 ? "y" : "ies") and no words to say",
        help: "write what the operator says there")
    }
  }
}
