import CallEngine
import CallModel
import CallStore
import DataExchange
import Glibc
import Terminal
import TypedValues

/// `log export`
enum LogExportCommand {
  static let formats = ["csv", "jsonl", "transcript"] + CRM.allCases.map(\.rawValue)

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", formats)
    let store = try program.store()
    let filter = try filter(invocation, store)
    if format == "transcript" {
      guard let folder = invocation.value("output") else {
        throw .usage(
          "transcripts are a file for each call", help: "name the folder with --output FOLDER")
      }
      return try writeTranscripts(filter, to: folder, store, program)
    }
    let keepsLead = invocation.has("lead-columns")
    try ExportOutput.write(invocation, program) { (output) throws(Failure) in
      if let crm = CRM(rawValue: format) {
        try write(filter, crm, store, program, to: output)
      } else {
        try write(filter, format, keepsLead: keepsLead, store, program, to: output)
      }
    }
    return .done
  }

  private static func filter(
    _ invocation: Invocation, _ store: Store
  ) throws(Failure) -> CallFilter {
    var filter = CallFilter(purpose: try PurposeOption.read(invocation))
    filter.isOpen = false
    if let name = invocation.value("script") {
      filter.family = try ReportSubject(name, store).family
    }
    (filter.firstDay, filter.lastDay) = try DayOption.period(invocation)
    if let name = invocation.value("agent") {
      do throws(StoreError) { filter.agent = try store.knownAgent(named: name) } catch {
        throw Failure(error)
      }
      guard filter.agent != nil else { throw .usage("no operator is called `\(name)`") }
    }
    return filter
  }

  /// Hands over the calls that fit, the latest first, a page at a time.
  private static func each(
    _ filter: CallFilter, _ store: Store, _ program: Program,
    _ body: (CallRow) throws(Failure) -> Void
  ) throws(Failure) {
    var progress = program.progress("exporting", total: nil)
    defer { progress.finish() }
    var cursor: CallPage.Cursor?
    var done = 0
    repeat {
      let page: CallPage
      do throws(StoreError) { page = try store.calls(filter, limit: 500, from: cursor) } catch {
        throw Failure(error)
      }
      for call in page.calls { try body(call) }
      done += page.calls.count
      progress.update(done: done)
      cursor = page.next
    } while cursor != nil
  }

  private static func write(
    _ filter: CallFilter, _ crm: CRM, _ store: Store, _ program: Program,
    to output: (String) throws(Failure) -> Void
  ) throws(Failure) {
    try output(CSVWriter.row(crm.callColumns))
    try each(filter, store, program) { (call) throws(Failure) in
      let notes = try program.ask { (store) throws(StoreError) in
        try store.events(of: call.id).compactMap { record in
          [.noted, .wrappedUp].contains(record.kind) ? record.words : nil
        }
      }
      let values = crm.values(
        CRMCall(
          call.start.lead, title: call.title, began: program.local(call.start.startedAt),
          length: call.talkMs + call.holdMs, disposition: call.disposition,
          outcome: call.outcome ?? "", notes: notes.joined(separator: "\n"), owner: call.agent))
      try output(CSVWriter.row(values.map { SafeText.clean($0, keeping: .newlines) }))
    }
  }

  private static func write(
    _ filter: CallFilter, _ format: String, keepsLead: Bool, _ store: Store, _ program: Program,
    to output: (String) throws(Failure) -> Void
  ) throws(Failure) {
    guard format == "csv" else {
      return try each(filter, store, program) { (call) throws(Failure) in
        var json = JSONWriter(isIndented: false)
        do throws(StoreError) {
          CallJSON.write(
            call, try store.events(of: call.id), try store.origin(of: call.id), to: &json)
        } catch { throw Failure(error) }
        try output(json.text + "\n")
      }
    }
    // The columns of all leads must be known before the first row is written.
    var names: [String] = []
    if keepsLead {
      try each(filter, store, program) { call in
        for column in call.start.lead.columns where !names.contains(column.name) {
          names.append(column.name)
        }
      }
    }
    let more = ["attempt", "campaign", "day", "hour"]
    try output(CSVWriter.row(CallOutput.columns + more + names.map { "lead." + $0 }))
    try each(filter, store, program) { (call) throws(Failure) in
      let values =
        CallOutput.values(call) + [
          String(call.start.attempt), call.campaign ?? "", call.day.plain, String(call.hour),
        ] + names.map { call.start.lead[$0] ?? "" }
      try output(CSVWriter.row(values.map { SafeText.clean($0, keeping: .newlines) }))
    }
  }

  private static func writeTranscripts(
    _ filter: CallFilter, to folder: String, _ store: Store, _ program: Program
  ) throws(Failure) -> ExitStatus {
    if mkdir(folder, 0o700) != 0, !FileReader.isFolder(folder) {
      throw .system(
        "\(folder) cannot be made: \(String(cString: strerror(errno)))",
        help: "name a folder that can")
    }
    var scripts: [Digest: (script: Script, path: String)] = [:]
    var count = 0
    try each(filter, store, program) { (call) throws(Failure) in
      if scripts[call.script] == nil {
        let kept: ScriptBundle?
        do throws(StoreError) { kept = try store.bundle(call.script) } catch {
          throw Failure(error)
        }
        guard let kept else { throw .system("the script of call \(call.id) is not in the store") }
        scripts[call.script] = (
          try ScriptLoader.script(of: kept), kept.files.first?.path ?? call.family + ".patter"
        )
      }
      guard let kept = scripts[call.script] else { return }
      let records: [EventRecord]
      do throws(StoreError) { records = try store.events(of: call.id) } catch {
        throw Failure(error)
      }
      let folded = try Unfinished.replay(call, records, kept.script)
      let text = folded.transcript(
        script: kept.path, now: "\(CallOutput.began(call)) \(call.start.zone)")
      let day = call.day.plain
      try NewFile.write(
        [
          (
            "\(folder)/\(day)-\(call.id).transcript",
            Array(SafeText.clean(text, keeping: .newlines).utf8)
          )
        ], isPrivate: true)
      count += 1
    }
    program.screen.line("\(count) transcripts written to \(SafeText.clean(folder))")
    try program.flush()
    return .done
  }
}
