import CallEngine
import CallModel
import RandomCalls
import ScriptTesting
import TestSupport
import Testing

@Suite struct TranscriptTests {
  private let script = """
    # anytime
    - Who is this #who
      Kim.
    # s
    ## a
    [must] Recorded.
    [A] One.
    [B] Two.
    ? spend
    ? worries
    - Yes, go ahead #yes -> b
    - No => refused [reason = "price, mostly"]
    ## b
    Listen.
    -> c
    ## c
    - Win => meeting
    # objections
    ## !price
    ### one
    One.
    """

  @Test func `a call is written as a test reads it`() throws {
    var walk = try Walk(script) { start, _ in
      start.lead = Lead([("company", "Roth, Söhne"), ("first_name", "Anna")])
      start.earlierLetters["a"] = Letter("B")
    }
    try walk.run(
      """
      a < #who
      a ? spend = 3000
      a ! price
      price/one < Accepts
      a ? worries = price + ovens
      a /note Claire keeps the books
      a < #yes
      b /back
      a < #yes
      b /unsaid
      b <
      c < Win
      c /set who = owner
      c <
      c ? day = 2026-12-01 10:00
      """)
    #expect(
      walk.call.transcript(script: "x.patter", now: "2026-11-30 09:00 UTC") == """
        script: x.patter
        lead: company="Roth, Söhne", first_name=Anna
        now: 2026-11-30 09:00 UTC
        variant: a=B

        a         < #who
        a         ? spend = 3000 EUR
        a         ! price
        price/one < #accepts
        a         ? worries = price + ovens
        a         /note Claire keeps the books
        a         < #yes
        b         /back
        a         < #yes
        b         /unsaid
        b         <
        c         < Win
        c         /set who = owner
        c         <
        c         ? day = 2026-12-01 10:00
        => meeting

        """)
  }

  @Test(arguments: callableShippedScripts())
  func `a call written as a transcript runs again to the same events but for times`(
    path: String
  ) throws {
    let script = try compiledShipped("Scripts/" + path)
    for seed in UInt64(1)...3 {
      var walker = try RandomWalk(script, seed: seed)
      for _ in 0..<60 { walker.step(onlyWritten: true) }
      let call = walker.call
      let written = call.transcript(script: path, now: "2026-11-30 09:00 UTC")
      let transcript = Transcript(written)
      var walk = try Walk(script) { start, _ in
        start = transcript.start(TestedScript(script)) { _ in nil }.start
      }
      try walk.run(transcript)
      #expect(walk.call.events.map(\.kind.untyped) == call.events.map(\.kind.untyped), "\(written)")
      guard walk.call.events.count == call.events.count else { return }
    }
  }
}

extension CallEvent.Kind {
  /// The kind without the words as they were typed, which a transcript writes as values.
  var untyped: CallEvent.Kind {
    switch self {
    case .answered(let field, let value, _): .answered(field, value, typed: "")
    case .fieldSet(let field, let value, _): .fieldSet(field, value, typed: "")
    default: self
    }
  }
}
