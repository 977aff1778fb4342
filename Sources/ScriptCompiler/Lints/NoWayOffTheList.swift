import CallModel
import ScriptSyntax
package import SourceText

extension Rule {
  /// A prospect cannot get off the list.
  package static let noWayOffTheList = Rule(
    "no-way-off-the-list", .advice,
    explanation:
      "Who asks not to be called again has to be heard: in the European Union an objection to "
      + "marketing is absolute (GDPR, article 21), in the United States an opt-out has to be honoured "
      + "within ten business days. An outcome with `never call again` puts the number on the store's own list; reached "
      + "by an anytime reply, the operator has it at every step.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Yes => meeting
      - No => refused
      """),
    right: .body(
      """
      # outcomes
      - stop: lost, never call again

      # anytime
      - Asks not to be called again => stop

      # greeting

      ## hello
      Good morning.
      - Yes => meeting
      - No => refused
      """))
}

extension Check {
  static let noWayOffTheList = Check(.noWayOffTheList) { audit in
    let script = audit.script
    let never = script.outcomes.refs.filter { script.outcomes[$0].isNeverCallAgain }
    if never.contains(where: { audit.fromStart.reaches(audit.graph.node($0)) }) { return }
    if let outcome = never.first {
      audit.report(
        .noWayOffTheList, at: audit.map[outcome],
        "no path leads to `\(script.name(outcome))`, so nobody can get off the list",
        help: "end an anytime reply with `=> \(script.name(outcome))`")
    } else if let span = audit.place(of: .outcomes) {
      audit.report(
        .noWayOffTheList, at: span, "no outcome says `never call again`",
        help: "add `- stop: lost, never call again`, and an anytime reply that ends with it")
    }
  }
}
