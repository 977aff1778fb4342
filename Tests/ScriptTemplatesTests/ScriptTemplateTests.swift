import CallModel
import ScriptCompiler
import ScriptTemplates
import SourceText
import Testing

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

  @Test(arguments: TemplateLanguage.allCases)
  func `the methods of a language differ`(language: TemplateLanguage) {
    let texts = TemplateMethod.allCases.map { scriptTemplate($0, in: language) }
    #expect(Set(texts).count == TemplateMethod.allCases.count)
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

  private func compiled(_ method: TemplateMethod, _ language: TemplateLanguage) -> Compilation {
    let file = SourceFile(path: "new.patter", bytes: scriptTemplate(method, in: language))
    return compile(file, name: "new", identity: "new.patter") { _, _ in .failure(.missing) }
  }
}
