import CallModel
import ScriptSyntax
package import SourceText
import SpokenLanguage

extension Rule {
  /// The call to action proposes nothing.
  package static let noNextStep = Rule(
    "no-next-step", .advice,
    explanation:
      "The last part of a script is its aim: a day, a visit, a page that is sent. It has to be "
      + "said so plainly that the prospect knows what happens next (`cold-selling.ru`). The rule "
      + "looks into the stage `call-to-action`, and where there is none at the steps that end with "
      + "the goal, for a sentence that names a day, a meeting or something to be sent, or an ask "
      + "for a date. Surveys are left alone.",
    wrong: .body(
      """
      # call-to-action

      ## ask
      So what do you say?
      - Fine => meeting
      - No => refused
      """),
    right: .body(
      """
      # call-to-action

      ## ask
      Would Tuesday or Thursday suit you for half an hour?
      - Tuesday => meeting
      - No => refused
      """))
}

extension Check {
  static let noNextStep = Check(.noNextStep, needsWords: true) { audit in
    let script = audit.script
    guard script.method != .survey else { return }
    let stage = script.stage("call-to-action")
    let steps = stage == nil ? script.stepsThatEnd(with: script.goal) : script.steps(of: stage)
    guard !steps.isEmpty else { return }
    for step in steps where audit.proposesNextStep(step) { return }
    audit.report(
      .noNextStep, at: stage.map { audit.map[$0] } ?? audit.map[steps[0]],
      stage == nil
        ? "the call ends with `\(script.name(script.goal))` and nobody says what happens next"
        : steps.count == 1
          ? "the only step of the call to action does not say what happens next"
          : "none of the \(steps.count) steps of the call to action says what happens next",
      help: "propose a day, a visit or something that you send")
  }
}

extension Script {
  /// The steps that can end the call with an outcome at once.
  func stepsThatEnd(with outcome: Ref<Outcome>) -> [Ref<Step>] {
    func ends(_ passage: Passage) -> Bool {
      jumps[passage.jumps].contains { $0.target == .end(outcome) }
    }
    return steps.refs.filter { step in
      ends(steps[step].passage)
        || replies[steps[step].replies].contains {
          $0.target == .end(outcome) || ends($0.body)
        }
    }
  }
}

extension Audit {
  /// Whether a step proposes a day, a meeting, something to be sent; an ask for a date does.
  mutating func proposesNextStep(_ step: Ref<Step>) -> Bool {
    for passage in script.passages(of: step) {
      if speech.sentences(of: passage).contains(where: \.judgement.proposesNextStep) { return true }
      for case .ask(let field) in script.lines[passage.lines] {
        switch script.fields[field].type {
        case .date, .time, .dateAndTime: return true
        default: continue
        }
      }
    }
    return false
  }

  /// Whether the script sells: it has the stage `presentation`, or a sentence that offers something.
  var offersSomething: Bool {
    mutating get {
      if script.stage("presentation") != nil { return true }
      for step in script.steps.refs where script.steps[step].owner.objection == nil {
        for passage in script.passages(of: step)
        where speech.sentences(of: passage).contains(where: \.judgement.isOffer) {
          return true
        }
      }
      return false
    }
  }

  /// The heading of a section, where the script's own file has it, else its title.
  func place(of section: ScriptTree.SectionKind) -> Span? {
    if let heading = map.heading(of: section), heading.file == 0 { return heading }
    return map.settings["title"]
  }
}
