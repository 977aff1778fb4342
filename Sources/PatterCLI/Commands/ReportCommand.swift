import CallModel
import CallReports
import CallStore
import Terminal
import TypedValues

/// `report NAME`
enum ReportCommand {
  /// The reports by the word that asks for them.
  static let names = ReportMaker.kinds.map(\.name)

  /// The word that asks for all of them.
  static let all = "all"

  static let formats = ["table", "csv", "json", "html"]

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", formats)
    let name = invocation.arguments.first ?? names[0]
    let kinds = try kinds(name, format)
    let store = try program.store()
    try Recounting.countWaiting(store, program)
    let question = try ReportQuestion(invocation, program, store)
    if name == all { try question.refuseGroups(all) }
    let reader = LogReader(store: store, subject: question.subject)
    let facts = try question.facts(reader)
    var reports: [Report] = []
    for kind in kinds {
      var report = try kind.make(ReportMaker(question: question, reader: reader))
      report.facts = facts
      if kind.readsCalls || !reader.isTallied(question.filter, by: question.grouping) {
        report.facts.append(ReportQuestion.readsCallsFact)
      }
      reports.append(report)
    }
    let page = format == "html" ? page(name, reports, question, program) : nil
    if let output = invocation.value("output") {
      let file = try OutputFile(output)
      write(
        reports, page, format, invocation.value("table"),
        Layout(width: 120, look: .plain, usesUnicode: true), isCut: false, to: file)
      try file.finish()
    } else {
      write(
        reports, page, format, invocation.value("table"), program.layout,
        isCut: program.facts.isTerminal, to: program.screen)
      try program.flush()
    }
    return .done
  }

  private static func kinds(
    _ name: String, _ format: String
  ) throws(Failure) -> [ReportMaker.Kind] {
    if name == all {
      guard format == "table" || format == "html" else {
        throw .usage(
          "`report all` is not written as \(format)", help: "ask for one report at a time")
      }
      // How things went comes before what they are made of.
      let (first, rest) = (
        ReportMaker.kinds.filter { $0.name == "trend" },
        ReportMaker.kinds.filter { $0.name != "trend" }
      )
      return first + rest
    }
    guard let kind = ReportMaker.kinds.first(where: { $0.name == name }) else {
      throw .usage(
        "there is no report `\(name)`",
        help: "there are \((names + [all]).joined(separator: ", "))")
    }
    return [kind]
  }

  /// The page for a browser: its day is the operator's, as in the log.
  private static func page(
    _ name: String, _ reports: [Report], _ question: ReportQuestion, _ program: Program
  ) -> HTMLPage {
    let now = program.clock.now
    let offset = program.zones.own.rules.offset(at: now / 1000).seconds
    let script = question.subject.script
    let title = name == all ? "What the log says" : reports.first?.title ?? name
    let notice: String? =
      switch question.filter.purpose {
      case .live: nil
      case .practice: "PRACTICE, no real calls"
      case .sample: "SAMPLE, no real calls"
      }
    return HTMLPage(
      title: "\(title) · \(script.title)", language: script.language.tag,
      made: Moment(milliseconds: now, offset: offset).date, notice: notice, reports: reports)
  }

  private static func write(
    _ reports: [Report], _ page: HTMLPage?, _ format: String, _ table: String?, _ layout: Layout,
    isCut: Bool, to output: some TextOutputStream
  ) {
    var output = output
    if let page { return page.write(to: &output) }
    for (index, report) in reports.enumerated() {
      switch format {
      case "csv":
        output.write(SafeText.clean(CSVRenderer.text(report, table: table), keeping: .newlines))
      case "json": output.write(JSONRenderer.text(report))
      default:
        if index > 0 { output.write("\n") }
        ReportOutput(layout: layout, isCut: isCut) { output.write($0 + "\n") }.write(report)
      }
    }
  }
}
