import CallEngine
import CallModel
import RandomCalls
import Testing

@Suite struct OutcomeTests {
  private let script = """
    # s
    ## a
    Hello.
    - Book => meeting
    - Call back => callback
    - Bye => no
    - Give up => refused [reason = "hung up"]
    ## b
    - Yes => no
    # objections
    ## !price
    ### one
    One.
    """

  @Test func `an end that needs nothing is reached at once`() throws {
    var walk = try Walk(script)
    #expect(try walk.led("a < Bye") == ["replyChosen Bye", "outcomeReached no"])
    #expect(walk.prompt == "=> no")
    try walk.perform(.wrapUp(note: "Kind."))
    #expect(walk.prompt == "over")
    #expect(walk.state.phase == .ended(walk.names.outcome("no")))
  }

  @Test func `the fields that an outcome needs are asked in turn before the call ends so`() throws {
    var walk = try Walk(script)
    try walk.run("a < Book")
    #expect(walk.prompt == "? who, needed")
    try walk.run("a ? who = owner")
    #expect(walk.prompt == "? day, needed")
    #expect(walk.ending == nil)
    try walk.run("a ? day = 2026-12-01 10:00")
    #expect(walk.prompt == "=> meeting")
  }

  @Test func `a needed field that is known, or set by hand, is not asked`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a /set who = owner
      a < Book
      """)
    #expect(walk.prompt == "? day, needed")
    try walk.run("a /set day = 2026-12-01 10:00")
    #expect(walk.prompt == "=> meeting")
  }

  @Test func `a call at a field's time needs the field, and a set behind the end fills one`() throws
  {
    var walk = try Walk(script)
    try walk.run("a < Call back")
    #expect(walk.prompt == "? call_back_at, needed")
    try walk.run("a ? call_back_at = 2026-12-01 10:00")
    #expect(walk.prompt == "=> callback")
    walk = try Walk(script)
    try walk.run("a < Give up")
    #expect(walk.prompt == "=> refused")
    #expect(try walk.answer("reason") == "hung up")
  }

  @Test func `a needed field cannot be skipped, but back or another outcome can be chosen`() throws
  {
    var walk = try Walk(script)
    try walk.run("a < Book")
    #expect(try walk.refusal("a ? who") == .isNeeded(walk.field("who")))
    var other = walk
    try other.run("a /end later")
    #expect(other.prompt == "=> later")
    try other.run("a /back")
    #expect(other.prompt == "? who, needed")
    try walk.run("a /back")
    #expect(walk.prompt == "< Book | Call back | Bye | Give up")
    try walk.run("a < Book")
    try walk.run(
      """
      a /end refused
      a ? reason = none given
      => refused
      """)
  }

  @Test func `while the call is about to end nothing else leads it on`() throws {
    var walk = try Walk(script)
    try walk.run("a < Book")
    for act in ["a < Bye", "a ! price", "a /again"] {
      #expect(try walk.refusal(act) == .isEnding, "\(act)")
    }
  }

  @Test func `end ends a call from a card and from an ask`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a ! price
      price/one /end later
      => later
      """)
    #expect(walk.log().suffix(2) == ["objectionResolved price insisted", "outcomeReached later"])
  }

  @Test func `a call that was given up has no outcome, and takes no more acts but corrections`()
    throws
  {
    var walk = try Walk(script)
    try walk.perform(.abandon)
    #expect(walk.prompt == "over")
    #expect(walk.ending == nil)
    for action: CallAction in [.back, .goOn, .hold, .note("x"), .wrapUp(note: nil), .begin] {
      var copy = walk
      #expect(throws: Refusal.self) { try copy.perform(action) }
    }
  }

  @Test func `a correction changes outcome and fields after the end, and only then`() throws {
    var walk = try Walk(script)
    let change = Correction(
      agent: "Ann", at: 5, reason: "misheard", change: .outcome(Ref(2)))
    #expect(throws: Refusal.isNotOver) { try walk.perform(.correct(change)) }
    try walk.run("a < Bye")
    #expect(throws: Refusal.isNotOver) { try walk.perform(.correct(change)) }
    try walk.perform(.wrapUp(note: nil))
    try walk.perform(.correct(change))
    #expect(walk.ending == "later")
    let size = try walk.field("size")
    let number = try #require(Number(4))
    try walk.perform(
      .correct(
        Correction(agent: "Ann", at: 6, reason: "", change: .field(size, .number(number)))))
    #expect(try walk.answer("size") == "4")
    #expect(walk.ending == "later")
    #expect(walk.prompt == "over")
  }

  @Test func `notes and the like are kept in the wrap-up too`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a < Bye
      a /note one more thing
      """)
    #expect(walk.prompt == "=> no")
    #expect(walk.log().last == "noted")
    #expect(throws: Refusal.isOver) { try walk.perform(.hold) }
    #expect(throws: Refusal.isOver) { try walk.perform(.unsay) }
  }

  @Test func `nothing can be done before the call begins`() throws {
    let script = try compiled(script)
    var call = Call(
      script,
      CallStart(
        startedAt: 0, offset: 0, zone: "UTC", variantSeed: 1, lead: Lead(), agent: Lead()))
    #expect(call.state.prompt(script) == .begin)
    for action: CallAction in [.goOn, .back, .note("x"), .abandon, .wrapUp(note: nil)] {
      guard case .failure(.notBegun) = call.perform(action, ms: 0) else {
        Issue.record("\(action) was done")
        continue
      }
    }
    _ = call.perform(.begin, ms: 0)
    guard case .failure(.hasBegun) = call.perform(.begin, ms: 0) else {
      Issue.record("a call began twice")
      return
    }
  }
}
