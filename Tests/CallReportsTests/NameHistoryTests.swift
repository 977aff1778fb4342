import CallModel
import CallReports
import RandomCalls
import Testing

@Suite struct NameHistoryTests {
  private let versions: [String] = [
    """
    # s
    ## a
    [must] Law.
    - Yes -> b
    - No #no => no
    ## b
    - Win => won
    # objections
    ## !price
    ### one
    One.
    """,
    """
    # s
    ## opener (was a)
    [must] Law.
    - Yes -> b
    - Not now #not_now (was no) => no
    ## b
    - Win => won
    # objections
    ## !cost (was price)
    ### first (was one)
    One.
    """,
    """
    # s
    ## hello (was opener)
    [must] Law.
    - Yes -> b
    - Not now #later (was not_now) => no
    ## b
    - Win => won
    ## a
    - Win => won
    # objections
    ## !cost
    ### first
    One.
    """,
  ]

  private func today(_ thing: Counted, in version: Int) throws -> Counted {
    NameHistory(try versions.map { try compiled($0) }).today(thing, version: version)
  }

  @Test func `a step is followed from name to name`() throws {
    #expect(try today(Counted(.stepEntered, step: "a"), in: 0).step == "hello")
    #expect(try today(Counted(.stepEntered, step: "opener"), in: 1).step == "hello")
    #expect(try today(Counted(.stepEntered, step: "b"), in: 0).step == "b")
    // A new step with an old name is another one.
    #expect(try today(Counted(.stepEntered, step: "a"), in: 2).step == "a")
    #expect(try today(Counted(.letterDrawn, experiment: "a"), in: 0).experiment == "hello")
  }

  @Test func `replies, must lines, cards and rebuttals are followed too`() throws {
    let reply = try today(Counted(.replyChosen, step: "a", target: "no"), in: 0)
    #expect(reply == Counted(.replyChosen, step: "hello", target: "later"))
    let line = try today(Counted(.lineDue, step: "a", target: "a#1"), in: 0)
    #expect(line == Counted(.lineDue, step: "hello", target: "hello#1"))
    let rebuttal = try today(Counted(.rebuttalGiven, step: "price/one", target: "price"), in: 0)
    #expect(rebuttal == Counted(.rebuttalGiven, step: "cost/first", target: "cost"))
    let met = try today(Counted(.cardMet, step: "a", target: "price"), in: 0)
    #expect(met == Counted(.cardMet, step: "hello", target: "cost"))
    let after = try today(Counted(.outcomeAfterCard, step: "won", target: "price"), in: 0)
    #expect(after == Counted(.outcomeAfterCard, step: "won", target: "cost"))
  }

  @Test func `what nobody renamed stays, even where no version has it any more`() throws {
    let thing = Counted(.replyChosen, step: "gone", target: "gone")
    #expect(try today(thing, in: 0) == thing)
    #expect(try today(Counted(.outcome, target: "no"), in: 0).target == "no")
  }
}
