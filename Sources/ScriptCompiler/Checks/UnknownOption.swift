package import SourceText

extension Rule {
  /// A word is no option of the field that it is compared with.
  package static let unknownOption = Rule(
    "unknown-option",
    explanation:
      "A field that is one of some options, or some of them, can only be compared with these, "
      + "written as they were declared.",
    wrong: .body(
      """
      # fields
      - decides: one of owner, manager

      # greeting

      ## hello
      Who decides?
      ? decides
      [if decides is boss] Good.
      - Yes => meeting
      """),
    right: .body(
      """
      # fields
      - decides: one of owner, manager

      # greeting

      ## hello
      Who decides?
      ? decides
      [if decides is owner] Good.
      - Yes => meeting
      """))
}
