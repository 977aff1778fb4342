package import CallModel

/// What can be done now.
package enum Prompt: Equatable, Sendable {
  /// The call has not begun.
  case begin
  /// Say how the dial ended.
  case ringing
  /// Type a field's value; one that is needed for the outcome cannot be passed over.
  case ask(Ref<Field>, isNeeded: Bool)
  /// Pick what the prospect answers; empty where the script has nothing left to offer.
  case replies([Ref<Reply>])
  /// Say it and go on.
  case goOn
  /// Say these must lines and go on: the call cannot be won without.
  case mustLines([Ref<MustLine>])
  /// Write a note, or none.
  case wrapUp
  /// Nothing more.
  case ended
}

extension CallState {
  /// What can be done now.
  package func prompt(_ script: Script) -> Prompt {
    switch phase {
    case .notBegun: return .begin
    case .ringing: return .ringing
    case .missed, .wrapUp: return .wrapUp
    case .ended: return .ended
    case .ending(let outcome):
      if !pendingMust.isEmpty { return .mustLines(pendingMust) }
      if let field = missingFields(outcome, script).first { return .ask(field, isNeeded: true) }
      return .goOn
    case .talking:
      guard !frames.isEmpty else { return .begin }
      if let field = openAsk(script) { return .ask(field, isNeeded: false) }
      let replies = visibleReplies(script)
      if !replies.isEmpty { return .replies(replies) }
      return move(script) == nil ? .replies([]) : .goOn
    }
  }
}
