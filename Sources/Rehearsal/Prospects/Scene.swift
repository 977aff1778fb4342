package import CallEngine
package import CallModel
import CallSamples
import Statistics

/// A scene to rehearse: a script and a simulated prospect. What he does is a function of script,
/// persona, seed and the call's events: the same for everyone and on every machine. Each draw has a
/// key of its own, so neither other personas nor what was drawn elsewhere move it.
package struct Scene: Sendable {
  /// The script that is rehearsed.
  package let script: Script
  /// Who the prospect is.
  package let persona: Persona
  /// What chance goes by.
  package let seed: UInt64
  /// The moves of a real call that the scene follows as long as the trainee goes its way.
  let recorded: RecordedMoves?
  let behaviour: Behaviour
  let values: SampleValues
  let words: ProspectWords

  /// A scene; `likeCall` is a real call along the same script whose prospect is played again.
  package init(_ script: Script, _ persona: Persona, seed: UInt64, likeCall: Call? = nil) {
    self.script = script
    self.persona = persona
    self.seed = seed
    recorded = likeCall.map(RecordedMoves.init)
    behaviour = Behaviour(persona)
    values = SampleValues(script, seed: nil)
    words = ProspectWords(script.language)
  }

  /// Somebody for the prospect to be: the same name and company for everyone.
  package var lead: Lead {
    var chance = chance("lead")
    return values.lead(&chance)
  }

  /// A number drawn for this key, the same each time.
  func draw(_ key: String...) -> UInt64 {
    var chance = SplitMix64(seed: SplitMix64.seed(seed, key.joined(separator: "\u{1F}")))
    return chance.next()
  }

  /// A generator that begins anew for this key.
  func chance(_ key: String...) -> SplitMix64 {
    SplitMix64(seed: SplitMix64.seed(seed, key.joined(separator: "\u{1F}")))
  }
}

extension UInt64 {
  /// A draw as a number from 0 below 1,000,000.
  var millionth: Int32 { Int32(self % 1_000_000) }

  /// A draw as a place in a list that is not empty.
  func place(in count: Int) -> Int { Int(self % UInt64(Swift.max(1, count))) }
}
