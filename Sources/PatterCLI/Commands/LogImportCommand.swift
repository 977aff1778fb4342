import CallEngine
import CallModel
import CallStore
import DataExchange
import ScriptCompiler
import Terminal
import TypedValues

/// `log import FILE`
enum LogImportCommand {
  /// How many rejected rows are told one by one, and how many calls a trial shows.
  private static let shown = 10

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let purpose = try PurposeOption.read(invocation)
    guard let name = invocation.value("script") else {
      throw .usage(
        "the calls need the script whose outcomes they have", help: "name it with --script FILE")
    }
    let compilation = try ScriptLoader.load(name)
    guard let script = compilation.script else {
      throw Failure(
        .problems, "\(name) does not compile", help: "`patter check \(name)` tells why")
    }
    let file = try CSVFile(invocation.arguments[0])
    let reader = try reader(invocation, program, script, file)
    let agent = try program.agent()
    let store = try program.store()
    if let before = try known(file, store), !invocation.has("again"), !invocation.has("dry-run") {
      throw Failure(
        .problems,
        "this file was imported on \(ISOTime.text(milliseconds: before.importedAt).prefix(10)) by "
          + "\(before.agent)", help: "give --again to count its calls twice")
    }
    let trial = try survey(file, reader)
    tell(file, trial, program)
    let isRefused = !trial.rejected.isEmpty && !invocation.has("skip-bad")
    if invocation.has("dry-run") || isRefused {
      if isRefused {
        program.errors.line(
          "Nothing was imported. Mend the rows, or leave them out with --skip-bad.")
        try? program.errors.flush()
      }
      try program.flush()
      return trial.rejected.isEmpty ? .done : .problems
    }
    let source = ImportedFile(
      name: file.path.split(separator: "/").last.map(String.init) ?? file.path,
      hash: try file.hash(),
      importedAt: program.clock.now, agent: agent.name)
    let key: ScriptKey
    do throws(StoreError) {
      key = try store.keep(script: ScriptLoader.bundle(compilation, script))
    } catch { throw Failure(error) }
    var progress = program.progress("importing", total: trial.count)
    defer { progress.finish() }
    try keep(file, reader, source, key, agent, purpose, store) { progress.update(done: $0) }
    program.screen.line(
      "\(trial.count) calls imported from \(SafeText.clean(source.name))"
        + (trial.rejectedCount > 0 ? ", \(trial.rejectedCount) rows left out" : ""))
    try program.flush()
    return trial.rejectedCount > 0 ? .problems : .done
  }

  private static func known(_ file: CSVFile, _ store: Store) throws(Failure) -> ImportedFile? {
    let hash = try file.hash()
    do throws(StoreError) { return try store.importedFile(hash) } catch { throw Failure(error) }
  }

  private static func reader(
    _ invocation: Invocation, _ program: Program, _ script: Script, _ file: CSVFile
  ) throws(Failure) -> ImportedCallReader {
    guard !file.header.isEmpty else {
      throw Failure(.problems, "\(file.path) is empty", help: "its first row names the columns")
    }
    let mapping = try ImportMapping(
      invocation.options["map"] ?? [], header: file.header, takesAll: invocation.has("lead-columns")
    )
    var zone = program.zones.own
    if let name = invocation.value("zone") {
      guard let rules = program.zones.rules(name) else {
        throw .usage("there is no time zone `\(name)`", help: "write it as Europe/Berlin")
      }
      zone = ZoneFinder.Zone(name: name, rules: rules)
    }
    var started: Moment?
    if let text = invocation.value("started") {
      guard let day = CivilDate(plain: text) else {
        throw .usage("--started: `\(text)` is no day", help: "write it as 2026-11-30")
      }
      started = Moment(day, TimeOfDay(hour: 12, minute: 0) ?? .midnight)
    }
    if mapping.places[.started] == nil, mapping.places[.date] == nil, started == nil {
      let offset = zone.rules.offset(at: program.clock.now / 1000).seconds
      started = Moment(
        Moment(milliseconds: program.clock.now, offset: offset).date,
        TimeOfDay(hour: 12, minute: 0) ?? .midnight)
      program.errors.line(
        "No column says when the calls began, so all carry \(started?.date.plain ?? ""). Map one with "
          + "--map started=COLUMN, or give another day with --started DAY.")
    }
    return ImportedCallReader(
      mapping: mapping, script: script,
      outcomes: try ImportMapping.meanings(invocation.options["outcomes"] ?? [], "outcomes"),
      dispositions: try ImportMapping.meanings(
        invocation.options["dispositions"] ?? [], "dispositions"),
      started: started, zone: zone,
      language: invocation.value("dates").map { Language($0) } ?? script.language,
      named: program.zones.rules, names: ScriptNames(script))
  }

  /// What a file would come to.
  private struct Trial {
    var count = 0
    var rejectedCount = 0
    var rejected: [RejectedRow] = []
    var first: [ImportedCallReader.Reading] = []
  }

  private static func survey(
    _ file: CSVFile, _ reader: ImportedCallReader
  ) throws(Failure) -> Trial {
    var trial = Trial()
    try file.rows { row in
      do throws(RejectedRow) {
        let reading = try reader.read(row)
        trial.count += 1
        if trial.first.count < shown { trial.first.append(reading) }
      } catch {
        trial.rejectedCount += 1
        if trial.rejected.count < shown { trial.rejected.append(error) }
      }
    }
    return trial
  }

  private static func keep(
    _ file: CSVFile, _ reader: ImportedCallReader, _ source: ImportedFile, _ script: ScriptKey,
    _ agent: AgentKey, _ purpose: CallPurpose, _ store: Store,
    _ tell: (_ done: Int) -> Void
  ) throws(Failure) {
    var done = 0
    var trouble: Failure?
    do throws(StoreError) {
      try store.importCalls(of: source) { keep in
        do throws(Failure) {
          try file.rows { (row) throws(Failure) in
            guard let reading = try? reader.read(row) else { return }
            let start = reading.call.start
            do throws(StoreError) {
              try keep(
                NewCall(
                  purpose: purpose,
                  agent: try reading.agent.map { (name) throws(StoreError) in
                    try store.agent(named: name)
                  } ?? agent, script: script, start: start, day: reading.local.date,
                  hour: reading.local.time.hour, leadKey: store.leadKey(of: start.lead),
                  campaign: reading.campaign),
                reading.call.events.map { EventRecord($0, reader.script) },
                CallSummary(reading.call))
            } catch { throw Failure(error) }
            done += 1
            tell(done)
          }
          return true
        } catch {
          trouble = error
          return false
        }
      }
    } catch { throw trouble ?? Failure(error) }
  }

  /// How the file was read, the first calls of it, and the rows that are none.
  private static func tell(_ file: CSVFile, _ trial: Trial, _ program: Program) {
    let screen = program.screen
    let divider: String =
      switch file.divider {
      case 0x09: "tab"
      case let byte: "`\(Character(UnicodeScalar(byte)))`"
      }
    screen.line(
      "\(SafeText.clean(file.path)): \(file.encoding.rawValue), divided by \(divider), "
        + "\(trial.count) calls, \(trial.rejectedCount) rows rejected")
    let columns = [
      Layout.Column("began", mayShrink: false), Layout.Column("talk", alignment: .right),
      Layout.Column("attempt", alignment: .right), Layout.Column("agent"),
      Layout.Column("campaign"), Layout.Column("lead"), Layout.Column("outcome"),
    ]
    let rows = trial.first.map { reading -> [StyledText] in
      let summary = CallSummary(reading.call)
      let start = reading.call.start
      return [
        StyledText(reading.local.plain), StyledText(CallOutput.clock(summary.talkMs)),
        StyledText("\(start.attempt)"), StyledText(data: reading.agent ?? ""),
        StyledText(data: reading.campaign ?? ""),
        StyledText(
          data: start.lead.label
            ?? start.lead.columns.prefix(3).map(\.value).joined(separator: ", ")),
        StyledText(data: summary.outcome ?? summary.disposition?.rawValue ?? ""),
      ]
    }
    screen.lines(program.layout.table(columns, rows: rows, isCut: program.facts.isTerminal))
    for row in trial.rejected {
      program.errors.line(
        StyledText("line \(row.line)", .error) + StyledText(data: ": \(row.reason)"))
    }
    let more = trial.rejectedCount - trial.rejected.count
    if more > 0 { program.errors.line("and \(more) more rows") }
    try? program.errors.flush()
  }
}
