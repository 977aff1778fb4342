package import CallModel

/// A call: a script, what it began with, and its events. All else is folded from these.
package struct Call: Sendable {
  /// The script it follows.
  package let script: Script
  /// What it began with.
  package let start: CallStart
  /// What happened, in order.
  package private(set) var events: [CallEvent] = []
  /// Where it is.
  package private(set) var state: CallState

  /// The positions of the events that were not taken back.
  private(set) var effective: [Int32] = []
  /// The acts that can be taken back, the last one last.
  private var acts: [Int32] = []
  /// Whether the last event closed a card because the operator raised the next one: that act began
  /// with it.
  private var cardWasClosedByHand = false

  /// A call in which nothing has happened yet.
  package init(_ script: Script, _ start: CallStart) {
    self.script = script
    self.start = start
    state = CallState(script, start)
  }

  /// A call folded from its events.
  package init(_ script: Script, _ start: CallStart, replaying events: [CallEvent]) {
    self.init(script, start)
    for event in events { append(event) }
  }

  /// Folds one event; its number is its place.
  package mutating func append(_ event: CallEvent) {
    let place = Int32(events.count)
    events.append(event)
    if case .undone(let act) = event.kind {
      effective.append(place)
      undo(from: act, at: event)
      return
    }
    effective.append(place)
    if isUndoable(event.kind) {
      acts.append(cardWasClosedByHand ? place - 1 : place)
    }
    cardWasClosedByHand = closesCardByHand(event.kind)
    state.apply(event, script, start)
  }

  /// Whether `/back` takes it back. What was said before the call ends stays said, so there is nothing
  /// to take back of it but the outcome.
  private func isUndoable(_ kind: CallEvent.Kind) -> Bool {
    switch (kind, state.phase) {
    case (.wentOn, .ending): false
    case (.disposition, .ringing): true
    default: kind.isUndoable
    }
  }

  /// The events that were not taken back, in order.
  package var effectiveEvents: [CallEvent] { effective.map { events[Int($0)] } }

  private func closesCardByHand(_ kind: CallEvent.Kind) -> Bool {
    guard case .objectionResolved = kind, state.phase == .talking else { return false }
    return state.isAtRebuttal && !state.goesOn(script)
  }

  /// The act that `/back` would take back.
  var lastAct: Int32? { acts.last }

  /// Folds again what stood before an act. What was said stays said: must lines stay spoken, letters
  /// stay drawn; notes and the like stay too. What was only shown is due no more.
  private mutating func undo(from act: Int32, at event: CallEvent) {
    let before = state
    let cut = effective.firstIndex { $0 >= act } ?? effective.count
    let kept = effective[cut...].filter { events[Int($0)].kind.outlivesUndo }
    effective.removeSubrange(cut...)
    effective.append(contentsOf: kept)
    effective.append(Int32(events.count - 1))
    acts.removeAll { $0 >= act }
    state = CallState(script, start)
    state.letters = before.letters
    for place in effective { state.apply(events[Int(place)], script, start) }
    state.letters = before.letters
    state.spokenMust.formUnion(before.spokenMust)
    state.dueMust.formUnion(before.dueMust.intersection(before.spokenMust))
    state.pendingMust.removeAll { state.spokenMust.contains($0) }
  }

  /// Does something, if it can be done now.
  /// - Parameter ms: milliseconds since the call began, gaps included; never less than before.
  /// - Returns: the events that came of it, already folded: what was done first, then what followed.
  package mutating func perform(
    _ action: CallAction, ms: Int64
  ) -> Result<ArraySlice<CallEvent>, Refusal> {
    let first = events.count
    let ms = max(ms, events.last?.ms ?? 0)
    if let refusal = act(action, ms) { return .failure(refusal) }
    goOn(ms)
    return .success(events[first...])
  }

  /// Adds an event at the current step, or at another.
  mutating func emit(_ kind: CallEvent.Kind, _ ms: Int64, at step: Ref<Step>? = nil) {
    append(CallEvent(seq: Int32(events.count), ms: ms, step: step ?? state.step, kind: kind))
  }
}
