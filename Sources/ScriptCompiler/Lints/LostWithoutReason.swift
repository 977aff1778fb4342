import CallModel
package import SourceText

extension Rule {
  /// A refusal is logged without its reason.
  package static let lostWithoutReason = Rule(
    "lost-without-reason", .advice,
    explanation:
      "Why a lead was lost is what the next campaign learns from: closed lost, always with a reason "
      + "(`b2b-sales-process.nl`), and data that nobody keeps is the eighth of the classic mistakes "
      + "(`cold-selling.ru`). The rule speaks up when no lost outcome keeps its reason, and shows a "
      + "path on which `reason` is neither asked nor set. `needs reason` asks for it in every case; `[reason = \"…\"]` behind the jump "
      + "sets it where it is known. Outcomes with `never call again` are left alone: who wants to "
      + "be rid of us owes no reason.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer
      - No time => refused
      """),
    right: .body(
      """
      # outcomes
      - no: lost, needs reason

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - No time => no
      """))
}

extension Check {
  static let lostWithoutReason = Check(.lostWithoutReason) { audit in
    let (script, graph) = (audit.script, audit.graph)
    guard let reason = script.fields.refs.first(where: { script.name($0).nameKey == "reason" })
    else { return }
    let lost = script.outcomes.refs.filter { outcome in
      script.outcomes[outcome].kind == .lost && !script.outcomes[outcome].isNeverCallAgain
    }
    guard !lost.isEmpty, !lost.contains(where: { script.outcomes[$0].needs.contains(reason) })
    else { return }
    var tellsWhy = [Bool](repeating: false, count: graph.count)
    for mention in graph.mentions where mention.field == reason && mention.isSure {
      tellsWhy[Int(mention.node)] = true
    }
    let walk = graph.walk(from: [graph.start]) { tellsWhy[Int($0)] }
    // Where one outcome keeps its reason, the others are told apart by their names.
    guard lost.allSatisfy({ walk.reaches(graph.node($0)) }) else { return }
    let outcome = lost[0]
    audit.report(
      .lostWithoutReason, at: audit.map[outcome],
      "calls can end with `\(script.name(outcome))`, and nobody knows why",
      notes: [.init("for instance " + audit.words(walk.path(to: graph.node(outcome))))],
      help: "write `needs reason` behind it, or set the reason with `[reason = \"…\"]` where it is "
        + "known")
  }
}
