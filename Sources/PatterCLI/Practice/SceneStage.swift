import CallModel
import CallStore
import Rehearsal
import ScriptCompiler
import SourceText
import Terminal

/// Sets scenes up from what the command line says.
struct SceneStage {
  let program: Program
  let level: PracticeLevel
  let lead: Lead?
  /// The persona's name; nil for any.
  let persona: String?

  /// A scene along a script's file.
  func scene(
    _ path: String, seed: UInt64, fromLog: Bool, campaign: String?
  ) throws(Failure) -> StagedScene? {
    let compilation = try ScriptLoader.load(path)
    guard let own = compilation.script else {
      _ = try CallCommand.refuse(compilation, path, program)
      return nil
    }
    let choice = try Self.choice(own, program)
    var chosen = try choice.persona(persona, seed: seed)
    var remarks: [String] = []
    if fromLog {
      let store = try program.store()
      let (frequencies, calls) = try LoggedFrequencies.read(own, campaign: campaign, store)
      guard calls > 0 || campaign == nil else {
        let name = SafeText.clean(campaign ?? "")
        throw Failure(
          .problems, "the log has no conversation of campaign `\(name)` along \(own.id)",
          help: "`patter log list` names the campaigns; without --campaign all calls count")
      }
      let few = frequencies.fewAt(choice.script)
      let all = choice.script.steps.refs.count { !choice.script.steps[$0].replies.isEmpty }
      remarks.append(
        "Replies and objections come as often as in "
          + (calls == 1 ? "1 conversation" : "\(calls) conversations") + " of the log."
          + (few.isEmpty
            ? ""
            : " At \(few.count) of \(all) steps it has fewer than \(LogFrequencies.enough) choices:"
              + " there the persona counts too."))
      chosen = frequencies.persona(like: chosen, in: choice.script)
    }
    var staged = staged(
      choice.script, chosen, ScriptLoader.bundle(compilation, own), seed: seed, path: path)
    staged.remarks = remarks
    return staged
  }

  /// A scene that follows a real call, as long as the trainee goes its way.
  func scene(like text: String, seed: UInt64) throws(Failure) -> StagedScene {
    let store = try program.store()
    let row: CallRow
    let kept: ScriptBundle?
    do throws(StoreError) {
      row = try store.call(text)
      kept = try store.bundle(row.script)
    } catch { throw Failure(error) }
    guard let kept else {
      throw .system("the script of call \(row.id) is not in the store")
    }
    guard !row.isErased else {
      throw Failure(
        .problems, "what was said in call \(row.id) is erased", help: "take another call")
    }
    let own = try ScriptLoader.script(of: kept)
    let choice = try Self.choice(own, program)
    let chosen = try choice.persona(persona, seed: seed)
    let script = choice.script
    var rehearsal = NewRehearsal(
      persona: script.text[chosen.id], definition: chosen.definition(in: script),
      level: level.rawValue, seed: seed)
    rehearsal.likeCall = row.id
    // The prospect is nobody: who he was in the real call stays with that call.
    var staged = StagedScene(
      script, chosen, kept, rehearsal, path: nil, lead: lead,
      likeCall: try StagedScene.likeCall(row.id, script, store))
    staged.remarks = ["The prospect does what he did in call \(row.id), as long as you go its way."]
    return staged
  }

  private func staged(
    _ script: Script, _ persona: Persona, _ bundle: ScriptBundle, seed: UInt64, path: String?
  ) -> StagedScene {
    let definition = persona.definition(in: script)
    let rehearsal = NewRehearsal(
      persona: script.text[persona.id], definition: definition, level: level.rawValue, seed: seed)
    return StagedScene(
      script, persona, bundle, rehearsal, path: path, lead: lead, likeCall: nil)
  }

  /// A script with the personas that ship for its language behind its own.
  static func choice(_ own: Script, _ program: Program) throws(Failure) -> PersonaChoice {
    var script = own
    let count = own.personas.count
    let name = "Data/personas/\(own.language.primary).patter"
    if let path = ShippedFiles.find(name, program.variables) {
      let guests = GuestPersonas.lower(
        SourceFile(path: path, bytes: try ScriptLoader.bytes(of: path)), into: &script)
      if guests.hasErrors {
        throw Failure(
          .problems, "\(path) has errors", help: "`patter check \(path)` tells them")
      }
    }
    return PersonaChoice(script: script, ownCount: count)
  }
}
