import CallModel
import CallStore
import Terminal

/// What a report on practice is asked: whose rehearsals, of which script, session and days.
struct PracticeQuestion {
  /// Who was named, or else who is in the session; empty for all who rehearsed.
  let trainees: [AgentKey]
  /// The script's lasting name; nil for all.
  let family: String?
  /// The session's name; nil for all.
  let session: String?
  /// The first and the last day, both included; nil for no end.
  let days: (first: CivilDate?, last: CivilDate?)

  /// What an invocation asks.
  init(_ invocation: Invocation, _ program: Program, _ store: Store) throws(Failure) {
    var trainees: [AgentKey] = []
    for name in invocation.options["trainee"] ?? [] {
      let found = try Self.trainee(name, store)
      if !trainees.contains(found) { trainees.append(found) }
    }
    if let name = invocation.value("session") {
      let session = try PracticeSessions(program).session(name)
      if trainees.isEmpty {
        for name in session.trainees { trainees.append(try program.agent(named: name)) }
      }
      self.session = session.name
    } else {
      session = nil
    }
    self.trainees = trainees
    family = try invocation.value("script").map { name throws(Failure) in
      try ReportSubject(name, store).family
    }
    days = try DayOption.period(invocation)
  }

  /// Somebody who is known to the store.
  static func trainee(_ name: String, _ store: Store) throws(Failure) -> AgentKey {
    let found: AgentKey?
    do throws(StoreError) {
      found = try store.knownAgent(named: SafeText.clean(name).trimmingBlanks)
    } catch {
      throw Failure(error)
    }
    guard let found else {
      throw .usage(
        "nobody is called `\(name)`",
        help: "who has rehearsed or drilled is known; `patter report practice` names who rehearsed")
    }
    return found
  }

  /// Options of other reports that say nothing here.
  static func refuseOthers(_ invocation: Invocation) throws(Failure) {
    let others = [
      "version", "campaign", "lead-column", "purpose", "by", "compare", "effect", "agent",
    ]
    for option in others where invocation.has(option) {
      throw .usage(
        "`report practice` does not take --\(option)",
        help: "it takes --trainee, --session, --script, --from, --to and --plan")
    }
    guard !invocation.has("weekends") || invocation.has("plan") else {
      throw .usage("--weekends needs --plan", help: "name the plan, or leave it out")
    }
  }

  /// Options that only the report on practice takes.
  static func refuse(_ invocation: Invocation, _ name: String) throws(Failure) {
    for option in ["trainee", "session", "plan", "weekends"] where invocation.has(option) {
      throw .usage(
        "--\(option) is for `report practice`",
        help: option == "trainee" ? "--agent picks an operator's calls" : "leave it out")
    }
  }
}
