import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// The README's examples are what the program does.
@Suite struct ReadmeTests {
  @Test func `the script in the README compiles without a word`() throws {
    let source = try #require(block(after: "```markdown"))
    let compilation = compile(SourceFile(path: "coffee.patter", text: source), name: "coffee")
    #expect(compilation.diagnostics.map(\.message) == [])
  }

  @Test func `the error in the README is what the checker says`() throws {
    let source = try #require(block(after: "```markdown"))
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasSuffix("-> offer") ? line.dropLast(5) + "ofer" : line
    }
    let compilation = compile(
      SourceFile(path: "coffee.patter", text: lines.joined(separator: "\n")), name: "coffee")
    let diagnostic = try #require(compilation.diagnostics.first)
    let printed = DiagnosticPrinter().print(diagnostic, in: compilation.files)
    #expect(readme.contains(printed), "\(printed)")
  }

  @Test func `the README's first screen has both commands`() {
    let first = readme.split(separator: "\n", omittingEmptySubsequences: false).prefix(60)
    #expect(
      first.contains { $0.contains("apt-get install") && $0.contains("swift run patter call") })
    #expect(first.contains { $0.contains("apt-get install") && $0.hasSuffix("swift test") })
  }

  private var readme: String { Golden.contents(of: packageFolder + "/README.md") ?? "" }

  private func block(after fence: String) -> String? {
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: fence),
      let end = lines[(start + 1)...].firstIndex(of: "```")
    else { return nil }
    return lines[(start + 1)..<end].joined(separator: "\n") + "\n"
  }
}
