import ScriptTesting
import SourceText
import Terminal

/// Plays the transcripts of a script as it would be with other files, and holds them to how they went
/// before.
enum TranscriptCheck {
  /// Throws when a transcript that passes would not any more, after telling where.
  /// - Parameter replaced: the new bytes of files by their real paths.
  static func prove(
    _ path: String, _ replaced: [String: [UInt8]], _ program: Program
  ) throws(Failure) {
    let before = Set(try failures(path, [:], program).map(\.path))
    let after = try failures(path, replaced, program).filter { !before.contains($0.path) }
    guard let first = after.first else { return }
    for failure in after {
      DiagnosticOutput.write([failure.diagnostic], [failure.source], to: program.errors)
    }
    try? program.errors.flush()
    throw Failure(
      .problems, "the transcript \(first.path) would fail with this; nothing was changed",
      help:
        "see whether the phrase belongs there; if it does, add it and run `patter test --update`")
  }

  /// How many transcripts of a script pass; throws when one fails, after telling where.
  static func passed(_ path: String, _ program: Program) throws(Failure) -> Int {
    let plan = try TestPlan([path])
    if let unreadable = plan.unreadable.first { throw unreadable }
    if let broken = plan.transcripts.first(where: {
      !$0.transcript.problems.isEmpty || $0.problem != nil
    }) {
      throw Failure(
        .problems, "the transcript \(broken.path) cannot be played",
        help: "`patter test \(ShellWord.path(broken.path))` tells why")
    }
    let failures = try failures(path, [:], program)
    guard let first = failures.first else { return plan.transcripts.count }
    for failure in failures {
      DiagnosticOutput.write([failure.diagnostic], [failure.source], to: program.errors)
    }
    try? program.errors.flush()
    throw Failure(
      .problems, "the transcript \(first.path) fails",
      help: "mend the script, or run `patter test --update` when the transcript is out of date")
  }

  private static func failures(
    _ path: String, _ replaced: [String: [UInt8]], _ program: Program
  ) throws(Failure) -> [(path: String, diagnostic: Diagnostic, source: SourceFile)] {
    let plan = try TestPlan([path], replaced: replaced)
    return plan.transcripts.compactMap { entry in
      guard entry.transcript.problems.isEmpty, entry.problem == nil, let place = entry.script,
        let tested = plan.scripts[place].tested
      else { return nil }
      let (start, problems) = entry.transcript.start(tested) { program.zones.rules($0) }
      let failure =
        problems.first ?? TranscriptRun(entry.transcript, tested, start).failure?.diagnostic
      return failure.map { (entry.path, $0, entry.transcript.source) }
    }
  }
}
