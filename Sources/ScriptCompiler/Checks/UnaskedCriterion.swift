import CallModel
package import SourceText

extension Rule {
  /// The goal can be reached before a qualification criterion was asked.
  package static let unaskedCriterion = Rule(
    "unasked-criterion", .warning,
    explanation:
      "`qualify` names a scheme, such as BANT, and promises that each of its criteria is asked "
      + "before the goal is reached. A criterion is asked where a field that is `for` it is asked or "
      + "set. Every path counts, those through cards and anytime replies too; an ask with a guard "
      + "may be passed over, unless its guard only says that the field is still unknown.",
    wrong: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      currency: EUR
      qualify: NOTE
      ---

      # fields
      - need: text, for need
      - chance: text, for opportunity
      - team: text, for team
      - effect: text, for effect

      # outcomes
      - meeting: won
      - refused: lost

      # discovery

      ## hello
      What do you need, what would it bring, and who decides with you?
      ? need
      ? chance
      ? team
      - Tells you -> effect
      - In a hurry -> offer

      ## effect
      What would it change?
      ? effect
      -> offer

      # presentation

      ## offer
      Shall we meet?
      - Yes => meeting
      - No => refused

      """),
    right: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      currency: EUR
      qualify: NOTE
      ---

      # fields
      - need: text, for need
      - chance: text, for opportunity
      - team: text, for team
      - effect: text, for effect

      # outcomes
      - meeting: won
      - refused: lost

      # discovery

      ## hello
      What do you need, what would it bring, and who decides with you?
      ? need
      ? chance
      ? team
      - Tells you -> effect
      - In a hurry => refused

      ## effect
      What would it change?
      ? effect
      -> offer

      # presentation

      ## offer
      Shall we meet?
      - Yes => meeting
      - No => refused

      """))
}

extension Check {
  static let unaskedCriterion = Check(.unaskedCriterion) { audit in
    let (script, graph) = (audit.script, audit.graph)
    let goal = graph.node(script.goal)
    guard let scheme = script.qualification, audit.fromStart.reaches(goal),
      let span = audit.map.settings["qualify"]
    else { return }
    for criterion in scheme.criteria {
      let fields = script.fields.refs.filter { field in
        script.fields[field].criterion.map { script.text[$0] == criterion } ?? false
      }
      guard let first = fields.first else {
        audit.report(
          .unaskedCriterion, at: span,
          "no field is for `\(criterion)`, a criterion of \(scheme.rawValue)",
          help: "add `, for \(criterion)` to the field that answers it, and ask for it")
        continue
      }
      var isAsked = [Bool](repeating: false, count: graph.count)
      var isOfCriterion = [Bool](repeating: false, count: script.fields.count)
      for field in fields { isOfCriterion[field.index] = true }
      for mention in graph.mentions where mention.isSure && isOfCriterion[mention.field.index] {
        isAsked[Int(mention.node)] = true
      }
      guard let path = graph.shortestPath(to: { $0 == goal }, without: { isAsked[Int($0)] }) else {
        continue
      }
      audit.report(
        .unaskedCriterion, at: audit.map[first],
        "the goal can be reached before \(script.listed(fields)) was asked, the \(criterion) of \(scheme.rawValue)",
        notes: [Diagnostic.Note("the shortest such path is `\(audit.words(path))`")],
        help: "ask for it in a step that every path to the goal comes through")
    }
  }
}

extension Script {
  /// Names of fields in backticks; of many only the first.
  fileprivate func listed(_ fields: [Ref<Field>]) -> String {
    fields.prefix(4).map { "`\(name($0))`" }.joined(separator: " or ")
  }
}
