import CallEngine
import CallModel
import CallStore
import Rehearsal
import ScriptCompiler
import Terminal

/// `rehearse SCRIPT`: a practice call with a simulated prospect.
enum RehearseCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    try refuseIdleOptions(invocation)
    if invocation.has("list") { return try list(invocation, program) }
    if let id = invocation.value("replay") { return try replay(id, invocation, program) }
    let rubric = try PracticeFile.rubric(invocation.value("rubric"), program)
    if invocation.has("resume") {
      let (row, staged, trainee) = try unfinished(invocation, program)
      let session = try beginning(invocation, staged, trainee, program).resume(row, staged)
      return try follow(session, staged, rubric, trainee, program)
    }
    guard var staged = try staged(invocation, program) else { return .problems }
    staged.rehearsal.isAloud = invocation.has("aloud")
    // Whoever is named becomes somebody only now that all else is right.
    let trainee = try trainee(invocation, program)
    let session = try beginning(invocation, staged, trainee, program).begin(staged)
    return try follow(session, staged, rubric, trainee, program)
  }

  /// What each way of rehearsing takes.
  private static let ways: [(way: String, taken: Set<String>)] = [
    ("list", ["seed"]), ("replay", ["rubric", "seed"]),
    ("resume", ["trainee", "rubric", "speak", "seed"]),
    ("session", ["trainee", "rubric", "speak", "aloud"]),
    ("like-call", ["persona", "level", "seed", "lead", "trainee", "rubric", "speak", "aloud"]),
  ]

  /// An option that would do nothing is told.
  private static func refuseIdleOptions(_ invocation: Invocation) throws(Failure) {
    guard let (way, taken) = ways.first(where: { invocation.has($0.way) }) else {
      if invocation.has("campaign"), !invocation.has("from-log") {
        throw .usage("--campaign needs --from-log", help: "add it, or leave the campaign out")
      }
      return
    }
    let own = ways.map(\.way) + ["from-log", "campaign"] + (ways.last?.taken.sorted() ?? [])
    for option in own where option != way && !taken.contains(option) && invocation.has(option) {
      throw .usage("--\(option) does nothing beside --\(way)", help: "leave it out")
    }
    guard way == "list" || invocation.arguments.isEmpty else {
      throw .usage("--\(way) has its script already", help: "leave the script out")
    }
  }

  private static func beginning(
    _ invocation: Invocation, _ staged: StagedScene, _ trainee: AgentKey, _ program: Program
  ) throws(Failure) -> RehearsalBeginning {
    RehearsalBeginning(
      program: program, trainee: trainee,
      voice: try voice(invocation, staged.scene.script.language))
  }

  /// The scene that the command line asks for; nil when the script has errors, which are told.
  private static func staged(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> StagedScene? {
    if let name = invocation.value("session") {
      let trainee: String
      if let named = invocation.value("trainee") {
        trainee = named
      } else {
        trainee = try program.agent().name
      }
      return try PracticeSessions(program).next(name, trainee)
    }
    var chance = SystemRandomNumberGenerator()
    // A seed of six digits is said across a room.
    let seed = try program.seed() ?? UInt64.random(in: 1...999_999, using: &chance)
    let lead = try LeadOption.read(invocation.options["lead"] ?? [])
    let stage = SceneStage(
      program: program, level: try level(invocation), lead: lead.columns.isEmpty ? nil : lead,
      persona: invocation.value("persona"))
    if let id = invocation.value("like-call") { return try stage.scene(like: id, seed: seed) }
    return try stage.scene(
      try path(invocation), seed: seed, fromLog: invocation.has("from-log"),
      campaign: invocation.value("campaign"))
  }

  private static func path(_ invocation: Invocation) throws(Failure) -> String {
    guard let path = invocation.arguments.first else {
      throw .usage("`rehearse` lacks the script", help: "write it `patter rehearse SCRIPT`")
    }
    return path
  }

  static func level(_ invocation: Invocation) throws(Failure) -> PracticeLevel {
    let words = try invocation.choice("level", ["1", "2", "3", "4"])
    return Int(words).flatMap(PracticeLevel.init) ?? .read
  }

  static func trainee(_ invocation: Invocation, _ program: Program) throws(Failure) -> AgentKey {
    guard let name = invocation.value("trainee") else { return try program.agent() }
    return try program.agent(named: name)
  }

  private static func voice(
    _ invocation: Invocation, _ language: Language
  ) throws(Failure) -> Voice? {
    guard let command = invocation.value("speak") else { return nil }
    return try Voice(command, language)
  }

  private static func list(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> ExitStatus {
    let path = try path(invocation)
    let compilation = try ScriptLoader.load(path)
    guard let script = compilation.script else {
      return try CallCommand.refuse(compilation, path, program)
    }
    let choice = try SceneStage.choice(script, program)
    choice.show(program)
    if choice.ownCount == choice.script.personas.count {
      program.screen.line(
        StyledText("None that ships with patter for this language is found here.", .muted))
    }
    try program.flush()
    return .done
  }

  /// A rehearsal of the trainee's that was interrupted: the latest, or the one that is named.
  private static func unfinished(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> (CallRow, StagedScene, AgentKey) {
    let store = try program.store()
    let text = invocation.value("resume") ?? ""
    let trainee: AgentKey
    if let name = invocation.value("trainee") {
      trainee = try PracticeQuestion.trainee(name, store)
    } else {
      trainee = try program.agent()
    }
    let found: CallRow?
    let kept: RehearsalRow?
    let session: PracticeSessionRow?
    do throws(StoreError) {
      found =
        text.isEmpty
        ? try store.unfinishedCalls(of: trainee, purpose: .practice).first : try store.call(text)
      kept = try found.flatMap { (row) throws(StoreError) in try store.rehearsal(row.id) }
      session = try kept?.session.flatMap { (name) throws(StoreError) in
        try store.practiceSession(name)
      }
    } catch { throw Failure(error) }
    guard let row = found else {
      throw Failure(
        .problems, "no rehearsal of yours is unfinished", help: "begin one with a script")
    }
    guard let kept else {
      throw Failure(
        .problems, "the call \(row.id) is no rehearsal", help: "`patter call --resume` takes it up")
    }
    var staged = try StagedScene(kept, store)
    if let session, let place = kept.rehearsal.scene?.place {
      staged.remarks = [PracticeSessions.remark(session, place)]
    }
    return (row, staged, trainee)
  }

  private static func replay(
    _ id: String, _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> ExitStatus {
    let store = try program.store()
    let kept: RehearsalRow?
    let row: CallRow
    do throws(StoreError) {
      row = try store.call(id)
      kept = try store.rehearsal(row.id)
    } catch { throw Failure(error) }
    guard let kept else {
      throw Failure(.problems, "the call \(row.id) is no rehearsal", help: "`log show` shows it")
    }
    let rubric = try PracticeFile.rubric(invocation.value("rubric"), program)
    let staged = try StagedScene(kept, store)
    try RehearsalReplay(program, staged, rubric).run(row, store)
    return .done
  }

  /// Leads a rehearsal to its end.
  private static func follow(
    _ session: CallSession, _ staged: StagedScene, _ rubric: Rubric, _ trainee: AgentKey,
    _ program: Program
  ) throws(Failure) -> ExitStatus {
    CallHeader.show(session)
    let rehearsal = staged.rehearsal
    session.say(
      "Level \(rehearsal.level), seed \(rehearsal.seed), persona \(rehearsal.persona): "
        + "the same three give the same scene.")
    for remark in staged.remarks { session.say(remark) }
    let ending = try session.run()
    let id = session.handle.id.description
    switch ending {
    case .over:
      try PracticeResult(
        program: program, store: session.store, staged: staged, rubric: rubric
      ).tell(session, trainee)
      program.screen.line(StyledText(data: "rehearsal \(id): over"))
    case .inputEnded, .hangUp:
      session.store.letGo(session.handle)
      let step = session.call.state.step.map { session.script.name($0) } ?? "the start"
      program.screen.line(StyledText(data: "rehearsal \(id): unfinished at \(step)"))
    }
    if case .hangUp = ending {
      try? program.screen.flush()
      return .system
    }
    try program.flush()
    return session.isAllKept ? .done : .system
  }
}
