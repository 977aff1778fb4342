import CallModel
import CallStore
import DataExchange
import Terminal

/// `log list`
enum LogListCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", ["table", "csv", "json"])
    let limit = try number(invocation.value("limit"))
    let purpose = try PurposeOption.read(invocation)
    let store = try program.store()
    try Recounting.countWaiting(store, program)
    let rows: [CallRow]
    do throws(StoreError) {
      rows = try store.calls(CallFilter(purpose: purpose), limit: limit).calls
    } catch { throw Failure(error) }
    switch format {
    case "csv":
      program.screen.write(CSVWriter.row(CallOutput.columns))
      for row in rows {
        let values = CallOutput.values(row).map { SafeText.clean($0, keeping: .newlines) }
        program.screen.write(CSVWriter.row(values))
      }
    case "json": writeJSON(rows, program)
    default: writeTable(rows, purpose, program)
    }
    try program.flush()
    return .done
  }

  private static func writeJSON(_ rows: [CallRow], _ program: Program) {
    var json = JSONWriter()
    json.array { json in
      for row in rows {
        json.object { json in
          for (name, value) in zip(CallOutput.columns, CallOutput.values(row)) {
            if name.hasSuffix("_ms") {
              json.member(name, Int64(value) ?? 0)
            } else {
              json.member(name, value.isEmpty ? nil : value)
            }
          }
        }
      }
    }
    program.screen.write(json.text + "\n")
  }

  private static func writeTable(
    _ rows: [CallRow], _ purpose: CallPurpose, _ program: Program
  ) {
    guard !rows.isEmpty else {
      switch purpose {
      case .sample:
        program.screen.line("No sample call is kept. `patter store sample` makes some.")
      case .live, .practice:
        program.screen.line("No call is logged yet. `patter call SCRIPT` makes one.")
      }
      return
    }
    if let mark = CallOutput.mark(purpose) {
      program.screen.lines(program.layout.paragraph(StyledText(mark + "s", .warning)))
    }
    let columns = [
      Layout.Column("call", mayShrink: false), Layout.Column("began", mayShrink: false),
      Layout.Column("agent"), Layout.Column("script"), Layout.Column("lead"),
      Layout.Column("talk", alignment: .right, mayShrink: false), Layout.Column("outcome"),
    ]
    let table = rows.map { row -> [StyledText] in
      [
        // One clock for all: calls go into many zones.
        StyledText(row.id.description), StyledText(program.local(row.start.startedAt).plain),
        StyledText(data: row.agent), StyledText(data: row.family),
        StyledText(data: row.start.lead.label ?? ""), StyledText(CallOutput.clock(row.talkMs)),
        CallOutput.result(row),
      ]
    }
    program.screen.lines(
      program.layout.table(columns, rows: table, isCut: program.facts.isTerminal))
  }

  private static func number(_ text: String?) throws(Failure) -> Int {
    guard let text else { return 100 }
    guard let number = Int(text), (1...1_000_000).contains(number) else {
      throw .usage("--limit wants a number from 1 to 1,000,000")
    }
    return number
  }
}

/// `--purpose`
enum PurposeOption {
  static func read(_ invocation: Invocation) throws(Failure) -> CallPurpose {
    switch try invocation.choice("purpose", ["live", "practice", "sample"]) {
    case "practice": .practice
    case "sample": .sample
    default: .live
    }
  }
}
