import CallEngine
import CallModel
import CallStore
import Rehearsal
import ScriptCompiler
import SourceText
import Terminal

/// A scene that is ready to be rehearsed: the script with the persona in it, and what the store keeps
/// of it.
struct StagedScene {
  let scene: Scene
  let bundle: ScriptBundle
  var rehearsal: NewRehearsal
  /// The script's file; nil where it came from the store.
  let path: String?
  /// Whom the prospect plays.
  let lead: Lead
  /// What the trainee is told beforehand.
  var remarks: [String] = []

  /// How much the trainee is helped.
  var level: PracticeLevel { PracticeLevel(rawValue: rehearsal.level) ?? .read }

  /// The scene that a kept rehearsal was played in.
  init(_ row: RehearsalRow, _ store: Store) throws(Failure) {
    let found: (row: CallRow, bundle: ScriptBundle?)
    do throws(StoreError) {
      let call = try store.call(row.call)
      found = (call, try store.bundle(call.script))
    } catch { throw Failure(error) }
    guard let bundle = found.bundle else {
      throw .system("the script of rehearsal \(row.call) is not in the store")
    }
    var script = try ScriptLoader.script(of: bundle)
    let persona = try Self.persona(row.rehearsal.definition, row.rehearsal.persona, &script)
    self.init(
      script, persona, bundle, row.rehearsal, path: nil, lead: found.row.start.lead,
      likeCall: try Self.likeCall(row.rehearsal.likeCall, script, store))
  }

  init(
    _ script: Script, _ persona: Persona, _ bundle: ScriptBundle, _ rehearsal: NewRehearsal,
    path: String?, lead: Lead?, likeCall: Call?
  ) {
    scene = Scene(script, persona, seed: rehearsal.seed, likeCall: likeCall)
    self.bundle = bundle
    self.rehearsal = rehearsal
    self.path = path
    self.lead = lead ?? scene.lead
  }

  /// A persona from its kept lines, added to a script.
  static func persona(
    _ definition: String, _ name: String, _ script: inout Script
  ) throws(Failure) -> Persona {
    let guests = GuestPersonas.lower(
      SourceFile(path: "persona.patter", text: definition), into: &script)
    guard !guests.hasErrors, let first = guests.personas.first else {
      throw .system("the persona `\(SafeText.clean(name))` of the rehearsal cannot be read again")
    }
    return script.personas[first]
  }

  /// A live call, replayed along a script that knows all its names.
  static func likeCall(
    _ id: UUIDv7?, _ script: Script, _ store: Store
  ) throws(Failure) -> Call? {
    guard let id else { return nil }
    let row: CallRow
    let records: [EventRecord]
    do throws(StoreError) {
      row = try store.call(id)
      records = try store.events(of: id)
    } catch { throw Failure(error) }
    return try Unfinished.replay(row, records, script)
  }
}
