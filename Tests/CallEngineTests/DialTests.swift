import CallEngine
import CallModel
import RandomCalls
import Testing

/// A call that begins with a dial: ringing, how it ended, and the conversation if there was one.
@Suite struct DialTests {
  private let script = """
    # s
    ## a
    Hello.
    ? size
    - On -> b
    - No => no
    ## b
    Here.
    - Done => no
    """

  /// A call that rings since a moment.
  private func ringing() throws -> Call {
    let walk = try Walk(script)
    var call = Call(walk.script, walk.call.start)
    try act(&call, .dial, 0)
    return call
  }

  private func act(_ call: inout Call, _ action: CallAction, _ ms: Int64) throws {
    if case .failure(let refusal) = call.perform(action, ms: ms) { throw refusal }
  }

  private func isEnded(_ call: Call) -> Bool {
    if case .ended = call.state.phase { true } else { false }
  }

  @Test func `while it rings nothing is said, and only the end of the dial is asked for`() throws {
    var call = try ringing()
    #expect(call.state.phase == .ringing)
    #expect(call.state.prompt(call.script) == .ringing)
    #expect(call.state.screen.isEmpty)
    for action in [CallAction.goOn, .skip, .hold, .begin, .dial, .again, .wrapUp(note: nil)] {
      #expect(throws: (any Error).self) { try act(&call, action, 1000) }
    }
    try act(&call, .note("An engaged tone first."), 2000)
    #expect(call.state.phase == .ringing)
  }

  @Test func `somebody who answers is led through the script from its first step`() throws {
    var call = try ringing()
    try act(&call, .settle(.answered), 9_000)
    #expect(call.state.step == call.script.start)
    #expect(call.state.phase == .talking)
    #expect(throws: Refusal.isNotRinging) { try act(&call, .settle(.busy), 9_500) }
    try act(&call, .skip, 19_000)
    let no = call.script.replies.refs.first { call.script.label($0) == "No" }
    try act(&call, .choose(try #require(no)), 29_000)
    try act(&call, .wrapUp(note: nil), 32_000)
    let figures = call.figures
    #expect(figures.talk == 20_000)
    #expect(figures.wrap == 3_000)
    #expect(call.figures.disposition == .answered)
  }

  @Test(arguments: Disposition.allCases.filter { $0 != .answered })
  func `a dial that nobody answers is only wrapped up`(_ disposition: Disposition) throws {
    var call = try ringing()
    try act(&call, .settle(disposition), 30_000)
    #expect(call.state.phase == .missed)
    #expect(call.figures.disposition == disposition)
    #expect(throws: (any Error).self) { try act(&call, .goOn, 31_000) }
    try act(&call, .note("The shop is closed on Mondays."), 33_000)
    try act(&call, .wrapUp(note: nil), 35_000)
    #expect(isEnded(call))
    let figures = call.figures
    #expect(figures.talk == 0)
    #expect(figures.wrap == 5_000)
    #expect(call.state.outcome == nil)
  }

  @Test func `how a dial ended can be taken back`() throws {
    var call = try ringing()
    try act(&call, .settle(.voicemail), 10_000)
    try act(&call, .back, 12_000)
    #expect(call.state.phase == .ringing)
    try act(&call, .settle(.answered), 13_000)
    #expect(call.state.phase == .talking)
    try act(&call, .back, 14_000)
    #expect(call.state.phase == .ringing)
    try act(&call, .settle(.noAnswer), 20_000)
    try act(&call, .wrapUp(note: nil), 21_000)
    #expect(call.figures.disposition == .noAnswer)
    #expect(Call(call.script, call.start, replaying: call.events).state == call.state)
  }
}
