import CallModel
import CallPlanning
import CallStore
import ScriptCompiler

/// Takes leads in: their columns in the form in which they are kept, and their places in a campaign's
/// queue.
struct LeadIntake {
  /// The campaign that the leads are for.
  struct Target: Sendable {
    let key: CampaignKey
    let campaign: Campaign
    let planner: CadencePlanner
    let script: Script
    let profile: Profile?
  }

  private let store: Store
  private let hasSuppressions: Bool
  /// What it takes to prepare leads elsewhere.
  let recipe: LeadPreparation.Recipe
  private let preparation: LeadPreparation
  /// The campaign that takes the leads.
  var target: Target? { recipe.target }

  /// By `--country` and `--campaign`.
  init(_ invocation: Invocation, _ program: Program) throws(Failure) {
    try self.init(
      country: invocation.value("country"), campaign: invocation.value("campaign"), program)
  }

  /// `country` is that of numbers in national form; `campaign` the name of the one that takes the leads.
  init(country: String?, campaign: String?, _ program: Program) throws(Failure) {
    store = try program.store()
    hasSuppressions = try program.ask { (store) throws(StoreError) in
      try store.hasSuppressions()
    }
    recipe = LeadPreparation.Recipe(
      phones: try LeadPhones(country, program), codes: store.contactCodes,
      target: try campaign.map { (name) throws(Failure) in try Self.target(name, program) },
      variables: program.variables, now: program.clock.now)
    preparation = recipe.make()
  }

  private static func target(_ name: String, _ program: Program) throws(Failure) -> Target {
    let (store, key, campaign) = try CampaignCommand.campaign(name, program)
    guard campaign.state != .closed else {
      throw Failure(.problems, "the campaign `\(campaign.name)` is closed", help: "make a new one")
    }
    let kept = try program.ask { (store) throws(StoreError) in
      try store.bundle(campaign.script)
    }
    guard let kept else { throw .system("the script of the campaign is not in the store") }
    let script = try ScriptLoader.script(of: kept)
    _ = store
    return Target(
      key: key, campaign: campaign,
      planner: CadencePlanner(script.cadence, limit: campaign.attempts), script: script,
      profile: try campaign.profile.map { (text) throws(Failure) in try Profile(text) })
  }

  /// A lead in the form in which it is kept, with its place, and with what is wrong with its number.
  func prepare(_ draft: LeadDraft) -> PreparedLead { preparation.prepare(draft) }

  /// Puts a lead into the campaign's queue, if there is one and it is not in it; whoever must not be
  /// contacted is marked at once. Inside the transaction that takes the lead in.
  @discardableResult
  func enqueue(_ lead: LeadNumber, _ prepared: PreparedLead) throws(StoreError) -> Bool {
    guard let target, let place = prepared.place else { return false }
    var entry = QueueEntry(
      lead: lead, state: place.state, place: place.place, rank: place.rank, dueAt: place.dueAt)
    entry.reason = place.reason
    if hasSuppressions {
      for contact in prepared.draft.lead.contacts where try store.suppression(of: contact) != nil {
        entry.state = .suppressed
        entry.reason = "suppressed"
        return try store.enqueue(entry, in: target.key)
      }
    }
    guard try store.enqueue(entry, in: target.key) else { return false }
    if let task = place.task {
      try store.keep(tasks: [
        FollowUpTask(
          task, lead: lead, call: nil, campaign: target.key, script: target.campaign.script,
          dueAt: place.dueAt, madeAt: recipe.now, agent: nil)
      ])
    }
    return true
  }
}
