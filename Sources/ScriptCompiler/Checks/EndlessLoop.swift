import CallModel
package import SourceText

extension Rule {
  /// Steps that lead only to one another.
  package static let endlessLoop = Rule(
    "endless-loop", .warning,
    explanation:
      "From every step the script's own replies and jumps have to lead to an outcome sooner or "
      + "later. In a loop without a way out the call goes round until somebody hangs up or the "
      + "operator gives in with `/end`. Anytime replies and cards that the operator may raise count "
      + "for nothing here: they are there at every step, and would hide every such loop.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Yes => meeting
      - Not now -> wait

      ## wait
      When would be better?
      - Later -> ask_again

      ## ask_again
      How much later?
      - Much later -> wait
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Yes => meeting
      - Not now -> wait

      ## wait
      When would be better?
      - Later -> ask_again

      ## ask_again
      How much later?
      - Much later -> wait
      - Never => refused
      """))
}

extension Check {
  /// One finding for each group of steps that lead only to one another.
  static let endlessLoop = Check(.endlessLoop) { audit in
    let (graph, script, reached) = (audit.graph, audit.script, audit.fromStart)
    let isOpen = graph.leavesWithoutHelp(script)
    let tails = graph.tails(without: { !reached.reaches($0) || isOpen[Int($0)] })
    for tail in tails {
      guard let loop = graph.loop(through: tail, without: { isOpen[Int($0)] }, script) else {
        continue
      }
      audit.report(
        .endlessLoop, at: audit.map[loop.step],
        "from the step `\(script.name(loop.step))` no reply and no jump ever leads to an outcome",
        notes: [
          Diagnostic.Note(
            "the shortest way into it is `\(audit.words(reached.path(to: graph.node(loop.step))))`"),
          Diagnostic.Note("the call goes round `\(audit.words(loop.path))`"),
        ],
        help: "add a reply that leads out, or one that ends the call with `=>`")
    }
  }
}

extension ScriptGraph {
  /// The nodes that need no closer look: those from which the script's own arrows lead to an
  /// outcome, those that stand for what the operator may do anywhere, and the rebuttals from which
  /// the card leads back.
  fileprivate func leavesWithoutHelp(_ script: Script) -> [Bool] {
    var isHelp = [Bool](repeating: false, count: count)
    for node in 0..<Node(count) {
      switch place(node) {
      case .raising, .anytime: isHelp[Int(node)] = true
      // A reply that led to the card once can lead there again, to its next rebuttal.
      case .raisingAgain, .step, .end, .reply, .anytimeReply, .jump, .closing: continue
      }
    }
    let ends = script.outcomes.refs.map { self.node($0) }
    let toEnds = walk(backFrom: ends, without: { isHelp[Int($0)] })
    let backs = script.steps.refs.filter { script.leadsBack($0) }.map { self.node($0) }
    let toBacks = walk(
      backFrom: backs,
      without: { node in
        guard case .step(let step) = place(node) else { return isHelp[Int(node)] }
        return script.steps[step].owner.objection == nil
      })
    var result = isHelp
    for node in 0..<Node(count) where toEnds.reaches(node) || toBacks.reaches(node) {
      result[Int(node)] = true
    }
    return result
  }

  /// The first step of a group and a way from it round to itself.
  fileprivate func loop(
    through node: Node, without isBlocked: (Node) -> Bool, _ script: Script
  ) -> (step: Ref<Step>, path: [Node])? {
    guard case .step(let step) = place(node) else { return nil }
    let walk = walk(from: next(node).filter { !isBlocked($0) }, without: isBlocked)
    let round = walk.path(to: node)
    // A step whose replies all say `again` has no edge to itself.
    return (step, [node] + (round.isEmpty ? [node] : round))
  }
}

extension Script {
  /// Whether a rebuttal can lead back to where its card was raised.
  fileprivate func leadsBack(_ step: Ref<Step>) -> Bool {
    guard steps[step].owner.objection != nil else { return false }
    let passage = steps[step].passage
    if case .otherwise = steps[step].owner, passage.jumps.isEmpty { return true }
    // Where no rebuttal is left, `next` and the card itself lead back.
    let isLast = isLastOfCard(step)
    let leadsBack: (Target?) -> Bool = { target in
      switch target {
      case .back: true
      case .next: isLast
      case .objection(let card): isLast && card == steps[step].owner.objection
      case .step, .again, .end, nil: false
      }
    }
    return jumps[passage.jumps].contains { leadsBack($0.target) }
      || replies[steps[step].replies].contains { reply in
        leadsBack(reply.target) || jumps[reply.body.jumps].contains { leadsBack($0.target) }
      }
  }

  private func isLastOfCard(_ step: Ref<Step>) -> Bool {
    guard case .rebuttal(let card) = steps[step].owner else { return true }
    return objections[card].otherwise == nil
      && !objections[card].rebuttals.contains(Ref(step.index + 1))
  }
}
