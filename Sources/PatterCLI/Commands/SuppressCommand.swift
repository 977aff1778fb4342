import CallModel
import CallStore
import DataExchange
import Terminal

/// `suppress add`, `import`, `check` and `list`.
enum SuppressCommand {
  static func add(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let contacts = try contacts(invocation, program)
    let agent = try program.agent()
    var lines: [String] = []
    try program.ask { (store) throws(StoreError) in
      try store.together { () throws(StoreError) in
        for (typed, contact) in contacts {
          let isNew = try store.suppress(
            contact, .hand, at: program.clock.now, by: agent.name)
          lines.append(
            isNew
              ? "\(typed): suppressed for all campaigns." : "\(typed): was suppressed already.")
          try settle(contact, store, program, agent.name)
        }
      }
    }
    for line in lines { program.screen.line(StyledText(data: line)) }
    try program.flush()
    return .done
  }

  /// Takes the lead that has a contact out of all queues.
  private static func settle(
    _ contact: Contact, _ store: Store, _ program: Program, _ agent: String
  ) throws(StoreError) {
    let found: LeadNumber?
    switch contact {
    case .phone(let phone): found = try store.lead(phone: phone, email: nil)
    case .mail(let mail): found = try store.lead(phone: nil, email: mail)
    }
    guard let found else { return }
    try store.suppress(found, because: "suppressed", at: program.clock.now, by: agent)
  }

  static func takeIn(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    guard let name = invocation.value("register").map({ SafeText.clean($0).trimmingBlanks }),
      !name.isEmpty
    else {
      throw .usage(
        "the register has no name", help: "name it as the calling rules do: --register us-dnc")
    }
    guard let day = invocation.value("day").flatMap({ CivilDate(plain: $0) }) else {
      throw .usage(
        "it is not said of which day the register is", help: "write --day 2026-11-20")
    }
    guard day <= program.local(program.clock.now).date else {
      throw .usage("--day: \(day.plain) is still to come")
    }
    let before = try program.ask { (store) throws(StoreError) in
      try store.suppressionRegisters().first { $0.name == name }
    }
    let isForced = invocation.has("replace")
    if let before, day < before.day, !isForced {
      throw Failure(
        .problems,
        "this copy of \(name) is of \(day.plain), the one that is there of \(before.day.plain)",
        help: "--replace takes the older one all the same")
    }
    let path = invocation.arguments[0]
    let list = try ContactList(path, try LeadPhones(invocation.value("country"), program))
    let agent = try program.agent()
    var failure: Failure?
    var count = 0
    var seen = 0
    let store = try program.store()
    do throws(StoreError) {
      count = try store.importRegister(
        named: name, of: day, at: program.clock.now, by: agent.name
      ) { (keep) throws(StoreError) in
        do throws(Failure) {
          try list.each { (contact) throws(Failure) in
            do throws(StoreError) { try keep(contact) } catch { throw Failure(error) }
          }
        } catch {
          failure = error
          return false
        }
        seen = list.count
        return (list.rejected.isEmpty || invocation.has("partial"))
          && (isForced || !Self.lacksMuch(seen, before))
      }
    } catch {
      if let failure { throw failure }
      let isComplete = list.rejected.isEmpty || invocation.has("partial")
      if isComplete, !isForced, Self.lacksMuch(seen, before) {
        throw Failure(
          .problems,
          seen == 0
            ? "\(path) holds no contact: nothing was imported"
            : "\(path) holds \(seen) contacts, and the copy of \(name) that is there \(before?.count ?? 0): "
              + "nothing was imported",
          help: "where that is right, --replace takes it in")
      }
      guard !list.rejected.isEmpty else { throw Failure(error) }
    }
    for (line, reason) in list.rejected.prefix(10) {
      program.errors.line(StyledText(data: "line \(line): \(reason)"))
    }
    if !list.rejected.isEmpty, !invocation.has("partial") {
      throw Failure(
        .problems, "nothing was imported: \(list.rejectedCount) rows hold no number and no address",
        help: "mend them, or take the others in with --partial")
    }
    program.screen.line(
      StyledText(data: "\(count) contacts of the register \(name), of \(day.plain)."))
    try? program.errors.flush()
    try program.flush()
    return list.rejected.isEmpty ? .done : .problems
  }

  /// Whether a copy of a register is likely a wrong or a cut file: it is empty, or half of what was there
  /// is gone.
  private static func lacksMuch(_ count: Int, _ before: SuppressionRegister?) -> Bool {
    count == 0 || count * 2 < before?.count ?? 0
  }

  static func check(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let contacts = try contacts(invocation, program)
    var rows: [[String]] = []
    try program.ask { (store) throws(StoreError) in
      for (typed, contact) in contacts {
        let found = try store.suppression(of: contact)
        rows.append([
          typed, found == nil ? "no" : "yes", found.map { $0.words } ?? "",
          found.map { program.local($0.at).date.plain } ?? "", found?.agent ?? "",
        ])
      }
    }
    try Listing(["contact", "suppressed", "because", "since", "by"], rows)
      .write(invocation, program, empty: "")
    return rows.contains { $0[1] == "yes" } ? .problems : .done
  }

  static func list(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    var rows: [[String]] = []
    try program.ask { (store) throws(StoreError) in
      let counts = try store.suppressionCounts()
      for (kind, name) in [(Suppression.Kind.optOut, "opt-outs"), (.hand, "entered by hand")] {
        rows.append([name, String(counts[kind] ?? 0), "", ""])
      }
      for register in try store.suppressionRegisters() {
        rows.append([
          register.name, String(register.count), register.day.plain, register.agent,
        ])
      }
    }
    try Listing(["list", "contacts", "of", "by"], rows).write(invocation, program, empty: "")
    return .done
  }

  /// The numbers and addresses that were typed.
  private static func contacts(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> [(typed: String, contact: Contact)] {
    let phones = try LeadPhones(invocation.value("country"), program)
    return try invocation.arguments.map { (typed) throws(Failure) in
      (SafeText.clean(typed), try phones.contact(typed))
    }
  }
}

extension Suppression {
  /// How it came about, in words.
  var words: String {
    switch kind {
    case .optOut: "said so in a call"
    case .hand: "entered by hand"
    case .register: "register \(register ?? "")"
    }
  }
}
