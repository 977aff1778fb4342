package import SourceText

extension Rule {
  /// A comment allows a rule that does not exist.
  package static let unknownRule = Rule(
    "unknown-rule", .warning,
    explanation:
      "`// allow: ID` above a line silences the warning or the advice with that id there. The id "
      + "stands in brackets where the finding is printed, such as `warning[unreachable-step]`. An "
      + "id that no rule has silences nothing.",
    wrong: .step(
      """
      Good morning.
      // allow: unreachable-steps
      - Hello -> offer
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      """))
}

extension Check {
  static let unknownRule = Check(.unknownRule) { audit in
    guard !audit.allowances.all.isEmpty else { return }
    let known = Set(allRules.map(\.id))
    for allowance in audit.allowances.all where !known.contains(allowance.id) {
      // Whoever allows hundreds of unknown rules gets the nearest ones of the first.
      let near = nearestNames(to: allowance.id, among: allRules.lazy.map(\.id), limit: 3)
      audit.report(
        .unknownRule, at: allowance.span, "no rule is called `\(allowance.id)`",
        help: near.isEmpty
          ? "take the comment away"
          : (near.count == 1 ? "the rule with a similar name is " : "rules with similar names are ")
            + near.map { "`\($0)`" }.joined(separator: ", "),
        fixes: near.map {
          Diagnostic.Fix("make it `\($0)`", replacing: allowance.span, with: $0)
        })
    }
  }
}
