import CallEngine
import CallModel
import RandomCalls
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

  private func counts(_ walk: Walk, _ kind: Counted.Kind) -> [String: Int] {
    var counts: [String: Int] = [:]
    for count in walk.call.figures.counts where count.counted.kind == kind {
      let thing = count.counted
      let letter = thing.letter.map { "\(thing.experiment ?? "")=\($0)" } ?? ""
      counts["\(thing.step ?? "") \(thing.target ?? "")\(letter)", default: 0] += Int(count.n)
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
    #expect(counts(walk, .stepEntered) == ["a ": 2, "price/one ": 1, "price/two ": 1, "b ": 1])
    #expect(
      counts(walk, .replyChosen) == [
        "a Again": 1, "price/one insists": 1, "price/two accepts": 1, "a Yes": 1, "b Win": 1,
      ])
    #expect(counts(walk, .objectionRaised) == ["a price": 1])
    #expect(counts(walk, .objectionOvercome) == ["price/two price": 1])
    #expect(counts(walk, .endedAt) == ["b won": 1])
    #expect(counts(walk, .outcome) == [" won": 1])
    #expect(counts(walk, .letterDrawn) == [" a=B": 1])
    #expect(counts(walk, .lineDue) == ["a a#1": 1])
    #expect(counts(walk, .lineSpoken) == ["a a#1": 1])
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
    #expect(counts(walk, .stepEntered) == ["a ": 1])
    #expect(counts(walk, .replyChosen) == [:])
    #expect(counts(walk, .objectionRaised) == [:])
    #expect(counts(walk, .endedAt) == [:])
    #expect(counts(walk, .outcome) == [:])
    #expect(counts(walk, .letterDrawn) == [" a=A": 1])
    #expect(counts(walk, .lineSpoken) == ["a a#1": 1])
  }

  @Test func `the outcome counts as corrected everywhere, where it ended does not change`() throws {
    var walk = try Walk(script)
    try walk.run("a < No")
    try walk.perform(.wrapUp(note: nil))
    let won = try #require(walk.names.outcome("won"))
    let correction = Correction(agent: "Ann", at: 1, reason: "misheard", change: .outcome(won))
    try walk.perform(.correct(correction))
    #expect(counts(walk, .outcome) == [" won": 1])
    #expect(counts(walk, .endedAt) == ["a won": 1])
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
    let sum = figures.counts.filter { $0.counted.kind == .stepEntered }
      .reduce(0) { $0 + $1.ms }
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
    for kind in [Counted.Kind.stepEntered, .stepReached, .replyChosen] {
      #expect(walk.call.figures.counts.filter { $0.counted.kind == kind }.count == 3000)
    }
  }

  private let stages = """
    # greeting
    ## hello (1s)
    Hello.
    - Go on -> hello
    - Yes -> offer
    - No => no
    # presentation
    ## offer
    Offer.
    - Win => won
    # objections
    ## !price
    ### one
    One.
    - Fine -> back
    - Bye => no
    ### two
    Two.
    - Fine -> back
    """

  @Test func `steps, stages and cards count once a call, however often they are met`() throws {
    var walk = try Walk(stages)
    try walk.run(
      """
      hello < Go on
      hello ! price
      price/one < Fine
      hello ! price
      price/two < Fine
      hello < Yes
      offer < Win
      """)
    #expect(
      counts(walk, .stepReached) == ["hello ": 1, "price/one ": 1, "price/two ": 1, "offer ": 1])
    #expect(counts(walk, .stageReached) == [" greeting": 1, " presentation": 1])
    #expect(counts(walk, .objectionRaised) == ["hello price": 2])
    #expect(counts(walk, .rebuttalGiven) == ["price/one price": 1, "price/two price": 1])
    #expect(counts(walk, .cardMet) == ["hello price": 1, " price": 1])
    #expect(counts(walk, .outcomeAfterCard) == ["won price": 1])
    #expect(counts(walk, .stageEnded) == ["presentation won": 1])
    #expect(counts(walk, .endedAt) == ["offer won": 1])
    #expect(counts(walk, .overTime) == ["hello ": 1])
    #expect(counts(walk, .conversation) == [" ": 1])
    #expect(counts(walk, .goal) == [" ": 1])
    #expect(counts(walk, .disposition) == [" answered": 1])
  }

  @Test func `a call that ends in a card ended at the rebuttal and where the card was raised`()
    throws
  {
    var walk = try Walk(stages)
    try walk.run(
      """
      hello < Yes
      offer ! price
      price/one < Bye
      """)
    #expect(counts(walk, .endedAt) == ["price/one no": 1, "offer no": 1])
    #expect(counts(walk, .stageEnded) == ["presentation no": 1])
    #expect(counts(walk, .outcomeAfterCard) == ["no price": 1])
    #expect(counts(walk, .goal) == [:])
  }

  @Test func `a call in which nobody said a word is no conversation`() throws {
    var walk = try Walk(stages)
    try walk.perform(.abandon)
    #expect(counts(walk, .conversation) == [:])
    #expect(counts(walk, .endedAt) == ["hello ": 1])
    #expect(counts(walk, .outcome) == [:])
  }

  @Test func `a dial that nobody answered is a call and nothing else`() throws {
    let script = try compiled(stages)
    var call = Call(script, try Walk(script).call.start)
    for kind in [.started, .dialled, .disposition(.noAnswer), .wrappedUp(note: nil)]
      as [CallEvent.Kind]
    {
      call.append(CallEvent(seq: Int32(call.events.count), ms: 0, step: nil, kind: kind))
    }
    #expect(
      call.figures.counts == [
        CallCount(.call), CallCount(.disposition, target: "no-answer"),
      ])
    #expect(call.figures.disposition == .noAnswer)
  }

  @Test func `a call that another system logged is a conversation when it has an outcome`() throws {
    let script = try compiled(stages)
    var call = Call(script, try Walk(script).call.start)
    for kind in [.started, .outcomeReached(script.goal), .wrappedUp(note: nil)]
      as [CallEvent.Kind]
    {
      call.append(
        CallEvent(
          seq: Int32(call.events.count), ms: Int64(call.events.count), step: nil, kind: kind))
    }
    #expect(call.figures.counts.contains(CallCount(.conversation)))
    #expect(call.figures.counts.contains(CallCount(.goal)))
  }
}
