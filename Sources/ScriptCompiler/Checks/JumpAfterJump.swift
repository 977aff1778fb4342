package import SourceText

extension Rule {
  /// A jump can never be taken, because one above it always is.
  package static let jumpAfterJump = Rule(
    "jump-after-jump",
    explanation:
      "Jumps are tried from the top, and the first one that holds is taken. Below one without "
      + "a guard none is ever reached.",
    wrong: .step(
      """
      Good morning.
      -> offer
      => refused
      """),
    right: .step(
      """
      Good morning.
      [if spend < 100] => refused
      -> offer
      """))
}
