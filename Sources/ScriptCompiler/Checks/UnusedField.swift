import CallModel
package import SourceText

extension Rule {
  /// A field is asked, and nothing uses the answer.
  package static let unusedField = Rule(
    "unused-field", .warning,
    explanation:
      "Every question costs the prospect's patience. The answer to this one is put into no line, "
      + "guard, set or message, no outcome needs it and it is for no criterion. If it is asked to be "
      + "kept in the log, `for the record` says so.",
    wrong: .step(
      """
      Good morning. Who supplies you today?
      ? supplier
      - Tells you -> offer
      """),
    right: .step(
      """
      Good morning. Who supplies you today?
      ? supplier
      - Tells you -> happy

      ## happy
      What do you like about {supplier | them}?
      - Much => refused
      - Little -> offer
      """))
}

extension Check {
  static let unusedField = Check(.unusedField) { audit in
    let script = audit.script
    var isUsed = script.fields.rows.map { $0.isForTheRecord || $0.criterion != nil }
    for node in script.expressions.rows {
      if case .field(let field) = node { isUsed[field.index] = true }
    }
    for piece in script.pieces.rows {
      if case .field(let field, _) = piece { isUsed[field.index] = true }
    }
    for outcome in script.outcomes.rows {
      for field in outcome.needs { isUsed[field.index] = true }
    }
    for index in script.lines.rows.indices {
      guard case .ask(let field) = script.lines.rows[index], !isUsed[field.index] else { continue }
      isUsed[field.index] = true
      let span = audit.map[field]
      // `reason` and `call_back_at` are always there, and the log has a place for them.
      guard span != SourceMap.nowhere, !script.isBuiltIn(field) else { continue }
      let name = script.name(field)
      let end = audit.endOfLine(span)
      audit.report(
        .unusedField, at: span, "`\(name)` is asked, and nothing uses the answer",
        notes: [Diagnostic.Note("it is asked here", at: audit.map[Ref<Line>(index)])],
        help:
          "use it in a line, a guard or an outcome, take the ask away, or add `, for the record`",
        fixes: [Diagnostic.Fix("keep it for the record", replacing: end, with: ", for the record")])
    }
  }
}

extension Script {
  /// Whether a field is one that every script has.
  func isBuiltIn(_ field: Ref<Field>) -> Bool {
    ["reason", "call_back_at"].contains(name(field).nameKey)
  }
}

extension Audit {
  /// The place behind the last word on the line of a span.
  func endOfLine(_ span: Span) -> Span {
    let file = files[Int(span.file)]
    let line = file.line(file.lineIndex(of: Int(span.start)))
    var end = line.upperBound
    while end > line.lowerBound, file.bytes[end - 1] <= 0x20 { end -= 1 }
    return Span(file: Int(span.file), range: end..<end)
  }
}
