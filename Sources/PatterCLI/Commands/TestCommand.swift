import CallModel
import Glibc
import ScriptTesting
import SourceText
import Terminal

/// `test PATH…`
enum TestCommand {
  /// The most walks of one script.
  private static let maximumWalks = 1_000_000

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", ["text", "json"])
    let walkCount = try walkCount(invocation)
    let seed = try program.seed() ?? 0
    if invocation.has("save"), invocation.has("no-save") {
      throw .usage("--save and --no-save exclude each other", help: "keep one of the two")
    }
    if walkCount == 0, invocation.has("save") || invocation.has("no-save") {
      throw .usage(
        "nothing is saved without random walks", help: "add `--random 100`, or leave it out")
    }
    let plan = try TestPlan(invocation.arguments)
    guard !plan.transcripts.isEmpty || walkCount > 0 || !plan.unreadable.isEmpty else {
      throw .usage(
        "there is no transcript of \(plan.scripts.first?.path ?? invocation.arguments[0])",
        help: "write NAME.transcript beside the script or in a folder `tests` there, or let chance "
          + "call with `--random 100`")
    }
    var scripts = plan.scripts.map { entry in
      entry.tested.map { ScriptResult(entry.path, $0) }
    }
    var progress = program.progress(
      "Testing", total: plan.transcripts.count + walkCount * scripts.count { $0 != nil })
    var failures = plan.unreadable
    var transcripts: [TranscriptResult] = []
    var done = 0
    for entry in plan.transcripts {
      do throws(Failure) {
        transcripts.append(
          try result(entry, plan, program, &scripts, isUpdating: invocation.has("update")))
      } catch {
        failures.append(error)
      }
      done += 1
      progress.update(done: done)
    }
    if walkCount > 0 {
      for index in scripts.indices {
        guard let tested = plan.scripts[index].tested, var result = scripts[index] else { continue }
        let folder = invocation.value("save") ?? testsFolder(of: result.path)
        var walks = RandomWalks(
          tested, seed: seed, path: FoundTranscript.scriptPath(result.path, from: folder))
        for _ in 0..<walkCount {
          walks.walk()
          done += 1
          progress.update(done: done)
        }
        result.walks = walks
        if !invocation.has("no-save") { save(walks, &result, in: folder, &failures) }
        scripts[index] = result
      }
    }
    progress.finish()
    let output = TestOutput(
      transcripts: transcripts, scripts: scripts.compactMap { $0 }, broken: broken(plan),
      paths: plan.scripts.map(\.path))
    if format == "json" { output.writeJSON(program) } else { output.writeText(program) }
    try program.flush()
    for failure in failures { program.tell(failure) }
    if failures.contains(where: { $0.status != .problems }) { return .system }
    return output.hasProblems || !failures.isEmpty ? .problems : .done
  }

  /// Keeps what walks found; the first that cannot be written ends it.
  private static func save(
    _ walks: RandomWalks, _ result: inout ScriptResult, in folder: String,
    _ failures: inout [Failure]
  ) {
    do throws(Failure) {
      for (number, finding) in walks.findings.enumerated() {
        result.saved[number] = try FoundTranscript.save(
          finding, of: result.path, seed: walks.seed, in: folder)
      }
    } catch {
      failures.append(error)
    }
  }

  private static func walkCount(_ invocation: Invocation) throws(Failure) -> Int {
    guard let text = invocation.value("random") else { return 0 }
    if text.isEmpty { return 100 }
    guard let count = Int(text), (1...maximumWalks).contains(count) else {
      throw .usage(
        "`--random \(SafeText.clean(text))` is no number of walks",
        help: "write a whole number from 1 to a million, such as `--random 100`")
    }
    return count
  }

  /// Scripts with errors that a transcript or a path names; libraries are none.
  private static func broken(_ plan: TestPlan) -> [String] {
    plan.scripts.filter { $0.tested == nil && !$0.isLibrary }.map(\.path)
  }

  private static func testsFolder(of script: String) -> String {
    PathWords.joined(ScriptLoader.folder(of: script), "tests")
  }

  /// Plays a transcript, and rewrites it where that is asked for and can be done.
  private static func result(
    _ entry: TestPlan.TranscriptEntry, _ plan: TestPlan, _ program: Program,
    _ scripts: inout [ScriptResult?], isUpdating: Bool
  ) throws(Failure) -> TranscriptResult {
    func failed(
      _ diagnostics: [Diagnostic], _ failure: TranscriptFailure? = nil, refusal: String? = nil
    ) -> TranscriptResult {
      let usual = "not updated: what is told here is to be mended by hand"
      return TranscriptResult(
        path: entry.path, script: entry.script, source: entry.transcript.source, status: .fail,
        diagnostics: diagnostics, failure: failure, refusal: isUpdating ? refusal ?? usual : nil)
    }
    if !entry.transcript.problems.isEmpty { return failed(entry.transcript.problems) }
    if let problem = entry.problem { return failed([problem]) }
    guard let place = entry.script, let tested = plan.scripts[place].tested else {
      return failed([])
    }
    let (start, problems) = entry.transcript.start(tested) { program.zones.rules($0) }
    scripts[place]?.transcriptCount += 1
    if !problems.isEmpty { return failed(problems) }
    let run = TranscriptRun(entry.transcript, tested, start)
    guard let failure = run.failure else {
      scripts[place]?.coverage.add(run.call)
      return TranscriptResult(
        path: entry.path, script: place, source: entry.transcript.source, status: .pass)
    }
    let update = isUpdating ? TranscriptUpdate(entry.transcript, tested, start) : nil
    if let update {
      let again = TranscriptRun(Transcript(update.text, path: entry.path), tested, start)
      if again.failure == nil {
        let file = try OutputFile(entry.path)
        file.write(update.text)
        try file.finish()
        scripts[place]?.coverage.add(again.call)
        return TranscriptResult(
          path: entry.path, script: place, source: entry.transcript.source, status: .updated,
          changes: update.changes)
      }
    }
    scripts[place]?.coverage.add(run.call)
    return failed(
      [failure.diagnostic], failure,
      refusal: failure.isScriptAtFault
        ? "not updated: its acts fit, and the script is what is to be mended"
        : update == nil ? "not updated: none of its acts fits the script as it is now" : nil)
  }
}
