import CallEngine
import CallModel
import RandomCalls
import Testing

@Suite struct ObjectionTests {
  private static let body = """
    # s
    ## a
    Hello.
    ? spend
    Then.
    ? supplier
    After.
    - Too dear -> !price
    - Says so
      I see.
      -> !price
    - Yes -> b
    - No -> c
    ## b
    Here.
    - Won => won
    - Lost => no
    ## c
    Listen.
    -> !price
    # objections
    ## !price
    ~ too dear
    ### compare
    With what?
    - Sees it -> back
    - Insists -> next
    - To b -> b
    - Buys => won
    - Leaves => no
    - Thinks -> !think
    ### value
    What did last month cost?
    ? spend
    ### otherwise
    Fair enough.
    - Well -> back
    - Goes => later
    - Buys after all => won
    - To b -> b
    ## !think
    ### one
    Think.
    """

  private let script = ObjectionTests.body

  private func atReplies() throws -> Walk {
    var walk = try Walk(script)
    try walk.run(
      """
      a ? spend = 3
      a ? supplier = Volta
      """)
    return walk
  }

  @Test func `a card raised at an ask comes back to the very ask`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a ? spend = 3
      a ! think
      """)
    #expect(walk.place == "think/one")
    #expect(walk.screen == ["Think."])
    #expect(walk.prompt == "< Accepts | Insists")
    try walk.run("think/one < Accepts")
    #expect(walk.place == "a")
    #expect(walk.prompt == "? supplier")
    #expect(walk.shown == ["Hello.", "Then."])
  }

  @Test func `an ask that was answered in a card is not asked again after it`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a ! price
      price/compare < Insists
      price/value ? spend = 3000
      price/value < Accepts
      """)
    #expect(walk.place == "a")
    #expect(walk.prompt == "? supplier")
    #expect(walk.screen == ["Then."])
    #expect(walk.log().suffix(2) == ["objectionResolved price overcome", "returned"])
  }

  @Test func `a card that a reply or its body raises comes back to the replies`() throws {
    for reply in ["Too dear", "Says so"] {
      var walk = try atReplies()
      try walk.run("a < \(reply)")
      #expect(walk.place == "price/compare")
      try walk.run("price/compare < Sees it")
      #expect(walk.place == "a")
      #expect(walk.prompt == "< Too dear | Says so | Yes | No")
    }
  }

  @Test func `a card that a jump raises comes back to its step, which waits there`() throws {
    var walk = try atReplies()
    try walk.run(
      """
      a < No
      c <
      price/compare < Sees it
      """)
    #expect(walk.place == "c")
    #expect(walk.prompt == "Enter")
    try walk.run("c <")
    #expect(walk.place == "price/value")
  }

  @Test func `a card raised in a reply's body comes back to the body's ask`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      - Yes
        Which?
        ? supplier
        -> b
      ## b
      - Yes => no
      # objections
      ## !price
      ### one
      One.
      """)
    try walk.run(
      """
      a < Yes
      a ! price
      price/one < Accepts
      """)
    #expect(walk.prompt == "? supplier")
    try walk.run("a ? supplier = Volta")
    #expect(walk.place == "b")
  }

  @Test func `next gives the next rebuttal and then otherwise`() throws {
    var walk = try atReplies()
    try walk.run(
      """
      a ! price
      price/compare < Insists
      """)
    #expect(walk.place == "price/value")
    #expect(walk.prompt == "< Accepts | Insists")
    try walk.run("price/value < Insists")
    #expect(walk.place == "price/otherwise")
  }

  @Test func `an ask in a rebuttal waits like a step's`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a ! price
      price/compare < Insists
      """)
    #expect(walk.prompt == "? spend")
    try walk.run("price/value ? spend = 4")
    #expect(walk.prompt == "< Accepts | Insists")
  }

  @Test func `raised again, a card goes on with its first rebuttal not yet given`() throws {
    var walk = try atReplies()
    try walk.run(
      """
      a ! price
      price/compare < Sees it
      a ! price
      price/value < Accepts
      a ! price
      """)
    #expect(walk.place == "price/otherwise")
    try walk.run(
      """
      price/otherwise < Well
      a ! price
      """)
    #expect(walk.place == "price/otherwise")
  }

  @Test func `a card that has no more to say closes as insisted and the call stays where it was`()
    throws
  {
    var walk = try atReplies()
    try walk.run(
      """
      a ! think
      think/one < Accepts
      """)
    let led = try walk.led("a ! think")
    #expect(led == ["objectionRaised think", "objectionResolved think insisted"])
    #expect(walk.prompt == "< Too dear | Says so | Yes | No")
    walk = try atReplies()
    #expect(
      try walk.led("a ! think\nthink/one < Insists").suffix(2) == [
        "replyChosen insists", "objectionResolved think insisted",
      ])
    #expect(walk.place == "a")
  }

  @Test func `a second card closes the first as insisted, and back still means the step`() throws {
    var walk = try Walk(script)
    try walk.run("a ! price")
    #expect(
      try walk.led("price/compare ! think") == [
        "objectionResolved price insisted", "objectionRaised think", "rebuttalGiven think/one",
      ])
    try walk.run("think/one < Accepts")
    #expect(walk.place == "a")
    #expect(walk.prompt == "? spend")
  }

  @Test func `a card that another card's reply raises comes back to the very ask`() throws {
    var walk = try Walk(script)
    try walk.run("a ! price")
    #expect(
      try walk.led("price/compare < Thinks") == [
        "replyChosen Thinks", "objectionResolved price insisted", "objectionRaised think",
        "rebuttalGiven think/one",
      ])
    try walk.run("think/one < Accepts")
    #expect(walk.prompt == "? spend")
  }

  @Test(arguments: [
    ("price/compare < Sees it", "overcome"), ("price/compare < To b", "overcome"),
    ("price/compare < Buys", "overcome"), ("price/compare < Leaves", "insisted"),
    ("price/compare /end later", "insisted"), ("price/compare ! price", "insisted"),
  ])
  func `back, a step and a win from a rebuttal count as overcome, any other end as insisted`(
    act: String, result: String
  ) throws {
    var walk = try atReplies()
    try walk.run("a ! price")
    #expect(try walk.led(act).contains("objectionResolved price \(result)"))
  }

  @Test(arguments: ["Well", "Goes", "Buys after all", "To b"])
  func `a card that came to otherwise counts as insisted however it ends`(reply: String) throws {
    var walk = try atReplies()
    try walk.run(
      """
      a ! price
      price/compare < Insists
      price/value < Insists
      """)
    #expect(
      try walk.led("price/otherwise < \(reply)").contains("objectionResolved price insisted"))
  }

  @Test func `otherwise without replies or a jump goes back after Enter`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      - Yes => no
      # objections
      ## !price
      ### one
      One.
      - No -> next
      ### otherwise
      So be it.
      """)
    try walk.run(
      """
      a ! price
      price/one < No
      """)
    #expect(walk.prompt == "Enter")
    try walk.run("price/otherwise <")
    #expect(walk.place == "a")
  }

  @Test func `a rebuttal can be said again and its replies are its own`() throws {
    var walk = try atReplies()
    try walk.run(
      """
      a ! price
      price/compare /again
      """)
    #expect(walk.screen == ["With what?"])
    #expect(throws: Unexpected.self) { try walk.run("price/compare < Yes") }
    try walk.run("price/compare < Insists")
    #expect(walk.place == "price/value")
  }

  @Test func `a card may hold a jump, which raises no second card by itself`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      ? size
      - Yes => no
      ## b
      Here.
      - Yes => no
      # objections
      ## !price
      ### one
      One.
      ? size
      [if size > 3] -> b
      -> back
      """)
    try walk.run(
      """
      a ! price
      price/one ? size = 2
      """)
    #expect(walk.place == "a")
    #expect(walk.prompt == "< Yes")
    walk = try Walk(walk.script)
    try walk.run(
      """
      a ! price
      price/one ? size = 5
      """)
    #expect(walk.place == "b")
  }
}
