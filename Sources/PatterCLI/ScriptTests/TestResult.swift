import CallModel
import ScriptTesting
import SourceText

/// What came of a transcript.
struct TranscriptResult {
  /// How it went.
  enum Status: String {
    case pass
    case fail
    /// It failed and was rewritten, so that it passes now.
    case updated
  }

  let path: String
  /// The script by its place in the plan.
  let script: Int?
  let source: SourceFile
  let status: Status
  /// What is wrong, without what the script offers.
  var diagnostics: [Diagnostic] = []
  /// Where it does not fit.
  var failure: TranscriptFailure?
  /// Why it could not be rewritten, where that was asked for.
  var refusal: String?
  /// What was rewritten.
  var changes: [TranscriptUpdate.Change] = []
}

/// What came of a script: how much of it was seen, and what random walks found.
struct ScriptResult {
  let path: String
  /// By transcripts.
  var coverage: Coverage
  var transcriptCount = 0
  /// By random walks; nil when none were made.
  var walks: RandomWalks?
  /// Where a finding was saved, by its place among the walks' findings.
  var saved: [Int: String] = [:]

  init(_ path: String, _ tested: TestedScript) {
    self.path = path
    coverage = Coverage(tested.script)
  }

  /// By either.
  var wholeCoverage: Coverage {
    var whole = coverage
    if let walks { whole.formUnion(walks.coverage) }
    return whole
  }
}
