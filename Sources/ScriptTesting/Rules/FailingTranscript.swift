package import SourceText

extension Rule {
  /// A transcript that does not go the way its script goes.
  package static let failingTranscript = Rule(
    "failing-transcript",
    explanation: """
      The script does not do here what the transcript expects. Either the script has changed on \
      purpose, and the transcript is to follow (`patter test --update` does what can be done by \
      itself), or the change has broken something that used to work.
      """,
    wrong: Example(
      """
      script: bakery.patter

      hello   < Wants a cake
      => meeting
      """, files: [("bakery.patter", bakery)]),
    right: Example(
      """
      script: bakery.patter

      hello   < Yes
      => meeting
      """, files: [("bakery.patter", bakery)]))

  private static let bakery = """
    ---
    title: Bakery
    language: en
    goal: meeting
    ---

    # outcomes
    - meeting: won
    - refused: lost

    # greeting

    ## hello
    Shall we meet?
    - Yes => meeting
    - No => refused
    """
}
