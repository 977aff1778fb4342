import CallModel
import ScriptCompiler
import ScriptMap
import SourceText
import TestSupport
import Testing

/// What stands above and below the sections of a sample.
private let head = """
  ---
  title: A sample
  language: en
  goal: won
  ---
  # fields
  - size: number
  - who: text
  # outcomes
  - won "It is won": won, needs who
  - later: open, call in 2 days
  - no "No means no": lost, never call again


  """

/// The script of some sections; its diagnostics are a failure.
func script(
  _ sections: String, head: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Script {
  let source = (head ?? ScriptMapTests.head) + sections + "\n"
  let compilation = compile(SourceFile(path: "sample.patter", text: source), name: "sample")
  if compilation.script == nil {
    let printer = DiagnosticPrinter()
    for diagnostic in compilation.diagnostics {
      Issue.record(
        "\(printer.print(diagnostic, in: compilation.files))", sourceLocation: sourceLocation)
    }
  }
  return try #require(compilation.script, sourceLocation: sourceLocation)
}

/// The map of some sections.
func map(_ sections: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Map {
  Map(try script(sections, sourceLocation: sourceLocation))
}

/// The map of a script that ships; nil for a library.
func shippedMap(_ path: String) throws -> Map? {
  let folder =
    packageFolder + "/Scripts/" + (path.split(separator: "/").first.map(String.init) ?? "")
  let bytes = try #require(Golden.bytes(of: packageFolder + "/Scripts/" + path))
  let compilation = compile(SourceFile(path: path, bytes: bytes), name: "shipped", identity: path) {
    name, _ in
    guard let bytes = Golden.bytes(of: folder + "/" + name) else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, bytes: bytes), relativePath: name, identity: name))
  }
  if compilation.isLibrary { return nil }
  return Map(try #require(compilation.script))
}

/// What a renderer writes.
func svg(_ map: Map) -> String {
  var text = ""
  SVGRenderer(map, Drawing(map)).write(to: &text)
  return text
}

/// What a renderer writes.
func dot(_ map: Map) -> String {
  var text = ""
  DotRenderer(map).write(to: &text)
  return text
}

/// What a renderer writes.
func mermaid(_ map: Map) -> String {
  var text = ""
  MermaidRenderer(map).write(to: &text)
  return text
}

/// A script of any size whose steps lead everywhere, with titles and labels of many kinds.
func randomSections(seed: UInt64) -> String {
  var writer = SectionWriter(random: Random(seed: seed))
  return writer.sections()
}

private struct SectionWriter {
  var random: Random
  var text = ""

  mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  mutating func oneOf(_ choices: [String]) -> String { choices[pick(choices.count)] }

  mutating func line(_ line: String) { text += line + "\n" }

  static let words = [
    "Yes, go ahead", "No", "Hmm", "Ждёт до весны, а потом посмотрит", "我们已经有供应商了，暂时不考虑",
    "Rahmenvertragsverlängerungsgespräch",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "What does it cost, what do I get, who pays when it breaks, and who else has one of them by now?",
    "👩‍🍳 bakes", "a < b & c > \"d\"", "x", "مرحبا بالعالم", "e\u{301}e\u{301}e\u{301}", "ﷺﷺﷺﷺﷺﷺ",
    "﷽ and so on",
  ]

  mutating func sections() -> String {
    let stages = 1 + pick(4)
    let counts = (0..<stages).map { _ in 1 + pick(pick(6) == 0 ? 24 : 6) }
    let steps = counts.reduce(0, +)
    let cards = pick(6)
    if pick(3) > 0 {
      line("# anytime")
      for index in 0...pick(6) { line("- Any \(oneOf(Self.words)) #a\(index) => no") }
    }
    var step = 0
    for (stage, count) in counts.enumerated() {
      line("# stage_\(stage): \(oneOf(Self.words))")
      for _ in 0..<count {
        line("## s\(step): \(oneOf(Self.words))\(pick(2) == 0 ? " (45s)" : "")")
        self.step(step, of: steps, cards)
        step += 1
      }
    }
    if cards > 0 { line("# objections") }
    for card in 0..<cards {
      line("## !c\(card): \(oneOf(Self.words))")
      for rebuttal in 0...pick(3) {
        line("### r\(rebuttal): \(oneOf(Self.words))\nWords.")
        for index in 0..<pick(4) {
          line("- \(oneOf(Self.words)) #l\(index) \(oneOf(["-> back", "-> next", "=> later"]))")
        }
      }
      if pick(2) == 0 { line("### otherwise\nWell.\n=> no") }
    }
    return text
  }

  mutating func step(_ step: Int, of steps: Int, _ cards: Int) {
    if pick(4) == 0 { line("[A] One.\n[B] Two.") }
    line(pick(5) == 0 ? "[if attempt > 1] [must] Law." : "Words.")
    for field in ["size", "who"] where pick(3) == 0 { line("? \(field)") }
    for index in 0..<pick(pick(16) == 0 ? 50 : 6) {
      let guarded = pick(5) == 0 ? "[if size > 3] " : ""
      let target = pick(6) == 0 ? "" : " " + jump(step, steps, cards)
      line("- \(guarded)\(oneOf(Self.words)) #r\(index)\(target)")
      if pick(8) == 0, target.isEmpty {
        line("  [if size > 3] \(jump(step, steps, cards))\n  \(jump(step, steps, cards))")
      }
    }
    line("")
    for _ in 0..<pick(3) { line("[if size > 5] " + jump(step, steps, cards)) }
    line(jump(step, steps, cards))
  }

  mutating func jump(_ step: Int, _ steps: Int, _ cards: Int) -> String {
    switch pick(10) {
    case 0...4: "-> s\(min(steps - 1, step + 1 + pick(4)))"
    case 5: "-> s\(pick(steps))"
    case 6 where cards > 0: "-> !c\(pick(cards))"
    case 7: "-> again"
    default: "=> \(oneOf(["won", "later", "no"]))"
    }
  }
}
