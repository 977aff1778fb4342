import CallEngine
import CallModel
import Rehearsal

/// A trainee who does everything right: says the lines, hears, and leads on what he heard.
struct PracticeOperator {
  let scene: Scene
  /// The prospect's moves, with the call as it was when each was made.
  private(set) var moves: [(call: Call, move: ProspectMove)] = []
  private(set) var call: Call
  private var ms: Int64 = 0

  init(_ scene: Scene, lead: Lead = Lead()) {
    self.scene = scene
    call = Call(
      scene.script,
      CallStart(
        startedAt: 1_795_000_000_000, offset: 0, zone: "UTC", variantSeed: scene.seed,
        lead: lead, agent: Lead([("name", "Sam")])))
  }

  /// Leads the call to its end, at most so many turns long.
  mutating func play(turns: Int = 500) -> Call {
    perform(.begin)
    for _ in 0..<turns {
      switch call.state.phase {
      case .ended, .notBegun, .ringing, .missed: return call
      case .wrapUp:
        perform(.wrapUp(note: "noted"))
        return call
      case .talking, .ending: turn()
      }
    }
    return call
  }

  private mutating func turn() {
    let move = scene.move(in: call)
    moves.append((call, move))
    perform(.hear(scene.words(for: move, in: call)))
    if let act = scene.act(for: move, in: call, .read) {
      perform(act)
    } else if case .answer(let field, let value) = move {
      perform(.answer(value, typed: scene.script.plain(value, of: field)))
    }
  }

  private mutating func perform(_ action: CallAction) {
    ms += 4000
    guard case .failure(let refusal) = call.perform(action, ms: ms) else { return }
    preconditionFailure("\(action) is refused: \(refusal)")
  }
}
