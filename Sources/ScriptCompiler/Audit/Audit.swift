package import CallModel
package import SourceText

/// What is likely wrong in a script that runs, or could be better.
package struct Findings: Sendable {
  /// Warnings and advice, in file order.
  package let diagnostics: [Diagnostic]
  /// How many more there were than are kept.
  package let droppedCount: Int
  /// Whether one of them, kept or not, was taken as an error.
  package let hasErrors: Bool
}

extension Compilation {
  /// Looks for everything that is likely wrong or could be better. A script with errors, and a
  /// library, have none of it: what is told of them comes first. Linear in the script's size.
  /// - Parameters:
  ///   - kept: the version of the script that the log's latest calls were made with, if it is known.
  ///   - level: how grave a rule's findings are taken; nil hides them.
  package func audit(
    after kept: Script? = nil,
    as level: @escaping @Sendable (Rule) -> Diagnostic.Level? = { $0.level }
  ) -> Findings {
    guard let script, let map else {
      return Findings(diagnostics: [], droppedCount: 0, hasErrors: false)
    }
    var audit = Audit(script, map, files, kept, level)
    for check in Check.all { check.find(&audit) }
    return Findings(
      diagnostics: audit.found.inFileOrder, droppedCount: audit.found.droppedCount,
      hasErrors: audit.found.hasErrors)
  }
}

/// A script under examination: what the checks look at, and what they report.
struct Audit {
  let script: Script
  let map: SourceMap
  let files: [SourceFile]
  /// What leads where.
  let graph: ScriptGraph
  /// What can be reached from the script's start, and from where.
  let fromStart: ScriptGraph.Walk
  /// What is said, judged by the words of the script's language.
  private(set) lazy var speech = Speech(script)
  /// What the comments allow.
  private(set) var allowances: Allowances
  /// What was reported and is not allowed.
  private(set) var found = Diagnostics()
  /// The rules that could not be judged on this script, such as those that need a language's words:
  /// a comment that allows one of them is not needless.
  var unjudged: Set<String> = []

  /// The version that the log's latest calls were made with; nil when it is not known.
  let kept: Script?
  private let level: @Sendable (Rule) -> Diagnostic.Level?

  init(
    _ script: Script, _ map: SourceMap, _ files: [SourceFile], _ kept: Script?,
    _ level: @escaping @Sendable (Rule) -> Diagnostic.Level?
  ) {
    self.kept = kept
    self.level = level
    self.script = script
    self.map = map
    self.files = files
    graph = ScriptGraph(script)
    fromStart = graph.walk(from: [graph.start])
    allowances = Allowances(files)
  }

  /// Reports something, unless a comment above its line allows it.
  mutating func report(
    _ rule: Rule, at span: Span, _ message: String, label: String? = nil,
    notes: [Diagnostic.Note] = [], help: String? = nil, fixes: [Diagnostic.Fix] = []
  ) {
    if allowances.silence(rule.id, at: span, files) { return }
    guard let level = level(rule) else { return }
    found.add(
      Diagnostic(
        rule, at: span, message, label: label, notes: notes, help: help, fixes: fixes
      ).taken(as: level))
  }

  /// The path to a node in words: `hello → opener ⇒ meeting`. Long ones are cut in the middle.
  func words(_ path: [ScriptGraph.Node]) -> String { graph.words(path, script) }

  /// Where a word stands on the line of a span, behind it; the span itself when it is not there as it
  /// is written.
  func span(ofWord word: String, behind span: Span) -> Span {
    let file = files[Int(span.file)]
    let bytes = file.bytes
    let wanted = Array(word.utf8)
    let end = file.line(file.lineIndex(of: Int(span.start))).upperBound
    func isPart(_ place: Int) -> Bool {
      guard place < end else { return false }
      let byte = bytes[place]
      return byte >= 0x80 || byte == 0x5F || byte == 0x2D || (0x30...0x39).contains(byte)
        || (0x41...0x5A).contains(byte & 0xDF)
    }
    var place = Int(span.end)
    while place + wanted.count <= end {
      if bytes[place] == wanted.first, bytes[place..<place + wanted.count].elementsEqual(wanted),
        !isPart(place - 1), !isPart(place + wanted.count)
      {
        return Span(file: Int(span.file), range: place..<place + wanted.count)
      }
      place += 1
    }
    return span
  }

  /// The text that a span covers.
  func text(_ span: Span) -> String { files[Int(span.file)].text(span.range) }
}
