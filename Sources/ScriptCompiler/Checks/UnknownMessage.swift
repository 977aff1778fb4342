package import SourceText

extension Rule {
  /// A touch or an outcome sends a message that is nowhere.
  package static let unknownMessage = Rule(
    "unknown-message",
    explanation:
      "Messages stand under `# messages`, each with a name and a subject line.",
    wrong: .body(
      """
      # cadence
      - mail hello_mail

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """),
    right: .body(
      """
      # cadence
      - mail hello_mail

      # messages

      ## hello_mail: About your bill
      Dear {lead.name | neighbour},
      let us talk.

      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      """))
}
