package import CallModel

/// What a person can do in a call.
package enum CallAction: Sendable {
  /// Begin the conversation.
  case begin
  /// Dial the number; the conversation begins when somebody answers.
  case dial
  /// Say how the dial ended.
  case settle(Disposition)
  /// Pick what the prospect answered.
  case choose(Ref<Reply>)
  /// Go on after saying the lines.
  case goOn
  /// Answer the ask; the words are as typed.
  case answer(Value, typed: String)
  /// Pass over the ask.
  case skip
  /// Put a value into a field, or empty it.
  case set(Ref<Field>, Value?, typed: String)
  /// Play the step once more.
  case again
  /// Raise a card.
  case raise(Ref<Objection>)
  /// Take back the last act.
  case back
  /// Take back that the last must line was spoken.
  case unsay
  /// End the call so.
  case end(Ref<Outcome>)
  /// Give the call up without an outcome.
  case abandon
  /// Finish the call with a note, or without.
  case wrapUp(note: String?)
  /// Write a note.
  case note(String)
  /// Keep words that the operator typed, and whether they were understood.
  case words(String, isMatched: Bool)
  /// In a rehearsal: keep what the trainee typed as the words he says.
  case typeLine(String)
  /// In a rehearsal: the simulated prospect says something, or nothing.
  case hear(String?)
  /// Put the prospect on hold.
  case hold
  /// Take the prospect off hold.
  case resume
  /// Keep that the prospect named somebody else.
  case refer(name: String, phone: String)
  /// Take up an interrupted call again; the gap is in milliseconds.
  case reopen(agent: String, gap: Int64)
  /// Correct the log after the end.
  case correct(Correction)
}

/// Why something cannot be done now.
package enum Refusal: Error, Equatable, Sendable {
  /// The call has not begun.
  case notBegun
  /// The call has begun already.
  case hasBegun
  /// The phone rings.
  case isRinging
  /// Nothing rings.
  case isNotRinging
  /// The call is over.
  case isOver
  /// The call is not over yet.
  case isNotOver
  /// Nothing is asked now.
  case nothingAsked
  /// An ask stands open, or there is nothing to pick.
  case notOffered
  /// The outcome needs this field.
  case isNeeded(Ref<Field>)
  /// The call is about to end.
  case isEnding
  /// Nothing was done that could be taken back.
  case nothingToUndo
  /// No must line counts as spoken.
  case nothingSaid
  /// The prospect is on hold already.
  case isOnHold
  /// The prospect is not on hold.
  case isNotOnHold

  /// The reason as a sentence, with what can be done instead.
  package func sentence(_ script: Script) -> String {
    switch self {
    case .notBegun: "The call has not begun."
    case .hasBegun: "The call has begun already."
    case .isRinging: "Say how the dial ended first."
    case .isNotRinging: "Nothing rings now."
    case .isOver: "The call is over."
    case .isNotOver: "The call is not over yet."
    case .nothingAsked: "Nothing is asked here."
    case .notOffered: "That is not offered here."
    case .isNeeded(let field):
      "\(script.name(field)) is needed for this outcome. Type it, take the outcome back with /back, "
        + "or end otherwise with /end."
    case .isEnding: "The call is about to end. Take the outcome back with /back first."
    case .nothingToUndo: "There is nothing to take back."
    case .nothingSaid: "No must line counts as spoken."
    case .isOnHold: "The prospect is on hold already."
    case .isNotOnHold: "The prospect is not on hold."
    }
  }
}
