import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// Discovery can be answered with yes and no.
  package static let closedQuestionsOnly = Rule(
    "closed-questions-only", .advice,
    explanation:
      "A question that yes or no answers ends the talk it should begin. Questions in discovery are "
      + "to be open ones, so that the prospect tells what matters to him: not whether it interests "
      + "him, but how he solves it today (`cold-selling.ru`, mistake 4). The rule speaks up when the "
      + "stage `discovery` asks, and none of its questions begins with how, what, why, who or asks "
      + "to be told something. One open question is enough.",
    wrong: .body(
      """
      # discovery

      ## opener
      Do you have two ovens? Are you happy with the bill?
      - Yes => meeting
      - No => refused
      """),
    right: .body(
      """
      # discovery

      ## opener
      Do you have two ovens? What do you make of the bill?
      - Content => meeting
      - Angry => refused
      """))
}

extension Check {
  static let closedQuestionsOnly = Check(.closedQuestionsOnly, needsWords: true) { audit in
    guard let stage = audit.script.stage("discovery") else { return }
    var first: Speech.Sentence?
    var count = 0
    for step in audit.script.steps(of: stage) {
      for passage in audit.script.passages(of: step) {
        for sentence in audit.speech.sentences(of: passage) where sentence.isQuestion {
          if sentence.judgement.question == .open { return }
          first = first ?? sentence
          count += 1
        }
      }
    }
    guard let first else { return }
    audit.report(
      .closedQuestionsOnly, at: audit.map[stage],
      (count == 1
        ? "the only question" : count == 2 ? "both questions" : "all \(count) questions")
        + " of discovery can be answered with yes or no",
      notes: [.init("this is the first", at: audit.map[first.line])],
      help: "ask at least one that begins with how, what or why")
  }
}
