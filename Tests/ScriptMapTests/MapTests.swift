import CallModel
import ScriptMap
import TestSupport
import Testing

/// What a map holds of a script.
@Suite struct MapTests {
  @Test func `replies that lead alike stand together, where the first of them stands`() throws {
    let map = try map(
      """
      # greeting
      ## one
      - Yes -> two
      - No => no
      - Yes, too -> two
      ## two
      => won
      """)
    let groups = map.steps[0].groups
    #expect(groups.map { $0.replies.map(\.label) } == [["Yes", "Yes, too"], ["No"]])
    #expect(groups.map { $0.ways.map(\.place) } == [[.step(1)], [.outcome(2)]])
  }

  @Test func `a reply without a way of its own goes where the step goes`() throws {
    let map = try map(
      """
      # greeting
      ## one
      - Own -> three
      - Body
        Words.
        [if size > 3] -> two
        => no
      - Bare
      [if size > 5] -> two
      -> three
      ## two
      -> three
      ## three
      => won
      """)
    let groups = map.steps[0].groups
    #expect(groups.map { $0.replies.map(\.label) } == [["Own"], ["Body"], ["Bare"]])
    #expect(
      groups.map { $0.ways.map(\.place) } == [
        [.step(2)], [.step(1), .outcome(2)], [.step(1), .step(2)],
      ])
    #expect(groups.map { $0.ways.map(\.isGuarded) } == [[false], [true, false], [true, false]])
  }

  @Test func `a closing jump counts beside replies only where all of them can be hidden`() throws {
    func groups(_ replies: String) throws -> [Int] {
      try map("# greeting\n## one\n\(replies)\n-> two\n## two\n=> won").steps[0].groups
        .map(\.replies.count)
    }
    #expect(try groups("- Yes => won") == [1])
    #expect(try groups("- [if size > 3] Yes => won") == [1, 0])
    #expect(try groups("Words.") == [0])
  }

  @Test func `steps stand by stages, in the order of the script`() throws {
    let map = try map(
      """
      # greeting: Hello
      ## one
      -> two
      # discovery
      ## two
      -> three
      # greeting
      ## three
      => won
      """)
    #expect(map.stages.map(\.title) == ["Hello", "discovery"])
    #expect(map.stages.map(\.steps) == [0..<2, 2..<3])
    #expect(map.steps.map(\.id) == ["one", "three", "two"])
    #expect(map.steps[0].groups[0].ways.map(\.place) == [.step(2)])
    #expect(map.start == 0)
    #expect(map.summary == "3 steps in 2 stages, 3 outcomes")
  }

  @Test func `a step tells its time, letters, must lines and what it asks`() throws {
    let map = try map(
      """
      # greeting
      ## one: First (90s)
      [A] [must] One.
      [B] [must] Two.
      ? size
      - Yes
        ? who
        ? size
        => won
      """)
    let step = map.steps[0]
    #expect(step.marks == ["must", "A/B", "90s"])
    #expect(step.asks == ["size", "who"])
    #expect(step.title == "First")
  }

  @Test func `a card has its rebuttals in order, and what can be answered anytime returns`() throws
  {
    let map = try map(
      """
      # anytime
      - Who is it
        Kim.
      - Stop => no
      # greeting
      ## one
      - Dear -> !price
      - Fine => won
      # objections
      ## !price: Too dear
      ~ too dear
      ### compare
      Words.
      ### value: The value
      Words.
      - Sees it -> back
      - Does not -> next
      ### otherwise
      => later
      """)
    let card = map.cards[0]
    #expect(card.id == "price")
    #expect(card.rebuttals.map(\.id) == ["compare", "value", "otherwise"])
    #expect(card.hasOtherwise)
    #expect(card.rebuttals[0].groups.map { $0.ways.map(\.place) } == [[.back], [.next]])
    #expect(map.anytime.map { $0.ways.map(\.place) } == [[.again], [.outcome(2)]])
    #expect(map.steps[0].groups[0].ways[0].place == .card(0))
    #expect(map.name(of: .card(0)) == "!price")
    var edges: [String] = []
    map.edges(labelLimit: 4) { edges.append("\($0.origin) \(map.name(of: $0.place))") }
    #expect(
      edges == [
        "step(0) !price", "step(0) won", "rebuttal(0, 0) back", "rebuttal(0, 0) next",
        "rebuttal(0, 1) back", "rebuttal(0, 1) next", "rebuttal(0, 2) later", "anytime again",
        "anytime no",
      ])
  }

  @Test func `edges hold a few labels and count the rest, however many ways they share`() throws {
    let replies = (1...300).map { "- Answer \($0)" }.joined(separator: "\n")
    let jumps = (1...300).map { "[if size > \($0)] -> s\($0)" }.joined(separator: "\n")
    let steps = (1...300).map { "## s\($0)\n=> won" }.joined(separator: "\n")
    let map = try map("# greeting\n## one\n\(replies)\n\n\(jumps)\n=> won\n\(steps)")
    #expect(map.steps[0].groups.map { [$0.replies.count, $0.ways.count] } == [[300, 301]])
    var counts: Set<[Int]> = []
    map.edges(labelLimit: 4) { edge in
      if edge.origin == .step(0) { counts.insert([edge.labels.count, edge.replyCount]) }
    }
    #expect(counts == [[4, 300]])
  }

  @Test func `no row has more steps than fit, and every step has a column of its own`() throws {
    for seed in 1...30 {
      let map = Map(try script(randomSections(seed: UInt64(seed))))
      let rows = StageRows(map, capacity: 4)
      #expect(rows.rows.flatMap { $0 }.sorted() == Array(map.steps.indices))
      for row in rows.rows {
        #expect((1...4).contains(row.count))
        let columns = row.map { rows.column[$0] }
        #expect(columns == Array(Set(columns)).sorted())
        #expect(columns.allSatisfy { (0..<4).contains($0) })
      }
    }
  }
}
