import CallModel
import CallPlanning
import CallStore
import Terminal

/// Whom a call by hand is with: a lead of the store by its number, or columns that were typed.
struct CalledLead {
  /// What is known.
  let columns: Lead
  /// The lead of the store that was asked for by its number.
  private let stored: StoredLead?

  /// By the values of `--lead`: a number alone, or columns.
  init(_ options: [String], _ program: Program) throws(Failure) {
    let numbers = options.compactMap { LeadNumber($0) }
    guard let number = numbers.first else {
      columns = try LeadOption.read(options)
      stored = nil
      return
    }
    guard options.count == 1 else {
      throw .usage(
        "--lead names lead \(number.value) and more",
        help: "`patter leads edit \(number.value) NAME=VALUE` tells more of it")
    }
    let found = try program.ask { (store) throws(StoreError) in try store.lead(number) }
    guard let found else {
      throw .usage("there is no lead \(number.value)", help: "`patter find NAME` finds leads")
    }
    stored = found
    columns = found.lead
  }

  /// Refuses a call to somebody who must not be contacted, and one to a lead of the store that no rule
  /// permits now, unless a reason is given; gives the rule that speaks against it then. Of somebody who
  /// was typed little is known, and it is told only.
  func holdPermitted(_ program: Program, overriding: String?) throws(Failure) -> String? {
    try holdUnsuppressed(program)
    let now = program.clock.now
    guard let stored else {
      let place = DialPlace(columns, program.zones)
      // Where nothing is known, no rule has to be read.
      if place.isKnown, let refusal = try DialPermission(program).refusal(at: place, at: now) {
        program.errors.line(StyledText(data: refusal.sentence + ".", .warning))
        try? program.errors.flush()
      }
      return nil
    }
    let permission = try DialPermission(program)
    let obstacle = try program.ask { (store) throws(StoreError) in
      try permission.obstacle(to: stored, in: store, at: now)
    }
    guard let obstacle else { return nil }
    guard overriding != nil else {
      let edit = "`patter leads edit \(stored.number.value) country=DE` tells more of the lead; "
      throw Failure(
        .problems, obstacle.sentence,
        help: (obstacle.example == nil ? "" : edit)
          + "--override REASON rings nevertheless, and the reason is kept")
    }
    return permission.lastRule ?? "a rule"
  }

  /// Keeps with the call why a rule did not hold it back.
  func note(
    _ rule: String?, _ reason: String?, _ store: Store, at now: Int64, by agent: String
  ) throws(StoreError) {
    guard let rule, let reason, let stored else { return }
    try store.note(
      LeadChange(at: now, agent: agent, kind: .overridden, value: rule, note: reason),
      of: stored.number)
  }

  private func holdUnsuppressed(_ program: Program) throws(Failure) {
    for contact in try contacts(program) {
      let isSuppressed = try program.ask { (store) throws(StoreError) in
        try store.suppression(of: contact) != nil
      }
      guard isSuppressed else { continue }
      let shown =
        switch contact {
        case .phone(let text), .mail(let text): SafeText.clean(text)
        }
      throw Failure(
        .problems, "\(shown) must not be contacted",
        help: "`patter suppress check \(shown)` says since when")
    }
  }

  /// The lead that the call is with: the one of the store that has its phone or mail, else a new one,
  /// which has them from now on; nil where neither is known.
  func kept(_ program: Program) throws(Failure) -> LeadNumber? {
    if let stored { return stored.number }
    guard let intake = try? LeadIntake(country: nil, campaign: nil, program) else { return nil }
    let prepared = intake.prepare(LeadDraft(columns))
    let draft = prepared.draft
    guard prepared.problem == nil, draft["phone"] != nil || draft["email"] != nil else {
      return nil
    }
    let agent = try program.agent().name
    return try program.ask { (store) throws(StoreError) in
      if let known = try store.lead(phone: draft["phone"], email: draft["email"]) { return known }
      var number: LeadNumber?
      let source = LeadSource(kind: .call, name: "", madeAt: program.clock.now, agent: agent)
      try store.addLeads(from: source) { (importer) throws(StoreError) in
        number = try importer.add(draft).lead
        return true
      }
      return number
    }
  }

  /// Shows what happened to a lead of the store, the latest first.
  func showHistory(_ program: Program) throws(Failure) {
    guard let stored else { return }
    let reason = stored.reason.map { ": \($0)" } ?? ""
    program.screen.lines(
      program.layout.paragraph(
        StyledText(data: "\(stored.life.word)\(reason), \(stored.temperature.word)", .muted),
        indent: 2))
    try program.ask { (store) throws(StoreError) in
      for line in try LeadHistory(program, store).lines(stored, limit: 6).dropFirst() {
        program.screen.lines(
          program.layout.paragraph(
            StyledText(
              data: "\(program.local(line.at).plain)  \(line.agent): \(line.what)", .muted),
            indent: 2))
      }
    }
  }

  private func contacts(_ program: Program) throws(Failure) -> [Contact] {
    if stored != nil { return columns.contacts }
    guard let intake = try? LeadIntake(country: nil, campaign: nil, program) else { return [] }
    return intake.prepare(LeadDraft(columns)).draft.lead.contacts
  }
}
