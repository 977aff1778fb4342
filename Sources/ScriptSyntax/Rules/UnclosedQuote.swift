package import SourceText

extension Rule {
  /// A quote has no end on its line.
  package static let unclosedQuote = Rule(
    "unclosed-quote",
    explanation:
      "Words in quotes begin and end on one line.",
    wrong: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      ---

      # outcomes
      - meeting "Meeting booked: won

      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      """),
    right: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      ---

      # outcomes
      - meeting "Meeting booked": won

      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      """))
}
