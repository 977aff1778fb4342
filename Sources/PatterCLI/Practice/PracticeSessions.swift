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
      let exact = try store.practiceSession(name)
      let all = exact == nil ? try store.practiceSessions() : []
      found = exact ?? all.first { $0.name.nameKey == name.nameKey }
      names = all.map(\.name)
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
  func next(_ name: String, _ trainee: String) throws(Failure) -> StagedScene {
    let session = try session(name)
    let trainee = SafeText.clean(trainee)
    guard session.trainees.contains(where: { $0.nameKey == trainee.nameKey }) else {
      throw Failure(
        .problems, "\(trainee) is not in the session `\(session.name)`",
        help: "its trainees are \(session.trainees.joined(separator: ", "))")
    }
    let quoted = (session: ShellWord.quoted(session.name), trainee: ShellWord.quoted(trainee))
    guard let place = try played(session, trainee).firstIndex(where: { $0 == nil }) else {
      throw Failure(
        .problems, "\(trainee) has played every scene of `\(session.name)`",
        help: "`patter report practice --session \(quoted.session)` tells what came of it")
    }
    let store = try program.store()
    let kept: ScriptBundle?
    let begun: RehearsalRow?
    do throws(StoreError) {
      kept = try store.bundle(session.script)
      begun = try store.rehearsals(session: session.name).last {
        $0.isOpen && $0.trainee.nameKey == trainee.nameKey && $0.rehearsal.scene?.place == place
      }
    } catch { throw Failure(error) }
    // Whoever has seen a scene cannot begin it anew.
    if let begun {
      throw Failure(
        .problems, "\(trainee) has begun scene \(place + 1) of `\(session.name)` already",
        help: "`patter rehearse --resume \(begun.call) --trainee \(quoted.trainee)` takes it up")
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
    staged.remarks = [Self.remark(session, place)]
    return staged
  }

  /// What a trainee is told of a scene.
  static func remark(_ session: PracticeSessionRow, _ place: Int) -> String {
    "Session \(SafeText.clean(session.name)), scene \(place + 1) of \(session.scenes.count)."
  }

  /// A scene's own seed.
  static func seed(_ session: PracticeSessionRow, _ place: Int) -> UInt64 {
    SplitMix64.seed(session.seed, "scene \(place)") % 1_000_000
  }
}
