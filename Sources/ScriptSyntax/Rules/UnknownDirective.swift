package import SourceText

extension Rule {
  /// A bracket at the start of a line, or in a tail, holds something unknown.
  package static let unknownDirective = Rule(
    "unknown-directive",
    explanation:
      "Brackets hold `if` with a guard, `else`, `set` with a field and a value, `must`, or "
      + "one letter of a variant. For words in brackets that are spoken, put a `\\` before the "
      + "bracket.",
    wrong: .step(
      """
      [spend >= 2000] That is a lot.
      ? spend
      - Yes -> offer
      """),
    right: .step(
      """
      Good morning.
      [if spend >= 2000] That is a lot.
      ? spend
      - Yes -> offer
      """))
}
