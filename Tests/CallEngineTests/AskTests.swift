import CallEngine
import CallModel
import Testing

@Suite struct AskTests {
  private let twoAsks = """
    # s
    ## a
    First.
    ? size
    Second.
    ? supplier
    Third.
    - Yes -> b
    - Again -> a
    ## b
    ? supplier
    Last.
    - Yes => no
    """

  @Test func `an ask whose field has a value is passed over`() throws {
    var walk = try Walk(twoAsks)
    try walk.run(
      """
      a ? size = 3
      a ? supplier = Volta
      a < Yes
      """)
    #expect(walk.place == "b")
    #expect(walk.prompt == "< Yes")
    #expect(walk.screen == ["Last."])
  }

  @Test func `a field that the lead fills is not asked`() throws {
    let script = """
      ---
      title: T
      language: en
      goal: won
      ---
      # fields
      - email: email, from lead
      # outcomes
      - won "Won": won
      # s
      ## a
      ? email
      - Yes => won
      """
    #expect(try Walk(script).prompt == "? email")
    let walk = try Walk(script) { start, _ in start.lead = Lead([("email", "a@b.example")]) }
    #expect(walk.prompt == "< Yes")
    #expect(try walk.answer("email") == "a@b.example")
  }

  @Test func `set changes a known value, and the ask that waits for the field goes on`() throws {
    var walk = try Walk(twoAsks)
    try walk.run("a /set supplier = Volta")
    #expect(walk.prompt == "? size")
    try walk.run("a /set size = 4")
    #expect(walk.prompt == "< Yes | Again")
    try walk.run("a /set size = 5")
    #expect(try walk.answer("size") == "5")
    try walk.run("a /set size =")
    #expect(try walk.answer("size") == nil)
    #expect(walk.prompt == "< Yes | Again")
  }

  @Test func `a skipped ask is passed, stays unknown, and is asked when the step is entered again`()
    throws
  {
    var walk = try Walk(twoAsks)
    try walk.run(
      """
      a ? size
      a ? supplier = Volta
      """)
    #expect(try walk.answer("size") == nil)
    #expect(walk.screen == ["Third."])
    try walk.run("a < Again")
    #expect(walk.prompt == "? size")
    #expect(walk.screen == ["First."])
  }

  @Test func `replies are not offered while an ask stands open`() throws {
    let walk = try Walk(twoAsks)
    #expect(try walk.refusal("a < Yes") == .notOffered)
    #expect(try walk.refusal("a <") == .notOffered)
  }

  @Test func `nothing is answered or skipped where nothing is asked`() throws {
    var walk = try Walk(twoAsks)
    try walk.run(
      """
      a ? size
      a ? supplier
      """)
    var copy = walk
    #expect(throws: Refusal.nothingAsked) { try copy.perform(.skip) }
    #expect(throws: Refusal.nothingAsked) { try copy.perform(.answer(.yesNo(true), typed: "y")) }
  }

  @Test func `a step without replies goes on by itself once its asks are answered`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      How much?
      ? size
      Thank you.
      -> b
      ## b
      Here.
      - Yes => no
      """)
    try walk.run("a ? size = 3")
    #expect(walk.place == "b")
    #expect(walk.screen == ["Thank you.", "Here."])
  }

  @Test func `a step that only speaks waits for Enter, so that a card can be raised there`() throws
  {
    let script = """
      # s
      ## a
      Listen.
      -> b
      ## b
      Here.
      - Yes => no
      # objections
      ## !price
      ### one
      One.
      """
    var walk = try Walk(script)
    #expect(walk.prompt == "Enter")
    try walk.run("a ! price")
    try walk.run("price/one < Accepts")
    #expect(walk.place == "a")
    #expect(walk.prompt == "Enter")
    try walk.run("a <")
    #expect(walk.place == "b")
  }

  @Test func `a step that asks only what is known waits for Enter`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      ? size
      -> b
      ## b
      You said {size}.
      ? size
      -> c
      ## c
      - Yes => no
      """)
    try walk.run("a ? size = 3")
    #expect(walk.place == "b")
    #expect(walk.prompt == "Enter")
    try walk.run("b <")
    #expect(walk.place == "c")
  }

  @Test func `a step that neither speaks nor asks is passed through`() throws {
    let walk = try Walk(
      """
      # s
      ## a
      [set size = 3]
      -> b
      ## b
      Here.
      - Yes => no
      """)
    #expect(walk.place == "b")
    #expect(walk.log() == ["started", "disposition answered", "stepEntered a", "stepEntered b"])
  }

  @Test func `steps that lead in a circle by themselves do not hang the call`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      [if size = 1] -> c
      -> b
      ## b
      -> a
      ## c
      Out.
      - Yes => no
      """)
    #expect(walk.prompt == "Enter")
    #expect(walk.call.events.count < 1100)
    let place = walk.place
    try walk.run("\(place) /set size = 1")
    #expect(walk.place == "c")
  }
}
