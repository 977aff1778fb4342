import CallEngine
import CallModel
import Statistics

/// Looks whether a call that has gone on for long can still come to an end by the script's own ways:
/// neither an anytime reply nor a command of the operator counts, since a prospect who hangs up shows
/// no way out.
enum WayOut {
  private static let tries = 8

  /// Whether a way to an end is found. Replies that were given least are tried first, so a few tries
  /// see every reply that a loop offers.
  static func exists(from call: Call) -> Bool {
    let values = ValueDraw(call.script)
    var given: [Int: Int] = [:]
    for attempt in 0..<tries {
      var chance = SplitMix64(seed: UInt64(attempt))
      var copy = call
      for _ in 0..<Trouble.maximumTurns {
        let first = copy.events.count
        guard goOn(&copy, &given, values, &chance) else { break }
        switch copy.state.phase {
        case .missed, .wrapUp, .ended: return true
        case .notBegun, .ringing, .talking, .ending: break
        }
        // A call that races through steps by itself would take for ever to look at.
        if copy.events.count - first >= Trouble.maximumMoves { break }
      }
    }
    return false
  }

  private static func goOn(
    _ call: inout Call, _ given: inout [Int: Int], _ values: ValueDraw, _ chance: inout SplitMix64
  ) -> Bool {
    let script = call.script
    let action: CallAction
    switch call.state.prompt(script) {
    case .ask(let field, _):
      let type = script.fields[field].type
      let value = values.value(
        of: type, currency: script.currency, now: call.state.facts.now, &chance)
      action = .answer(value, typed: type.plain(value))
    case .replies(let replies):
      let least = replies.map { given[$0.index] ?? 0 }.min() ?? 0
      let candidates = replies.filter { given[$0.index] ?? 0 == least }
      guard !candidates.isEmpty else { return false }
      let reply = candidates[chance.pick(candidates.count)]
      given[reply.index, default: 0] += 1
      action = .choose(reply)
    case .goOn, .mustLines: action = .goOn
    case .begin, .ringing, .wrapUp, .ended: return false
    }
    if case .failure = call.perform(action, ms: 0) { return false }
    return true
  }
}
