import CallModel
import CallStore
import Rehearsal
import ScriptCompiler
import Terminal

/// `rehearse SCRIPT`: a practice call with a simulated prospect.
enum RehearseCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    guard let path = invocation.arguments.first else {
      throw .usage("`rehearse` lacks the script", help: "write it `patter rehearse SCRIPT`")
    }
    let compilation = try ScriptLoader.load(path)
    guard let script = compilation.script else {
      return try CallCommand.refuse(compilation, path, program)
    }
    let choice = PersonaChoice(script: script, ownCount: script.personas.count)
    if invocation.has("list") {
      choice.show(program)
      try program.flush()
      return .done
    }
    var chance = SystemRandomNumberGenerator()
    // A seed of six digits is said across a room.
    let seed = try program.seed() ?? UInt64.random(in: 1...999_999, using: &chance)
    let persona = try choice.persona(invocation.value("persona"), seed: seed)
    let scene = Scene(choice.script, persona, seed: seed)
    let level = try level(invocation)
    let lead = try LeadOption.read(invocation.options["lead"] ?? [])
    let beginning = RehearsalBeginning(
      program: program, trainee: try trainee(invocation, program),
      isAloud: invocation.has("aloud"), voice: try voice(invocation, script.language))
    let rehearsal = NewRehearsal(
      persona: script.text[persona.id], definition: "",
      level: level.rawValue, seed: seed)
    let rubric = try RubricFile.rubric(invocation.value("rubric"), program)
    let session = try beginning.begin(
      scene, rehearsal, lead: lead.columns.isEmpty ? scene.lead : lead,
      kept: ScriptLoader.bundle(compilation, script))
    return try follow(session, scene, rubric, path: path, program)
  }

  static func level(_ invocation: Invocation) throws(Failure) -> PracticeLevel {
    let words = try invocation.choice("level", ["1", "2", "3", "4"])
    return Int(words).flatMap(PracticeLevel.init) ?? .read
  }

  static func trainee(_ invocation: Invocation, _ program: Program) throws(Failure) -> AgentKey {
    guard let name = invocation.value("trainee") else { return try program.agent() }
    return try program.agent(named: name)
  }

  static func voice(_ invocation: Invocation, _ language: Language) throws(Failure) -> Voice? {
    guard let command = invocation.value("speak") else { return nil }
    return try Voice(command, language)
  }

  /// Leads a rehearsal to its end.
  private static func follow(
    _ session: CallSession, _ scene: Scene, _ rubric: Rubric, path: String?, _ program: Program
  ) throws(Failure) -> ExitStatus {
    CallHeader.show(session)
    session.say(
      "Level \(session.partner?.level.rawValue ?? 1), seed \(scene.seed), persona "
        + "\(scene.script.text[scene.persona.id]): the same three give the same scene.")
    let ending = try session.run()
    let id = session.handle.id.description
    switch ending {
    case .over:
      let judging = Judging(session.call, in: scene, by: rubric)
      let score = judging.score
      do throws(StoreError) {
        try session.store.keep(RehearsalResult(score, rubric), of: session.handle.id)
      } catch { throw Failure(error) }
      DebriefOutput(
        score: score, debrief: judging.debrief, scene: scene, path: path, program: program
      ).write()
      program.screen.line()
      program.screen.line(StyledText(data: "rehearsal \(id): over"))
    case .inputEnded, .hangUp:
      session.store.letGo(session.handle)
      program.screen.line(StyledText(data: "rehearsal \(id): unfinished"))
    }
    if case .hangUp = ending {
      try? program.screen.flush()
      return .system
    }
    try program.flush()
    return session.isAllKept ? .done : .system
  }
}

extension RehearsalResult {
  /// What a score comes to in the store.
  init(_ score: Score, _ rubric: Rubric) {
    self.init(
      rubric: rubric.name,
      skills: score.skills.map { Skill(name: $0.name, earned: $0.earned, possible: $0.possible) },
      responses: score.responses, responseMs: score.responseMs)
  }
}
