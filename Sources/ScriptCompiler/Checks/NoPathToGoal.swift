import CallModel
package import SourceText

extension Rule {
  /// The goal cannot be reached.
  package static let noPathToGoal = Rule(
    "no-path-to-goal", .warning,
    explanation:
      "`goal` names the outcome that counts as conversion. If no path from the first step ends with "
      + "it, every report on this script will show a conversion of zero.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning. Shall we meet?
      - Yes => refused
      - No => refused
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning. Shall we meet?
      - Yes => meeting
      - No => refused
      """))
}

extension Check {
  static let noPathToGoal = Check(.noPathToGoal) { audit in
    let (script, graph) = (audit.script, audit.graph)
    guard !audit.fromStart.reaches(graph.node(script.goal)),
      let span = audit.map.settings["goal"]
    else { return }
    let name = script.name(script.goal)
    let isNamed = graph.targets.contains(graph.node(script.goal))
    audit.report(
      .noPathToGoal, at: span, "no path leads to the goal `\(name)`",
      help: isNamed
        ? "lead a reply or a jump to the step that ends with `=> \(name)`"
        : "end a reply or a step with `=> \(name)`, or name another goal")
  }
}
