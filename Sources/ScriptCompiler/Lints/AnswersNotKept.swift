import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// Discovery asks and keeps nothing.
  package static let answersNotKept = Rule(
    "answers-not-kept", .advice,
    explanation:
      "Every call brings knowledge, even one that ends with no: what they use, what bothers them, "
      + "who decides. Letting it pass is the fifth of the eight classic mistakes "
      + "(`cold-selling.ru`). The rule speaks up when the stage `discovery` asks two questions or "
      + "more and no answer goes into a field, by an ask `? field` or a set. Which reply was picked "
      + "is logged anyway; what was said is not.",
    wrong: .body(
      """
      # discovery

      ## opener
      Who is your supplier? What does a month cost you?
      - Tells it => meeting
      - Does not => refused
      """),
    right: .body(
      """
      # discovery

      ## opener
      Who is your supplier?
      ? supplier
      What does {supplier} cost you in a month?
      - Tells it => meeting
      - Does not => refused
      """))
}

extension Check {
  static let answersNotKept = Check(.answersNotKept) { audit in
    let script = audit.script
    guard let stage = script.stage("discovery") else { return }
    var questions = 0
    for step in script.steps(of: stage) {
      for reply in script.replies[script.steps[step].replies] where !reply.assignments.isEmpty {
        return
      }
      for passage in script.passages(of: step) {
        for line in script.lines[passage.lines] {
          switch line {
          case .ask, .assign: return
          default: continue
          }
        }
        questions += audit.speech.sentences(of: passage).count(where: \.isQuestion)
      }
    }
    guard questions > 1 else { return }
    audit.report(
      .answersNotKept, at: audit.map[stage],
      "discovery asks \(questions) questions and keeps no answer",
      help: "declare fields for what you want to know, and ask for them with `? field`")
  }
}
