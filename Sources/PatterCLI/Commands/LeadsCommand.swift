import CallModel
import CallStore
import Terminal

/// `leads add`, `list`, `show`, `edit`, `life` and `assign`.
enum LeadsCommand {
  static func add(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let lead = try LeadOption.read(invocation.arguments)
    guard lead.label != nil else {
      throw .usage(
        "nothing is said of the lead", help: "write name=Ada,phone=+44 20 7946 0000")
    }
    let intake = try LeadIntake(invocation, program)
    let typed = lead.columns.map { (name: $0.name, value: Optional($0.value)) }
    let edit = try LeadEdit(typed, country: invocation.value("country"), program)
    let prepared = intake.prepare(edit.draft)
    let store = try program.store()
    let agent = try program.agent()
    var result: LeadImporter.Result?
    do throws(StoreError) {
      try store.addLeads(
        from: LeadSource(
          kind: .hand, name: "", madeAt: program.clock.now, agent: agent.name)
      ) { (importer) throws(StoreError) in
        let added = try importer.add(prepared.draft)
        try intake.enqueue(added.lead, prepared)
        result = added
        return true
      }
    } catch { throw Failure(error) }
    guard let result else { return .done }
    let what =
      switch result {
      case .added: "is new"
      case .merged: "was there and knows more now"
      case .known: "was there and knew all of this"
      }
    program.screen.line(
      StyledText(data: "Lead \(result.lead.value), \(lead.label ?? ""), \(what)."))
    try program.flush()
    return .done
  }

  static func list(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let filter = try filter(invocation, program)
    let limit = try invocation.count("limit", in: 1...1_000_000) ?? 100
    var rows: [[String]] = []
    var isCut = false
    try program.ask { (store) throws(StoreError) in
      let numbers = try store.leads(filter, limit: limit + 1)
      isCut = numbers.count > limit
      for number in numbers.prefix(limit) {
        guard let stored = try store.lead(number) else { continue }
        rows.append(row(stored))
      }
    }
    try Listing(
      ["lead", "name", "company", "phone", "email", "country", "life", "warmth", "for"], rows
    ).write(invocation, program, empty: "There is no such lead.")
    if isCut {
      program.errors.line(
        StyledText("Only the latest \(limit) are shown; --limit N shows more.", .muted))
      try? program.errors.flush()
    }
    return .done
  }

  /// The leads that options ask for.
  static func filter(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> LeadFilter {
    var filter = LeadFilter()
    if let name = invocation.value("campaign") {
      filter.campaign = try CampaignCommand.campaign(name, program).key
    }
    if let text = invocation.value("life") { filter.life = try life(text) }
    if let text = invocation.value("warmth") { filter.temperature = try temperature(text) }
    filter.agent = try program.knownAgent(invocation.value("for"))
    return filter
  }

  private static func row(_ stored: StoredLead) -> [String] {
    let lead = stored.lead
    return [
      String(stored.number.value), lead.label ?? "", lead["company"] ?? "", lead["phone"] ?? "",
      lead["email"] ?? "", lead["country"] ?? "", stored.life.word, stored.temperature.word,
      stored.agent ?? "",
    ]
  }

  static func show(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let stored = try lead(invocation.arguments[0], program)
    let history = LeadHistory(program, try program.store())
    do throws(StoreError) { try history.show(stored) } catch { throw Failure(error) }
    try program.flush()
    return .done
  }

  static func edit(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let stored = try lead(invocation.arguments[0], program)
    var columns: [(name: String, value: String?)] = []
    for pair in invocation.arguments.dropFirst() { columns.append(try LeadOption.column(pair)) }
    let edit = try LeadEdit(
      columns, of: stored, country: invocation.value("country"), program)
    let store = try program.store()
    let agent = try program.agent()
    let result: LeadEdit.Result
    do throws(StoreError) {
      result = try edit.keep(stored.number, in: store, at: program.clock.now, by: agent.name)
    } catch { throw Failure(error) }
    if case .isOf(let other) = result {
      throw Failure(
        .problems, "lead \(other.value) has this phone or mail address; nothing was changed",
        help: "`patter leads show \(other.value)` shows it")
    }
    program.screen.line(StyledText("Lead \(stored.number.value) is changed."))
    if case .keptSuppressed = result {
      program.screen.line(
        StyledText("Who it is said to want no calls: what is new is suppressed too.", .warning))
    }
    try program.flush()
    return .done
  }

  static func life(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let stored = try lead(invocation.arguments[0], program)
    let life = try life(invocation.arguments[1])
    let reason = invocation.value("reason").map { SafeText.clean($0).trimmingBlanks }
    guard stored.life != life else {
      throw Failure(.problems, "lead \(stored.number.value) is \(life.word) already")
    }
    guard stored.life.next.contains(life) else {
      let next = LeadLife.allCases.filter(stored.life.next.contains).map(\.word)
      throw Failure(
        .problems,
        "a lead that is \(stored.life.word) does not become \(life.word)",
        help: "it may become \(next.joined(separator: ", "))")
    }
    if life.needsReason, (reason ?? "").isEmpty {
      throw .usage("a lead is \(life.word) for a reason", help: "give it with --reason WHY")
    }
    let store = try program.store()
    let agent = try program.agent()
    let now = program.clock.now
    do throws(StoreError) {
      try store.together { () throws(StoreError) in
        try store.set(life, of: stored.number, because: reason, at: now, by: agent.name)
        // Who has bought, or will not, or is marketing's again, is called no further.
        guard [.won, .lost, .handedOver, .returned].contains(life) else { return }
        for (campaign, entry) in try store.entries(of: stored.number)
        where [.ready, .waiting, .onTask, .paused].contains(entry.state) {
          var entry = entry
          entry.state = .done
          entry.reason = life.word
          try store.put(entry, in: campaign)
        }
        try store.cancelTasks(of: stored.number, because: life.word, at: now, by: agent.name)
      }
    } catch { throw Failure(error) }
    program.screen.line(
      StyledText("Lead \(stored.number.value): \(stored.life.word) → \(life.word)."))
    try program.flush()
    return .done
  }

  static func assign(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let stored = try lead(invocation.arguments[0], program)
    let name = SafeText.clean(invocation.arguments[1]).trimmingBlanks
    guard !name.isEmpty else {
      throw .usage("nobody is named", help: "write an operator's name, or - for nobody")
    }
    let agent = try program.agent()
    let store = try program.store()
    let isKnown: Bool
    do throws(StoreError) {
      let known = try store.knownAgent(named: name)
      isKnown = name == "-" || known != nil
      try store.assign(
        stored.number, to: name == "-" ? nil : name, at: program.clock.now, by: agent.name)
    } catch { throw Failure(error) }
    program.screen.line(
      StyledText(
        data: "Lead \(stored.number.value) is " + (name == "-" ? "anybody's." : "\(name)'s.")))
    if !isKnown {
      program.screen.line(
        StyledText(data: "Nobody called \(name) has called or practised yet.", .warning))
    }
    try program.flush()
    return .done
  }

  /// A lead by the number that was typed.
  static func lead(_ text: String, _ program: Program) throws(Failure) -> StoredLead {
    guard let number = LeadNumber(text) else {
      throw .usage(
        "`\(SafeText.clean(text))` is no lead's number",
        help: "`patter find TEXT` finds leads by parts of their names and numbers")
    }
    let stored = try program.ask { (store) throws(StoreError) in try store.lead(number) }
    guard let stored else {
      throw .usage("there is no lead \(number.value)", help: "`patter leads list` lists them")
    }
    return stored
  }

  private static func life(_ text: String) throws(Failure) -> LeadLife {
    guard let life = LeadLife.allCases.first(where: { $0.word == text }) else {
      throw .usage(
        "`\(SafeText.clean(text))` is no state of a lead",
        help: "write \(LeadLife.allCases.map(\.word).joined(separator: ", "))")
    }
    return life
  }

  private static func temperature(_ text: String) throws(Failure) -> Temperature {
    guard let temperature = Temperature.allCases.first(where: { $0.word == text }) else {
      throw .usage("`\(SafeText.clean(text))` is no warmth", help: "write cold, warm or hot")
    }
    return temperature
  }
}
