import CallModel
import CallStore
import DataExchange
import Rehearsal
import ScriptCompiler
import Terminal

/// `session new`, `session list` and `session show`.
enum SessionCommand {
  static func new(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let name = SafeText.clean(invocation.arguments[0]).trimmingBlanks
    guard !name.isEmpty, name.utf8.count <= 200 else {
      throw .usage("a session's name has 1 to 200 bytes")
    }
    guard let path = invocation.value("script") else {
      throw .usage("`session new` lacks the script", help: "name it with --script FILE")
    }
    let trainees = try trainees(invocation, program)
    let compilation = try ScriptLoader.load(path)
    guard let own = compilation.script else {
      return try CallCommand.refuse(compilation, path, program)
    }
    let choice = try SceneStage.choice(own, program)
    var chance = SystemRandomNumberGenerator()
    let seed = try program.seed() ?? UInt64.random(in: 1...999_999, using: &chance)
    var scenes: [NewPracticeSession.Scene] = []
    for name in try personas(invocation, choice) {
      let persona = try choice.persona(name, seed: seed)
      scenes.append(
        NewPracticeSession.Scene(
          persona: choice.script.text[persona.id],
          definition: persona.definition(in: choice.script)))
    }
    let store = try program.store()
    let trainer = try program.agent()
    let level = try RehearseCommand.level(invocation).rawValue
    let isMade: Bool
    do throws(StoreError) {
      let script = try store.keep(script: ScriptLoader.bundle(compilation, own))
      isMade = try store.make(
        NewPracticeSession(
          name: name, script: script, seed: seed, level: level, madeAt: program.clock.now,
          trainer: trainer, scenes: scenes, trainees: trainees))
    } catch { throw Failure(error) }
    guard isMade else {
      throw Failure(
        .problems, "there is a session `\(name)` already", help: "give another name")
    }
    program.screen.line(
      StyledText(
        data: "Session \(name): \(scenes.count) scenes, seed \(seed), for "
          + trainees.map(\.name).joined(separator: ", ") + "."))
    for trainee in trainees {
      program.screen.line(
        StyledText(
          data: "  patter rehearse --session \(ShellWord.quoted(name)) --trainee "
            + ShellWord.quoted(trainee.name)))
    }
    try program.flush()
    return .done
  }

  /// The personas that are named, or all of the script's own.
  private static func personas(
    _ invocation: Invocation, _ choice: PersonaChoice
  ) throws(Failure) -> [String] {
    if let value = invocation.value("personas") {
      let names = value.split(separator: ",", omittingEmptySubsequences: false)
        .map { String($0).trimmingBlanks }
      guard !names.contains("") else {
        throw .usage(
          "--personas has an empty name",
          help: "divide the names by one comma each, or leave it out")
      }
      return names
    }
    return choice.script.personas.rows.prefix(max(1, choice.ownCount)).map {
      choice.script.text[$0.id]
    }
  }

  /// The trainees of a file: a name a line, or the first column of a table with a heading `name`.
  private static func trainees(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> [AgentKey] {
    guard let path = invocation.value("trainees") else {
      throw .usage("`session new` lacks the trainees", help: "name a file with --trainees FILE")
    }
    var names: [String] = []
    for row in try PracticeFile.rows(path) {
      let name = row.first?.trimmingBlanks ?? ""
      guard !name.isEmpty, name.lowercased() != "name" || !names.isEmpty else { continue }
      if !names.contains(where: { $0.nameKey == name.nameKey }) { names.append(name) }
    }
    guard !names.isEmpty, names.count <= 500 else {
      throw Failure(
        .problems, "\(path) names \(names.count) trainees", help: "write 1 to 500 names, one a line"
      )
    }
    var agents: [AgentKey] = []
    for name in names { agents.append(try program.agent(named: name)) }
    return agents
  }

  static func list(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let store = try program.store()
    let rows: [PracticeSessionRow]
    do throws(StoreError) { rows = try store.practiceSessions() } catch { throw Failure(error) }
    let cells = rows.map { row in
      [
        row.name, row.family, String(row.scenes.count), String(row.trainees.count),
        String(row.level), String(row.seed),
      ]
    }
    try Listing(["session", "script", "scenes", "trainees", "level", "seed"], cells)
      .write(invocation, program, empty: "There is no session.")
    return .done
  }

  static func show(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let sessions = PracticeSessions(program)
    let session = try sessions.session(invocation.arguments[0])
    var cells: [[String]] = []
    for trainee in session.trainees {
      for (place, played) in try sessions.played(session, trainee).enumerated() {
        let share = played?.result.map { result in
          result.possible == 0 ? "" : String(result.earned * 1000 / result.possible)
        }
        let percent = share.flatMap { Int($0) }.map { "\($0 / 10).\($0 % 10)" }
        cells.append([
          trainee, String(place + 1), session.scenes[place].persona,
          played == nil ? "" : percent ?? "–", played?.call.description ?? "",
        ])
      }
    }
    try Listing(["trainee", "scene", "persona", "score", "rehearsal"], cells)
      .write(invocation, program, empty: "The session has no scenes.")
    return .done
  }
}
