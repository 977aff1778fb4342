import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 2.
@Suite struct FrontMatterTests {
  private func script(_ frontMatter: String, _ body: String = "") -> String {
    """
    ---
    \(frontMatter)
    ---
    # outcomes
    - meeting: won
    \(body.isEmpty ? "# a\n## b\n=> meeting\n## c\n=> meeting" : body)
    """
  }

  private func expect(
    _ frontMatter: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      underlined(compiled(script(frontMatter))) == expected, "\(frontMatter)",
      sourceLocation: sourceLocation)
  }

  private let head = "title: T\nlanguage: en\ngoal: meeting"

  @Test func `keys give the script its settings`() throws {
    let source = script(
      """
      title: The "title"
      id: lasting
      language: zh-Hans
      goal: Meeting
      start: c
      method: Schiffman
      qualify: bant
      variants: adaptive
      currency: eur
      """)
    let script = try #require(compiled(source).script, "\(printed(compiled(source)))")
    #expect(script.title == "The \"title\"")
    #expect(script.id == "lasting")
    #expect(script.language.tag == "zh-Hans")
    #expect(script.name(script.goal) == "meeting")
    #expect(script.name(script.start) == "c")
    #expect(script.method == .schiffman)
    #expect(script.qualification == .bant)
    #expect(script.isAdaptive)
    #expect(script.currency?.code == "EUR")
  }

  @Test func `what is not given has its default`() throws {
    let script = try #require(compiled(script(head)).script)
    #expect(script.id == "example")
    #expect(script.name(script.start) == "b")
    #expect(script.method == .none)
    #expect(script.qualification == nil)
    #expect(!script.isAdaptive)
    #expect(script.currency == nil)
  }

  @Test func `title, language and goal are required`() {
    expect("title: T\ngoal: meeting", "bad-front-matter: T")
    expect("title: T\nlanguage: en", "bad-front-matter: en")
    #expect(compiled(script("language: en")).isLibrary)
  }

  @Test func `an unknown key is an error with a suggestion`() throws {
    expect("\(head)\ncurency: EUR", "bad-front-matter: curency")
    let compilation = compiled(script("\(head)\ncurency: EUR"))
    #expect(compilation.diagnostics[0].fixes.first?.edits.first?.text == "currency")
    expect("titel: T\nlanguage: en\ngoal: meeting", "bad-front-matter: titel")
  }

  @Test func `values that cannot be are told`() {
    expect(
      "title: T\nlanguage: english language\ngoal: meeting", "bad-front-matter: english language")
    expect("\(head)\ncurrency: euro", "bad-front-matter: euro")
    expect("\(head)\nmethod: spin", "bad-front-matter: spin")
    expect("\(head)\nqualify: MEDDIC", "bad-front-matter: MEDDIC")
    expect("\(head)\nvariants: odd", "bad-front-matter: odd")
    expect("\(head)\nstart: x", "unknown-step: x")
    expect("title: T\nlanguage: en\ngoal: won", "unknown-outcome: - meeting: won")
    expect("\(head)\ntitle: U", "bad-front-matter: title")
    expect("\(head)\nid:", "bad-front-matter: id")
    expect("\(head)\nwhat", "bad-front-matter: what")
  }

  @Test func `money without a currency is an error`() {
    #expect(
      underlined(compiled(script(head, "# fields\n- a: money\n# a\n## b\n=> meeting")))
        == ["no-currency: money"])
  }

  @Test func `front matter without an end is an error`() {
    #expect(
      compiled("---\n\(head)\n# outcomes\n- meeting: won\n# a\n## b\n=> meeting").diagnostics
        .map(\.rule.id) == ["front-matter-not-closed"])
  }

  // MARK: Includes

  private func compiling(_ include: String, _ files: [(path: String, text: String)]) -> Compilation
  {
    compiled(script("\(head)\ninclude: \(include)"), files: files)
  }

  private let library = "# objections\n## !price\n~ dear\n### answer\nHm.\n"

  @Test func `an included file gives its cards, stages and fields`() throws {
    let compilation = compiling(
      "one.patter, two.patter",
      [
        ("one.patter", library),
        ("two.patter", "---\nlanguage: en\n---\n# z\n## y\n=> meeting\n# a\n## x\n=> meeting"),
      ])
    let script = try #require(compilation.script, "\(printed(compilation))")
    #expect(compilation.relativePaths == ["example.patter", "one.patter", "two.patter"])
    #expect(script.objections.count == 1)
    #expect(
      script.stages.refs.map { script.title($0) }.filter { $0 != "objections" } == ["a", "z"])
    #expect(script.name(script.start) == "b")
  }

  @Test func `a file that is reached twice counts once`() throws {
    let compilation = compiling(
      "one.patter, two.patter, one.patter",
      [("one.patter", library), ("two.patter", "---\ninclude: one.patter\n---\n")])
    #expect(printed(compilation) == "")
    #expect(compilation.files.count == 3)
  }

  @Test func `the same name in two files is a duplicate that shows both`() throws {
    let compilation = compiling(
      "one.patter, two.patter", [("one.patter", library), ("two.patter", library)])
    #expect(underlined(compilation).contains("duplicate-id: price"))
    let span = try #require(compilation.diagnostics.first?.notes.first?.span)
    #expect(compilation.files[Int(span.file)].path == "one.patter")
  }

  @Test func `a cycle of includes is an error`() {
    #expect(
      underlined(compiling("one.patter", [("one.patter", "---\ninclude: example.patter\n---\n")]))
        == ["bad-include: example.patter"])
    #expect(
      underlined(
        compiling(
          "one.patter",
          [
            ("one.patter", "---\ninclude: two.patter\n---\n"),
            ("two.patter", "---\ninclude: one.patter\n---\n"),
          ])) == ["bad-include: one.patter"])
  }

  @Test func `a file that is missing or outside is an error without follow-on noise`() {
    let source = script("\(head)\ninclude: gone.patter", "# a\n## b\n- Dear -> !price\n- X -> lost")
    #expect(underlined(compiled(source)) == ["bad-include: gone.patter"])
    let outside = compile(
      SourceFile(path: "a.patter", text: script("\(head)\ninclude: ../b.patter")), name: "a"
    ) { _, _ in .failure(.outside) }
    #expect(underlined(outside) == ["bad-include: ../b.patter"])
  }

  @Test func `an included file's front matter holds only language and include`() {
    #expect(
      underlined(compiling("one.patter", [("one.patter", "---\ntitle: x\n---\n")]))
        == ["bad-front-matter: title"])
    #expect(
      underlined(compiling("one.patter", [("one.patter", "---\nlanguage: de\n---\n")])) == [])
  }

  @Test func `a library is checked by itself for its form only`() {
    let names = "# a\n## b\n{who} [x]\n? nobody\n- Yes -> nowhere\n- No => nothing [a = b]\n"
    let compilation = compiled(names)
    #expect(compilation.isLibrary)
    #expect(printed(compilation) == "")
    #expect(underlined(compiled(names + "-> \n-Word\n{a b}\n")).count == 3)
  }
}
