import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// The cadence ends without a goodbye.
  package static let noFarewellMail = Rule(
    "no-farewell-mail", .advice,
    explanation:
      "A last mail that says one takes no for an answer, and will not write again, is the touch "
      + "that brings surprisingly many answers (`b2b-sales-process.nl`, the end-of-relationship "
      + "mail). The rule reads the mails, the linkedin messages and the tasks of the cadence for a "
      + "sentence that takes leave.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer

      # cadence
      - call
      - mail first after 1 day

      # messages

      ## first: A question
      How do you keep an eye on your bill?
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer

      # cadence
      - call
      - mail last after 1 day

      # messages

      ## last: Goodbye
      This is my last message. I won't write again.
      """))
}

extension Check {
  static let noFarewellMail = Check(.noFarewellMail, needsWords: true) { audit in
    let script = audit.script
    guard !script.cadence.isEmpty, let last = audit.map.touches.last else { return }
    for touch in script.cadence {
      switch touch.channel {
      case .mail(let message), .linkedin(let message):
        let letter = script.messages[message]
        let sentences = audit.speech.judged(letter.subject) + audit.speech.judged(letter.body)
        if sentences.contains(where: \.judgement.isFarewell) { return }
      // A letter by post is a task.
      case .task(let words):
        if audit.speech.marks(script.text[words]).contains(.farewell) { return }
      case .call: continue
      }
    }
    audit.report(
      .noFarewellMail, at: last, "the cadence ends here, and no mail says goodbye",
      help: "end it with a mail that says it is the last one, and wishes well")
  }
}
