import CallModel
package import SourceText

extension Rule {
  /// A card has no phrases.
  package static let noPhrases = Rule(
    "no-phrases", .warning,
    explanation:
      "The phrases behind `~` are what prospects really say. By them the card is found when the "
      + "operator types what he hears, and by them a simulated prospect speaks. A card without "
      + "phrases is found by its title alone.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer

      # objections

      ## !price: Too expensive
      ### compare
      Compared with what, if I may ask?
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer

      # objections

      ## !price: Too expensive
      ~ too expensive | costs too much | we have no budget
      ### compare
      Compared with what, if I may ask?
      """))
}

extension Check {
  static let noPhrases = Check(.noPhrases) { audit in
    for card in audit.script.objections.refs where audit.script.objections[card].phrases.isEmpty {
      audit.report(
        .noPhrases, at: audit.map[card],
        "the card `!\(audit.script.name(card))` has no phrases to know it by",
        help: "write below its heading what prospects say, such as "
          + "`~ too expensive | costs too much`")
    }
  }
}
