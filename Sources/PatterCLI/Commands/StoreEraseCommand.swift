import CallModel
import CallStore
import Terminal

/// `store erase`
enum StoreEraseCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let person = try request(invocation, program)
    guard !person.isEmpty else {
      program.screen.line("Nothing is known of this person.")
      try program.flush()
      return .problems
    }
    guard person.openCalls.isEmpty else {
      throw Failure(
        .problems, "\(person.openCalls.count.counted("call")) with this person has not ended",
        help: "end it first: patter call --resume \(person.openCalls[0])")
    }
    program.screen.line(
      StyledText(
        "\(person.leads.count.counted("lead")) and what was said in "
          + "\(person.calls.count.counted("call")) will be gone for good; that the calls were made, "
          + "counts and suppressions stay. Copies of the store keep it until they are made anew."))
    if !invocation.has("yes"), try !Consent.isGiven("erase the person?", program) {
      program.screen.line("Nothing was changed.")
      try program.flush()
      return .done
    }
    let report = try program.ask { (store) throws(StoreError) in try store.erase(person) }
    program.screen.line(
      StyledText(
        "Erased: \(report.leads.counted("lead")) with \(report.changes.counted("line")) of history, "
          + "\(report.places.counted("place")) in campaigns and \(report.tasks.counted("task")), and what "
          + "was said in \(report.calls.counted("call")).", .good))
    try program.flush()
    return .done
  }

  /// Whom --lead, --phone or --email name.
  static func request(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> ErasureRequest {
    let given = ["lead", "phone", "email"].filter(invocation.has)
    guard given.count == 1 else {
      throw .usage(
        "one of --lead, --phone and --email",
        help: "write --phone +442079460018")
    }
    if let text = invocation.value("lead") {
      let stored = try LeadsCommand.lead(text, program)
      return try program.ask { (store) throws(StoreError) in try store.person(lead: stored.number) }
    }
    let typed = invocation.value("phone") ?? invocation.value("email") ?? ""
    let phones = try LeadPhones(invocation.value("country"), program)
    let contact = try phones.contact(typed)
    return try program.ask { (store) throws(StoreError) in
      switch contact {
      case .phone(let phone): try store.person(phone: phone)
      case .mail(let mail): try store.person(email: mail)
      }
    }
  }
}
