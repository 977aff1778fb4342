import ScriptCompiler
import ScriptTesting
import SourceText
import Terminal

/// `explain [ID]`
enum ExplainCommand {
  /// What `check` and `test` may tell of scripts and transcripts.
  private static let rules = allRules + transcriptRules
  /// All ids that have a page.
  private static let allPages = rules + DataFlaws.rules

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    if let id = invocation.arguments.first {
      guard let rule = allPages.first(where: { $0.id == id.lowercased() }) else {
        throw unknown(id)
      }
      if DataFlaws.rules.contains(where: { $0.id == rule.id }) {
        dataPage(rule, program)
      } else {
        page(rule, program)
      }
    } else {
      list(program)
    }
    try program.flush()
    return .done
  }

  private static func unknown(_ id: String) -> Failure {
    let near = nearestNames(to: id, among: allPages.map(\.id)).map { "`\($0)`" }
    return .usage(
      "nothing is told under the id `\(SafeText.clean(id))`",
      help: near.isEmpty
        ? "`patter explain` lists the ids"
        : "\(near.count == 1 ? "an id" : "ids") with a similar name: "
          + near.joined(separator: ", "))
  }

  /// All ids by level, each with the first sentence of its explanation.
  private static func list(_ program: Program) {
    for level in Diagnostic.Level.allCases {
      list("\(title(level)): \(meaning(level))", rules.filter { $0.level == level }, program)
    }
    list("In calling rules and holidays: \(dataMeaning)", DataFlaws.rules, program)
    program.screen.lines(
      program.layout.paragraph(
        "`patter explain ID` tells more of one, with a wrong and a right example."))
  }

  private static let dataMeaning = "the file is not used"

  private static func list(_ heading: String, _ rules: [Rule], _ program: Program) {
    guard !rules.isEmpty else { return }
    program.screen.lines(program.layout.paragraph(StyledText(heading, .heading)))
    program.screen.lines(
      program.layout.keyValues(
        rules.sorted { $0.id < $1.id }.map {
          ("  " + $0.id, StyledText(firstSentence($0.explanation)))
        }))
    program.screen.line()
  }

  /// The page of what may be wrong in a data file.
  private static func dataPage(_ rule: Rule, _ program: Program) {
    program.screen.line(
      StyledText(rule.id, .heading)
        + StyledText(" – error in calling rules or holidays: \(dataMeaning)", .muted))
    program.screen.line()
    program.screen.lines(program.layout.paragraph(StyledText(rule.explanation)))
  }

  private static func title(_ level: Diagnostic.Level) -> String {
    switch level {
    case .error: "Errors"
    case .warning: "Warnings"
    case .advice: "Advice"
    }
  }

  private static func meaning(_ level: Diagnostic.Level) -> String {
    switch level {
    case .error: "the script cannot run"
    case .warning: "it runs, and is likely wrong"
    case .advice: "it runs, and the trade knows better"
    }
  }

  private static func firstSentence(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == " ", result.hasSuffix(".") { break }
      result.append(character)
    }
    return result
  }

  private static func page(_ rule: Rule, _ program: Program) {
    let screen = program.screen
    let layout = program.layout
    screen.line(
      StyledText(rule.id, .heading)
        + StyledText(" – \(rule.level.rawValue): \(meaning(rule.level))", .muted))
    screen.line()
    screen.lines(layout.paragraph(StyledText(rule.explanation)))
    screen.line()
    if let earlier = rule.wrong.earlier {
      show("Calls were made with", Rule.Example(bytes: earlier), against: rule.wrong, program)
    }
    show("Wrong", rule.wrong, against: rule.right, program)
    let (compilation, diagnostics) = Compilation.findings(in: rule.wrong)
    let found = diagnostics.filter { $0.rule.id == rule.id }.prefix(3)
    if !found.isEmpty {
      screen.line(StyledText("patter check says", .heading))
      screen.line()
      let printer = DiagnosticOutput.printer(for: screen.look)
      for diagnostic in found {
        screen.write(printer.print(diagnostic, in: compilation.files))
        screen.line()
      }
    }
    show("Right", rule.right, against: rule.wrong, program)
    screen.lines(
      layout.paragraph(
        rule.level == .error
          ? "An error cannot be silenced: a script that has one does not run."
          : StyledText("To silence it in one place, put `// allow: \(rule.id)` on the line above.")
      ))
  }

  private static func show(
    _ title: String, _ example: Rule.Example, against other: Rule.Example, _ program: Program
  ) {
    let excerpt = ExampleExcerpt(example, against: other)
    guard !excerpt.lines.isEmpty else { return }
    program.screen.line(StyledText(title, .heading))
    program.screen.line()
    for line in excerpt.lines {
      program.screen.line(StyledText(data: line.isEmpty ? "" : "  " + line))
    }
    for file in example.files {
      program.screen.line()
      program.screen.line(StyledText(data: "  with \(file.path) beside it:", .muted))
      for line in file.text.split(separator: "\n") {
        program.screen.line(StyledText(data: "  " + line))
      }
    }
    program.screen.line()
  }
}
