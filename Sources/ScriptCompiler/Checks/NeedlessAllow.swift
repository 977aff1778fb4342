package import SourceText

extension Rule {
  /// A comment allows what was not found below it.
  package static let needlessAllow = Rule(
    "needless-allow", .advice,
    explanation:
      "A comment that allows a finding tells the next reader that something is odd there on "
      + "purpose. Where nothing is found any more, or where it is an error, which no comment "
      + "silences, the comment misleads.",
    wrong: .step(
      """
      Good morning.
      // allow: unreachable-step
      - Hello -> offer
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - No => refused

      // allow: unreachable-step
      // The new offer is being written.
      ## offer
      Shall we meet?
      => meeting
      """))
}

extension Check {
  /// Of the script's own file only: what an included file allows may be found in another script that
  /// includes it.
  static let needlessAllow = Check(.needlessAllow) { audit in
    guard audit.allowances.all.contains(where: { !$0.isUsed }) else { return }
    let rules = Dictionary(allRules.map { ($0.id, $0) }) { first, _ in first }
    for allowance in audit.allowances.all where !allowance.isUsed && allowance.span.file == 0 {
      guard let rule = rules[allowance.id], !audit.unjudged.contains(rule.id) else { continue }
      if rule.level == .error {
        audit.report(
          .needlessAllow, at: allowance.span,
          "`\(rule.id)` is an error, and no comment silences an error",
          help: "take the comment away")
      } else {
        audit.report(
          .needlessAllow, at: allowance.span, "nothing below needs `\(rule.id)` to be allowed",
          help: "take the comment away, or put it right above the line that it is for")
      }
    }
  }
}
