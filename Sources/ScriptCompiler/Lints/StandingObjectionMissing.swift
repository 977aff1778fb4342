import CallModel
import ScriptSyntax
package import SourceText
import SpokenLanguage

extension Rule {
  /// A standing objection has no card.
  package static let standingObjectionMissing = Rule(
    "standing-objection-missing", .advice,
    explanation:
      "Three objections come in every campaign: it costs too much, I will think about it, I do not "
      + "need it (`cold-selling.ru`). Without a card the operator stands there without words, which "
      + "is what people fear about calling. The rule knows a card by its phrases and its title. "
      + "Scripts that offer nothing, such as a survey after the sale, are left alone. Write the "
      + "cards, or include a library of objections.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer

      # objections

      ## !price: Too expensive
      ~ too expensive
      ### compare
      Compared with what?
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer

      # objections

      ## !price: Too expensive
      ~ too expensive
      ### compare
      Compared with what?

      ## !think: I'll think about it
      ~ let me sleep on it
      ### together
      What would you like to be sure of?

      ## !need: No need
      ~ we're fine as we are
      ### best
      What works best?
      """))
}

extension Check {
  private static let standing: [(mark: Mark, words: String)] = [
    (.price, "too expensive"), (.think, "I'll think about it"), (.need, "no need"),
  ]

  static let standingObjectionMissing = Check(.standingObjectionMissing, needsWords: true) {
    audit in
    let script = audit.script
    guard audit.offersSomething else { return }
    var covered = MarkSet()
    for card in script.objections.refs {
      covered.formUnion(audit.speech.marks(script.title(card)))
      for phrase in script.texts[script.objections[card].phrases] {
        covered.formUnion(audit.speech.marks(script.text[phrase]))
      }
    }
    let missing = standing.filter { !covered.contains($0.mark) }
    guard !missing.isEmpty, let span = audit.place(of: .objections) else { return }
    let list = missing.map { "`\($0.words)`" }.joined(separator: ", ")
    audit.report(
      .standingObjectionMissing, at: span,
      missing.count == 1
        ? "one of the three standing objections has no card: \(list)"
        : "\(missing.count) of the three standing objections have no card: \(list)",
      help: "write a card with two or three rebuttals, or include a library of objections")
  }
}
