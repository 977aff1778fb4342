import ScriptCompiler
import SourceText
import Testing

/// Comments that allow a finding, and levels that somebody asked for.
@Suite struct AllowTests {
  /// The ids of what is told of a script, advice of the trade left out.
  private func ids(_ source: String) -> [String] {
    told(compiled(source)).map(\.rule.id).filter {
      $0 == "needless-allow" || level(of: $0) == .warning
    }
  }

  private func level(of id: String) -> Diagnostic.Level? {
    allRules.first { $0.id == id }?.level
  }

  private func withLost(_ comments: String) -> String {
    Rule.Example.body(
      """
      # greeting
      ## hello
      Hello.
      - Yes => meeting
      - No => refused

      \(comments)
      ## lost
      Bye.
      => refused
      """
    ).source
  }

  @Test func `a comment above a heading allows what is found there`() {
    #expect(ids(withLost("")) == ["unreachable-step"])
    #expect(ids(withLost("// allow: unreachable-step")) == [])
    #expect(ids(withLost("//allow:unreachable-step")) == [])
    #expect(ids(withLost("  // allow: no-phrases, unreachable-step")) == ["needless-allow"])
  }

  @Test func `a row of comments above a line belongs to it, reasons among them`() {
    #expect(
      ids(
        withLost(
          "// allow: unreachable-step is kept for autumn, when the offer returns\n// More words."))
        == [])
    #expect(
      ids(withLost("// allow: unreachable-step\n\n")) == ["needless-allow", "unreachable-step"])
  }

  @Test func `a comment in the front matter or below it allows what is found in the front matter`()
  {
    func script(_ inner: String, _ below: String) -> String {
      """
      ---
      title: T
      \(inner)
      language: en
      goal: meeting
      ---
      \(below)
      # outcomes
      - meeting: won
      - refused: lost

      # greeting
      ## hello
      Hello.
      => refused
      """
    }
    #expect(ids(script("", "")) == ["no-path-to-goal"])
    #expect(ids(script("// allow: no-path-to-goal", "")) == [])
    #expect(ids(script("", "// allow: no-path-to-goal\n\n")) == [])
  }

  @Test func `an unknown id is told with the nearest ones, and is no needless one`() {
    let source = withLost("// allow: unreachable-steps")
    #expect(ids(source) == ["unknown-rule", "unreachable-step"])
    let found = told(compiled(source)).first { $0.rule.id == "unknown-rule" }
    #expect(found?.help?.contains("`unreachable-step`") == true)
  }

  @Test func `no comment silences an error`() {
    let source = withLost("// allow: unknown-step") + "\n-> nowhere"
    #expect(ids(source).isEmpty)
    #expect(compiled(source).diagnostics.map(\.rule.id).contains("unknown-step"))
    #expect(ids(withLost("// allow: unknown-step")).contains("needless-allow"))
  }

  @Test func `what could not be judged is allowed without need`() {
    #expect(!ids(withLost("// allow: lost-history")).contains("needless-allow"))
  }

  @Test func `a file that is included allows for itself, and nothing there is needless`() {
    let root = """
      ---
      title: T
      language: en
      goal: meeting
      include: more.patter
      ---
      # outcomes
      - meeting: won
      # greeting
      ## hello
      Hello.
      => meeting
      """
    func ids(_ text: String) -> [String] {
      told(compiled(root, files: [("more.patter", text)])).filter { $0.level == .warning }
        .map(\.rule.id)
    }
    let card = "## !price\n### one\nWhy?\n"
    #expect(ids("# objections\n\(card)") == ["no-phrases"])
    #expect(ids("# objections\n// allow: no-phrases\n\(card)") == [])
    #expect(ids("# objections\n// allow: unreachable-step, no-phrases\n\(card)") == [])
  }

  @Test func `a level that was asked for is taken, and hidden rules are not told`() {
    let compilation = compiled(withLost(""))
    let denied = compilation.audit(as: { $0.level == .warning ? .error : nil })
    #expect(denied.hasErrors)
    #expect(denied.diagnostics.map(\.rule.id) == ["unreachable-step"])
    #expect(denied.diagnostics.map(\.level) == [.error])
    let hidden = compilation.audit(as: { _ in nil })
    #expect(!hidden.hasErrors)
    #expect(hidden.diagnostics.isEmpty)
    // Even a rule that is denied is silenced by a comment.
    let allowed = compiled(withLost("// allow: unreachable-step"))
    #expect(allowed.audit(as: { $0.level == .warning ? .error : nil }).diagnostics.isEmpty)
  }

  @Test func `a script with errors and a library get nothing beside what compiling tells`() {
    #expect(compiled(withLost("-> nowhere")).audit().diagnostics.isEmpty)
    #expect(compiled("# objections\n## !price\n### one\nWhy?").audit().diagnostics.isEmpty)
  }
}
