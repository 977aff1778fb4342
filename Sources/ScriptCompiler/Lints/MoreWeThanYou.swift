import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// The script speaks more of the caller than of the prospect.
  package static let moreWeThanYou = Rule(
    "more-we-than-you", .advice,
    explanation:
      "A cold call is about the prospect's problem; talking of one's own company instead is the "
      + "third of the eight classic mistakes in `cold-selling.ru`. The rule counts `we`, `us`, `our` "
      + "against `you`, `your` in all that is spoken, in every case that the language has, and "
      + "speaks up when the first are more and at least five. It shows the step where they lead "
      + "most. Turn the sentences round: not what we do, but what you have of it.",
    wrong: .step(
      """
      Good morning. We are the leading supplier in the region. We have eighty engineers, our clients
      love us, and we grow every year.
      - Hello -> offer
      """),
    right: .step(
      """
      Good morning. You pay for your ovens all night. How do you keep an eye on what they use? We
      help bakers with that.
      - Hello -> offer
      """))
}

extension Check {
  static let moreWeThanYou = Check(.moreWeThanYou, needsWords: true) { audit in
    let script = audit.script
    var (ours, yours) = (0, 0)
    var worst: (step: Ref<Step>, ours: Int, yours: Int)?
    for step in script.steps.refs {
      var (here, there) = (0, 0)
      for passage in script.passages(of: step) {
        for sentence in audit.speech.sentences(of: passage) {
          here += sentence.judgement.oursCount
          there += sentence.judgement.yoursCount
        }
      }
      ours += here
      yours += there
      if here - there > (worst.map { $0.ours - $0.yours } ?? 0) { worst = (step, here, there) }
    }
    guard ours > yours, ours >= 5, let worst else { return }
    audit.report(
      .moreWeThanYou, at: audit.map[worst.step],
      "the script says `we` \(ours) times and `you` \(yours) times",
      label: "\(worst.ours) to \(worst.yours) here",
      help: "say what the prospect has of it, and ask him")
  }
}
