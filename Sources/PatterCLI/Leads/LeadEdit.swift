import CallModel
import CallStore
import DataExchange
import Terminal

/// What somebody types of a lead: checked, in the form in which it is kept, with what follows from it.
struct LeadEdit {
  /// The lead as it comes to be.
  let draft: LeadDraft
  private let before: LeadDraft
  private let place: String

  /// A new lead, or other values of one that is there; a value of nil empties a column. What a number,
  /// a country or a region had told of the place is told anew where these change.
  /// - Parameter country: that of numbers in national form.
  init(
    _ named: [(name: String, value: String?)], of stored: StoredLead? = nil, country: String?,
    _ program: Program
  ) throws(Failure) {
    for (name, value) in named { try Self.check(name, value, program) }
    before = LeadDraft(stored?.lead ?? Lead())
    var phones = try LeadPhones(country, program)
    let (draft, problem) = phones.edited(before, named)
    if let problem {
      throw .usage(problem, help: "write it with its calling code, or give the lead's country")
    }
    self.draft = draft
    place = DialPlace(draft.lead, program.zones).key
  }

  /// What became of an edit.
  enum Result {
    /// It is written.
    case kept
    /// It is written, and its new numbers and addresses are suppressed as the former were: who does not
    /// want to be called does not want it under another number either.
    case keptSuppressed
    /// Another lead has that phone or mail address: nothing was changed.
    case isOf(LeadNumber)
  }

  /// Writes it, with the lead's place in every queue.
  func keep(
    _ lead: LeadNumber, in store: Store, at now: Int64, by agent: String
  ) throws(StoreError) -> Result {
    let names = Set((before.lead.columns + draft.lead.columns).map(\.name))
    let changes = names.sorted().filter { before[$0] != draft[$0] }.map { ($0, draft[$0]) }
    return try store.together { () throws(StoreError) in
      if let other = try store.edit(lead, changes, at: now, by: agent) { return .isOf(other) }
      for (campaign, entry) in try store.entries(of: lead)
      where entry.place != place && entry.state != .leased {
        var entry = entry
        entry.place = place
        try store.put(entry, in: campaign)
      }
      return try suppress(lead, in: store, at: now, by: agent) ? .keptSuppressed : .kept
    }
  }

  /// Suppresses what is new of somebody who said that he wants no calls; false where nobody said so, or
  /// nothing is new.
  private func suppress(
    _ lead: LeadNumber, in store: Store, at now: Int64, by agent: String
  ) throws(StoreError) -> Bool {
    let former = before.lead.contacts
    let new = draft.lead.contacts.filter { !former.contains($0) }
    guard !new.isEmpty else { return false }
    for contact in former where try store.suppression(of: contact)?.kind == .optOut {
      for contact in new { _ = try store.suppress(contact, .optOut, at: now, by: agent) }
      try store.suppress(lead, because: "opted out", at: now, by: agent)
      return true
    }
    return false
  }

  private static func check(
    _ name: String, _ value: String?, _ program: Program
  ) throws(Failure) {
    let shown = SafeText.clean(value ?? "")
    switch (name, value) {
    case ("lead", _):
      throw .usage("a lead keeps its number", help: "`patter leads list` lists the numbers")
    case ("life", _):
      throw .usage("`life` is no column", help: "`patter leads life LEAD STATE` moves a lead on")
    case ("warmth", _):
      throw .usage("`warmth` is no column", help: "the outcomes of calls make leads warm and cold")
    case ("for", _):
      throw .usage("`for` is no column", help: "`patter leads assign LEAD OPERATOR` assigns a lead")
    case ("email", let mail?) where !LeadColumns.isMail(mail):
      throw .usage("`\(shown)` is no mail address", help: "write one such as ada@example.com")
    case ("country", let country?) where try program.countries().country(named: country) == nil:
      throw .usage("the country `\(shown)` is not known", help: "write a code such as DE")
    case ("time_zone", let zone?) where program.zones.rules(zone) == nil:
      throw .usage(
        "the time zone `\(shown)` is not known", help: "write a name such as Europe/Berlin")
    default: break
    }
  }
}
