package import SourceText

extension Rule {
  /// A heading has no name, or words that are no name.
  package static let badHeading = Rule(
    "bad-heading",
    explanation:
      "A step, a card and a stage go by a name: a letter, then letters, digits, `_` and `-`, "
      + "without blanks. What people should see can follow it after a colon.",
    wrong: .body(
      """
      # greeting

      ## Ask for a date
      When do we meet?
      - Tomorrow => meeting
      """),
    right: .body(
      """
      # greeting

      ## ask_for_a_date: Ask for a date
      When do we meet?
      - Tomorrow => meeting
      """))
}
