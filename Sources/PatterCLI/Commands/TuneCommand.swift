import CallModel
import CallReports
import CallStore
import ScriptCompiler
import SourceText
import Terminal

/// `tune SCRIPT`
enum TuneCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", ["text", "json"])
    let path = invocation.arguments[0]
    guard FileReader.realPath(path) != nil else {
      throw .system(
        "\(path) cannot be read: there is no such file",
        help: "name the script's file: what is found is shown in its lines")
    }
    let applying = try PhraseApplying.Request(invocation, format)
    let question = try ReportQuestion(invocation, program, try program.store(), script: path)
    guard let compilation = question.subject.compilation, let script = compilation.script,
      let map = compilation.map
    else {
      throw Failure(
        .problems, "\(path) is no script that calls follow",
        help: "`patter check \(path)` tells why")
    }
    let reader = LogReader(store: try program.store(), subject: question.subject)
    let advice = compilation.audit().diagnostics
    let evidence = try TuningReader(
      reader: reader, compilation: compilation, script: script, map: map
    ).evidence(question.filter, advice)
    let tuning = Tuning(evidence)
    if let applying {
      let phrases = PhraseApplying(compilation, script, path: path, program)
      return try phrases.apply(applying, tuning.findings.compactMap(\.phrase))
    }
    let output = TuneOutput(
      tuning: tuning, facts: try question.facts(reader) + [ReportQuestion.readsCallsFact],
      compilation: compilation, map: map, advice: advice)
    if format == "json" {
      program.screen.write(output.json)
    } else {
      output.write(to: program.screen, program.layout)
    }
    try program.flush()
    return .done
  }
}
