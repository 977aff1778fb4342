package import SourceText

extension Rule {
  /// A line of a transcript that says nothing, or a head that cannot be followed.
  package static let badTranscript = Rule(
    "bad-transcript",
    explanation: """
      A transcript has a head, `key: value` a line, and then one act a line: the step, and what was \
      done there. This line is none of them, or it says something that cannot be. Nothing of the \
      transcript is run before it is mended.
      """,
    wrong: Example(
      """
      script: bakery.patter

      hello   < Yes, go ahead
      opener  says nothing
      """),
    right: Example(
      """
      script: bakery.patter

      hello   < Yes, go ahead
      opener  ? supplier = Stadtwerke
      """))
}
