import CallModel
import CallReports
import CallStore
import Terminal

/// `report NAME`
enum ReportCommand {
  /// The reports by the word that asks for them.
  static let names = ReportMaker.kinds.map(\.name)

  static let formats = ["table", "csv", "json"]

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", formats)
    let name = invocation.arguments.first ?? names[0]
    guard let kind = ReportMaker.kinds.first(where: { $0.name == name }) else {
      throw .usage(
        "there is no report `\(name)`", help: "there are \(names.joined(separator: ", "))")
    }
    let store = try program.store()
    try Recounting.countWaiting(store, program)
    let question = try ReportQuestion(invocation, program, store)
    let reader = LogReader(store: store, subject: question.subject)
    var report = try kind.make(ReportMaker(question: question, reader: reader))
    report.facts = try question.facts(reader)
    if let output = invocation.value("output") {
      let file = try OutputFile(output)
      write(
        report, format, invocation.value("table"),
        Layout(width: 120, look: .plain, usesUnicode: true), isCut: false, to: file)
      try file.finish()
    } else {
      write(
        report, format, invocation.value("table"), program.layout,
        isCut: program.facts.isTerminal, to: program.screen)
      try program.flush()
    }
    return .done
  }

  private static func write(
    _ report: Report, _ format: String, _ table: String?, _ layout: Layout, isCut: Bool,
    to output: some TextOutputStream
  ) {
    var output = output
    switch format {
    case "csv":
      output.write(SafeText.clean(CSVRenderer.text(report, table: table), keeping: .newlines))
    case "json": output.write(JSONRenderer.text(report))
    default:
      ReportOutput(layout: layout, isCut: isCut) { output.write($0 + "\n") }.write(report)
    }
  }
}
