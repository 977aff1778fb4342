import CallModel
import CallPlanning
import CallStore

/// A lead in the form in which it is kept, with its place in a campaign's queue; or with what is wrong.
struct PreparedLead: Sendable {
  /// Where a lead goes in the queue, as far as its columns tell.
  struct Place: Sendable {
    var state = QueueEntry.State.ready
    var place = ""
    var rank = 0
    var dueAt: Int64 = 0
    var reason: String?
    /// What the cadence wants before the first call.
    var task: PlannedTask?
  }

  /// The lead.
  var draft: LeadDraft
  /// What is wrong with its number.
  var problem: String?
  /// What tells it from all others.
  var identity: ContactCodes.Identity?
  /// Its place; nil where it is for no campaign.
  var place: Place?
}

/// Prepares leads: all that needs no store, so that it can go on beside the keeping.
final class LeadPreparation {
  /// What it takes to make one, on whatever thread.
  struct Recipe: Sendable {
    let phones: LeadPhones
    let codes: ContactCodes
    let target: LeadIntake.Target?
    let variables: [String: String]
    let now: Int64

    /// One that knows nothing yet of the places where leads are.
    func make() -> LeadPreparation { LeadPreparation(self) }
  }

  private let recipe: Recipe
  private let zones: ZoneFinder
  private var phones: LeadPhones
  /// What leads at a place have in common, by its columns.
  private var places: [String: PreparedLead.Place] = [:]

  private init(_ recipe: Recipe) {
    self.recipe = recipe
    phones = recipe.phones
    zones = ZoneFinder(recipe.variables)
  }

  /// A lead in the form in which it is kept.
  func prepare(_ draft: LeadDraft) -> PreparedLead {
    let (draft, problem) = phones.completed(draft)
    if let problem { return PreparedLead(draft: draft, problem: problem) }
    let identity = recipe.codes.identity(of: draft)
    guard let target = recipe.target else { return PreparedLead(draft: draft, identity: identity) }
    var place = place(of: draft, target)
    if let profile = target.profile {
      place.rank = QueueRank.rank(
        isPromised: false, .cold, points: profile.points(of: draft.lead))
    }
    if place.state != .onTask, draft.phone == nil {
      place.state = .paused
      place.reason = "no phone"
    }
    return PreparedLead(draft: draft, identity: identity, place: place)
  }

  private func place(of draft: LeadDraft, _ target: LeadIntake.Target) -> PreparedLead.Place {
    let key =
      (draft.common[LeadDraft.country] ?? "") + "|" + (draft["region"] ?? "") + "|"
      + (draft.common[LeadDraft.timeZone] ?? "")
    if let known = places[key] { return known }
    let columns = draft.lead
    var place = PreparedLead.Place()
    place.place = DialPlace(columns, zones).key
    place.rank = QueueRank.rank(isPromised: false, .cold, points: 0)
    place.dueAt = recipe.now
    let zone = zones.zone(of: columns)
    let local = zone.local(recipe.now)
    switch target.planner.first(local) {
    case .ring(let due, _, _):
      if due > local {
        place.state = .waiting
        place.dueAt = zone.milliseconds(due)
      }
    case .task(let due, let touch):
      place.state = .onTask
      place.task = target.planner.task(ofTouch: touch, due: due, target.script)
      place.dueAt = zone.milliseconds(due)
    case .pause, .end: break
    }
    if places.count < 10_000 { places[key] = place }
    return place
  }
}
