package import SourceText

extension Rule {
  /// A name is a word of the language.
  package static let reservedName = Rule(
    "reserved-name",
    explanation:
      "`back`, `next`, `again` and `anytime` mean something after an arrow, and words such as "
      + "`score`, `now` or `is` in a guard. Steps and fields have other names.",
    wrong: .body(
      """
      # greeting

      ## again
      Good morning.
      - Hello => meeting
      """),
    right: .body(
      """
      # greeting

      ## hello_again
      Good morning.
      - Hello => meeting
      """))
}
