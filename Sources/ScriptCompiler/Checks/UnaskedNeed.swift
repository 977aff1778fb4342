import CallModel
package import SourceText

extension Rule {
  /// An outcome needs a field that is asked on no path to it.
  package static let unaskedNeed = Rule(
    "unasked-need", .warning,
    explanation:
      "An outcome cannot be reached before the fields it `needs` are filled. If the script asks for "
      + "one of them nowhere on the way, the program has to ask for it at the very end, without "
      + "words for it, when the prospect is about to hang up. Fields that come `from lead`, and "
      + "`reason` and `call_back_at`, which the program has words for, are left out.",
    wrong: .body(
      """
      # outcomes
      - order: won, needs supplier

      # greeting

      ## hello
      Good morning.
      - I order => order
      - Let us meet => meeting
      """),
    right: .body(
      """
      # outcomes
      - order: won, needs supplier

      # greeting

      ## hello
      Good morning. Who supplies you today?
      ? supplier
      - I order => order
      - Let us meet => meeting
      """))
}

extension Check {
  /// Judges at most the first 1,024 outcomes with needs; nobody reads on.
  static let unaskedNeed = Check(.unaskedNeed) { audit in
    let (script, graph) = (audit.script, audit.graph)
    let outcomes = script.outcomes.refs.filter {
      !script.outcomes[$0].needs.isEmpty && audit.fromStart.reaches(graph.node($0))
    }.prefix(1024)
    guard !outcomes.isEmpty else { return }
    let groups = graph.components()
    for start in stride(from: 0, to: outcomes.count, by: 64) {
      let batch = outcomes[(outcomes.startIndex + start)...].prefix(64)
      let asked = graph.fieldsAsked(
        beforeEach: Array(batch), groups, audit.fromStart, script)
      for (place, outcome) in batch.enumerated() {
        for field in script.outcomes[outcome].needs
        where asked[field.index] & (1 << UInt64(place)) == 0 && !script.comesByItself(field) {
          let name = script.name(field)
          let path = audit.words(audit.fromStart.path(to: graph.node(outcome)))
          audit.report(
            .unaskedNeed, at: audit.span(ofWord: name, behind: audit.map[outcome]),
            "no path to `\(script.name(outcome))` asks for `\(name)`, which it needs",
            notes: [Diagnostic.Note("the shortest path there is `\(path)`")],
            help: "ask for it on the way with `? \(name)`, or take it out of `needs`")
        }
      }
    }
  }
}

extension ScriptGraph {
  /// For each field the outcomes, a bit each, that can follow a place where it is asked or set. From
  /// a card and an anytime reply the call comes back to where it was, so any outcome can follow.
  fileprivate func fieldsAsked(
    beforeEach outcomes: [Ref<Outcome>], _ groups: Components, _ fromStart: Walk, _ script: Script
  ) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: groups.count)
    for (place, outcome) in outcomes.enumerated() {
      bits[Int(groups.number[Int(node(outcome))])] |= 1 << UInt64(place)
    }
    // A group is numbered above those it leads to, so in order of groups each knows its ends.
    for node in nodesByGroup(groups) {
      let group = Int(groups.number[Int(node)])
      for target in next(node) { bits[group] |= bits[Int(groups.number[Int(target)])] }
    }
    var comesBack = [Bool](repeating: false, count: script.replies.count)
    for step in script.steps.rows where step.owner.objection != nil {
      for reply in step.replies.range { comesBack[reply] = true }
    }
    var fields = [UInt64](repeating: 0, count: script.fields.count)
    for mention in mentions where fromStart.reaches(mention.node) {
      let isAside =
        switch place(mention.node) {
        case .step(let step): script.steps[step].owner.objection != nil
        case .reply(let reply): comesBack[reply.index]
        case .anytimeReply: true
        case .end, .jump, .closing, .raising, .raisingAgain, .anytime: false
        }
      fields[mention.field.index] |=
        isAside ? .max : bits[Int(groups.number[Int(mention.node)])]
    }
    return fields
  }

  private func nodesByGroup(_ groups: Components) -> [Node] {
    var places = [Int](repeating: 0, count: groups.count + 1)
    for number in groups.number { places[Int(number) + 1] += 1 }
    for group in 0..<groups.count { places[group + 1] += places[group] }
    var nodes = [Node](repeating: 0, count: count)
    for node in 0..<Node(count) {
      let group = Int(groups.number[Int(node)])
      nodes[places[group]] = node
      places[group] += 1
    }
    return nodes
  }
}

extension Script {
  /// Whether a field is filled from the lead, or is one that the program itself has words for.
  fileprivate func comesByItself(_ field: Ref<Field>) -> Bool {
    fields[field].isFromLead || isBuiltIn(field)
  }
}
