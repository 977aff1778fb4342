import CallEngine
import CallModel
import RandomCalls
import TestSupport
import Testing

@Suite struct RandomWalkTests {
  @Test(arguments: callableShippedScripts())
  func `wherever a shipped script is walked, the call is its events`(path: String) throws {
    let script = try compiledShipped("Scripts/" + path)
    for seed in 1...(isFullProof ? 200 : 2) { try hold(script, seed: UInt64(seed), acts: 60) }
  }

  @Test func `wherever a random script is walked, the call is its events`() throws {
    for seed in UInt64(1)...(isFullProof ? 400 : 30) {
      let script = try compiled(randomScript(seed: seed))
      for walk in UInt64(1)...2 { try hold(script, seed: seed &* 1000 &+ walk, acts: 40) }
    }
  }

  /// What holds after every act of every call.
  private func hold(_ script: Script, seed: UInt64, acts: Int) throws {
    let names = ScriptNames(script)
    var walk = try RandomWalk(script, seed: seed)
    /// Each act that can be taken back, by where its events begin, with the state before it.
    var before: [(count: Int, state: CallState)] = []
    for _ in 0..<acts {
      let state = walk.call.state
      let count = walk.call.events.count
      let (action, isDone) = walk.step()
      let call = walk.call
      let told = "seed \(seed), \(action) at \(state.step.map { script.name($0) } ?? "")"
      guard isDone else {
        #expect(call.events.count == count, "a refused act left events: \(told)")
        #expect(call.state == state, "a refused act changed the call: \(told)")
        continue
      }
      #expect(call.events.count - count <= 3000, "\(told)")
      #expect(call.events[count...].enumerated().allSatisfy { $1.seq == Int32(count + $0) })
      #expect(
        Call(script, call.start, replaying: call.events).state == call.state, "replayed: \(told)")
      for event in call.events[count...] {
        let read = CallEvent(EventRecord(event, script), names, script)
        #expect(read == event, "\(told)")
      }
      holdMust(call, script, told)
      if case .undone(let act) = call.events[count].kind {
        guard let last = before.popLast(), last.count == Int(act) else {
          Issue.record("another act was taken back: \(told)")
          return
        }
        holdUndo(call, after: state, to: last.state, script, told)
      } else if call.events[count...].contains(where: { $0.kind.isUndoable }) {
        if case .ending = state.phase, case .goOn = action { continue }
        before.append((count, state))
      }
    }
  }

  private func holdMust(_ call: Call, _ script: Script, _ told: String) {
    #expect(call.state.spokenMust.isSubset(of: call.state.dueMust), "\(told)")
    let figures = call.figures
    #expect(figures.talk >= 0 && figures.hold >= 0 && figures.wrap >= 0, "\(told)")
    guard let outcome = call.state.outcome, script.outcomes[outcome].kind == .won,
      case .wrapUp = call.state.phase
    else { return }
    #expect(call.state.dueMust.isSubset(of: call.state.spokenMust), "won unsaid: \(told)")
    for field in script.outcomes[outcome].needs {
      #expect(call.state.facts.answers[field.index] != nil, "won without a need: \(told)")
    }
  }

  private func holdUndo(
    _ call: Call, after late: CallState, to early: CallState, _ script: Script, _ told: String
  ) {
    let state = call.state
    #expect(state.prompt(script).isLike(early.prompt(script)), "taken back: \(told)")
    #expect(state.facts.answers == early.facts.answers, "taken back: \(told)")
    #expect(state.facts.score == early.facts.score, "taken back: \(told)")
    #expect(state.screen == early.screen, "taken back: \(told)")
    #expect(state.frame == early.frame, "taken back: \(told)")
    #expect(state.spokenMust.isSuperset(of: late.spokenMust), "taken back: \(told)")
    #expect(Set(state.letters.keys).isSuperset(of: late.letters.keys), "taken back: \(told)")
    #expect(state.isOnHold == late.isOnHold, "taken back: \(told)")
  }
}

extension Prompt {
  /// Equal but for must lines that were said or unsaid meanwhile, which no act takes back, and replies
  /// that the clock shows or hides.
  fileprivate func isLike(_ other: Prompt) -> Bool {
    switch (self, other) {
    case (.mustLines, .mustLines), (.mustLines, .ask(_, isNeeded: true)),
      (.ask(_, isNeeded: true), .mustLines), (.wrapUp, .mustLines):
      true
    case (.replies, .replies), (.replies, .goOn), (.goOn, .replies): true
    default: self == other
    }
  }
}
