package import SourceText

extension Rule {
  /// A line of the cadence is no touch.
  package static let badTouch = Rule(
    "bad-touch",
    explanation:
      "A touch is a channel, what is sent or done, and how long after the touch before it: `- "
      + "call after 2 days`, `- task \"Ask reception for a name\" after 1 day`.",
    wrong: .body(
      """
      # cadence
      - visit after 2 days

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """),
    right: .body(
      """
      # cadence
      - call after 2 days

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """))
}
