import CallEngine
import CallModel
import CallStore

/// Whom a prospect named in a call, as leads of their own; in the campaign of the call, where it had one.
struct Referrals {
  private let named: [(name: String, phone: String)]
  private let row: CallRow
  private let program: Program

  init(_ call: Call, _ row: CallRow, _ program: Program) {
    named = call.effectiveEvents.compactMap {
      if case .referred(let name, let phone) = $0.kind { (name, phone) } else { nil }
    }
    self.row = row
    self.program = program
  }

  /// Takes them in; inside the transaction that ends the call. A number that cannot be read stays as it
  /// was told, in the column `phone_as_told`.
  func keep(in store: Store, at now: Int64, by agent: String) throws(StoreError) {
    guard !named.isEmpty else { return }
    let lead = row.start.lead
    let intake =
      (try? LeadIntake(country: lead["country"], campaign: row.campaign, program))
      ?? (try? LeadIntake(country: lead["country"], campaign: nil, program))
    let source = LeadSource(
      kind: .referral, name: lead.label ?? row.id.description, madeAt: now, agent: agent)
    try store.addLeads(from: source) { (importer) throws(StoreError) in
      for (name, phone) in named {
        var draft = LeadDraft()
        draft["name"] = name
        draft["phone"] = phone
        let prepared = intake?.prepare(draft)
        guard let intake, let prepared, prepared.problem == nil else {
          draft["phone"] = nil
          draft["phone_as_told"] = phone
          _ = try importer.add(draft)
          continue
        }
        let added = try importer.add(prepared.draft)
        try intake.enqueue(added.lead, prepared)
      }
      return true
    }
  }
}
