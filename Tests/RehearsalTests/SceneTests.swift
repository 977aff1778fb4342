import CallEngine
import CallModel
import Rehearsal
import TestSupport
import Testing

/// The simulated prospect.
struct SceneTests {
  @Test(arguments: callableShippedScripts())
  func `the same seed gives the same rehearsal, and another seed another`(path: String) throws {
    let script = try shipped(path)
    for persona in script.personas.rows {
      var runs: [[CallEvent]] = []
      for seed in [1, 1, 2, 3, 4] as [UInt64] {
        var practice = PracticeOperator(Scene(script, persona, seed: seed))
        runs.append(practice.play().events)
      }
      #expect(runs[0] == runs[1])
      #expect(runs[2...].contains { $0 != runs[0] })
    }
  }

  @Test func `no two runs read alike`() throws {
    let script = try shipped("en/energy-audit.patter")
    let persona = try #require(script.persona("sceptic"))
    var texts: Set<[String]> = []
    for seed in 0..<200 {
      var practice = PracticeOperator(Scene(script, persona, seed: UInt64(seed)))
      texts.insert(
        practice.play().events.compactMap {
          if case .prospectSaid(let words?) = $0.kind { words } else { nil }
        })
    }
    #expect(texts.count > 198)
  }

  @Test func `other personas move nothing`() throws {
    let script = try shipped("en/energy-audit.patter")
    let persona = try #require(script.persona("sceptic"))
    var without = script
    without.personas = Table()
    _ = without.personas.append(persona)
    for seed in 0..<20 {
      var one = PracticeOperator(Scene(script, persona, seed: UInt64(seed)))
      var other = PracticeOperator(Scene(without, persona, seed: UInt64(seed)))
      #expect(one.play().events == other.play().events)
    }
  }
}
