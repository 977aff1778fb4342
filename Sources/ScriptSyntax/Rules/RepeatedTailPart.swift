package import SourceText

extension Rule {
  /// A reply has two targets, two ids or two scores.
  package static let repeatedTailPart = Rule(
    "repeated-tail-part",
    explanation:
      "A reply leads to one place and has one id and one score. Guards and sets may stand "
      + "there in any number.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer => refused
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      """))
}
