package import SourceText

extension Rule {
  /// A reply stands indented under another reply.
  package static let replyInReply = Rule(
    "reply-in-reply",
    explanation:
      "What is indented under a reply follows when that reply is picked. It can say, ask, "
      + "note and set, and lead on once; further replies need a step of their own.",
    wrong: .step(
      """
      Good morning.
      - Hello
        How are you?
        - Fine -> offer
      """),
    right: .step(
      """
      Good morning.
      - Hello
        How are you?
        -> offer
      """))
}
