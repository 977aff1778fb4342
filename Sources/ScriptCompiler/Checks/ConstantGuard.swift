import CallModel
package import SourceText

extension Rule {
  /// A guard is always true, or never.
  package static let constantGuard = Rule(
    "constant-guard", .warning,
    explanation:
      "A guard that always holds is not needed; one that never holds hides its line for good, and "
      + "with it what was meant to be said. It comes of comparing with what cannot be: an answer "
      + "beyond the ends of a scale, two options of a `one of` field at once, a score that no reply "
      + "gives, a letter that the step does not have.",
    wrong: .body(
      """
      # fields
      - urgency: 0..10

      # greeting

      ## hello
      How urgent is it, from nought to ten?
      ? urgency
      [if urgency > 10] Then let us talk today.
      - Fine => meeting
      - No => refused
      """),
    right: .body(
      """
      # fields
      - urgency: 0..10

      # greeting

      ## hello
      How urgent is it, from nought to ten?
      ? urgency
      [if urgency >= 8] Then let us talk today.
      - Fine => meeting
      - No => refused
      """))
}

extension Check {
  static let constantGuard = Check(.constantGuard) { audit in
    let script = audit.script
    var search = GuardSearch(script)
    search.letters = .max
    for reply in script.anytime.refs { audit.judge(reply, &search, in: nil) }
    for step in script.steps.refs {
      search.letters = script.steps[step].letters
      search.variantMayBeUnknown = search.letters == 0
      audit.judge(script.steps[step].passage, &search, in: step)
      for reply in script.steps[step].replies.refs { audit.judge(reply, &search, in: step) }
    }
  }
}

extension Audit {
  fileprivate mutating func judge(
    _ reply: Ref<Reply>, _ search: inout GuardSearch, in step: Ref<Step>?
  ) {
    if let condition = script.replies[reply].condition, let span = map.guardSpan(of: reply) {
      judge(condition, span, &search, in: step)
    }
    judge(script.replies[reply].body, &search, in: step)
  }

  fileprivate mutating func judge(
    _ passage: Passage, _ search: inout GuardSearch, in step: Ref<Step>?
  ) {
    for index in passage.lines.range {
      guard case .test(let condition, _, _, _) = script.lines.rows[index] else { continue }
      judge(condition, map[Ref<Line>(index)], &search, in: step)
    }
    for jump in passage.jumps.refs {
      guard let condition = script.jumps[jump].condition, let span = map.guardSpan(of: jump) else {
        continue
      }
      judge(condition, span, &search, in: step)
    }
  }

  private mutating func judge(
    _ condition: Ref<Expression>, _ span: Span, _ search: inout GuardSearch, in step: Ref<Step>?
  ) {
    if !search.isPossible([(condition, true)]) {
      report(
        .constantGuard, at: span, "this guard never holds",
        notes: search.culprit.map { [Diagnostic.Note(reason($0, search, step))] } ?? [],
        help: "mend the comparison, or take away what it hides")
    } else if !search.isPossible([(condition, false)]) {
      report(
        .constantGuard, at: span, "this guard always holds",
        notes: search.culprit.map { [Diagnostic.Note(reason($0, search, step))] } ?? [],
        help: "take the guard away, or mend the comparison")
    }
  }

  /// What the subject of an idle comparison can be.
  private func reason(
    _ subject: GuardSubject, _ search: GuardSearch, _ step: Ref<Step>?
  ) -> String {
    switch subject {
    case .builtIn(.score):
      if search.scores == 0...0 { return "no reply has a score, so `score` is always 0" }
      return search.scores.lowerBound == 0
        ? "no reply takes from the score, so `score` is never below 0"
        : (search.scores.upperBound == 0
          ? "no reply adds to the score, so `score` is never above 0"
          : "no `score` stands so to all that it is compared with")
    case .builtIn(.attempt): return "`attempt` is 1 at the first dial and counts up"
    case .builtIn(.elapsed): return "`elapsed` begins at 0 and grows"
    case .builtIn(.variant):
      let letters = (0..<26).filter { search.letters & (1 << UInt32($0)) != 0 }
        .compactMap { Letter(index: $0).map { "`\($0)`" } }
      let name = step.map { "`\(script.name($0))`" } ?? "this"
      return letters.isEmpty
        ? "\(name) has no variants"
        : "the variants of \(name) are \(letters.joined(separator: ", "))"
    case .builtIn(let builtIn):
      return "no `\(builtIn.rawValue)` stands so to all that it is compared with"
    case .field(let field):
      let name = script.name(field)
      if case .scale(let low, let high) = script.fields[field].type {
        return "`\(name)` is a scale from \(low) to \(high)"
      }
      return "no value of `\(name)` stands so to all that it is compared with"
    }
  }
}
