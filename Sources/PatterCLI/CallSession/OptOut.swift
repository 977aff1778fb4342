import CallEngine
import CallModel
import CallStore

/// A person's wish not to be called again. It holds from the act that logs it, not from the end of the
/// call: whoever is killed before the note has kept it.
enum OptOut {
  /// It was logged.
  case said(at: Int64)
  /// It was logged by a slip, in a call that began then, and is taken back.
  case takenBack(since: Int64)

  /// What an act did to the wish; nil where it did nothing.
  init?(from call: Call, to next: Call) {
    switch (call.isOptOut, next.isOptOut) {
    case (false, true): self = .said(at: call.start.startedAt + (next.events.last?.ms ?? 0))
    case (true, false): self = .takenBack(since: call.start.startedAt)
    default: return nil
    }
  }

  /// Writes it with the act that it comes from. Only a live call has consequences.
  func keep(
    of call: CallHandle, in store: Store, by agent: String
  ) throws(StoreError) {
    guard try store.call(call.id).purpose == .live else { return }
    switch self {
    case .said(let at): try Self.suppress(call, in: store, at: at, by: agent)
    case .takenBack(let since):
      for contact in try Self.contacts(of: call, in: store) {
        try store.takeBackOptOut(of: contact, since: since)
      }
    }
  }

  /// Suppresses the phones and mail addresses of the person who was called, for all campaigns.
  static func suppress(
    _ call: CallHandle, in store: Store, at now: Int64, by agent: String
  ) throws(StoreError) {
    for contact in try contacts(of: call, in: store) {
      _ = try store.suppress(contact, .optOut, at: now, by: agent)
    }
  }

  /// What the call knew when it began, and what the lead has now.
  private static func contacts(
    of call: CallHandle, in store: Store
  ) throws(StoreError) -> Set<Contact> {
    var contacts = Set(try store.call(call.id).start.lead.contacts)
    if let number = try store.lead(ofCall: call.id), let stored = try store.lead(number) {
      contacts.formUnion(stored.lead.contacts)
    }
    return contacts
  }
}

extension Call {
  /// Whether the call ends, or has ended, with the wish not to be called again.
  fileprivate var isOptOut: Bool {
    let outcome: Ref<Outcome>? =
      if case .ending(let proposed) = state.phase { proposed } else { state.outcome }
    return outcome.map { script.outcomes[$0].isNeverCallAgain } ?? false
  }
}
