import CallModel
import CallStore
import DataExchange
import Terminal

/// `leads import FILE`
enum LeadsImportCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let path = invocation.arguments[0]
    let file = try LeadFile(path, maps: invocation.options["map"] ?? [])
    if !file.hasContacts {
      program.errors.line(
        StyledText(
          data:
            "No column holds phones or mail addresses: nobody of these can be rung, or known again "
            + "when the file comes twice. --map phone=NAME says which column does.", .warning))
      try? program.errors.flush()
    }
    let intake = try LeadIntake(invocation, program)
    if invocation.has("dry-run") { return try tryOut(file, intake, program) }
    let rejectsPath = invocation.value("rejects") ?? Self.rejectsPath(path)
    let rejects = try OutputFile(rejectsPath)
    rejects.write(CSVWriter.row(file.guesses.map(\.header) + ["line", "reason"]))
    let store = try program.store()
    let source = LeadSource(
      kind: .file, name: path.split(separator: "/").last.map(String.init) ?? path,
      madeAt: program.clock.now, agent: try program.agent().name)
    var progress = program.progress("importing", total: file.likelyCount)
    defer { progress.finish() }
    let result = try LeadImport(
      file, intake, rejects: rejects, isPartial: invocation.has("partial")
    ).run(store, source) { progress.update(done: $0) }
    progress.finish()
    if result.rejected > 0 { try rejects.finish() }
    let isKept = result.rejected == 0 || invocation.has("partial")
    tell(result, intake, isKept: isKept, program)
    tellRejects(result, rejectsPath, isKept: isKept, program)
    try program.flush()
    return result.rejected == 0 ? .done : .problems
  }

  private static func rejectsPath(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? "leads"
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return (stem.isEmpty ? "leads" : stem) + "-rejects.csv"
  }

  private static func tell(
    _ result: LeadImport.Result, _ intake: LeadIntake, isKept: Bool, _ program: Program
  ) {
    guard isKept else { return }
    var words = result.added.counted("new lead")
    if result.merged > 0 { words += ", \(result.merged) merged into leads that were there" }
    if result.known > 0 { words += ", \(result.known) known already" }
    words += "."
    if let target = intake.target {
      words += " \(result.queued) wait in \(target.campaign.name)."
    }
    program.screen.lines(program.layout.paragraph(StyledText(data: words)))
  }

  private static func tellRejects(
    _ result: LeadImport.Result, _ path: String, isKept: Bool, _ program: Program
  ) {
    guard result.rejected > 0 else { return }
    for (line, reason) in result.examples {
      program.errors.line(StyledText(data: "line \(line): \(reason)"))
    }
    let more = result.rejected - result.examples.count
    if more > 0 { program.errors.line(StyledText("… and \(more) more", .muted)) }
    program.errors.line(
      StyledText(
        data: isKept
          ? "\(result.rejected.counted("row")) rejected, with the reasons in \(path)."
          : "Nothing was imported: \(result.rejected.counted("row")) rejected, with the reasons in "
            + "\(path). Mend what is wrong, or take the others in with --partial."))
    try? program.errors.flush()
  }

  /// Shows what would come of it: the columns, the first rows, and what is rejected.
  private static func tryOut(
    _ file: LeadFile, _ intake: LeadIntake, _ program: Program
  ) throws(Failure) -> ExitStatus {
    program.screen.lines(
      program.layout.table(
        ["column in the file", "becomes", "because", "such as"].map { Layout.Column($0) },
        rows: file.guesses.enumerated().map { place, guess in
          [
            guess.header, guess.column ?? "–", guess.reason.words,
            file.samples.lazy.compactMap {
              place < $0.count && !$0[place].isEmpty ? $0[place] : nil
            }
            .first ?? "",
          ].map { StyledText(data: $0) }
        }, isCut: program.facts.isTerminal))
    program.screen.line()
    var shown: [[String]] = []
    let columns = file.guesses.compactMap(\.column).prefix(8)
    try file.leads { (draft, _, problem) throws(Failure) in
      guard shown.count < 5, problem == nil else { return }
      let lead = intake.prepare(draft).draft
      shown.append(columns.map { lead[$0] ?? "" })
    }
    program.screen.lines(
      program.layout.table(
        columns.map { Layout.Column($0) }, rows: shown.map { $0.map { StyledText(data: $0) } },
        isCut: program.facts.isTerminal))
    let result = try LeadImport(file, intake, rejects: nil, isPartial: true).survey()
    program.screen.line()
    program.screen.line(
      StyledText(
        "\(result.added.counted("row")) would be taken, \(result.rejected) rejected; nothing was imported. "
          + "The file is \(file.file.encoding.rawValue)."))
    for (line, reason) in result.examples {
      program.screen.line(StyledText(data: "  line \(line): \(reason)", .warning))
    }
    try program.flush()
    return result.rejected == 0 ? .done : .problems
  }
}

extension ColumnGuess.Reason {
  /// The reason, in words.
  fileprivate var words: String {
    switch self {
    case .name: "its name"
    case .values: "what stands in it"
    case .own: "its own name"
    case .mapped: "you said so"
    }
  }
}
