import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// The personas that ship, on the scripts that ship for their language.
@Suite struct ShippedPersonaTests {
  @Test(arguments: ["en", "de", "nl", "ru", "zh"])
  func `shipped personas are well formed, many enough, and end with a note`(
    language: String
  ) throws {
    let text = try text(language)
    #expect(printed(compiled(text)) == "")
    #expect(compiled(text).isLibrary)
    let names = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(names.count >= (language == "en" ? 8 : 4))
    for (path, script) in try hosts(language) {
      let guests = guests(of: script)
      #expect(guests.count == names.count)
      for guest in guests {
        #expect(!script.personas[guest].notes.isEmpty, "\(path)")
      }
      // A name that the script has already would hide the one that ships.
      let keys = script.personas.rows.map { script.text[$0.id].nameKey }
      #expect(Set(keys).count == keys.count, "\(path): \(keys)")
    }
  }

  @Test(arguments: ["en", "de", "nl", "ru", "zh"])
  func `whatever a shipped persona says, some shipped script understands`(
    language: String
  ) throws {
    var understood: [String: Set<String>] = [:]
    for (_, script) in try hosts(language) {
      for guest in guests(of: script) {
        let persona = script.personas[guest]
        let lines = persona.definition(in: script).split(separator: "\n").map(String.init)
        understood[script.text[persona.id], default: []].formUnion(lines)
      }
    }
    var name = ""
    for line in try text(language).split(separator: "\n") where !line.hasPrefix("//") {
      if line.hasPrefix("## ") { name = String(line.dropFirst(3).prefix { $0 != ":" }) }
      guard line.hasPrefix("- ") else { continue }
      // Money is kept with its currency.
      let isUnderstood = understood[name, default: []].contains { $0.hasPrefix(line) }
      #expect(isUnderstood, "\(language) \(name): \(line)")
    }
  }

  @Test(arguments: callableShippedScripts())
  func `somebody raises each card, and no reply is shut out by everybody`(path: String) throws {
    let (_, script) = try host(path)
    let traits = script.personas.rows.map(\.traits)
    let all = traits.flatMap { $0 }
    let objects = all.contains { if case .objects(let chance) = $0 { chance > 0 } else { false } }
    for card in script.objections.refs {
      let isNamed = all.contains { trait in
        guard case .raises(card, let chance, _) = trait else { return false }
        return chance > 0
      }
      #expect(isNamed || objects, "\(script.name(card))")
    }
    for reply in script.anytime.refs where script.name(reply) != "anytime/hangs_up" {
      let isGiven = all.contains { trait in
        switch trait {
        case .saysAnytime(reply, let chance), .interrupts(let chance): chance > 0
        default: false
        }
      }
      #expect(isGiven, "\(script.name(reply))")
    }
    for step in script.steps.refs {
      for reply in script.steps[step].replies.refs {
        #expect(
          traits.contains { !shutsOut(reply, at: step, $0) },
          "\(script.name(step))/\(script.name(reply))")
      }
    }
    // Who states no reply at all gives every one of them.
    let isPlain = script.personas.rows.contains { persona in
      persona.traits.contains { if case .objects = $0 { true } else { false } }
        && !persona.traits.contains { if case .says = $0 { true } else { false } }
    }
    #expect(isPlain)
  }

  /// Whether a persona never gives a reply: its own chance is 0, or the others leave none.
  private func shutsOut(
    _ reply: Ref<Reply>, at step: Ref<Step>, _ traits: [Persona.Trait]
  ) -> Bool {
    var sum: Int32 = 0
    for trait in traits {
      guard case .says(step, let said, let chance) = trait else { continue }
      if said == reply { return chance == 0 }
      sum += chance
    }
    return sum >= 1_000_000
  }

  // MARK: Files

  private func text(_ language: String) throws -> String {
    try #require(Golden.contents(of: packageFolder + "/Data/personas/\(language).patter"))
  }

  /// The scripts of a language, each with the guests of that language.
  private func hosts(_ language: String) throws -> [(path: String, script: Script)] {
    try callableShippedScripts().filter { $0.hasPrefix(language + "/") }.map(host)
  }

  private func host(_ path: String) throws -> (path: String, script: Script) {
    var script = try #require(try compiledShipped(path).script)
    let language = script.language.primary
    let source = SourceFile(
      path: "Data/personas/\(language).patter", bytes: Array(try text(language).utf8))
    let guests = GuestPersonas.lower(source, into: &script)
    #expect(guests.diagnostics.isEmpty)
    return (path, script)
  }

  /// The personas that are not the script's own.
  private func guests(of script: Script) -> [Ref<Persona>] {
    script.personas.refs.filter { persona in
      script.personas.count - persona.index <= guestCount(script)
    }
  }

  private func guestCount(_ script: Script) -> Int {
    let text = (try? text(script.language.primary)) ?? ""
    return text.split(separator: "\n").count { $0.hasPrefix("## ") }
  }
}
