package import CallModel

/// A call as the store lists it, without its events.
package struct CallRow: Sendable {
  /// The call's id.
  package let id: UUIDv7
  /// What it is for.
  package let purpose: CallPurpose
  /// The name of who called.
  package let agent: String
  /// The version of the script.
  package let script: Digest
  /// The script's family.
  package let family: String
  /// What is shown for the script.
  package let title: String
  /// The campaign's name; nil for none.
  package let campaign: String?
  /// What the call began with; without `leadAnswers` and `earlierLetters`.
  package let start: CallStart
  /// The operator's day at the start.
  package let day: CivilDate
  /// The operator's hour at the start.
  package let hour: Int
  /// Whether it has not ended.
  package let isOpen: Bool
  /// What the lead is known by; nil for nobody known.
  package let leadKey: LeadKey?
  /// How the dial ended.
  package let disposition: Disposition?
  /// The outcome's name.
  package let outcome: String?
  /// What kind of outcome it is.
  package let outcomeKind: Outcome.Kind?
  /// Time in conversation, in milliseconds.
  package let talkMs: Int64
  /// Time on hold, in milliseconds.
  package let holdMs: Int64
  /// Time after the call, in milliseconds.
  package let wrapMs: Int64
  /// Whether what was said has been erased.
  package let isErased: Bool
  /// Its row in this store.
  let row: Int64
}

/// Which calls to list. What is nil does not matter.
package struct CallFilter: Sendable {
  /// What the calls are for.
  package var purpose: CallPurpose
  /// Who called.
  package var agent: AgentKey?
  /// The script's family.
  package var family: String?
  /// The outcome's name.
  package var outcome: String?
  /// The kind of the outcome.
  package var outcomeKind: Outcome.Kind?
  /// What the lead is known by.
  package var leadKey: LeadKey?
  /// The first day, the operator's.
  package var firstDay: CivilDate?
  /// The last day, the operator's.
  package var lastDay: CivilDate?
  /// Whether calls that have not ended are listed, or only these; nil for all.
  package var isOpen: Bool?

  /// All calls that are for something.
  package init(purpose: CallPurpose) {
    self.purpose = purpose
  }
}

/// Some calls of a listing, and where it goes on.
package struct CallPage: Sendable {
  /// The place after a page.
  package struct Cursor: Hashable, Sendable {
    let startedAt: Int64
    let row: Int64
  }

  /// The calls, newest first.
  package let calls: [CallRow]
  /// Where the next page begins; nil after the last one.
  package let next: Cursor?
}
