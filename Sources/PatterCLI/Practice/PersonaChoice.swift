import CallModel
import Rehearsal
import SourceText
import Statistics
import Terminal

/// The personas that can be met along a script: its own, then those that ship for its language.
struct PersonaChoice {
  /// The script with all of them in it.
  let script: Script
  /// How many of them are the script's own.
  let ownCount: Int

  /// A persona by its name, or one that the seed draws.
  func persona(_ name: String?, seed: UInt64) throws(Failure) -> Persona {
    let all = script.personas.rows
    guard !all.isEmpty else {
      throw Failure(
        .problems, "the script has no persona, and none ships for its language",
        help: "write one under `# personas`")
    }
    guard let name else {
      // Each has a number of its own, and the greatest wins: another persona that comes or goes changes
      // nothing for those whom the seed does not lead to it.
      let numbers = all.map { SplitMix64.seed(seed, "persona \(script.text[$0.id])") }
      let best = numbers.indices.max { numbers[$0] < numbers[$1] } ?? 0
      return all[best]
    }
    let key = name.nameKey
    if let found = all.first(where: { script.text[$0.id].nameKey == key }) { return found }
    let names = all.map { script.text[$0.id] }
    let near = nearestNames(to: name, among: names, limit: 1).first
    throw .usage(
      "no persona is called `\(SafeText.clean(name))`",
      help: near.map { "the nearest is `\($0)`; --list lists them" } ?? "--list lists them")
  }

  /// Lists them.
  func show(_ program: Program) {
    program.screen.lines(
      program.layout.keyValues(
        script.personas.rows.enumerated().map { place, persona in
          let origin = place < ownCount ? "" : "  ships with patter"
          return (
            SafeText.clean(script.text[persona.id]),
            StyledText(data: script.text[persona.title]) + StyledText(origin, .muted)
          )
        }))
  }
}
