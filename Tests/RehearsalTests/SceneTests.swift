import CallEngine
import CallModel
import Rehearsal
import ScriptCompiler
import SourceText
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

  @Test func `stated chances share all there is when nothing else is left to say`() throws {
    let text = """
      ---
      title: Prices
      language: en
      goal: fine
      ---
      # outcomes
      - fine: won
      - no: lost
      # greeting
      ## price
      What do you say?
      - An amount #amount => fine
      - Fine #fine => no
      # personas
      ## hunter
      - says price/#amount 50%
      - says price/#fine 25%
      """
    let compilation = compile(SourceFile(path: "prices.patter", text: text), name: "prices")
    let script = try #require(compilation.script)
    let persona = try #require(script.persona("hunter"))
    var amounts = 0
    for seed in 0..<3000 {
      var practice = PracticeOperator(Scene(script, persona, seed: UInt64(seed)))
      if case .ended(let outcome?) = practice.play().state.phase, script.name(outcome) == "fine" {
        amounts += 1
      }
    }
    // Two thirds; five standard errors are 129 of 3000.
    #expect(abs(amounts - 2000) < 129)
  }
}
