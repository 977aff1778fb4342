import CallModel
import CallPlanning
import CallStore
import DataExchange
import Terminal
import TypedValues

/// Whether somebody may be rung now: by the calling rules, the campaign's hours and limit, and what is
/// suppressed.
final class DialPermission {
  /// After so many milliseconds a lead is looked at again that no passing of time frees: a consent may
  /// have come, or a register been imported.
  private static let recheck: Int64 = 24 * 3_600_000

  /// The hours of places whose rules say nothing of hours.
  private static let usualHours = try? OpeningHours.read(CampaignSettings.usualHours)

  /// Whom one campaign has rung is left alone by the others for so many milliseconds.
  static let quiet: Int64 = 4 * 3_600_000

  private let program: Program
  private let key: CampaignKey?
  private let subject: CallingRule.Subject?
  private let rules: CallingRules
  private let own: OpeningHours?
  private let registers: [String: CivilDate]
  private let countries: Countries
  /// The rule that spoke against the last lead that was asked about.
  private(set) var lastRule: String?

  /// For the dials of a campaign; without one for a call by hand.
  init(
    _ program: Program, _ campaign: (key: CampaignKey, settings: Campaign)? = nil
  ) throws(Failure) {
    self.program = program
    key = campaign?.key
    subject = campaign?.settings.subject.map { $0 == .consumer ? .consumer : .company }
    rules = try RuleFiles.load(program)
    countries = try program.countries()
    do throws(OpeningHours.Problem) {
      own = try campaign?.settings.hours.map { (text) throws(OpeningHours.Problem) in
        try OpeningHours.read(text)
      }
    } catch {
      throw Failure(
        .problems, "the hours of the campaign cannot be read: \(SafeText.clean(error.message))",
        help: error.help)
    }
    let known = try program.ask { (store) throws(StoreError) in try store.suppressionRegisters() }
    registers = Dictionary(known.map { ($0.name, $0.day) }) { max($0, $1) }
  }

  /// What is missing to ask the rules; nil when nothing is. A clock that is nowhere in
  /// the country, or nowhere in its part, is a slip of whoever wrote it: it is not believed.
  func gap(_ place: DialPlace, at now: Int64) -> DialPlace.Gap? {
    if let gap = place.gap { return gap }
    guard let country = place.country, let name = place.zone, let rules = program.zones.rules(name)
    else { return nil }
    let inRegion = place.region.map { countries.zones(ofRegion: $0) } ?? []
    let here = inRegion.isEmpty ? program.zones.names(ofCountry: country) : inRegion
    let offset = rules.offset(at: now / 1000).seconds
    let isThere = here.contains { zone in
      zone == name || program.zones.rules(zone)?.offset(at: now / 1000).seconds == offset
    }
    if here.isEmpty || isThere { return nil }
    let likely = inRegion.isEmpty ? countries.country(named: country)?.zone : nil
    return DialPlace.Gap(
      what: "The time zone \(SafeText.clean(name)) does not fit \(place.title)",
      example: "\(place.title) \(likely ?? here[0])")
  }

  /// What rules ask of a call to a place; nil where the place is not known.
  private func question(
    _ place: DialPlace, _ subject: CallingRule.Subject, at now: Int64
  ) -> DialQuestion? {
    guard let country = place.country, let zone = place.zone.flatMap(program.zones.rules),
      gap(place, at: now) == nil
    else { return nil }
    let callee = Callee(country: country, subdivision: place.region, subject: subject)
    return DialQuestion(callee, zone: zone, now: now, hours: own, registers: registers)
  }

  /// What the rules say. Where they say nothing of hours and the campaign has none of its own, calls keep
  /// to usual ones all the same: nobody is rung in the night because no law forbids it.
  private func verdict(_ question: DialQuestion) -> DialVerdict {
    let verdict = rules.verdict(question)
    guard question.hours == nil, let usual = Self.usualHours,
      case .permitted(let permission) = verdict,
      permission.rules.allSatisfy({ $0.hours == nil })
    else { return verdict }
    var question = question
    question.hours = usual
    return rules.verdict(question)
  }

  /// Whom a campaign calls; where each lead tells, one with a company is at work, and of others nothing
  /// is known, so that the rules for both hold.
  private func subject(_ lead: Lead) -> CallingRule.Subject {
    subject ?? (lead["company"] == nil ? .any : .company)
  }

  /// Whether leads at a place are given to operators now. Where the place or its rules are not known,
  /// they are, and the operator is asked.
  func isOpen(_ place: DialPlace, at now: Int64) -> Bool { refusal(at: place, at: now) == nil }

  /// Why no lead at a place may be rung now; nil where some may, or nothing is known.
  func refusal(at place: DialPlace, at now: Int64) -> Refusal? {
    var first: Refusal?
    for subject in subject.map({ [$0] }) ?? [.company, .any] {
      guard let question = question(place, subject, at: now),
        case .refused(let refusal) = verdict(question)
      else { return nil }
      first = first ?? refusal
    }
    return first
  }

  /// Where a lead of the queue goes instead of to an operator; nil when it may be rung.
  func refusal(
    of entry: QueueEntry, _ store: Store, _ now: Int64
  ) throws(StoreError) -> QueueEntry? {
    guard let stored = try store.lead(entry.lead) else { return nil }
    var entry = entry
    if try suppression(of: stored, in: store) != nil {
      entry.state = .suppressed
      entry.reason = "suppressed"
      return entry
    }
    if let (until, why) = try occupation(of: entry, store, now) {
      entry.state = .waiting
      entry.dueAt = until
      entry.reason = why
      return entry
    }
    guard let question = try question(stored, store, now) else { return nil }
    switch verdict(question) {
    case .unknownPlace: return nil
    case .permitted(let permission):
      guard let rule = missingConsent(permission, stored) else { return nil }
      entry.state = .waiting
      entry.dueAt = now + Self.recheck
      entry.reason = rule.id
    case .refused(let refusal):
      entry.state = .waiting
      entry.dueAt = refusal.nextPermitted ?? now + Self.recheck
      entry.reason = refusal.rule ?? "campaign"
    }
    return entry
  }

  /// Until when a lead is left to whoever else is busy with it, and why; nil where nobody is. A promise is
  /// kept though another campaign rang not long ago.
  private func occupation(
    of entry: QueueEntry, _ store: Store, _ now: Int64
  ) throws(StoreError) -> (until: Int64, why: String)? {
    let found = try store.occupation(
      of: entry.lead, outside: key, at: now, since: now - Self.quiet)
    switch found {
    case .before(_, let campaign, let until): return (until, "\(campaign) has it")
    case .inCall(let agent, let since): return (since + Self.quiet, "\(agent) is in a call with it")
    case .rung(_, let at):
      return QueueRank.isPromised(entry.rank) ? nil : (at + Self.quiet, "rung elsewhere")
    case nil: return nil
    }
  }

  /// What speaks against a call.
  struct Obstacle {
    /// What it is.
    let sentence: String
    /// What could be said of the lead's place, where that is what is missing.
    var example: String?
    /// Whether no reason is good enough.
    var isFinal = false
  }

  /// Why a lead may not be rung now; nil when it may.
  func obstacle(
    to stored: StoredLead, in store: Store, at now: Int64
  ) throws(StoreError) -> Obstacle? {
    lastRule = nil
    if let contact = try suppression(of: stored, in: store) {
      return Obstacle(sentence: "\(contact) must not be contacted.", isFinal: true)
    }
    if case .inCall(let agent, let since)? = try store.occupation(
      of: stored.number, outside: key, at: now, since: now - Self.quiet)
    {
      lastRule = "a call that is open"
      let time = program.local(since).time.plain
      return Obstacle(
        sentence: "\(agent) has had a call with this lead since \(time), and it is not over.")
    }
    guard let question = try question(stored, store, now) else {
      lastRule = "an unknown place"
      let gap = gap(DialPlace(stored.lead, program.zones), at: now)
      let what = gap?.what ?? "Where this lead is, is not known"
      return Obstacle(sentence: "\(what): no rule can be asked.", example: gap?.example)
    }
    switch verdict(question) {
    case .permitted(let permission):
      guard let (rule, consent) = missingConsent(permission, stored) else { return nil }
      lastRule = rule
      return Obstacle(
        sentence: "\(consent), and the lead's column `consent` does not say that it is there.")
    case .unknownPlace(let place):
      lastRule = "no known rule for \(question.callee.subdivision ?? question.callee.country)"
      return Obstacle(sentence: "\(place.sentence).")
    case .refused(let refusal):
      lastRule = refusal.rule ?? "the campaign's hours"
      return Obstacle(sentence: "\(refusal.sentence).")
    }
  }

  /// What whoever rings must know besides, in a sentence each.
  func remarks(
    on stored: StoredLead, in store: Store, at now: Int64
  ) throws(StoreError) -> [String] {
    guard let question = try question(stored, store, now),
      case .permitted(let permission) = verdict(question)
    else { return [] }
    let missing = missingConsent(permission, stored)
    return permission.remarks.compactMap { remark in
      if case .consent(let key, _) = remark, key != "presumed" || missing != nil { return nil }
      return remark.sentence + "."
    }
  }

  /// The rule that wants a consent which the lead's columns do not tell of, with what it wants. One that
  /// is presumed is for whoever rings to judge.
  private func missingConsent(
    _ permission: Permission, _ stored: StoredLead
  ) -> (id: String, sentence: String)? {
    for remark in permission.remarks {
      guard case .consent(let key, let rule) = remark, key != "presumed" else { continue }
      if isYes(stored.lead["consent"]) { continue }
      let isCustomer = isYes(stored.lead["customer"]) || stored.life == .handedOver
      if key == "opt-in-or-customer", isCustomer { continue }
      return (rule, remark.sentence)
    }
    return nil
  }

  /// Whether a column says yes: anything that is not a no in the languages of the product.
  private func isYes(_ text: String?) -> Bool {
    text.map { !["", "no", "nein", "nee", "non", "нет", "否", "false", "0"].contains($0.nameKey) }
      ?? false
  }

  /// The number or address of a lead that must not be contacted; nil where all may.
  func suppression(of stored: StoredLead, in store: Store) throws(StoreError) -> String? {
    for contact in stored.lead.contacts where try store.suppression(of: contact) != nil {
      switch contact {
      case .phone(let text), .mail(let text): return text
      }
    }
    return nil
  }

  /// What rules ask of a lead: where it is, when it was called before and when it refused.
  private func question(
    _ stored: StoredLead, _ store: Store, _ now: Int64
  ) throws(StoreError) -> DialQuestion? {
    let place = DialPlace(stored.lead, program.zones)
    guard var question = question(place, subject(stored.lead), at: now) else { return nil }
    question.dials = try store.calls(ofLead: stored.number, limit: 1000).map(\.at)
    question.refusedAt = try store.lastRefusal(of: stored.number)
    return question
  }

  /// The columns that a place fills which an operator typed; nil where it is none.
  func columns(of words: String) -> [(name: String, value: String?)]? {
    DialPlace.columns(of: words, program.zones) { countries.country(named: $0)?.code }
  }
}
