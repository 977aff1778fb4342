import CallModel
import CallStore
import DataExchange
import Rehearsal
import ScriptCompiler
import SourceText
import Statistics
import Terminal

/// Sessions: the same scenes for several trainees, each of whom plays them in order.
struct PracticeSessions {
  private let program: Program

  init(_ program: Program) {
    self.program = program
  }

  /// A session by its name.
  func session(_ name: String) throws(Failure) -> PracticeSessionRow {
    let store = try program.store()
    let found: PracticeSessionRow?
    let names: [String]
    do throws(StoreError) {
      found = try store.practiceSession(name)
      names = found == nil ? try store.practiceSessions().map(\.name) : []
    } catch { throw Failure(error) }
    guard let found else {
      let near = nearestNames(to: name, among: names, limit: 1).first
      throw .usage(
        "no session is called `\(SafeText.clean(name))`",
        help: near.map { "the nearest is `\($0)`" } ?? "`patter session list` lists them")
    }
    return found
  }

  /// The scenes of a session that a trainee has played to the end, by their places.
  func played(_ session: PracticeSessionRow, _ trainee: String) throws(Failure) -> [RehearsalRow?] {
    let store = try program.store()
    let rows: [RehearsalRow]
    do throws(StoreError) {
      rows = try store.rehearsals(session: session.name)
    } catch { throw Failure(error) }
    return session.scenes.indices.map { place in
      rows.last {
        $0.trainee.nameKey == trainee.nameKey && $0.rehearsal.scene?.place == place && !$0.isOpen
      }
    }
  }

  /// The next scene that a trainee has not played.
  func next(_ name: String, _ trainee: AgentKey) throws(Failure) -> StagedScene {
    let session = try session(name)
    guard session.trainees.contains(where: { $0.nameKey == trainee.name.nameKey }) else {
      throw Failure(
        .problems, "\(trainee.name) is not in the session `\(session.name)`",
        help: "its trainees are \(session.trainees.joined(separator: ", "))")
    }
    guard let place = try played(session, trainee.name).firstIndex(where: { $0 == nil }) else {
      throw Failure(
        .problems, "\(trainee.name) has played every scene of `\(session.name)`",
        help: "`patter report practice --session \(session.name)` tells what came of it")
    }
    let store = try program.store()
    let kept: ScriptBundle?
    do throws(StoreError) { kept = try store.bundle(session.script) } catch {
      throw Failure(error)
    }
    guard let kept else { throw .system("the script of the session is not in the store") }
    var script = try ScriptLoader.script(of: kept)
    let scene = session.scenes[place]
    let persona = try StagedScene.persona(scene.definition, scene.persona, &script)
    let rehearsal = NewRehearsal(
      persona: scene.persona, definition: scene.definition, level: session.level,
      seed: Self.seed(session, place), scene: session.key(place))
    var staged = StagedScene(
      script, persona, kept, rehearsal, path: nil, lead: nil, likeCall: nil)
    staged.remarks = ["Session \(session.name), scene \(place + 1) of \(session.scenes.count)."]
    return staged
  }

  /// A scene's own seed.
  static func seed(_ session: PracticeSessionRow, _ place: Int) -> UInt64 {
    SplitMix64.seed(session.seed, "scene \(place)") % 1_000_000
  }
}
