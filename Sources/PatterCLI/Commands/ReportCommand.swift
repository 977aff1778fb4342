import CallModel
import CallReports
import CallStore
import Terminal
import TypedValues

/// `report NAME`
enum ReportCommand {
  /// The reports by the word that asks for them.
  static let names = ReportMaker.kinds.map(\.name) + [practice]

  /// The word that asks for what rehearsals say; it reads no counted calls but the trainees' live ones,
  /// and is none of `all`.
  static let practice = "practice"

  /// The word that asks for all of them.
  static let all = "all"

  static let formats = ["table", "csv", "json", "html"]

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", formats)
    let name = invocation.arguments.first ?? names[0]
    if name == practice {
      try PracticeQuestion.refuseOthers(invocation)
      return try practice(invocation, format, program)
    }
    try PracticeQuestion.refuse(invocation, name)
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
    let page: Page? =
      format == "html" ? .reports(page(name, reports, question, program)) : nil
    try deliver(reports, page, format, invocation, program)
    return .done
  }

  /// A page for a browser.
  private enum Page {
    case reports(HTMLPage)
    case certificate(Certificate)

    func write(to output: inout some TextOutputStream) {
      switch self {
      case .reports(let page): page.write(to: &output)
      case .certificate(let page): page.write(to: &output)
      }
    }
  }

  private static func practice(
    _ invocation: Invocation, _ format: String, _ program: Program
  ) throws(Failure) -> ExitStatus {
    let store = try program.store()
    try Recounting.countWaiting(store, program)
    let question = try PracticeQuestion(invocation, program, store)
    let reader = try PracticeReader(question, store)
    let trainees = try reader.trainees()
    let plan = try invocation.value("plan").map { name throws(Failure) in
      try reader.plan(
        try PracticeFile.plan(name, program), today: today(program),
        withWeekends: invocation.has("weekends"))
    }
    var report = PracticeReport.make(trainees, plan: plan)
    report.facts = reader.facts(trainees)
    let made = today(program)
    var page: Page?
    if format == "html" {
      // One person's page is for him to take home, and for the trainer to sign.
      let isAlone = invocation.options["trainee"] != nil && trainees.count == 1
      page =
        isAlone
        ? .certificate(
          Certificate(
            trainee: trainees[0], scripts: reader.titles, language: reader.language.tag,
            made: made, plan: plan))
        : .reports(
          HTMLPage(
            title: reader.title(report.title), language: reader.language.tag, made: made,
            notice: nil, reports: [report]))
    }
    try deliver([report], page, format, invocation, program)
    return .done
  }

  /// Writes reports to the file that was named, or else to the screen.
  private static func deliver(
    _ reports: [Report], _ page: Page?, _ format: String, _ invocation: Invocation,
    _ program: Program
  ) throws(Failure) {
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

  /// The page for a browser.
  private static func page(
    _ name: String, _ reports: [Report], _ question: ReportQuestion, _ program: Program
  ) -> HTMLPage {
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
      made: today(program), notice: notice, reports: reports)
  }

  /// The operator's day.
  private static func today(_ program: Program) -> CivilDate {
    program.local(program.clock.now).date
  }

  private static func write(
    _ reports: [Report], _ page: Page?, _ format: String, _ table: String?, _ layout: Layout,
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
