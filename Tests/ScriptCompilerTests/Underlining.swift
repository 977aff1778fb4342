import ScriptCompiler
import SourceText
import Testing

/// What was found in a script, one line each: the rule and the text that is underlined.
func underlined(_ compilation: Compilation) -> [String] {
  compilation.diagnostics.map { diagnostic in
    let file = compilation.files[Int(diagnostic.span.file)]
    return "\(diagnostic.rule.id): \(file.text(diagnostic.span.range))"
  }
}

/// Expects that exactly these are found in one step: `rule: the underlined text`.
func expectInStep(
  _ text: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    underlined(compiled(Rule.Example.step(text))) == expected, "\(text)",
    sourceLocation: sourceLocation)
}

/// Expects that exactly these are found in a script with these sections.
func expectInBody(
  _ text: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    underlined(compiled(Rule.Example.body(text))) == expected, "\(text)",
    sourceLocation: sourceLocation)
}
