import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// The eight classic mistakes of cold calling, each made by one script and by nothing else in it.
@Suite struct MistakeTests {
  private static let mistakes = [
    ("1-fear-of-calling", "no-persona"),
    ("2-neglected-script", "wordless-step"),
    ("3-talk-about-oneself", "more-we-than-you"),
    ("4-monologue", "monologue"),
    ("5-what-is-learnt-is-lost", "answers-not-kept"),
    ("6-offer-first", "offer-before-question"),
    ("7-discount-first", "discount-first"),
    ("8-nothing-recorded", "lost-without-reason"),
  ]

  @Test(arguments: ["en", "ru"], mistakes)
  func `a script with one mistake gets the advice for it and no other`(
    language: String, mistake: (name: String, rule: String)
  ) throws {
    let compilation = try script(language, mistake.name)
    let diagnostics = told(compilation)
    #expect(
      diagnostics.map(\.rule.id) == [mistake.rule], "\(printed(diagnostics, compilation.files))")
  }

  @Test(arguments: ["en", "ru"])
  func `the script without a mistake gets no advice`(language: String) throws {
    let compilation = try script(language, "none")
    #expect(printed(told(compilation), compilation.files) == "")
  }

  private func script(_ language: String, _ name: String) throws -> Compilation {
    let path = "\(language)/\(name).patter"
    let bytes = try #require(Golden.bytes(of: packageFolder + "/Tests/Fixtures/Mistakes/" + path))
    return compiled(bytes, path: path)
  }
}
