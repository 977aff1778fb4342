import CallModel
import ScriptCompiler
import ScriptTemplates
import SourceText
import Testing

/// What `new` writes: that it is sound, and that each method is what its name says.
@Suite struct ScriptTemplateTests {
  @Test(arguments: TemplateLanguage.allCases, TemplateMethod.allCases)
  func `a script to begin with compiles and is checked without a word`(
    language: TemplateLanguage, method: TemplateMethod
  ) throws {
    let compilation = compiled(method, language)
    let told = compilation.diagnostics + compilation.audit().diagnostics
    #expect(told.map(\.message) == [], "\(language.rawValue)-\(method.rawValue)")
    let script = try #require(compilation.script)
    #expect(script.language.tag == language.rawValue)
    #expect(script.method.rawValue == method.rawValue)
    #expect(script.objections.count >= 3)
    #expect(script.cadence.count >= 5)
    #expect(script.personas.count >= 1)
  }

  @Test func `the methods are those of the language, but for none`() {
    let methods = Script.Method.allCases.filter { $0 != .none }.map(\.rawValue)
    #expect(TemplateMethod.allCases.map(\.rawValue) == methods)
  }

  @Test(arguments: TemplateLanguage.allCases)
  func `each method wants to know what it lives by`(language: TemplateLanguage) throws {
    let kinds: [TemplateMethod: [String]] = [
      // The one question, and what comes of it.
      .schiffman: ["text"],
      // Their world: a fact is chosen by it.
      .interest: ["choice", "text"],
      // Who they are among their own kind.
      .community: ["number", "text"],
      // How often, how much, how bad.
      .problem: ["choice", "number", "scale"],
      // Three questions, one of them a scale, and what lies behind its answer.
      .survey: ["choice", "scale", "text", "text"],
    ]
    for method in TemplateMethod.allCases {
      let script = try #require(compiled(method, language).script)
      // The reason of a call that was lost is in every script.
      let asked = script.fields.refs.filter { script.name($0) != "reason" }
        .map { kind(script.fields[$0].type) }.filter { $0 != "" }
      #expect(asked == kinds[method], "\(language.rawValue)-\(method.rawValue)")
      // Who asks questions for a survey says what for, in every call.
      #expect((script.mustLines.count == 0) == (method != .survey))
    }
  }

  /// A field's type, told apart as far as methods differ by it; nothing for those that all have.
  private func kind(_ type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .number: "number"
    case .oneOf: "choice"
    case .scale: "scale"
    default: ""
    }
  }

  @Test(arguments: [
    "Windows", "“Windows\" for {shops} // [must] # 1", "\"quoted\"", "“quoted”", "\"", "„a“",
    "back\\slash\\", "---", "title: twice", "Окна 窗户", "*", "?",
  ])
  func `a title is kept to the letter`(title: String) throws {
    let compilation = compiled(.interest, .en, title)
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(compilation.script?.title == title)
  }

  @Test func `a title and a name change one line each`() throws {
    let template = ScriptTemplate(.problem, in: .nl)
    let own = lines(template.script())
    let titled = lines(template.script(titled: "Ramen"))
    #expect(zip(own, titled).filter { $0 != $1 }.map(\.1) == ["title: Ramen"])
    #expect(own.count == titled.count)
    let one = lines(template.transcript(of: "one.patter"))
    let other = lines(template.transcript(of: "other.patter"))
    #expect(zip(one, other).filter { $0 != $1 }.map(\.1) == ["script: other.patter"])
    #expect(one.count == other.count)
  }

  private func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test(arguments: TemplateMethod.allCases)
  func `a method has the same shape in every language`(method: TemplateMethod) throws {
    var shapes: Set<[Int]> = []
    for language in TemplateLanguage.allCases {
      let script = try #require(compiled(method, language).script)
      shapes.insert([
        script.stages.count, script.steps.count, script.replies.count, script.fields.count,
        script.outcomes.count, script.objections.count,
      ])
    }
    #expect(shapes.count == 1, "\(shapes)")
  }

  @Test(arguments: TemplateLanguage.allCases)
  func `only a survey asks its questions in a stage of their own`(
    language: TemplateLanguage
  ) throws {
    for method in TemplateMethod.allCases {
      let script = try #require(compiled(method, language).script)
      let stages = script.stages.refs.map { script.text[script.stages[$0].id] }
      #expect(stages.contains("survey") == (method == .survey))
      #expect(stages.contains("discovery") && stages.contains("call-to-action"))
    }
  }

  private func compiled(
    _ method: TemplateMethod, _ language: TemplateLanguage, _ title: String? = nil
  ) -> Compilation {
    let file = SourceFile(
      path: "new.patter", bytes: ScriptTemplate(method, in: language).script(titled: title))
    return compile(file, name: "new", identity: "new.patter") { _, _ in .failure(.missing) }
  }
}
