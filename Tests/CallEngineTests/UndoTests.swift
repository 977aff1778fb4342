import CallEngine
import CallModel
import Testing

@Suite struct UndoTests {
  private let script = """
    # s
    ## a
    [must] Recorded.
    [A] First.
    [B] Other.
    - Yes (+2) [size = 3] -> b
    - No => no
    ## b
    Here.
    ? spend
    [set supplier = "Volta"]
    - Fine (+1) -> c
    ## c
    [A] C first.
    [B] C other.
    Go.
    -> d
    ## d
    - Win => won
    # objections
    ## !price
    ### one
    One.
    ### two
    Two.
    """

  @Test func `back takes back a reply with its sets, its score and its jump`() throws {
    var walk = try Walk(script)
    try walk.run("a < Yes")
    #expect(try walk.led("b /back") == ["undone"])
    #expect(walk.place == "a")
    #expect(walk.prompt == "< Yes | No")
    #expect(walk.score == 0)
    #expect(try walk.answer("size") == nil)
  }

  @Test func `what stands on the screen after back is what stood there before the act`() throws {
    var walk = try Walk(script)
    let before = walk.screen
    try walk.run("a < Yes")
    let second = walk.screen
    try walk.run("b ? spend = 3")
    try walk.run("b /back")
    #expect(walk.screen == second)
    try walk.run("b /back")
    #expect(walk.screen == before)
  }

  @Test func `what was said stays said, and letters stay drawn`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a < Yes
      b ? spend = 1
      b < Fine
      """)
    let letters = walk.state.letters
    #expect(letters.count == 2)
    try walk.run(
      """
      c /back
      b /back
      b /back
      """)
    #expect(walk.place == "a")
    #expect(walk.spoken == ["Recorded."])
    #expect(walk.due == ["Recorded."])
    #expect(walk.state.letters == letters)
    #expect(try walk.answer("supplier") == nil)
    #expect(throws: Refusal.nothingToUndo) { try walk.perform(.back) }
  }

  @Test func `a step that was entered by a slip makes no must line due`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      - Win => won
      - Slip -> b
      ## b
      [if size is unknown] [must] Only here.
      - Win => won
      """)
    try walk.run("a < Slip")
    #expect(walk.due == ["Only here."])
    try walk.run("b /back")
    #expect(walk.due == [])
    try walk.run("a < Win")
    #expect(walk.prompt == "=> won")
  }

  @Test func `back takes back an answer, a skip, a set and an Enter`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a < Yes
      b ? spend = 1
      b /back
      """)
    #expect(walk.prompt == "? spend")
    try walk.run("b ? spend")
    #expect(walk.prompt == "< Fine")
    try walk.run("b /back")
    #expect(walk.prompt == "? spend")
    try walk.run("b /set spend = 2")
    #expect(walk.prompt == "< Fine")
    try walk.run("b /back")
    #expect(walk.prompt == "? spend")
    #expect(try walk.answer("spend") == nil)
    try walk.run(
      """
      b ? spend = 2
      b < Fine
      c <
      d /back
      """)
    #expect(walk.place == "c")
    #expect(walk.prompt == "Enter")
  }

  @Test func `back takes back a card, and its rebuttals count as not given`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a ! price
      price/one /back
      a ! price
      """)
    #expect(walk.place == "price/one")
    try walk.run(
      """
      price/one < Insists
      price/two /back
      """)
    #expect(walk.place == "price/one")
    try walk.run(
      """
      price/one < Accepts
      a /back
      """)
    #expect(walk.place == "price/one")
    try walk.run("price/one ! price")
    #expect(walk.place == "price/two")
    try walk.run("price/two /back")
    #expect(walk.place == "price/one")
  }

  @Test func `back takes back an outcome until the wrap-up is given`() throws {
    var walk = try Walk(script)
    try walk.run("a < No")
    #expect(walk.prompt == "=> no")
    try walk.run("a /back")
    #expect(walk.prompt == "< Yes | No")
    #expect(walk.ending == nil)
    try walk.run("a /end later")
    try walk.run("a /back")
    #expect(walk.prompt == "< Yes | No")
    try walk.run("a < No")
    try walk.perform(.wrapUp(note: nil))
    #expect(throws: Refusal.isOver) { try walk.perform(.back) }
    #expect(walk.ending == "no")
  }

  @Test func `notes, typed words, referrals and holds stay when an act is taken back`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a < Yes
      b /note Claire keeps the books
      """)
    try walk.perform(.words("hm", isMatched: false))
    try walk.perform(.refer(name: "Jo", phone: "1"))
    try walk.perform(.hold)
    try walk.run("b /back")
    #expect(walk.place == "a")
    #expect(walk.state.isOnHold)
    #expect(
      walk.call.effectiveEvents.map { EventRecord($0, walk.script).kind.name }.suffix(5) == [
        "noted", "repliedInWords", "referred", "held", "undone",
      ])
  }

  @Test func `a must line that was taken back stays so when an act after it is taken back`() throws
  {
    var walk = try Walk(script)
    try walk.run(
      """
      a < Yes
      b /unsaid
      b ? spend = 1
      b /back
      """)
    #expect(walk.spoken == [])
    try walk.run("b /back")
    #expect(walk.spoken == [])
    try walk.run("a < Yes")
    #expect(walk.spoken == ["Recorded."])
  }

  @Test func `an act after back is taken back by itself`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a < Yes
      b /back
      a < Yes
      b ? spend = 1
      b /back
      """)
    #expect(walk.place == "b")
    #expect(walk.score == 2)
    #expect(walk.prompt == "? spend")
  }
}
