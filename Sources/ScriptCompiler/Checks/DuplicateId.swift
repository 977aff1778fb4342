package import SourceText

extension Rule {
  /// Two things of one kind have one name.
  package static let duplicateID = Rule(
    "duplicate-id",
    explanation:
      "Names tell steps, cards, fields, outcomes and the replies of a step apart, here and in "
      + "every report. Each is used once.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      ## hello
      Good evening.
      - Hello => meeting
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - Good evening -> evening

      ## evening
      Good evening.
      - Hello => meeting
      """))
}
