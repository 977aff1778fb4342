import CallEngine
import CallModel
import CallStore
import DataExchange
import Terminal
import TypedValues

/// `log show CALL`
enum LogShowCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let asked = try invocation.choice("format", ["text", "transcript", "json"])
    let format = invocation.has("transcript") ? "transcript" : asked
    let store = try program.store()
    let row: CallRow
    let records: [EventRecord]
    let origin: ImportedFile?
    do throws(StoreError) {
      row = try store.call(invocation.arguments[0])
      records = try store.events(of: row.id)
      origin = try store.origin(of: row.id)
    } catch { throw Failure(error) }
    switch format {
    case "json":
      var json = JSONWriter()
      CallJSON.write(row, records, origin, to: &json)
      program.screen.write(json.text + "\n")
    case "transcript": try writeTranscript(row, records, store, program)
    default: writeText(row, records, origin, program)
    }
    try program.flush()
    return .done
  }

  /// The call as it was kept, folded again along its own version of the script.
  static func call(
    _ row: CallRow, _ records: [EventRecord], _ store: Store
  ) throws(Failure) -> Call {
    let kept: ScriptBundle?
    do throws(StoreError) { kept = try store.bundle(row.script) } catch { throw Failure(error) }
    guard let kept else { throw .system("the script of call \(row.id) is not in the store") }
    return try Unfinished.replay(row, records, ScriptLoader.script(of: kept))
  }

  private static func writeTranscript(
    _ row: CallRow, _ records: [EventRecord], _ store: Store, _ program: Program
  ) throws(Failure) {
    let call = try call(row, records, store)
    let kept: ScriptBundle?
    do throws(StoreError) { kept = try store.bundle(row.script) } catch { throw Failure(error) }
    let path = kept?.files.first?.path ?? row.family + ".patter"
    let text = call.transcript(
      script: path, now: "\(CallOutput.began(row)) \(row.start.zone)")
    if let mark = CallOutput.mark(row.purpose) { program.screen.write("// \(mark)\n") }
    program.screen.write(SafeText.clean(text, keeping: .newlines))
  }

  private static func writeText(
    _ row: CallRow, _ records: [EventRecord], _ origin: ImportedFile?, _ program: Program
  ) {
    let screen = program.screen
    screen.line(StyledText(data: row.title, .heading) + StyledText("  \(row.id)", .muted))
    var pairs: [(key: String, value: StyledText)] = []
    if let mark = CallOutput.mark(row.purpose) {
      pairs.append(("purpose", StyledText(mark, .warning)))
    }
    pairs += [
      ("began", StyledText(data: "\(CallOutput.began(row)) \(row.start.zone)")),
      ("agent", StyledText(data: row.agent)),
    ]
    if let campaign = row.campaign { pairs.append(("campaign", StyledText(data: campaign))) }
    if let origin {
      pairs.append(
        (
          "imported",
          StyledText(
            data:
              "from \(origin.name) on \(ISOTime.text(milliseconds: origin.importedAt).prefix(10)) "
              + "by \(origin.agent)")
        ))
    }
    pairs += row.start.lead.columns.map { (SafeText.clean($0.name), StyledText(data: $0.value)) }
    pairs.append(("outcome", CallOutput.result(row)))
    pairs.append(
      (
        "time",
        StyledText(
          "talk \(CallOutput.clock(row.talkMs)), hold \(CallOutput.clock(row.holdMs)), "
            + "wrap-up \(CallOutput.clock(row.wrapMs))")
      ))
    if row.isErased { pairs.append(("erased", "what the person said and was is gone")) }
    screen.lines(program.layout.keyValues(pairs))
    screen.line()
    let columns = [
      Layout.Column("#", alignment: .right, mayShrink: false),
      Layout.Column("time", alignment: .right, mayShrink: false),
      Layout.Column("step"), Layout.Column("event"), Layout.Column("what"),
    ]
    let rows = records.map { record -> [StyledText] in
      [
        StyledText("\(record.seq)", .muted), StyledText(CallOutput.clock(record.ms), .muted),
        StyledText(data: record.step ?? ""), StyledText(record.kind.name),
        StyledText(data: summary(record)),
      ]
    }
    screen.lines(program.layout.table(columns, rows: rows, isCut: program.facts.isTerminal))
  }

  private static func summary(_ record: EventRecord) -> String {
    var parts: [String] = []
    if let target = record.target { parts.append(target) }
    switch (record.kind, record.number) {
    case (.stepEntered, let letter?), (.rebuttalGiven, let letter?):
      if let letter = Letter(index: Int(letter)) { parts.append("[\(letter)]") }
    case (.undone, let act?): parts.append("#\(act)")
    case (.objectionResolved, let flag?): parts.append(flag == 1 ? "overcome" : "insisted")
    case (.repliedInWords, let flag?): parts.append(flag == 1 ? "understood:" : "not understood:")
    case (.reopened, let gap?): parts.append("after \(CallOutput.clock(gap))")
    default: break
    }
    if let value = record.value { parts.append("= \(value)") }
    if let words = record.words, words != record.value { parts.append("“\(words)”") }
    if let agent = record.agent { parts.append("by \(agent)") }
    return parts.joined(separator: " ")
  }
}
