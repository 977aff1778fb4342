import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// Nobody asks whether it is a good moment.
  package static let noMomentCheck = Rule(
    "no-moment-check", .advice,
    explanation:
      "The prospect did not wait for this call. To ask whether it suits him costs three seconds, "
      + "tells apart who is driving from who is listening, and gives the operator an easy way to a "
      + "second appointment. The sample greeting in `cold-selling.ru` ends so. The rule "
      + "looks for it in the stage that the call begins in.",
    wrong: .step(
      """
      Good morning, this is Anna from Brightwatt.
      - Hello -> offer
      """),
    right: .step(
      """
      Good morning, this is Anna from Brightwatt. Is this a good moment?
      - Hello -> offer
      """))
}

extension Check {
  static let noMomentCheck = Check(.noMomentCheck, needsWords: true) { audit in
    let script = audit.script
    for step in script.steps(of: script.firstStage) {
      for passage in script.passages(of: step) {
        let sentences = audit.speech.sentences(of: passage)
        if sentences.contains(where: \.judgement.asksForMoment) { return }
      }
    }
    audit.report(
      .noMomentCheck, at: audit.map[script.start],
      "the call begins without asking whether it is a good moment",
      help: "end the greeting with such a question, and give a reply for `not now`")
  }
}
