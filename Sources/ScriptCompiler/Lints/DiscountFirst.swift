import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// A card begins with a discount.
  package static let discountFirst = Rule(
    "discount-first", .advice,
    explanation:
      "Who lowers the price at the first word says that it was too high, and learns nothing. First "
      + "ask with what it is compared and show what it brings; what is dear to one is cheap to "
      + "another who knows what it saves (`cold-selling.ru`, mistake 7). Six in ten buyers say no "
      + "four times before they say yes (`sales-challenges.de`), so there is room for a second and "
      + "third rebuttal. The rule looks at the first rebuttal of every card. Move the discount "
      + "further down.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer

      # objections

      ## !price: Too expensive
      ~ too expensive
      ### cheaper
      I can give you ten percent off.
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer

      # objections

      ## !price: Too expensive
      ~ too expensive
      ### compare
      Compared with what, if I may ask?
      ### cheaper
      I can give you ten percent off.
      """))
}

extension Check {
  static let discountFirst = Check(.discountFirst, needsWords: true) { audit in
    let script = audit.script
    for card in script.objections.refs {
      guard !script.objections[card].rebuttals.isEmpty else { continue }
      let first = script.objections[card].rebuttals[0]
      let passage = script.steps[first].passage
      guard
        let sentence = audit.speech.sentences(of: passage).first(where: \.judgement.isDiscount)
      else { continue }
      audit.report(
        .discountFirst, at: audit.map[sentence.line],
        "the card `!\(script.name(card))` answers with a discount first",
        help: "ask first what it is compared with, and keep the discount for later")
    }
  }
}
