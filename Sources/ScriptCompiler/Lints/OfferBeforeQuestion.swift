import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// The offer comes before any question.
  package static let offerBeforeQuestion = Rule(
    "offer-before-question", .advice,
    explanation:
      "Who hears an offer before anybody asked what he needs has forgotten it a minute later, and "
      + "every objection that follows is about something he never wished for. Contact first, then "
      + "the need, then the answer to just that need: so `cold-selling.ru` among our sources, which "
      + "counts the early offer among the eight classic mistakes. The rule follows every way from "
      + "the first step, cards and anytime replies left out, and tells the shortest on which "
      + "something is offered, or the stage `presentation` begins, before a question was asked. "
      + "Asking for a good moment is courtesy and does not count. Put a question about the prospect "
      + "in front of the offer. Scripts with `method: problem` are left alone, since that method "
      + "names problem and solution at once.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning. Is this a good moment?
      - Yes -> offer
      - No => refused

      # presentation

      ## offer
      Our audit costs 490 euros and pays for itself in a year.
      - Fine => meeting
      - No => refused
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning. Is this a good moment?
      - Yes -> opener
      - No => refused

      # discovery

      ## opener
      How do you keep an eye on your energy bill?
      - By hand -> offer
      - Not at all -> offer

      # presentation

      ## offer
      Our audit costs 490 euros and pays for itself in a year.
      - Fine => meeting
      - No => refused
      """))
}

extension Check {
  static let offerBeforeQuestion = Check(.offerBeforeQuestion, needsWords: true) { audit in
    let script = audit.script
    guard script.method != .problem else { return }
    let presentation = script.stage("presentation")
    var search = StepSearch(script)
    while let step = search.next() {
      let passage = script.steps[step].passage
      let isStep = script.steps[step].owner.objection == nil
      let first = firstMove(in: passage, isStep: isStep, audit: &audit)
      let isPresentation = presentation.map { script.steps[step].owner == .stage($0) } ?? false
      switch first {
      case .question: continue
      case .offer(let line): report(line, step, search, &audit)
      case nil:
        guard isPresentation, let line = script.firstSpoken(passage) else {
          search.follow(step) { asks($0, &audit) }
          continue
        }
        report(line, step, search, &audit)
      }
      return
    }
  }

  private enum Move {
    case question
    case offer(Ref<Line>)
  }

  /// What a passage does first: asks about the prospect, or offers.
  private static func firstMove(
    in passage: Passage, isStep: Bool, audit: inout Audit
  ) -> Move? {
    for line in passage.lines.refs {
      if case .ask = audit.script.lines[line] { return .question }
      for sentence in audit.speech.sentences(of: line) {
        if sentence.isQuestion, !sentence.judgement.asksForMoment { return .question }
        if isStep, sentence.judgement.isOffer { return .offer(line) }
      }
    }
    return nil
  }

  private static func asks(_ passage: Passage, _ audit: inout Audit) -> Bool {
    if case .question = firstMove(in: passage, isStep: false, audit: &audit) { return true }
    return false
  }

  private static func report(
    _ line: Ref<Line>, _ step: Ref<Step>, _ search: StepSearch, _ audit: inout Audit
  ) {
    let path = search.path(to: step)
    let name = audit.script.name(step)
    audit.report(
      .offerBeforeQuestion, at: audit.map[line],
      "the step `\(name)` makes an offer before the prospect was asked anything",
      notes: [
        .init(
          path.count == 1
            ? "it is the first step of the call"
            : "the shortest way there asks nothing: "
              + audit.words(path.map { audit.graph.node($0) }))
      ],
      help: "ask first what he has or needs, and answer to that")
  }
}
