package import CallEngine

/// How much a trainee is helped.
package enum PracticeLevel: Int, CaseIterable, Sendable {
  /// The line is shown, to be read aloud.
  case read = 1
  /// Only its key words are shown.
  case prompted = 2
  /// Only the step is shown; the line is typed from memory.
  case fromMemory = 3
  /// The line is typed from memory, and the prospect's words are led to the right reply or card too.
  case live = 4

  /// Whether the trainee types his lines.
  package var isTyped: Bool { self >= .fromMemory }
  /// Whether the trainee finds out himself what the prospect's words mean.
  package var isRouted: Bool { self == .live }
}

extension PracticeLevel: Comparable {
  /// More help before less.
  package static func < (one: PracticeLevel, other: PracticeLevel) -> Bool {
    one.rawValue < other.rawValue
  }
}

extension Scene {
  /// Whose turn it is.
  package enum Turn: Hashable, Sendable {
    /// The trainee says the lines.
    case saying
    /// The prospect has done this; the trainee answers with a reply, a card or a value.
    case routing(ProspectMove)
    /// Nobody's: the conversation has not begun or is over.
    case none
  }

  /// Whose turn it is in a call.
  package func turn(in call: Call) -> Turn {
    switch call.state.phase {
    case .notBegun, .ringing, .missed, .wrapUp, .ended: .none
    case .talking, .ending: Past(call).hasSpoken ? .routing(move(in: call)) : .saying
    }
  }

  /// What happens by itself once the prospect made his move: at the levels where his words are
  /// understood for the trainee, what they mean; at every level that he hangs up, or has nothing to
  /// say. Nil where the trainee acts.
  package func act(
    for move: ProspectMove, in call: Call, _ level: PracticeLevel
  ) -> CallAction? {
    switch move {
    case .listens: .goOn
    case .hangsUp(let reply): reply.map { .choose($0) } ?? .abandon
    case .answer: nil
    case .reply(let reply): level.isRouted ? nil : .choose(reply)
    case .objection(let card): level.isRouted ? nil : .raise(card)
    }
  }
}
