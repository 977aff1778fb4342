import CallModel
import ScriptTesting
import SourceText
import TestSupport
import Testing
import TypedValues

@Suite struct TranscriptUpdateTests {
  private static let bakery = """
    # greeting
    ## welcome
    Good day.
    - Yes, go ahead #yes -> facts
    - No => refused
    ## facts
    ? spend
    ? supplier
    -> news
    ## news
    Have you heard?
    -> ask
    ## ask
    Shall we meet?
    - Agrees | fine => later
    - Declines => refused
    """

  /// Rewrites a transcript and holds that what comes out passes and needs no change.
  private func updated(_ text: String) throws -> TranscriptUpdate {
    let script = try tested(Self.bakery)
    let transcript = Transcript(text)
    let start = transcript.start(script, zones: zones).start
    let update = try #require(TranscriptUpdate(transcript, script, start))
    let run = try played(update.text, script)
    #expect(run.failure == nil, "\(run.failure?.message ?? "") in\n\(update.text)")
    #expect(TranscriptUpdate(Transcript(update.text), script, start) == nil)
    return update
  }

  @Test func `the same acts stay as far as they fit, with head and comments`() throws {
    let update = try updated(
      """
      // Who says yes.
      script: bakery.patter

      hello    < #yes
      hello    < #gone
      // The bill.
      facts    ? spend = 300
      ask      " fine
      ask      < Agrees
      => meeting
      """)
    #expect(
      update.text == """
        // Who says yes.
        script: bakery.patter

        welcome  < #yes
        // The bill.
        facts    ? spend = 300
        facts    ? supplier
        news     <
        ask      " fine
        ask      < Agrees
        => later

        """)
    #expect(
      update.changes.map { "\($0.line) \($0.message)" } == [
        "4 moved from `hello` to `welcome`",
        "5 left out `hello < #gone`: no step is named `hello`",
        "8 put in `facts    ? supplier`", "8 put in `news     <`",
        "10 changed `=> meeting` to `=> later`",
      ])
  }

  @Test func `what was left out is not taken back, and an end that never comes goes`() throws {
    let update = try updated(
      "script: a\r\nwelcome < #yes\r\nfacts ? size = 3\r\nfacts /back\r\nfacts ? spend = 3\r\n=> won\r\n"
    )
    #expect(update.text == "script: a\r\nwelcome < #yes\r\nfacts ? spend = 3\r\n")
    #expect(update.changes.last?.message == "left out `=> won`: the call is still open at `facts`")
  }

  @Test func `an end that was not told is put in`() throws {
    let update = try updated("script: a\nwelcome < No")
    #expect(update.text == "script: a\nwelcome < No\n=> refused\n")
  }

  @Test func `a reply that is spelled anew is given by its name of today`() throws {
    let update = try updated(
      "script: a\nwelcome < #yess\nfacts ? spend\nfacts ? supplier\nnews <\nask < Agreed\n=> later")
    #expect(
      update.changes.map(\.message) == [
        "changed `< #yess` to `< #yes`", "changed `< Agreed` to `< Agrees`",
      ])
  }

  @Test func `words that mean something else go, and their line stays`() throws {
    let update = try updated("script: a\nwelcome \" sugar\nwelcome < No\n=> refused\n")
    #expect(update.text == "script: a\nwelcome < No\n=> refused\n")
  }

  @Test func `a transcript of which nothing fits, and one that passes, are left alone`() throws {
    let script = try tested(Self.bakery)
    for text in ["script: a\nx < Cake\ny < Bread", "script: a\nwelcome < No\n=> refused"] {
      let transcript = Transcript(text)
      #expect(
        TranscriptUpdate(transcript, script, transcript.start(script, zones: zones).start) == nil)
    }
  }

  @Test func `whatever was done to a transcript, its update passes`() throws {
    let path = packageFolder + "/Scripts/en/tests/two-objections-and-a-slip.transcript"
    let bytes = try #require(Golden.bytes(of: path))
    let script = try shipped("Scripts/en/energy-audit.patter")
    var random = Random(seed: 11)
    var count = 0
    for _ in 0..<300 {
      let source = SourceFile(path: "x.transcript", bytes: mutated(bytes, &random))
      let transcript = Transcript(source)
      let (start, problems) = transcript.start(script, zones: { _ in .utc })
      guard transcript.problems.isEmpty, problems.isEmpty,
        let update = TranscriptUpdate(transcript, script, start)
      else { continue }
      count += 1
      let again = Transcript(update.text)
      #expect(again.problems.isEmpty)
      let failure = TranscriptRun(again, script, start).failure
      #expect(failure == nil, "\(failure?.message ?? "") in\n\(update.text)")
    }
    #expect(count > 20)
  }
}
