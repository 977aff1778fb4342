import CallModel
package import SourceText

extension Rule {
  /// No way leads to a step.
  package static let unreachableStep = Rule(
    "unreachable-step", .warning,
    explanation:
      "A call gets to a step by a reply, a jump, a card or an anytime reply. What nothing leads to "
      + "is never heard, and is often what is left after a step was renamed or an arrow was changed.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Yes => meeting
      - No => refused

      ## pricing
      It is 200 a month.
      -> hello
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Yes => meeting
      - How much? -> pricing
      - No => refused

      ## pricing
      It is 200 a month.
      -> hello
      """))
}

extension Check {
  /// Of steps that are reached only from one another, the first is told.
  static let unreachableStep = Check(.unreachableStep) { audit in
    let (graph, reached) = (audit.graph, audit.fromStart)
    let heads = graph.heads(without: { reached.reaches($0) })
    for case .step(let step) in heads.map(graph.place) {
      let name = audit.script.name(step)
      audit.report(
        .unreachableStep, at: audit.map[step], "nothing leads to the step `\(name)`",
        help: "lead a reply or a jump to it with `-> \(name)`, or take it away")
    }
  }
}
