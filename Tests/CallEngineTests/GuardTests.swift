import CallEngine
import CallModel
import Testing

@Suite struct GuardTests {
  @Test func `lines, notes, sets and asks are played as they stand`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      One.
      > A note.
      [set size = 3]
      Size {size}.
      ? supplier
      Two.
      [set size = 4]
      - Yes => no
      """)
    #expect(walk.screen == ["One.", "> A note.", "Size 3."])
    #expect(walk.prompt == "? supplier")
    #expect(try walk.answer("size") == "3")
    try walk.run("a ? supplier = Volta")
    #expect(walk.screen == ["Two."])
    #expect(walk.shown == ["One.", "> A note.", "Size 4.", "Two."])
    #expect(walk.prompt == "< Yes")
  }

  @Test func `a guard is weighed when its line is reached, so it may ask for the answer above`()
    throws
  {
    let script = """
      # s
      ## a
      [if spend >= 2000] Before.
      ? spend
      [if spend >= 2000] Much.
      [else] Little.
      => no
      """
    var walk = try Walk(script)
    #expect(walk.screen == [])
    try walk.run("a ? spend = 3000")
    #expect(walk.screen == ["Much."])
    walk = try Walk(script)
    try walk.run("a ? spend = 30")
    #expect(walk.screen == ["Little."])
  }

  @Test func `a block whose guard an ask inside changes is played to its end`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      [if spend is unknown]
      What is it?
      ? spend
      Thank you.
      [else]
      You told me.

      - Yes => no
      """)
    #expect(walk.screen == ["What is it?"])
    try walk.run("a ? spend = 3")
    #expect(walk.screen == ["Thank you."])
    #expect(walk.prompt == "< Yes")
  }

  @Test(arguments: [("5", "Five."), ("7", "Seven."), ("9", "Neither.")])
  func `an else after several ifs holds when none of them did`(size: String, said: String) throws {
    var walk = try Walk(
      """
      # s
      ## a
      ? size
      [if size = 5] Five.
      [if size = 7] Seven.
      [else] Neither.
      => no
      """)
    try walk.run("a ? size = \(size)")
    #expect(walk.screen == [said])
  }

  @Test func `each if of a chain is weighed by itself, and one is enough to silence the else`()
    throws
  {
    var walk = try Walk(
      """
      # s
      ## a
      ? size
      [if size > 1] More than one.
      [if size > 2] More than two.
      [else] Neither.
      - Yes => no
      """)
    try walk.run("a ? size = 3")
    #expect(walk.screen == ["More than one.", "More than two."])
  }

  @Test func `the else of a chain across an ask goes by what held when the if was reached`() throws
  {
    var walk = try Walk(
      """
      # s
      ## a
      [if size is unknown] ? size
      [else] You said {size}.
      - Yes -> a
      """)
    try walk.run("a ? size = 3")
    #expect(walk.screen == [])
    try walk.run("a < Yes")
    #expect(walk.screen == ["You said 3."])
  }

  @Test(arguments: [
    ("1", "owner", ["Small.", "Small owner."]), ("1", "manager", ["Small.", "Small other."]),
    ("9", "owner", ["Large."]),
  ])
  func `a guarded line in a block needs both guards`(
    size: String, who: String, said: [String]
  ) throws {
    var walk = try Walk(
      """
      # s
      ## a
      ? who
      ? size
      [if size < 5]
      Small.
      [if who is owner] Small owner.
      [else] Small other.

      [if size >= 5] Large.
      => no
      """)
    try walk.run(
      """
      a ? who = \(who)
      a ? size = \(size)
      """)
    #expect(walk.screen == said)
  }

  @Test func `a set behind a guard is done when it is reached, and covers nothing`() throws {
    let walk = try Walk(
      """
      # s
      ## a
      [set size = 2]
      [if size = 2] [set pain = 7]
      [if size = 3] [set pain = 8]
      Pain {pain}.
      - Yes => no
      """)
    #expect(walk.screen == ["Pain 7."])
    #expect(try walk.answer("pain") == "7")
  }

  @Test(arguments: [("1", "small"), ("5", "middle"), ("9", "large")])
  func `the first jump that holds is taken`(size: String, place: String) throws {
    var walk = try Walk(
      """
      # s
      ## a
      ? size
      [if size < 3] -> small
      [if size < 7] -> middle
      -> large
      ## small
      S.
      - Yes => no
      ## middle
      M.
      - Yes => no
      ## large
      L.
      - Yes => no
      """)
    try walk.run("a ? size = \(size)")
    #expect(walk.place == place)
  }

  @Test func `a jump in a block counts once the block was entered`() throws {
    let script = """
      # s
      ## a
      ? size
      [if size < 3]
      Small.
      [if who is owner] -> b

      -> c
      ## b
      B.
      - Yes => no
      ## c
      C.
      - Yes => no
      """
    var walk = try Walk(script)
    try walk.run("a ? size = 1")
    #expect(walk.place == "c")
    walk = try Walk(script)
    try walk.run(
      """
      a /set who = owner
      a ? size = 1
      """)
    #expect(walk.place == "b")
    walk = try Walk(script)
    try walk.run(
      """
      a /set who = owner
      a ? size = 9
      """)
    #expect(walk.place == "c")
  }

  @Test func `a guard on a jump is weighed at the end, after the sets above and below it`() throws {
    let walk = try Walk(
      """
      # s
      ## a
      [if size = 2] -> b
      [set size = 2]
      -> c
      ## b
      B.
      - Yes => no
      ## c
      C.
      - Yes => no
      """)
    #expect(walk.place == "b")
  }

  @Test func `the replies are offered after all lines, wherever they stand`() throws {
    let walk = try Walk(
      """
      # s
      ## a
      One.
      - Yes => no
      Two.
      - No => no
      """)
    #expect(walk.screen == ["One.", "Two."])
    #expect(walk.prompt == "< Yes | No")
  }

  @Test func `a comparison with an unknown is false, and its not is true`() throws {
    let walk = try Walk(
      """
      # s
      ## a
      [if size < 3] Less.
      [if size != 3] Other.
      [if not (size = 3)] Not three.
      [if who is not owner] Not the owner.
      - Yes => no
      """)
    #expect(walk.screen == ["Not three."])
  }
}
