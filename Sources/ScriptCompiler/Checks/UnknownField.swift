package import SourceText

extension Rule {
  /// A line, a guard or a set names a field that is not declared.
  package static let unknownField = Rule(
    "unknown-field",
    explanation:
      "Fields are declared under `# fields` with their type. What is known of the person to "
      + "call is `lead.city` and the like; words that are meant as they stand are put in "
      + "quotes.",
    wrong: .step(
      """
      Who supplies you?
      ? suplier
      - Yes -> offer
      """),
    right: .step(
      """
      Who supplies you?
      ? supplier
      Are you happy with {supplier | them}?
      - Yes -> offer
      """))
}
