import CallEngine
import CallModel
import RandomCalls
import Testing

@Suite struct TimeTests {
  private let script = """
    # s
    ## a
    [if elapsed >= 2 minutes] Long.
    [else] Short.
    - Again -> a
    - On -> b
    - No => no
    ## b
    Here.
    - Back -> a
    - No => no
    # objections
    ## !price
    ### one
    One.
    """

  @Test func `talk, hold and wrap-up are told apart`() throws {
    var walk = try Walk(script)
    try walk.perform(.choose(try reply(walk, "On")), after: 10_000)
    try walk.perform(.hold, after: 5_000)
    #expect(throws: Refusal.isOnHold) { try walk.perform(.hold, after: 0) }
    #expect(walk.state.isOnHold)
    try walk.perform(.resume, after: 30_000)
    #expect(throws: Refusal.isNotOnHold) { try walk.perform(.resume, after: 0) }
    try walk.perform(.choose(try reply(walk, "No")), after: 5_000)
    try walk.perform(.wrapUp(note: "x"), after: 7_000)
    let figures = walk.call.figures
    #expect(figures.talk == 20_000)
    #expect(figures.hold == 30_000)
    #expect(figures.wrap == 7_000)
    #expect(time(figures, "a") == 10_000)
    #expect(time(figures, "b") == 10_000)
  }

  @Test func `the gap of an interruption counts in no handle time and in no elapsed`() throws {
    var walk = try Walk(script)
    try walk.perform(.choose(try reply(walk, "On")), after: 10_000)
    try walk.perform(.reopen(agent: "Ann", gap: 3_600_000), after: 3_602_000)
    #expect(walk.state.facts.elapsed == 12_000)
    #expect(walk.state.facts.now.plain == "2026-11-30 10:00")
    #expect(walk.prompt == "< Back | No")
    try walk.perform(.choose(try reply(walk, "Back")), after: 3_000)
    #expect(walk.screen == ["Short."])
    try walk.perform(.choose(try reply(walk, "No")), after: 1_000)
    let figures = walk.call.figures
    #expect(figures.talk == 16_000)
    #expect(figures.hold == 0)
    #expect(time(figures, "b") == 5_000)
  }

  @Test func `a guard on the time is weighed with the time of the act`() throws {
    var walk = try Walk(script)
    #expect(walk.screen == ["Short."])
    try walk.perform(.choose(try reply(walk, "Again")), after: 130_000)
    #expect(walk.screen == ["Long."])
    #expect(walk.state.facts.elapsed == 130_000)
  }

  @Test func `the clock of a call never runs backwards`() throws {
    var walk = try Walk(script)
    try walk.perform(.note("x"), after: 5_000)
    try walk.perform(.note("y"), after: -3_000)
    #expect(walk.call.events.map(\.ms) == [0, 0, 0, 5_000, 5_000])
  }

  @Test func `time after an outcome that was taken back is talk again`() throws {
    var walk = try Walk(script)
    try walk.perform(.choose(try reply(walk, "No")), after: 10_000)
    try walk.perform(.back, after: 2_000)
    try walk.perform(.choose(try reply(walk, "No")), after: 8_000)
    try walk.perform(.wrapUp(note: nil), after: 1_000)
    let figures = walk.call.figures
    #expect(figures.talk == 18_000)
    #expect(figures.wrap == 3_000)
  }

  @Test func `the time of a correction counts nowhere`() throws {
    var walk = try Walk(script)
    try walk.perform(.choose(try reply(walk, "No")), after: 10_000)
    try walk.perform(.wrapUp(note: nil), after: 1_000)
    let figures = walk.call.figures
    let correction = Correction(agent: "Ann", at: 1, reason: "", change: .outcome(Ref(2)))
    try walk.perform(.correct(correction), after: 86_400_000)
    #expect(walk.call.figures.talk == figures.talk)
    #expect(walk.call.figures.wrap == figures.wrap)
  }

  private func time(_ figures: CallFigures, _ step: String) -> Int64? {
    figures.counts.first { $0.counted == Counted(.stepEntered, step: step) }?.ms
  }

  private func reply(_ walk: Walk, _ label: String) throws -> Ref<Reply> {
    guard case .choose(let reply) = try walk.action("\(walk.place) < \(label)") else {
      throw Unexpected("no reply")
    }
    return reply
  }
}
