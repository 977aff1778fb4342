package import SourceText

extension Rule {
  /// A persona gives a reply that its step does not have.
  package static let unknownReply = Rule(
    "unknown-reply",
    explanation:
      "A persona's `says` names a step and one of its replies, by its label or its `#id`.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      # personas

      ## busy
      - says hello/No time 40%
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - No time => refused

      # personas

      ## busy
      - says hello/No time 40%
      """))
}
