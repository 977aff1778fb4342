import CallEngine
import CallModel
import RandomCalls
import Testing

@Suite struct StepTests {
  @Test func `a step entered again speaks again, runs its sets again and keeps its letter`() throws
  {
    var walk = try Walk(
      """
      # s
      ## a
      [A] First words.
      [B] Other words.
      [if size is known] [set size = size + 1]
      [else] [set size = 1]
      - Again -> a
      - Once more -> again
      - Yes => no
      """)
    let first = walk.screen
    let letters = walk.state.letters
    try walk.run("a < Again")
    #expect(walk.screen == first)
    try walk.run("a < Once more")
    #expect(walk.screen == first)
    #expect(walk.state.letters == letters)
    #expect(try walk.answer("size") == "3")
    try walk.run("a /again")
    #expect(walk.screen == first)
    #expect(try walk.answer("size") == "4")
    #expect(walk.log().filter { $0.hasPrefix("stepEntered a [") }.count == 1)
  }

  @Test func `a reply's score counts each time it is picked`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      [if score >= 3] Warm.
      - Good (+2) -> a
      - Bad (-1) -> a
      - Yes => no
      """)
    try walk.run(
      """
      a < Good
      a < Good
      """)
    #expect(walk.score == 4)
    #expect(walk.screen == ["Warm."])
    try walk.run(
      """
      a < Bad
      a < Bad
      """)
    #expect(walk.score == 2)
  }

  @Test func `a reply's body is played, its ask waits, and its jump is taken`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      Hello.
      - Yes
        Which one?
        ? supplier
        Thanks for {supplier}.
        -> b
      -> c
      ## b
      Here.
      - Yes => no
      ## c
      - Yes => no
      """)
    try walk.run("a < Yes")
    #expect(walk.screen == ["Which one?"])
    #expect(walk.prompt == "? supplier")
    try walk.run("a ? supplier = Volta")
    #expect(walk.place == "b")
    #expect(walk.screen == ["Thanks for Volta.", "Here."])
  }

  @Test func `a reply without a jump of its own goes where the step's closing jumps go`() throws {
    let script = """
      # s
      ## a
      - Yes
        Fine.
      - No
      - Maybe
        [if size = 1] -> d
      - Set it [size = 3]
      [if size = 3] -> c
      -> b
      ## b
      B.
      - Yes => no
      ## c
      C.
      - Yes => no
      ## d
      D.
      - Yes => no
      """
    for (acts, place) in [
      ("a < Yes", "b"), ("a < No", "b"), ("a < Maybe", "b"), ("a < Set it", "c"),
      ("a /set size = 1\na < Maybe", "d"), ("a /set size = 3\na < No", "c"),
    ] {
      var walk = try Walk(script)
      try walk.run(acts)
      #expect(walk.place == place, "\(acts)")
    }
  }

  @Test func `a body's else and its guards do not mix with the step's`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      [if size is unknown] Nothing known.
      - Yes
        [if size = 1] One.
        [else] Not one.
        ? pain
        [if pain > 5] Much.
        [else] Little.
      -> b
      ## b
      - Yes => no
      """)
    try walk.run("a < Yes")
    #expect(walk.screen == ["Not one."])
    try walk.run("a ? pain = 3")
    #expect(walk.screen == ["Little."])
    #expect(walk.place == "b")
  }

  @Test func `a guarded reply is offered only where its guard holds`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      - [if size > 2] Large => no
      - Small [if size <= 2] => no
      - Other -> a
      """)
    #expect(walk.prompt == "< Other")
    try walk.run("a /set size = 3")
    #expect(walk.prompt == "< Large | Other")
    #expect(throws: Unexpected.self) { try walk.run("a < Small") }
  }

  @Test func `a step all of whose replies are hidden goes by its closing jump`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      Words.
      - [if size > 2] Large => no
      -> b
      ## b
      - Yes => no
      """)
    #expect(walk.prompt == "Enter")
    try walk.run("a <")
    #expect(walk.place == "b")
  }

  @Test func `a step that has nothing left to offer waits, and can be ended by hand`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      Words.
      - [if size > 2] Large => no
      """)
    #expect(walk.prompt == "< ")
    #expect(try walk.refusal("a <") == .notOffered)
    try walk.run("a /end no")
    #expect(walk.prompt == "=> no")
  }

  @Test func `sets behind a reply and behind its end are done in the order they are met`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      - Yes [size = 1] [pain = 2]
        [set size = size + 1]
        => refused [size = size * 10] [reason = "price"]
      """)
    try walk.run("a < Yes")
    #expect(try walk.answer("size") == "20")
    #expect(try walk.answer("pain") == "2")
    #expect(try walk.answer("reason") == "price")
    #expect(walk.prompt == "=> refused")
    #expect(
      walk.log(from: 3) == [
        "replyChosen Yes", "assigned size = 20", "assigned reason = price",
        "outcomeReached refused",
      ])
  }

  @Test func `a scale that is reckoned beyond its ends stays at its end`() throws {
    var walk = try Walk(
      """
      # s
      ## a
      ? pain
      [set pain = pain + 4]
      - Up [pain = pain + 4] -> b
      ## b
      - Down => refused [pain = pain - 100] [reason = "x"]
      """)
    try walk.run("a ? pain = 9")
    #expect(try walk.answer("pain") == "10")
    try walk.run("a < Up")
    #expect(try walk.answer("pain") == "10")
    try walk.run("b < Down")
    #expect(try walk.answer("pain") == "0")
  }
}
