import CallEngine
import CallModel
import Testing

@Suite struct FiguresTests {
  private let script = """
    # s
    ## a
    [must] Recorded.
    [A] One.
    [B] Other.
    - Yes -> b
    - Again -> a
    - No => no
    ## b
    - Win => won
    - Lost => no
    # objections
    ## !price
    ### one
    One.
    ### two
    Two.
    """

  private func counts(_ walk: Walk, _ kind: CallFigures.Count.Kind) -> [String: Int] {
    var counts: [String: Int] = [:]
    for count in walk.call.figures.counts where count.kind == kind {
      let letter = count.letter.map { "=\($0)" } ?? ""
      counts["\(count.step) \(count.target)\(letter)", default: 0] += count.count
    }
    return counts
  }

  @Test func `what happened is counted by step`() throws {
    var walk = try Walk(script) { start, _ in start.earlierLetters["a"] = Letter("B") }
    try walk.run(
      """
      a < Again
      a ! price
      price/one < Insists
      price/two < Accepts
      a < Yes
      b < Win
      """)
    #expect(counts(walk, .entered) == ["a ": 2, "price/one ": 1, "price/two ": 1, "b ": 1])
    #expect(
      counts(walk, .replied) == [
        "a Again": 1, "price/one insists": 1, "price/two accepts": 1, "a Yes": 1, "b Win": 1,
      ])
    #expect(counts(walk, .raised) == ["a price": 1])
    #expect(counts(walk, .overcome) == ["price/two price": 1])
    #expect(counts(walk, .endedHere) == ["b won": 1])
    #expect(counts(walk, .outcome) == [" won": 1])
    #expect(counts(walk, .letter) == ["a =B": 1])
    #expect(counts(walk, .mustDue) == ["a a#1": 1])
    #expect(counts(walk, .mustSpoken) == ["a a#1": 1])
  }

  @Test func `an act that was taken back does not count, but what was said and drawn does`() throws
  {
    var walk = try Walk(script) { start, _ in start.earlierLetters["a"] = Letter("A") }
    try walk.run(
      """
      a < Yes
      b < Lost
      b /back
      b /back
      a ! price
      price/one /back
      """)
    #expect(counts(walk, .entered) == ["a ": 1])
    #expect(counts(walk, .replied) == [:])
    #expect(counts(walk, .raised) == [:])
    #expect(counts(walk, .endedHere) == [:])
    #expect(counts(walk, .outcome) == [:])
    #expect(counts(walk, .letter) == ["a =A": 1])
    #expect(counts(walk, .mustSpoken) == ["a a#1": 1])
  }

  @Test func `the outcome counts as corrected, where it ended does not change`() throws {
    var walk = try Walk(script)
    try walk.run("a < No")
    try walk.perform(.wrapUp(note: nil))
    let won = try #require(walk.names.outcome("won"))
    let correction = Correction(agent: "Ann", at: 1, reason: "misheard", change: .outcome(won))
    try walk.perform(.correct(correction))
    #expect(counts(walk, .outcome) == [" won": 1])
    #expect(counts(walk, .endedHere) == ["a no": 1])
  }

  @Test func `the times of steps add up to the talk`() throws {
    var walk = try Walk(script)
    try walk.run(
      """
      a < Again
      a ! price
      price/one < Accepts
      a < Yes
      b < Win
      """)
    let figures = walk.call.figures
    let sum = figures.counts.filter { $0.kind == .entered }.reduce(0) { $0 + $1.milliseconds }
    #expect(sum == figures.talk)
    #expect(figures.talk == 5_000)
  }

  @Test func `each step and reply of a long call is counted on its own`() throws {
    let script = try compiled(
      "# s\n" + (0..<3000).map { "## s\($0)\n- Go -> s\(($0 + 1) % 3000)\n" }.joined())
    var walk = try Walk(script)
    for _ in 0..<3000 {
      guard let step = walk.state.step else { return }
      try walk.perform(.choose(script.steps[step].replies[0]))
    }
    #expect(walk.call.figures.counts.count == 6000)
  }
}
