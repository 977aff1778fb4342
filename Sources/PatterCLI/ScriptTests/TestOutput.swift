import ScriptTesting
import SourceText
import Terminal

/// What `test` tells, for people. `TestOutput+JSON` tells the same to programs.
struct TestOutput {
  let transcripts: [TranscriptResult]
  let scripts: [ScriptResult]
  /// Scripts with errors.
  let broken: [String]
  /// The paths of all scripts, by their place in the plan.
  let paths: [String]

  /// How many names of what nothing came to are told.
  private static let nameLimit = 8

  /// Whether a transcript failed, a walk found something or a script has errors.
  var hasProblems: Bool {
    failedCount > 0 || findingCount > 0 || !broken.isEmpty
  }

  private var failedCount: Int { transcripts.count { $0.status == .fail } }
  private var findingCount: Int { scripts.reduce(0) { $0 + ($1.walks?.findings.count ?? 0) } }
  private var walkCount: Int { scripts.reduce(0) { $0 + ($1.walks?.count ?? 0) } }

  func writeText(_ program: Program) {
    let screen = program.screen
    for result in transcripts { write(result, screen) }
    for script in scripts { writeFindings(script, screen) }
    for path in broken {
      screen.line(StyledText("error", .error) + StyledText(data: ": \(path) has errors"))
      writeHelp("see `patter check \(path)`", screen)
      screen.line()
    }
    if !scripts.isEmpty {
      // What failed has ended with a blank line.
      let isSpaced = transcripts.last?.status == .fail || findingCount > 0 || !broken.isEmpty
      if !isSpaced, !transcripts.isEmpty { screen.line() }
      writeCoverage(program)
      screen.line()
    }
    writeSummary(screen)
  }

  private func write(_ result: TranscriptResult, _ screen: Screen) {
    let word: StyledText =
      switch result.status {
      case .pass: StyledText("pass     ", .good)
      case .fail: StyledText("fail     ", .error)
      case .updated: StyledText("updated  ", .warning)
      }
    screen.line(word + StyledText(data: result.path))
    for change in result.changes {
      screen.line(StyledText(data: "  line \(change.line): \(change.message)"))
    }
    let printer = DiagnosticOutput.printer(for: screen.look)
    for diagnostic in result.diagnostics {
      screen.write(printer.print(diagnostic, in: [result.source]))
      if let failure = result.failure {
        write(failure.offer, screen)
        if let help = failure.help { writeHelp(help, screen) }
      }
      if let refusal = result.refusal {
        screen.line(StyledText("note", .heading) + StyledText(data: ": \(refusal)"))
      }
      screen.line()
    }
  }

  private func writeHelp(_ help: String, _ screen: Screen) {
    screen.line(StyledText("help", .heading) + StyledText(data: ": \(help)"))
  }

  private func write(_ offer: Offer, _ screen: Screen) {
    let place = offer.place.isEmpty ? "" : " at `\(SafeText.clean(offer.place))`"
    screen.line(
      StyledText("note", .heading)
        + StyledText(": offered\(place)\(offer.choices.isEmpty ? ": nothing" : ":")"))
    let acts = offer.choices.map { SafeText.clean($0.act) }
    let width = acts.filter { Width.columns(of: $0) <= 40 }.map { Width.columns(of: $0) }.max() ?? 0
    for (choice, act) in zip(offer.choices, acts) {
      let blanks = String(repeating: " ", count: max(0, width - Width.columns(of: act)))
      let words = choice.words.isEmpty ? "" : "\(blanks)  \(SafeText.clean(choice.words))"
      screen.line(StyledText("        \(act)") + StyledText(words, .muted))
    }
  }

  private func writeFindings(_ script: ScriptResult, _ screen: Screen) {
    guard let walks = script.walks else { return }
    for (number, finding) in walks.findings.enumerated() {
      screen.line(
        StyledText("\(finding.trouble.kind.rawValue)", .error)
          + StyledText(data: ": \(script.path): \(finding.trouble.message)"))
      let times = finding.count == 1 ? "1 walk" : "\(finding.count) walks"
      screen.line(StyledText("  \(times) of \(walks.count), walk \(finding.walk + 1) first"))
      if let path = script.saved[number] {
        screen.line(StyledText(data: "  kept as \(path)"))
      }
      writeHelp(finding.trouble.help, screen)
      screen.line()
    }
  }

  private func writeCoverage(_ program: Program) {
    typealias Column = Layout.Column
    let columns = [
      Column("script"), Column("reached by", mayShrink: false),
      Column("steps", alignment: .right, mayShrink: false),
      Column("replies", alignment: .right, mayShrink: false),
      Column("cards", alignment: .right, mayShrink: false), Column("ended", mayShrink: false),
    ]
    var rows: [[StyledText]] = []
    for script in scripts {
      let count = script.transcriptCount
      rows.append(
        row(
          StyledText(data: script.path), count == 1 ? "1 transcript" : "\(count) transcripts",
          script.coverage, ""))
      if let walks = script.walks {
        let name = walks.count == 1 ? "1 walk" : "\(walks.count) walks"
        rows.append(row("", name, walks.coverage, endings(walks.endings)))
      }
    }
    program.screen.lines(
      program.layout.table(columns, rows: rows, isCut: program.facts.isTerminal))
    for script in scripts { writeMissed(script, program) }
  }

  private func row(
    _ script: StyledText, _ name: String, _ coverage: Coverage, _ endings: String
  ) -> [StyledText] {
    func cell(_ share: Coverage.Share) -> StyledText {
      StyledText(
        "\(share.hit) of \(share.total)", share.hit == share.total ? .good : [])
    }
    return [
      script, StyledText(name), cell(coverage.stepShare), cell(coverage.replyShare),
      cell(coverage.cardShare), StyledText(endings),
    ]
  }

  private func endings(_ endings: RandomWalks.Endings) -> String {
    let parts = [
      (endings.won, "won"), (endings.open, "open"), (endings.lost, "lost"),
      (endings.unfinished, "unfinished"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// The names of what nothing came to.
  private func writeMissed(_ script: ScriptResult, _ program: Program) {
    let whole = script.wholeCoverage
    let missed = [
      ("steps", whole.missedSteps), ("replies", whole.missedReplies), ("cards", whole.missedCards),
    ].filter { !$0.1.isEmpty }
    guard !missed.isEmpty else { return }
    program.screen.line()
    program.screen.line(StyledText(data: "never reached in \(script.path):", .heading))
    program.screen.lines(
      program.layout.keyValues(
        missed.map { name, all in
          let more = all.count - Self.nameLimit
          return (
            name,
            StyledText(
              data: all.prefix(Self.nameLimit).joined(separator: ", ")
                + (more > 0 ? " and \(more) more" : ""))
          )
        }))
  }

  private func writeSummary(_ screen: Screen) {
    var parts: [String] = []
    if !transcripts.isEmpty {
      let count = transcripts.count == 1 ? "1 transcript" : "\(transcripts.count) transcripts"
      let updated = transcripts.count { $0.status == .updated }
      let words = [
        (transcripts.count { $0.status == .pass }, "passed"), (updated, "updated"),
        (failedCount, "failed"),
      ].filter { $0.0 > 0 }.map { $0.0 == transcripts.count ? $0.1 : "\($0.0) \($0.1)" }
      parts.append("\(count): \(words.joined(separator: ", "))")
    }
    if walkCount > 0 {
      let walks = walkCount == 1 ? "1 random walk" : "\(walkCount) random walks"
      let found =
        findingCount == 0
        ? "nothing found" : findingCount == 1 ? "1 trouble found" : "\(findingCount) troubles found"
      parts.append("\(walks): \(found)")
    }
    if !broken.isEmpty {
      parts.append(
        broken.count == 1 ? "1 script has errors" : "\(broken.count) scripts have errors")
    }
    guard !parts.isEmpty else { return }
    screen.line(StyledText(parts.joined(separator: "; "), hasProblems ? .heading : .good))
  }
}
