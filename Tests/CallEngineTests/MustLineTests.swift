import CallEngine
import CallModel
import Testing

@Suite struct MustLineTests {
  private let script = """
    # s
    ## a
    [must] Recorded.
    [if warm is yes] [must] Warm rule.
    Hello.
    - Yes -> b
    - Win => won
    - No => no
    - Read on
      [must] In the body.
      -> b
    ## b
    ? size
    - Win => won
    - Back -> a
    # objections
    ## !price
    ### one
    [must] Prices rise.
    - Well -> back
    """

  private func begun() throws -> Walk { try Walk(script) }

  @Test func `a must line is due when its step is entered and passed by a reply`() throws {
    var walk = try begun()
    #expect(walk.due == ["Recorded."])
    #expect(walk.spoken == [])
    #expect(
      try walk.led("a < Yes") == ["replyChosen Yes", "lineSpoken a#1", "stepEntered b"])
    #expect(walk.spoken == ["Recorded."])
  }

  @Test func `a must line counts once however often its step is entered`() throws {
    var walk = try begun()
    try walk.run(
      """
      a < Yes
      b ? size = 1
      b < Back
      a < Yes
      """)
    #expect(walk.log().filter { $0 == "lineSpoken a#1" }.count == 1)
  }

  @Test func `an answer and Enter pass a must line, raising a card and ending do not`() throws {
    let script = """
      # s
      ## a
      [must] One.
      ? size
      -> b
      ## b
      [must] Two.
      -> c
      ## c
      - Win => won
      # objections
      ## !price
      ### one
      Why?
      """
    var walk = try Walk(script)
    try walk.run(
      """
      a ! price
      price/one < Accepts
      """)
    #expect(walk.spoken == [])
    try walk.run("a ? size = 1")
    #expect(walk.spoken == ["One."])
    try walk.run("b <")
    #expect(walk.spoken == ["One.", "Two."])
    walk = try Walk(script)
    try walk.run("a ? size")
    #expect(walk.spoken == ["One."])
    try walk.run("b /end no")
    #expect(walk.spoken == ["One."])
    #expect(walk.due == ["One.", "Two."])
  }

  @Test func `the fields that an outcome needs pass no must line`() throws {
    var walk = try begun()
    try walk.run(
      """
      a /end refused
      a ? reason = hung up
      => refused
      """)
    #expect(walk.spoken == [])
  }

  @Test func `a guarded must line is due only where its guard holds`() throws {
    var walk = try begun()
    try walk.run(
      """
      a /set warm = yes
      a /again
      """)
    #expect(walk.due == ["Recorded.", "Warm rule."])
    try walk.run("a < Win")
    #expect(walk.prompt == "=> won")
    #expect(walk.spoken == ["Recorded.", "Warm rule."])
  }

  @Test func `a must line in a card is passed by the card's reply and due only when given`() throws
  {
    var walk = try begun()
    try walk.run("a ! price")
    #expect(walk.due == ["Recorded.", "Prices rise."])
    try walk.run("price/one < Well")
    #expect(walk.spoken == ["Prices rise."])
    try walk.run("a < Yes")
    #expect(walk.spoken == ["Recorded.", "Prices rise."])
  }

  @Test func `a must line in a reply's body is passed at the step it leads to`() throws {
    var walk = try begun()
    try walk.run("a < Read on")
    #expect(walk.due == ["Recorded.", "In the body."])
    #expect(walk.spoken == ["Recorded."])
    try walk.run("b ? size = 1")
    #expect(walk.spoken == ["Recorded.", "In the body."])
  }

  @Test func `a must line in a body is passed at the next step after a slip was taken back`() throws
  {
    var walk = try begun()
    try walk.run(
      """
      a < Read on
      b ! price
      price/one /back
      b ? size = 1
      """)
    #expect(walk.spoken == ["Recorded.", "In the body."])
  }

  @Test func `a win by hand first shows what every won call needs`() throws {
    var walk = try begun()
    #expect(try walk.led("a /end won") == ["endChosen won", "outcomeProposed won"])
    #expect(walk.prompt == "must: Recorded.")
    #expect(try walk.led("a <") == ["wentOn", "lineSpoken a#1", "outcomeReached won"])
    #expect(walk.prompt == "=> won")
  }

  @Test func `a win by hand shows what was due in a card and not passed`() throws {
    var walk = try begun()
    try walk.run(
      """
      a ! price
      price/one /end won
      """)
    #expect(walk.prompt == "must: Recorded. | Prices rise.")
    try walk.run("price/one <")
    #expect(walk.prompt == "=> won")
  }

  @Test func `a lost or open end asks for no must line`() throws {
    var walk = try begun()
    try walk.run("a /end later")
    #expect(walk.prompt == "=> later")
    #expect(walk.spoken == [])
  }

  @Test func `unsaid takes the last must line back, and a win asks for it again`() throws {
    var walk = try begun()
    try walk.run("a < Yes")
    #expect(try walk.led("b /unsaid") == ["lineUnsaid a#1"])
    #expect(walk.spoken == [])
    #expect(walk.due == ["Recorded."])
    #expect(try walk.refusal("b /unsaid") == .nothingSaid)
    try walk.run("b /end won")
    #expect(walk.prompt == "must: Recorded.")
  }

  @Test func `a must line taken back while the call is about to end is shown again`() throws {
    var walk = try begun()
    try walk.run(
      """
      a < Yes
      b /end meeting
      """)
    #expect(walk.prompt == "? who, needed")
    try walk.run("b /unsaid")
    #expect(walk.prompt == "must: Recorded.")
    try walk.run("b <")
    #expect(walk.prompt == "? who, needed")
  }

  @Test func `back from the fields of a win takes the win back, not the words said for it`() throws
  {
    var walk = try begun()
    try walk.run(
      """
      a /end meeting
      a <
      """)
    #expect(walk.prompt == "? who, needed")
    try walk.run("a /back")
    #expect(walk.prompt.hasPrefix("< Yes"))
    #expect(walk.spoken == ["Recorded."])
  }

  @Test func `back from a win that was reached by saying its lines goes back to the step`() throws {
    var walk = try begun()
    try walk.run(
      """
      a /end won
      a <
      """)
    #expect(walk.prompt == "=> won")
    try walk.run("a /back")
    #expect(walk.prompt.hasPrefix("< Yes"))
  }

  @Test(arguments: ["A", "B"])
  func `of lettered must lines the one that this lead hears is due`(letter: String) throws {
    let script = """
      # s
      ## a
      [A] [must] Recorded, A.
      [B] [must] Recorded, B.
      - Win => won
      """
    var walk = try Walk(script) { start, _ in start.earlierLetters["a"] = Letter(letter) }
    #expect(walk.due == ["Recorded, \(letter)."])
    try walk.run("a /end won")
    #expect(walk.prompt == "must: Recorded, \(letter).")
    try walk.run("a <")
    #expect(walk.spoken == ["Recorded, \(letter)."])
    walk = try Walk(script) { start, _ in start.earlierLetters["a"] = Letter(letter) }
    try walk.run("a < Win")
    #expect(walk.prompt == "=> won")
  }

  @Test(arguments: ["A", "B"])
  func `of a step not yet entered the letter that the lead would hear is due`(letter: String) throws
  {
    var walk = try Walk(
      """
      # s
      ## a
      - Go -> b
      ## b
      [A] [must] Recorded, A.
      [B] [must] Recorded, B.
      - Win => won
      """
    ) { start, _ in start.earlierLetters["b"] = Letter(letter) }
    try walk.run("a /end won")
    #expect(walk.prompt == "must: Recorded, \(letter).")
    let again = Call(walk.script, walk.call.start, replaying: walk.call.events)
    #expect(again.state == walk.state)
  }
}
