import CallModel
package import SourceText

extension Rule {
  /// A jump that looks as if it belonged to the reply above it.
  package static let jumpNotIndented = Rule(
    "jump-not-indented", .warning,
    explanation:
      "A line belongs to the reply above it when it is indented. A jump right below a reply that "
      + "says nothing else, with more replies after it, looks as if it were that reply's, but it is "
      + "the way on for every reply of the step that has none of its own.",
    wrong: .step(
      """
      Good morning.
      - Hello
      -> offer
      - Not now => refused
      """),
    right: .step(
      """
      Good morning.
      - Hello
        -> offer
      - Not now => refused
      """))
}

extension Check {
  static let jumpNotIndented = Check(.jumpNotIndented) { audit in
    let script = audit.script
    for step in script.steps.rows where !step.passage.jumps.isEmpty && !step.replies.isEmpty {
      // Both stand in file order, so one pass over the two meets every pair of neighbours.
      var place = step.replies.range.lowerBound
      for jump in step.passage.jumps.refs {
        let span = audit.map[jump]
        while place < step.replies.range.upperBound,
          audit.map[Ref<Reply>(place)].start < span.start
        {
          place += 1
        }
        guard place > step.replies.range.lowerBound, place < step.replies.range.upperBound else {
          continue
        }
        let above = Ref<Reply>(place - 1)
        let reply = script.replies[above]
        guard reply.target == nil, reply.body.lines.isEmpty, reply.body.jumps.isEmpty,
          audit.line(of: audit.map[above]) + 1 == audit.line(of: span)
        else { continue }
        let start = Span(file: Int(span.file), range: Int(span.start)..<Int(span.start))
        audit.report(
          .jumpNotIndented, at: span,
          "this jump is for the whole step, not for the reply `\(script.label(above))`",
          notes: [Diagnostic.Note("the reply", at: audit.map[above])],
          help: "indent it by two blanks if it is the reply's; else put it below the last reply",
          fixes: [Diagnostic.Fix("indent it", replacing: start, with: "  ")])
      }
    }
  }
}

extension Audit {
  /// The line on which a span begins, from 0.
  func line(of span: Span) -> Int { files[Int(span.file)].lineIndex(of: Int(span.start)) }
}
