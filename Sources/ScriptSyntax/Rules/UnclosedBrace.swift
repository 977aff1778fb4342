package import SourceText

extension Rule {
  /// A `{` has no `}` on its line.
  package static let unclosedBrace = Rule(
    "unclosed-brace",
    explanation:
      "Braces insert what the call knows, such as the name of the company. They begin and end "
      + "on one line; a brace that is to be spoken has a `\\` before it.",
    wrong: .step(
      """
      Is this {lead.company?
      - Yes -> offer
      """),
    right: .step(
      """
      Is this {lead.company}?
      - Yes -> offer
      """))
}
