package import SourceText

extension Rule {
  /// A step, or a reply of it, has no way on.
  package static let noWayOn = Rule(
    "no-way-on",
    explanation:
      "Nothing falls through to the next step by itself. A step ends with replies, with a "
      + "jump, or with an outcome, and at least one jump has no guard; a reply without a target "
      + "goes where the step's closing jump goes.",
    wrong: .step(
      """
      Good morning.
      """),
    right: .step(
      """
      Good morning.
      -> offer
      """))
}
