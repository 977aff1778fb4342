import CallEngine
import CallModel
import Testing

@Suite struct AnytimeTests {
  private let script = """
    # anytime
    - Stop calling => no
    - Who is this
      Kim here.
    - How long
      Which part?
      ? size
    - Too dear -> !price
    - [if size > 3] Large -> b
    - Yes -> b
    # s
    ## a
    Hello.
    ? supplier
    After.
    - Yes -> a
    - Talk
      Say.
      ? who
      -> b
    ## b
    Here.
    -> c
    ## c
    - Fine => won
    # objections
    ## !price
    ### one
    One.
    """

  @Test func `an anytime reply without a jump plays its step once more`() throws {
    var walk = try Walk(script)
    #expect(
      try walk.led("a < Who is this") == ["replyChosen anytime/Who is this", "stepEntered a"])
    #expect(walk.screen == ["Kim here.", "Hello."])
    #expect(walk.prompt == "? supplier")
  }

  @Test func `an anytime reply can be given while an ask stands open, and asks itself`() throws {
    var walk = try Walk(script)
    try walk.run("a < How long")
    #expect(walk.prompt == "? size")
    try walk.run("a ? size = 3")
    #expect(walk.place == "a")
    #expect(walk.prompt == "? supplier")
  }

  @Test func `in a rebuttal an anytime reply comes back to the rebuttal`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a ! price
      price/one < Who is this
      """)
    #expect(walk.place == "price/one")
    #expect(walk.screen == ["Kim here.", "One."])
    try walk.run("price/one < Accepts")
    #expect(walk.prompt == "? supplier")
  }

  @Test func `an anytime reply ends the call or leads on from everywhere`() throws {
    var walk = try Walk(script)
    try walk.run("a < Stop calling")
    #expect(walk.prompt == "=> no")
    walk = try Walk(script)
    try walk.run(
      """
      a ! price
      price/one < Stop calling
      """)
    #expect(walk.prompt == "=> no")
    #expect(walk.log().contains("objectionResolved price insisted"))
    walk = try Walk(script)
    try walk.run(
      """
      a ? supplier = V
      a < Talk
      a < Stop calling
      """)
    #expect(walk.prompt == "=> no")
  }

  @Test func `an anytime reply whose guard does not hold is hidden`() throws {
    var walk = try Walk(script)
    #expect(walk.anytime.contains("Large") == false)
    try walk.run("a /set size = 4")
    #expect(walk.anytime.contains("Large"))
    try walk.run("a < Large")
    #expect(walk.place == "b")
  }

  @Test func `a step's own reply of the same label wins`() throws {
    var walk = try Walk(script)
    #expect(walk.anytime == ["Stop calling", "Who is this", "How long", "Too dear"])
    let other = try #require(
      walk.script.anytime.refs.first { walk.script.label($0) == "Yes" })
    #expect(throws: Refusal.notOffered) { try walk.perform(.choose(other)) }
    try walk.run(
      """
      a ? supplier = V
      a < Yes
      """)
    #expect(walk.place == "a")
    #expect(walk.log().last == "stepEntered a")
  }

  @Test func `a card that an anytime reply raises comes back to the very ask`() throws {
    var walk = try Walk(script)
    try walk.run("a < Too dear")
    #expect(walk.place == "price/one")
    try walk.run("price/one < Accepts")
    #expect(walk.place == "a")
    #expect(walk.prompt == "? supplier")
    try walk.run(
      """
      a ? supplier = V
      a < Talk
      a < Too dear
      """)
    #expect(walk.place == "a")
    #expect(walk.prompt == "? who")
  }

  @Test func `at a step that only speaks an anytime reply is given before Enter`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a /set size = 4
      a < Large
      b < Who is this
      """)
    #expect(walk.place == "b")
    #expect(walk.prompt == "Enter")
    try walk.run("b <")
    #expect(walk.place == "c")
  }
}
