package import SourceText

extension Rule {
  /// A field's type or attribute cannot be read.
  package static let badField = Rule(
    "bad-field",
    explanation:
      "A field has a type: text, number, money, date, time, date and time, phone, email, "
      + "link, yes or no, `one of a, b`, `some of a, b`, or a scale such as `0..10`. After it "
      + "may stand `for` with a criterion, `from lead` and `for the record`.",
    wrong: .body(
      """
      # fields
      - branches: digits

      # greeting

      ## hello
      How many branches have you?
      ? branches
      - Hello => meeting
      """),
    right: .body(
      """
      # fields
      - branches: number

      # greeting

      ## hello
      How many branches have you?
      ? branches
      [if branches > 5] That is a lot of ovens.
      - Hello => meeting
      """))
}
