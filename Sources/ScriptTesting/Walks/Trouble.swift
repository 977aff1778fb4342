import CallEngine
import CallModel

/// What is wrong with a script where a call has come to.
package struct Trouble: Sendable, Hashable {
  /// What kind of trouble.
  package enum Kind: String, Sendable, CaseIterable {
    /// Nothing can be done: no reply is shown, and no way leads on.
    case deadEnd = "dead-end"
    /// The outcome needs a field that nothing in the script can fill.
    case unfillableNeed = "unfillable-need"
    /// The call goes round, and no reply leads out.
    case loop
    /// What the script offers cannot be done.
    case refusal
  }

  /// How many turns a call may take before it is looked at for a loop.
  package static let maximumTurns = 200
  /// How many steps a call may enter by itself between two acts.
  static let maximumMoves = 1000

  /// What kind of trouble.
  package let kind: Kind
  /// The step or rebuttal where the call is; of a loop, the one that stands first in the script.
  package let place: String
  /// What is the matter: a lower-case sentence without a full stop.
  package let message: String
  /// The one thing to do.
  package let help: String

  /// A trouble with its words.
  init(_ kind: Kind, at place: String, _ message: String, help: String) {
    self.kind = kind
    self.place = place
    self.message = message
    self.help = help
  }

  /// What is wrong where an open call stands; nil when it can go on. A call of more than
  /// `maximumTurns` turns is tried for a way out.
  init?(_ player: TranscriptPlayer, turns: Int) {
    let script = player.tested.script
    let state = player.call.state
    let place = state.step.map { script.name($0) } ?? ""
    if player.call.movesByItself >= Self.maximumMoves {
      self = Trouble.loop(player.call)
      return
    }
    switch state.prompt(script) {
    case .replies(let replies) where replies.isEmpty:
      self.init(
        .deadEnd, at: place, "the call stands at `\(place)` with no way on",
        help: "give the step a reply without a guard, or a closing jump")
    case .ask(let field, isNeeded: true) where !player.tested.fillable.contains(field):
      guard case .ending(let outcome) = state.phase else { return nil }
      self.init(
        .unfillableNeed, at: place,
        "the outcome `\(script.name(outcome))` needs `\(script.name(field))`, and no step asks for it",
        help: "ask for it with `? \(script.name(field))` on the way, or take it out of the needs")
    case .goOn, .replies, .ask, .mustLines:
      guard turns > Self.maximumTurns, !WayOut.exists(from: player.call) else { return nil }
      self = Trouble.loop(player.call)
    case .begin, .ringing, .wrapUp, .ended: return nil
    }
  }

  /// A call that goes round, named after the steps that it went through of late, in the order of the
  /// script, so that one loop is one trouble wherever a call stands in it.
  static func loop(_ call: Call) -> Trouble {
    var steps: Set<Ref<Step>> = []
    for event in call.events.suffix(maximumTurns) {
      switch event.kind {
      case .stepEntered(let step, _), .rebuttalGiven(let step, _): steps.insert(step)
      default: break
      }
    }
    if let step = call.state.step { steps.insert(step) }
    let names = steps.sorted().map { call.script.name($0) }
    return Trouble(
      .loop, at: names.first ?? "",
      "the call goes round at \(listed(names.map { "`\($0)`" })), and nothing leads out",
      help: "let a reply on the way lead to an end, or to a step that leads there")
  }
}

extension Call {
  /// How many steps were entered since the last act: what follows by itself.
  fileprivate var movesByItself: Int {
    var count = 0
    for event in events.reversed() {
      switch event.kind {
      case .stepEntered, .rebuttalGiven: count += 1
      case .undone: return count
      default: if event.kind.isAct { return count }
      }
    }
    return count
  }
}
